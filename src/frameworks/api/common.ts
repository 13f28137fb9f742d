/** What arrays of every library can do, each under the library's own names. */

import { compensatedSum, type Tensor } from '../../core/index.ts';
import { arrayFrom } from './arithmetic.ts';
import {
  axisFromFront,
  broadcastShape,
  broadcastTo,
  folded,
  indexed,
  permuted,
  reshaped,
  type Selector,
} from './shapes.ts';
import { numberIn } from './signature.ts';
import {
  type ArrayValue,
  type ElementType,
  type Given,
  heldAs,
  isFloating,
  mapArray,
  notFollowed,
  type Value,
} from './values.ts';

/** A shape that was given as one list or as numbers one by one. */
export function shapeIn(value: Value | undefined): number[] {
  if (value?.kind === 'number') return [value.value];
  if (value?.kind !== 'list') return notFollowed('this shape');
  return value.items.map((item) => (item.kind === 'number' ? item.value : notFollowed('this shape')));
}

export function withShape(array: ArrayValue, shape: readonly number[]): ArrayValue {
  return moved(array, (tensor) => reshaped(tensor, shape));
}

/** Moved about without a rounding. */
export function moved(array: ArrayValue, move: (tensor: Tensor) => Tensor): ArrayValue {
  const exact = move(array.exact);
  return { ...array, exact, held: array.held === array.exact ? exact : move(array.held) };
}

/** Axes in reverse order. */
export function transposed(array: ArrayValue): ArrayValue {
  return moved(array, (tensor) => permuted(tensor, [...tensor.shape.keys()].reverse()));
}

/** Two axes change places. */
export function swapped(array: ArrayValue, one: number, other: number): ArrayValue {
  return moved(array, (tensor) => {
    const [a, b] = [axisFromFront(one, tensor.shape.length), axisFromFront(other, tensor.shape.length)];
    const axes = [...tensor.shape.keys()];
    [axes[a], axes[b]] = [axes[b], axes[a]];
    return permuted(tensor, axes);
  });
}

/** With an axis of length 1 more. */
export function widened(array: ArrayValue, axis: number): ArrayValue {
  const at = axisFromFront(axis, array.exact.shape.length + 1);
  return moved(array, ({ data, shape }) => ({ data, shape: shape.toSpliced(at, 0, 1) }));
}

/** Without the axes of length 1, or without this one if it has length 1. */
export function squeezed(array: ArrayValue, axis: number | undefined): ArrayValue {
  const at = axis === undefined ? undefined : axisFromFront(axis, array.exact.shape.length);
  return moved(array, ({ data, shape }) => ({
    data,
    shape: shape.filter((size, order) => size !== 1 || (at !== undefined && at !== order)),
  }));
}

/** In another element type. */
export function converted(array: ArrayValue, type: ElementType): ArrayValue {
  return arrayFrom(array, array.library, type);
}

/** An axis that was given; undefined for all of them. */
export function axisIn(given: Given, name: string): number | undefined {
  const value = given[name];
  if (value?.kind === 'nothing') return undefined;
  if (value?.kind === 'list' && value.items.length === 1 && value.items[0].kind === 'number')
    return value.items[0].value;
  return numberIn(given, name);
}

const plainSum = (values: Float64Array): number => compensatedSum(values);

/** The sum along an axis; whole numbers and flags are counted. */
export function summed(array: ArrayValue, axis: number | undefined, keepsAxis: boolean): ArrayValue {
  const type = array.type === 'bool' ? 'int64' : array.type;
  if (!isFloating(type)) return mapArray(array, (tensor) => folded(tensor, axis, keepsAxis, plainSum), type);
  const exact = folded(array.exact, axis, keepsAxis, plainSum);
  const add = heldSum(array, axis, type);
  const held = folded(array.held, axis, keepsAxis, (values) => heldAs(type, add(values)));
  return { ...array, type, exact, held };
}

export function averaged(array: ArrayValue, axis: number | undefined, keepsAxis: boolean): ArrayValue {
  if (!isFloating(array.type) && array.library !== 'numpy') return notFollowed('the mean of whole numbers');
  const type = isFloating(array.type) ? array.type : 'float64';
  const exact = folded(array.exact, axis, keepsAxis, (values) => compensatedSum(values) / values.length);
  const add = heldSum(array, axis, type);
  // the sum is rounded before it is divided
  const mean = (values: Float64Array): number => heldAs(type, heldAs(type, add(values)) / values.length);
  return { ...array, type, exact, held: folded(array.held, axis, keepsAxis, mean) };
}

/** How a library adds up: NumPy in an order that is known, which shows in the last digit. */
function heldSum(
  { library, held }: ArrayValue,
  axis: number | undefined,
  type: ElementType,
): (values: Float64Array) => number {
  if (library !== 'numpy') return plainSum;
  const isLast = axis === undefined || axisFromFront(axis, held.shape.length) === held.shape.length - 1;
  return (values) => numpySum(values, 0, values.length, type, isLast);
}

const laneCount = 8;
const longestBlock = 128;

/** NumPy's sum: along the last axis in eight lanes and by halves, along others one after the other. */
function numpySum(values: Float64Array, from: number, length: number, type: ElementType, isByHalves: boolean): number {
  const add = (a: number, b: number): number => heldAs(type, a + b);
  if (length < laneCount || !isByHalves) return values.subarray(from, from + length).reduce(add, 0);
  if (length > longestBlock) {
    const half = Math.floor(length / 2);
    const first = half - (half % laneCount);
    const [left, right] = [
      numpySum(values, from, first, type, true),
      numpySum(values, from + first, length - first, type, true),
    ];
    return add(left, right);
  }
  const whole = length - (length % laneCount);
  const lanes = Array.from({ length: laneCount }, (_, lane) => {
    let sum = values[from + lane];
    for (let place = lane + laneCount; place < whole; place += laneCount) sum = add(sum, values[from + place]);
    return sum;
  });
  const [a, b, c, d, e, f, g, h] = lanes;
  const inLanes = add(add(add(a, b), add(c, d)), add(add(e, f), add(g, h)));
  return values.subarray(from + whole, from + length).reduce(add, inLanes);
}

export function largestOf(array: ArrayValue, axis: number | undefined, keepsAxis: boolean): ArrayValue {
  return mapArray(array, (tensor) => folded(tensor, axis, keepsAxis, (values) => Math.max(...values)));
}

export function smallestOf(array: ArrayValue, axis: number | undefined, keepsAxis: boolean): ArrayValue {
  return mapArray(array, (tensor) => folded(tensor, axis, keepsAxis, (values) => Math.min(...values)));
}

/** The place of the largest along an axis, the first of equal ones; of what is no number, if there is any. */
export function placesOfLargest(array: ArrayValue, axis: number | undefined): ArrayValue {
  const place = (values: Float64Array): number => {
    const largest = Math.max(...values);
    return values.findIndex((value) => Object.is(value, largest) || value === largest);
  };
  const held = folded(array.held, axis, false, place);
  return { ...array, type: 'int64', held, exact: held };
}

/** With other numbers where an index points. @throws Unresolved where they are not of one size */
export function replaced(array: ArrayValue, selectors: readonly Selector[], value: Value): ArrayValue {
  const places = indexed({ ...array.held, data: array.held.data.map((_, place) => place) }, selectors);
  const given = value.kind === 'array' ? value : arrayFrom(value, array.library);
  const numbers = converted({ ...given, library: array.library }, array.type);
  const put = (into: Tensor, from: Tensor): Tensor => {
    const stretched = broadcastTo(from, broadcastShape(from.shape, places.shape));
    if (stretched.data.length !== places.data.length) return notFollowed('numbers of another shape');
    const data = into.data.slice();
    places.data.forEach((place, order) => {
      data[place] = stretched.data[order];
    });
    return { shape: into.shape, data };
  };
  const exact = put(array.exact, numbers.exact);
  return {
    ...array,
    exact,
    held: array.held === array.exact && numbers.held === numbers.exact ? exact : put(array.held, numbers.held),
  };
}
