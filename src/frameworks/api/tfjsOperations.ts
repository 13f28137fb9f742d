/**
 * TensorFlow.js's operations on tensors, each rounded as its CPU kernels round it, in the words of 4.22 where they refuse.
 * The larger functions are composed of these, as the library composes them.
 */

import { compensatedSum, mapElements, type Tensor } from '../../core/index.ts';
import { combined, permuted, reshaped } from './shapes.ts';
import { type ArrayValue, arrayOf, type ElementType, heldAs, notFollowed, Raised, type Value } from './values.ts';

export const library = 'tfjs';

/** The larger of two types, as arithmetic makes them match. */
const order: readonly ElementType[] = ['bool', 'int32', 'float32'];

export function raise(words: string): never {
  throw new Raised(`Error: ${words}`);
}

export function number(value: number): ArrayValue {
  return arrayOf(library, 'float32', { shape: [], data: Float64Array.of(value) });
}

export function filled(shape: readonly number[], value: number, type: ElementType = 'float32'): ArrayValue {
  const size = shape.reduce((product, each) => product * each, 1);
  if (size > mostElements) return notFollowed('a tensor of this size');
  return arrayOf(library, type, { shape, data: new Float64Array(size).fill(value) });
}

export const mostElements = 100_000;

/** In another type; a fraction is cut off, and a flag is whether it is something else than zero. */
export function cast(x: ArrayValue, type: ElementType): ArrayValue {
  if (x.type === type) return x;
  if (type === 'float32') return { ...x, type };
  return arrayOf(library, type, x.held);
}

/** A function of each element that gives an element of the same type, or of this one. */
export function each(x: ArrayValue, change: (value: number) => number, type = x.type): ArrayValue {
  const held = mapElements(x.held, (value) => heldAs(type, change(value)));
  return { ...x, type, held, exact: type === 'float32' ? mapElements(x.exact, change) : held };
}

/** The type that both become, and the shape that they are stretched to. */
function matching(a: ArrayValue, b: ArrayValue): ElementType {
  requireBroadcast(a.held.shape, b.held.shape);
  const type = order[Math.max(order.indexOf(a.type), order.indexOf(b.type))];
  return type === undefined || type === 'bool' ? notFollowed('arithmetic of flags') : type;
}

function requireBroadcast(one: readonly number[], other: readonly number[]): void {
  for (let back = 1; back <= Math.min(one.length, other.length); back += 1) {
    const [a, b] = [one[one.length - back], other[other.length - back]];
    if (a !== b && a !== 1 && b !== 1) {
      raise(`Operands could not be broadcast together with shapes ${one} and ${other}.`);
    }
  }
}

function pairs(combine: (a: number, b: number) => number): (a: ArrayValue, b: ArrayValue) => ArrayValue {
  return (a, b) => {
    const type = matching(a, b);
    const held = combined(a.held, b.held, (x, y) => heldAs(type, combine(x, y)));
    return { ...a, type, held, exact: type === 'float32' ? combined(a.exact, b.exact, combine) : held };
  };
}

export const add = pairs((a, b) => a + b);
export const subtract = pairs((a, b) => a - b);
export const multiply = pairs((a, b) => a * b);
export const power = pairs((a, b) => a ** b);
export const maximum = pairs(Math.max);
export const minimum = pairs(Math.min);
export const squaredDifference = pairs((a, b) => (a - b) * (a - b));

/** Whole numbers are divided without a fraction. */
export function divide(a: ArrayValue, b: ArrayValue): ArrayValue {
  const isWhole = a.type === 'int32' && b.type === 'int32';
  return pairs((x, y) => (isWhole ? Math.floor(x / y) : x / y))(a, b);
}

export const negate = (x: ArrayValue): ArrayValue => each(x, (value) => -value);
export const exponential = (x: ArrayValue): ArrayValue => each(x, Math.exp, 'float32');
export const logarithm = (x: ArrayValue): ArrayValue => each(x, Math.log);
export const logOnePlus = (x: ArrayValue): ArrayValue => each(x, Math.log1p);
export const absolute = (x: ArrayValue): ArrayValue => each(x, Math.abs);
export const rectified = (x: ArrayValue): ArrayValue => each(x, (value) => Math.max(0, value));
export const sigmoid = (x: ArrayValue): ArrayValue => each(x, (value) => 1 / (1 + Math.exp(-value)));

/** Beyond it softplus is x or eˣ within a float32. */
const softplusThreshold = Math.log(2 ** -23) + 2;

export const softplus = (x: ArrayValue): ArrayValue =>
  each(x, (value) => {
    if (value < softplusThreshold) return Math.exp(value);
    return value > -softplusThreshold ? value : Math.log(1 + Math.exp(value));
  });

/** Between two numbers, which are not rounded before. */
export function clipped(x: ArrayValue, least: number, most: number): ArrayValue {
  return each(x, (value) => {
    if (value > most) return most;
    return value < least ? least : value;
  });
}

/** The axes that were asked for, from the front; all of them where none was. */
export function axesOf(axis: Value | undefined, rank: number): number[] {
  if (axis === undefined || axis.kind === 'nothing') return Array.from({ length: rank }, (_, place) => place);
  const items = axis.kind === 'list' ? axis.items : [axis];
  const axes = items.map((item) => (item.kind === 'number' ? item.value : notFollowed('this axis')));
  if (!axes.every((each) => each >= -rank && each < rank)) {
    raise(`All values in axis param must be in range [-${rank}, ${rank}) but got axis ${axes}`);
  }
  if (!axes.every(Number.isInteger)) raise(`All values in axis param must be integers but got axis ${axes}`);
  return axes.map((each) => (each < 0 ? each + rank : each));
}

/** What is left when the elements along axes are folded into one. */
function folded(
  tensor: Tensor,
  axes: readonly number[],
  keepsAxes: boolean,
  fold: (values: Float64Array) => number,
): Tensor {
  const { shape } = tensor;
  const outer = [...shape.keys()].filter((axis) => !axes.includes(axis));
  const { data } = permuted(tensor, [...outer, ...axes]);
  const size = axes.reduce((product, axis) => product * shape[axis], 1);
  const count = outer.reduce((product, axis) => product * shape[axis], 1);
  const left = keepsAxes
    ? shape.map((length, axis) => (axes.includes(axis) ? 1 : length))
    : outer.map((axis) => shape[axis]);
  const values = Float64Array.from({ length: count }, (_, place) =>
    fold(data.subarray(place * size, (place + 1) * size)),
  );
  return { shape: left, data: values };
}

/** The kernels add from the first to the last in double precision, and round once. */
const plainSum = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

export function sum(x: ArrayValue, axes: readonly number[], keepsAxes = false): ArrayValue {
  const type = x.type === 'bool' ? 'int32' : x.type;
  const held = folded(x.held, axes, keepsAxes, (values) => heldAs(type, plainSum(values)));
  return { ...x, type, held, exact: type === 'float32' ? folded(x.exact, axes, keepsAxes, compensatedSum) : held };
}

/** Each element is divided before they are added. */
export function mean(x: ArrayValue, axes: readonly number[], keepsAxes = false): ArrayValue {
  const size = axes.reduce((product, axis) => product * x.held.shape[axis], 1);
  const exact = folded(x.exact, axes, keepsAxes, (values) => compensatedSum(values) / size);
  return { ...sum(divide(cast(x, 'float32'), number(size)), axes, keepsAxes), exact };
}

export function largest(x: ArrayValue, axes: readonly number[], keepsAxes = false): ArrayValue {
  return extreme(x, axes, keepsAxes, Math.max);
}

export function smallest(x: ArrayValue, axes: readonly number[], keepsAxes = false): ArrayValue {
  return extreme(x, axes, keepsAxes, Math.min);
}

function extreme(
  x: ArrayValue,
  axes: readonly number[],
  keepsAxes: boolean,
  choose: (a: number, b: number) => number,
): ArrayValue {
  const fold = (values: Float64Array): number =>
    values.length > 0 ? values.reduce((a, b) => choose(a, b)) : notFollowed('the largest of nothing');
  const of = (tensor: Tensor): Tensor => folded(tensor, axes, keepsAxes, fold);
  return { ...x, held: of(x.held), exact: of(x.exact) };
}

/** The place of the largest, or smallest, along one axis. */
export function placeOf(x: ArrayValue, axis: number, which: 'largest' | 'smallest'): ArrayValue {
  const isBetter = which === 'largest' ? (a: number, b: number) => a > b : (a: number, b: number) => a < b;
  const held = folded(x.held, [axis], false, (values) => {
    if (values.some(Number.isNaN)) return notFollowed('the place of what is no number');
    return values.reduce((best, value, place) => (isBetter(value, values[best]) ? place : best), 0);
  });
  return { ...x, type: 'int32', held, exact: held };
}

export function logSumExp(x: ArrayValue, axes: readonly number[], keepsAxes = false): ArrayValue {
  const top = largest(x, axes, true);
  const rest = logarithm(sum(exponential(subtract(x, top)), axes, keepsAxes));
  const { shape } = rest.held;
  const moved = { ...top, held: reshaped(top.held, shape), exact: reshaped(top.exact, shape) };
  return add(moved, rest);
}
