/**
 * Tensor: row-major doubles with a shape, and the walk along one axis that every quantity is built on.
 */

import { InputError } from './errors.ts';
import { message } from './message.ts';

/** Row-major doubles. A scalar has shape []. */
export interface Tensor {
  readonly data: Float64Array;
  readonly shape: readonly number[];
}

/** The number of elements of a shape: the product of its sizes, 1 for a scalar. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/**
 * A tensor of the given values, row-major.
 * @throws InputError `shape` when the number of values does not fit the shape
 */
export function tensor(values: ArrayLike<number>, shape: readonly number[] = [values.length]): Tensor {
  const expected = elementCount(shape);
  if (values.length !== expected) {
    throw new InputError(
      'shape',
      message('The shape {0} holds {1} numbers, but {2} were given.', showShape(shape), expected, values.length),
      { expected: String(expected), value: values.length },
    );
  }
  return { data: values instanceof Float64Array ? values : Float64Array.from(values), shape };
}

/** A tensor of shape [] that holds one number. */
export function scalar(value: number): Tensor {
  return { data: Float64Array.of(value), shape: [] };
}

/** A shape as people write it: [2, 3]. */
export function showShape(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

/** Whether two shapes are the same, size by size. */
export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

/**
 * The place of the elements along one axis. Row r (0 ≤ r < rowCount) has its element k at
 * `rowStart(r) + k·stride`, k < length. `outerShape` is the shape without the axis: the shape of one value a row.
 *
 * (A class, as everything is that a kernel's loop holds: compiled code is thrown away when the layout of an object literal
 * is, which happens whenever memory is collected and no such object is left.)
 */
export class AxisLayout {
  readonly axis: number;
  readonly length: number;
  readonly stride: number;
  readonly rowCount: number;
  readonly outerShape: readonly number[];

  constructor(shape: readonly number[], axis: number) {
    this.axis = axis;
    this.length = shape[axis];
    this.stride = elementCount(shape.slice(axis + 1));
    this.rowCount = elementCount(shape.slice(0, axis)) * this.stride;
    this.outerShape = [...shape.slice(0, axis), ...shape.slice(axis + 1)];
  }

  /** The flat index of a row's first element. */
  rowStart(row: number): number {
    const { stride, length } = this;
    return stride === 1 ? row * length : Math.floor(row / stride) * stride * length + (row % stride);
  }
}

/**
 * Lays a shape out along an axis; negative axes count from the end.
 * @throws InputError `axis` when the shape has no such axis
 */
export function alongAxis(shape: readonly number[], axis: number): AxisLayout {
  const rank = shape.length;
  const resolved = axis < 0 ? axis + rank : axis;
  if (!Number.isInteger(axis) || resolved < 0 || resolved >= rank) {
    throw new InputError(
      'axis',
      message('There is no axis {0} in an array of shape {1}: it has {2} axes.', axis, showShape(shape), rank),
      { argument: 'axis', value: axis, expected: rank === 0 ? 'no axis at all' : `${-rank} to ${rank - 1}` },
    );
  }
  return new AxisLayout(shape, resolved);
}
