/** Arrays moved about: shapes, axes, places. Nothing here computes; what does not fit raises in NumPy's words. */

import { elementCount, type Tensor } from '../../core/index.ts';
import { notFollowed, Raised } from './values.ts';

/** The axis counted from the front. @throws Raised where there is none */
export function axisFromFront(axis: number, rank: number): number {
  const size = Math.max(rank, 1);
  if (axis < -size || axis >= size) {
    throw new Raised(
      `IndexError: Dimension out of range (expected to be in range of [${-size}, ${size - 1}], but got ${axis})`,
    );
  }
  return axis < 0 ? axis + size : axis;
}

/** The steps through row-major data. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = shape.map(() => 1);
  for (let axis = shape.length - 2; axis >= 0; axis -= 1) strides[axis] = strides[axis + 1] * shape[axis + 1];
  return strides;
}

/** The same numbers in another shape, of which one size may be −1. @throws Raised where they don't fill it */
export function reshaped({ data, shape }: Tensor, wanted: readonly number[]): Tensor {
  const open = wanted.indexOf(-1);
  const known = wanted.reduce((product, size, axis) => (axis === open ? product : product * size), 1);
  const sizes = wanted.map((size, axis) => (axis === open ? data.length / known : size));
  if (wanted.lastIndexOf(-1) !== open || !sizes.every(Number.isInteger) || elementCount(sizes) !== data.length) {
    throw new Raised(
      `RuntimeError: shape '[${wanted.join(', ')}]' is invalid for input of size ${elementCount(shape)}`,
    );
  }
  return { data, shape: sizes };
}

/** The axes in another order. */
export function permuted({ data, shape }: Tensor, axes: readonly number[]): Tensor {
  const strides = stridesOf(shape);
  const sizes = axes.map((axis) => shape[axis]);
  const steps = axes.map((axis) => strides[axis]);
  return { shape: sizes, data: gathered(data, sizes, steps) };
}

/** Elements walked through by steps of their own along each axis. */
function gathered(data: Float64Array, shape: readonly number[], steps: readonly number[], from = 0): Float64Array {
  const result = new Float64Array(elementCount(shape));
  const place = shape.map(() => 0);
  let offset = from;
  for (let index = 0; index < result.length; index += 1) {
    result[index] = data[offset];
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      place[axis] += 1;
      offset += steps[axis];
      if (place[axis] < shape[axis]) break;
      offset -= steps[axis] * shape[axis];
      place[axis] = 0;
    }
  }
  return result;
}

/** Both shapes stretched to one, by NumPy's rule. @throws Raised where they don't go together */
export function broadcastShape(one: readonly number[], other: readonly number[]): number[] {
  const rank = Math.max(one.length, other.length);
  return Array.from({ length: rank }, (_, axis) => {
    const a = one[axis - rank + one.length] ?? 1;
    const b = other[axis - rank + other.length] ?? 1;
    if (a !== b && a !== 1 && b !== 1) {
      throw new Raised(
        `ValueError: operands could not be broadcast together with shapes ${tuple(one)} ${tuple(other)}`,
      );
    }
    return a === 1 ? b : a;
  });
}

/** A shape as Python writes it. */
export function tuple(shape: readonly number[]): string {
  return `(${shape.join(',')}${shape.length === 1 ? ',' : ''})`;
}

/** An array stretched to a shape. */
export function broadcastTo({ data, shape }: Tensor, wanted: readonly number[]): Tensor {
  const strides = stridesOf(shape);
  const missing = wanted.length - shape.length;
  const steps = wanted.map((_, axis) => (axis < missing || shape[axis - missing] === 1 ? 0 : strides[axis - missing]));
  return { shape: wanted, data: gathered(data, wanted, steps) };
}

/** Two arrays, element by element. */
export function combined(one: Tensor, other: Tensor, combine: (a: number, b: number) => number): Tensor {
  const shape = broadcastShape(one.shape, other.shape);
  const [left, right] = [broadcastTo(one, shape), broadcastTo(other, shape)];
  return { shape, data: left.data.map((value, index) => combine(value, right.data[index])) };
}

/** What is left of one axis when its elements are folded into one; all axes where none is named. */
export function folded(
  { data, shape }: Tensor,
  axis: number | undefined,
  keepsAxis: boolean,
  fold: (values: Float64Array) => number,
): Tensor {
  if (axis === undefined) return { shape: keepsAxis ? shape.map(() => 1) : [], data: Float64Array.of(fold(data)) };
  const at = axisFromFront(axis, shape.length);
  const size = shape[at] ?? 1;
  const inner = elementCount(shape.slice(at + 1));
  const outer = elementCount(shape.slice(0, at));
  const result = new Float64Array(outer * inner);
  for (let index = 0; index < result.length; index += 1) {
    const start = Math.floor(index / inner) * size * inner + (index % inner);
    result[index] = fold(Float64Array.from({ length: size }, (_, step) => data[start + step * inner]));
  }
  const rest = keepsAxis
    ? shape.map((each, order) => (order === at ? 1 : each))
    : shape.filter((_, order) => order !== at);
  return { shape: rest, data: result };
}

/** One part of an index: a place, a slice, a new axis, or places one by one. */
export type Selector =
  | { readonly kind: 'place'; readonly place: number }
  | { readonly kind: 'slice'; readonly start?: number; readonly stop?: number; readonly step?: number }
  | { readonly kind: 'new' }
  | { readonly kind: 'rest' }
  | { readonly kind: 'places'; readonly places: Tensor };

/** How errors call an axis. */
export type AxisWord = 'dimension' | 'axis';

/** What an index picks out. @throws Raised for a place that is not there, Unresolved for mixtures that are not followed */
export function indexed(tensor: Tensor, selectors: readonly Selector[], axisWord: AxisWord = 'dimension'): Tensor {
  const lists = selectors.filter((selector) => selector.kind === 'places');
  if (lists.length > 1) return paired(tensor, selectors, axisWord);
  const taken = selectors.filter(({ kind }) => kind !== 'new' && kind !== 'rest').length;
  const rank = tensor.shape.length;
  const left = rank - taken;
  if (left < 0) {
    const what = axisWord === 'axis' ? `array: array is ${rank}-dimensional` : `tensor of dimension ${rank}`;
    throw new Raised(`IndexError: too many indices for ${what}`);
  }
  const restAt = selectors.findIndex(({ kind }) => kind === 'rest');
  const whole: Selector[] = Array.from({ length: left }, () => ({ kind: 'slice' }));
  const all = restAt < 0 ? [...selectors, ...whole] : selectors.toSpliced(restAt, 1, ...whole);
  const strides = stridesOf(tensor.shape);
  const shape: number[] = [];
  const steps: number[] = [];
  let from = 0;
  let axis = 0;
  for (const [order, selector] of all.entries()) {
    if (selector.kind === 'places') {
      if (order > 0) notFollowed('an index array behind other indices');
      return pickedRows(tensor, selector.places, all.slice(1), axisWord);
    }
    const size = tensor.shape[axis];
    if (selector.kind === 'new') {
      shape.push(1);
      steps.push(0);
      continue;
    }
    if (selector.kind === 'place') from += placeWithin(selector.place, size, axis, axisWord) * strides[axis];
    else if (selector.kind === 'slice') {
      const [start, count, step] = sliceWithin(selector, size);
      from += start * strides[axis];
      shape.push(count);
      steps.push(step * strides[axis]);
    }
    axis += 1;
  }
  return { shape, data: gathered(tensor.data, shape, steps, from) };
}

function placeWithin(place: number, size: number, axis: number, axisWord: AxisWord): number {
  if (place < -size || place >= size) {
    throw new Raised(`IndexError: index ${place} is out of bounds for ${axisWord} ${axis} with size ${size}`);
  }
  return place < 0 ? place + size : place;
}

/** Where a slice begins, how many it takes, and its step; as Python counts. */
function sliceWithin(
  { start, stop, step = 1 }: Extract<Selector, { kind: 'slice' }>,
  size: number,
): [start: number, count: number, step: number] {
  if (step === 0) throw new Raised('ValueError: slice step cannot be zero');
  const clamp = (place: number | undefined, otherwise: number): number => {
    if (place === undefined) return otherwise;
    const counted = place < 0 ? place + size : place;
    return step > 0 ? Math.min(Math.max(counted, 0), size) : Math.min(Math.max(counted, -1), size - 1);
  };
  const first = clamp(start, step > 0 ? 0 : size - 1);
  const end = clamp(stop, step > 0 ? size : -1);
  return [first, Math.max(0, Math.ceil((end - first) / step)), step];
}

/** Rows picked by their places, such as `torch.eye(3)[labels]`. */
function pickedRows(tensor: Tensor, places: Tensor, further: readonly Selector[], axisWord: AxisWord): Tensor {
  const rows = Array.from(places.data, (place) => indexed(tensor, [{ kind: 'place', place }, ...further], axisWord));
  const shape = rows[0]?.shape ?? tensor.shape.slice(1);
  return { shape: [...places.shape, ...shape], data: Float64Array.from(rows.flatMap(({ data }) => [...data])) };
}

/** One element or row for each pair of places, such as `p[range(n), y]`. */
function paired(tensor: Tensor, selectors: readonly Selector[], axisWord: AxisWord): Tensor {
  const lists = selectors.map((selector) => {
    if (selector.kind === 'places') return selector.places;
    if (selector.kind === 'place') return { shape: [], data: Float64Array.of(selector.place) };
    return notFollowed('slices between index arrays');
  });
  const shape = pairedShape(lists);
  const stretched = lists.map((list) => broadcastTo(list, shape));
  const count = elementCount(shape);
  const picked = Array.from({ length: count }, (_, order) =>
    indexed(
      tensor,
      stretched.map(({ data }) => ({ kind: 'place', place: data[order] })),
      axisWord,
    ),
  );
  const inner = picked[0]?.shape ?? tensor.shape.slice(lists.length);
  return { shape: [...shape, ...inner], data: Float64Array.from(picked.flatMap(({ data }) => [...data])) };
}

function pairedShape(lists: readonly Tensor[]): number[] {
  try {
    return lists.reduce<number[]>((all, { shape: each }) => broadcastShape(all, each), []);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    const shapes = lists.map(({ shape }) => tuple(shape)).join(' ');
    throw new Raised(
      `IndexError: shape mismatch: indexing arrays could not be broadcast together with shapes ${shapes}`,
    );
  }
}

/** Arrays one after the other along an axis that they have. */
export function concatenated(tensors: readonly Tensor[], axis: number): Tensor {
  const [first] = tensors;
  if (!first) throw new Raised('RuntimeError: expected a non-empty list of Tensors');
  const at = axisFromFront(axis, first.shape.length);
  const sizes = (shape: readonly number[]): string => shape.filter((_, order) => order !== at).join();
  if (tensors.some(({ shape }) => shape.length !== first.shape.length || sizes(shape) !== sizes(first.shape))) {
    throw new Raised('RuntimeError: Sizes of tensors must match except in the dimension that they are joined along');
  }
  const outer = elementCount(first.shape.slice(0, at));
  const data = Array.from({ length: outer }, (_, block) =>
    tensors.flatMap((tensor) => {
      const length = tensor.data.length / outer;
      return [...tensor.data.subarray(block * length, (block + 1) * length)];
    }),
  ).flat();
  const size = tensors.reduce((sum, { shape }) => sum + shape[at], 0);
  return { shape: first.shape.map((each, order) => (order === at ? size : each)), data: Float64Array.from(data) };
}

/** Arrays of one shape along a new axis. */
export function stacked(tensors: readonly Tensor[], axis: number): Tensor {
  const at = axisFromFront(axis, (tensors[0]?.shape.length ?? 0) + 1);
  const widened = tensors.map(({ shape, data }) => ({ shape: shape.toSpliced(at, 0, 1), data }));
  return concatenated(widened, at);
}
