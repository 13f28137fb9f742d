/**
 * Rows: the one-dimensional slices of a tensor along an axis, read, written and mapped.
 */

import { type AxisLayout, alongAxis, type Tensor } from './tensor.ts';

/** The elements of one row in order. Contiguous rows are views of the tensor, others copies: do not write to them. */
export function readRow(source: Tensor, layout: AxisLayout, row: number): Float64Array {
  const start = layout.rowStart(row);
  if (layout.stride === 1) return source.data.subarray(start, start + layout.length);
  const values = new Float64Array(layout.length);
  for (let k = 0; k < layout.length; k += 1) values[k] = source.data[start + k * layout.stride];
  return values;
}

/** Writes a row back to where `readRow` would read it. */
export function writeRow(target: Float64Array, layout: AxisLayout, row: number, values: Float64Array): void {
  const start = layout.rowStart(row);
  for (let k = 0; k < layout.length; k += 1) target[start + k * layout.stride] = values[k];
}

/**
 * A tensor of the same shape whose rows along `axis` are the images of the input's rows.
 * @throws InputError `axis`
 */
export function mapRows(source: Tensor, axis: number, image: (row: Float64Array) => Float64Array): Tensor {
  const layout = alongAxis(source.shape, axis);
  const data = new Float64Array(source.data.length);
  for (let row = 0; row < layout.rowCount; row += 1) {
    writeRow(data, layout, row, image(readRow(source, layout, row)));
  }
  return { data, shape: source.shape };
}

/**
 * One number a row: a tensor of the shape without the axis.
 * @throws InputError `axis`
 */
export function reduceRows(source: Tensor, axis: number, reduce: (row: Float64Array) => number): Tensor {
  const layout = alongAxis(source.shape, axis);
  const data = new Float64Array(layout.rowCount);
  for (let row = 0; row < layout.rowCount; row += 1) data[row] = reduce(readRow(source, layout, row));
  return { data, shape: layout.outerShape };
}

/** The image of every element, in the same shape. */
export function mapElements(source: Tensor, image: (value: number, index: number) => number): Tensor {
  return { data: source.data.map(image), shape: source.shape };
}
