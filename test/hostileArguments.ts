/** Arguments that a command may be called with by anybody, and that are no place in a document. */

/** A fresh one each time: somebody may write into what they are given. */
export const hostileArguments: readonly (() => unknown)[] = [
  () => null,
  () => Number.NaN,
  () => 1e308,
  () => '<img src=x onerror=alert(1)> [x](command:workbench.action.quit) $(zap)',
  () => [[[]]],
  () => Symbol('place'),
  () => 10n,
  () => () => 1,
  () => JSON.parse('{"__proto__": {"uri": "file:///a"}, "constructor": 1}'),
  () => ({ uri: { toString: 1 }, line: {}, character: [] }),
  () => ({ uri: 'file:///a.py', line: Number.NaN, character: 0 }),
  () => ({ uri: 'file:///a.py', line: 0.5, character: Number.POSITIVE_INFINITY }),
  () => ({ uri: 'file:///a.py', line: 2 ** 60, character: -1 }),
  () => ({ place: { place: { uri: 'file:///a.py', line: 0, character: 0 } } }),
  () => ({ recent: 'constructor' }),
];
