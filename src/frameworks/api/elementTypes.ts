/** Element types as programs name them. */

import { type ElementType, notFollowed, type Value } from './values.ts';

const names: Readonly<Record<string, ElementType>> = {
  float16: 'float16',
  half: 'float16',
  bfloat16: 'bfloat16',
  float32: 'float32',
  single: 'float32',
  float64: 'float64',
  double: 'float64',
  int32: 'int32',
  int64: 'int64',
  uint8: 'uint8',
  bool: 'bool',
  bool_: 'bool',
};

/** What the plain words `float` and `int` mean in a library. */
export interface PlainTypes {
  readonly float: ElementType;
  readonly int: ElementType;
}

/**
 * The element type that a value names: `tf.float32`, `'float32'`, `np.float32`, `float`, `x.dtype`; undefined for `None`.
 * @throws Unresolved for any other
 */
export function typeNamed(value: Value | undefined, plain: PlainTypes): ElementType | undefined {
  if (value === undefined || value.kind === 'nothing') return undefined;
  if (value.kind === 'method' && value.name === 'dtype' && value.object.kind === 'array') return value.object.type;
  const written =
    value.kind === 'string' ? value.value : value.kind === 'path' ? value.path : notFollowed('this dtype');
  const name = /^(?:(?:tensorflow|numpy|jax\.numpy|builtins)\.)?(\w+)$/.exec(written)?.[1] ?? '';
  if (name === 'float' || name === 'int') return plain[name];
  return Object.hasOwn(names, name) ? names[name] : notFollowed('this dtype');
}
