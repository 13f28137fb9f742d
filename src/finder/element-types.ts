/** Element types by the names that frameworks give them. */

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
