/** Python's own functions, as far as arrays are made with them. */

import { message } from '../../core/index.ts';
import { type Arguments, notFollowed, Unresolved, type Value } from '../../frameworks/index.ts';

const prefix = 'builtins.';
const longestRange = 10_000;

/** What a call of a built-in function gives; undefined where the path names something else. */
export function builtin(path: string, argumentsOf: () => Arguments): Value | undefined {
  if (!path.startsWith(prefix)) return undefined;
  const run = functions[path.slice(prefix.length)];
  if (!run) throw new Unresolved(message('{0} is bound nowhere in this file', path.slice(prefix.length)));
  return run(argumentsOf().positional);
}

const functions: Readonly<Record<string, ((given: readonly Value[]) => Value) | undefined>> = {
  float: ([value]) => {
    if (value?.kind === 'string') return number(textNumber(value.value), false);
    if (value?.kind === 'number') return { ...value, isInteger: false };
    return notFollowed('float()');
  },
  int: ([value]) => (value?.kind === 'number' ? number(Math.trunc(value.value), true) : notFollowed('int()')),
  len: ([value]) => {
    if (value?.kind === 'list') return number(value.items.length, true);
    if (value?.kind === 'array' && value.exact.shape.length > 0) return number(value.exact.shape[0], true);
    return notFollowed('len()');
  },
  list: ([value]) => (value?.kind === 'list' ? { ...value, form: 'list' } : notFollowed('list()')),
  tuple: ([value]) => (value?.kind === 'list' ? { ...value, form: 'tuple' } : notFollowed('tuple()')),
  range: (given) => {
    const [first, second, third] = given.map((value) =>
      value.kind === 'number' && value.isInteger ? value.value : notFollowed('range()'),
    );
    const [start, stop, step] = second === undefined ? [0, first, 1] : [first, second, third ?? 1];
    const count = Math.max(0, Math.ceil((stop - start) / step));
    if (!(count <= longestRange)) return notFollowed('range()');
    return {
      kind: 'list',
      form: 'list',
      items: Array.from({ length: count }, (_, k) => number(start + k * step, true)),
    };
  },
  abs: ([value]) => (value?.kind === 'number' ? { ...value, value: Math.abs(value.value) } : notFollowed('abs()')),
};

function number(value: number, isInteger: boolean): Value {
  return { kind: 'number', value, isInteger };
}

/** `float('inf')` and what else Python reads. */
function textNumber(text: string): number {
  const plain = text.trim().toLowerCase().replaceAll('_', '');
  const [, sign, word] = /^([+-]?)(inf|infinity|nan)$/.exec(plain) ?? [];
  if (word === 'nan') return Number.NaN;
  if (word !== undefined) return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/.test(plain) ? Number(plain) : notFollowed('float()');
}
