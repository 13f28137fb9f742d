/**
 * Names of a program. A document's name is taken over only where it is a plain identifier that means nothing else in
 * Python: whatever else stands there is not code of ours.
 */

const keywords =
  'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
  'import in is lambda nonlocal not or pass raise return try while with yield match case type';

/** Source: The Python Standard Library, Built-in Functions and Built-in Constants. */
const builtins =
  'abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright ' +
  'credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash ' +
  'help hex id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open ' +
  'ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple vars ' +
  'zip Ellipsis NotImplemented';

/** The modules of every framework's snippets, so that a name does not mean an array in one and a module in another. */
const modules = 'np math torch F tf jax jnp optax';

const taken: ReadonlySet<string> = new Set(`${keywords} ${builtins} ${modules}`.split(' '));

const longestName = 40;

/** Whether a name can stand for an array in Python without hiding anything. */
export function isPlainName(name: string): boolean {
  return name.length <= longestName && /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !taken.has(name) && !/Error$/.test(name);
}
