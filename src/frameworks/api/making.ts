/** Arrays made from a shape and a rule, and Python's numbers and lists from arrays; the same in every library. */

import { elementCount } from '../../core/index.ts';
import { type ArrayValue, arrayOf, isFloating, notFollowed, Raised, type Value } from './values.ts';

/** More numbers are nobody's literal. */
export const mostFilled = 100_000;

/** An array of a shape, each element by its place. @throws Unresolved for one of unreasonable size */
export function madeArray(
  { library, type }: Pick<ArrayValue, 'library' | 'type'>,
  shape: readonly number[],
  valueAt: (place: number) => number,
): ArrayValue {
  const count = elementCount(shape);
  if (!(count <= mostFilled)) return notFollowed('an array of this size');
  return arrayOf(library, type, { shape, data: Float64Array.from({ length: count }, (_, place) => valueAt(place)) });
}

/** Ones on the diagonal. */
export function identityMatrix(kind: Pick<ArrayValue, 'library' | 'type'>, rows: number, columns: number): ArrayValue {
  return madeArray(kind, [rows, columns], (place) => (Math.floor(place / columns) === place % columns ? 1 : 0));
}

/** The numbers from start up to an end. */
export function countedArray(
  kind: Pick<ArrayValue, 'library' | 'type'>,
  [start, end, step]: readonly [start: number, end: number, step: number],
): ArrayValue {
  return madeArray(kind, [Math.max(0, Math.ceil((end - start) / step))], (place) => start + place * step);
}

/** A Python number from an array of one element. */
export function scalarOf({ held, type }: ArrayValue): Value {
  if (held.data.length !== 1) {
    throw new Raised(`RuntimeError: a Tensor with ${held.data.length} elements cannot be converted to Scalar`);
  }
  if (type === 'bool') return { kind: 'flag', value: held.data[0] !== 0 };
  return { kind: 'number', value: held.data[0], isInteger: !isFloating(type) };
}

/** Python's lists from an array. */
export function listOf(array: ArrayValue): Value {
  const { held, type } = array;
  const build = (from: number, [size, ...rest]: readonly number[]): Value => {
    if (size === undefined) return { kind: 'number', value: held.data[from], isInteger: !isFloating(type) };
    const inner = elementCount(rest);
    return {
      kind: 'list',
      form: 'list',
      items: Array.from({ length: size }, (_, place) => build(from + place * inner, rest)),
    };
  };
  return build(0, held.shape);
}
