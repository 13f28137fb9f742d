/** Element types by the names that frameworks give them. */

import type { Dialect } from './dialects/dialect.ts';
import type { Frame } from './frame.ts';
import { Token } from './tokens.ts';
import type { ElementType } from './types.ts';

const names: Readonly<Record<string, ElementType>> = {
  float16: 'float16',
  half: 'float16',
  f2: 'float16',
  bfloat16: 'bfloat16',
  float32: 'float32',
  single: 'float32',
  f4: 'float32',
  float64: 'float64',
  double: 'float64',
  float_: 'float64',
  f8: 'float64',
  int8: 'int',
  int16: 'int',
  int32: 'int',
  int64: 'int',
  int: 'int',
  int_: 'int',
  long: 'int',
  short: 'int',
  uint8: 'int',
  uint16: 'int',
  uint32: 'int',
  uint64: 'int',
  i4: 'int',
  i8: 'int',
  bool: 'bool',
  bool_: 'bool',
};

/** The element type of `torch.float32`, `np.int64`, `'f4'`, … ; undefined for other names. */
export function elementTypeNamed(name: string): ElementType | undefined {
  const last = name.slice(name.lastIndexOf('.') + 1).replace(/^[<>=|]/, '');
  // PyTorch's float is single, Python's and NumPy's is double.
  if (last === 'float') return name.startsWith('torch.') ? 'float32' : 'float64';
  return Object.hasOwn(names, last) ? names[last] : undefined;
}

/** The element type that a list's callee names, by itself or in its type arguments: `doubleArrayOf`, `Array[Float]`. */
export function elementTypeOfCallee(callee: string, { types }: Dialect): ElementType | undefined {
  if (!types) return undefined;
  if (Object.hasOwn(types, callee)) return types[callee];
  const word = callee.match(/[\p{L}\p{N}_]+/gu)?.findLast((name) => Object.hasOwn(types, name));
  return word === undefined ? undefined : types[word];
}

/** Takes a token beside the list: what is written `dtype=torch.float32`, or by its place as `torch.float32` or 'f4'. */
export function elementTypeBeside(
  frame: Frame,
  token: Token,
  text: string,
  start: number,
  end: number,
): ElementType | undefined {
  if (token === Token.comma) frame.keyword = frame.word = undefined;
  else if (token === Token.assignment) frame.keyword = frame.word;
  else if (token === Token.word || token === Token.string) {
    const quotes = token === Token.string ? 1 : 0;
    const word = text.slice(start + quotes, end - quotes);
    const goesOn = frame.word !== undefined && frame.word.length < 64 && text.charCodeAt(start - 1) === 46;
    const dotted = goesOn ? `${frame.word}.${word}` : word;
    frame.word = dotted;
    if (frame.keyword === undefined || frame.keyword === 'dtype') return elementTypeNamed(dotted);
  }
  return undefined;
}
