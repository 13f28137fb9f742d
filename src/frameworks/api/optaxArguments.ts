/** What optax takes as arguments: arrays of one kind, stretched to one shape; and what it says of others. */

import { moved } from './common.ts';
import { madeFrom } from './jaxMaking.ts';
import type { Settings } from './settings.ts';
import { broadcastTo } from './shapes.ts';
import { type ArrayValue, type Given, isFloating, notFollowed, Raised, type Value } from './values.ts';
import { pythonFraction, tupleOf } from './words.ts';

/** An array of fractions, or of whole numbers. @throws Raised for anything else */
export function typedIn(given: Given, name: string, kind: 'floating' | 'integer', settings: Settings): ArrayValue {
  const value = given[name];
  if (value.kind === 'list') throw new Raised(`TypeError: Cannot determine dtype of ${written(value)}`);
  if (value.kind === 'number') return notFollowed('a number in the place of an array');
  const array = madeFrom(value, settings);
  const fits = kind === 'floating' ? isFloating(array.type) : !isFloating(array.type) && array.type !== 'bool';
  if (fits) return array;
  const found = value.kind === 'array' ? value.type : array.type;
  throw new Raised(
    `TypeError: Expected the input to have a dtype that is a subdtype of <class 'numpy.${kind}'>, got ${found} instead`,
  );
}

/** Numbers in lists as Python writes them. */
function written(value: Value): string {
  if (value.kind === 'list') return `[${value.items.map(written).join(', ')}]`;
  if (value.kind === 'number') return value.isInteger ? String(value.value) : pythonFraction(value.value);
  return value.kind;
}

/** Two arrays stretched to one shape. @throws Raised in the words of what is called */
export function stretched(one: ArrayValue, other: ArrayValue, error: (a: string, b: string) => string) {
  const [a, b] = [one.exact.shape, other.exact.shape];
  const rank = Math.max(a.length, b.length);
  const shape = Array.from({ length: rank }, (_, axis) => {
    const [x, y] = [a[axis - rank + a.length] ?? 1, b[axis - rank + b.length] ?? 1];
    if (x !== y && x !== 1 && y !== 1) throw new Raised(error(tupleOf(a), tupleOf(b)));
    return x === 1 ? y : x;
  });
  const stretch = (array: ArrayValue): ArrayValue =>
    array.exact.shape.join() === shape.join() ? array : moved(array, (tensor) => broadcastTo(tensor, shape));
  return [stretch(one), stretch(other)] as const;
}

/** Of a product that the labels come first in. */
export const incompatible = (a: string, b: string): string =>
  `ValueError: Incompatible shapes for broadcasting: shapes=[${b}, ${a}]`;
/** Of a product inside of what is compiled. */
export const unfit = (a: string, b: string): string =>
  `TypeError: mul got incompatible shapes for broadcasting: ${b}, ${a}.`;

/** Masks are not followed. */
export function refuseWhere({ where }: Given): void {
  if (where !== undefined && where.kind !== 'nothing') notFollowed('where');
}
