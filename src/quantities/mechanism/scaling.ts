/**
 * Scaling: the slopes of single losses become the gradient of the reduced result, in the base of the options.
 */

import { type AxisLayout, mapElements, readRow, type Tensor, writeRow } from '../../core/index.ts';
import type { QuantityOptions } from '../types.ts';

/** Nats in one unit of the base in force. */
function natsPerUnit(options: QuantityOptions): number {
  return options.base === undefined || options.base === 'e' ? 1 : Math.log(options.base);
}

/** One factor a row. A row that does not count has the gradient 0, whatever it holds. */
export function scaleRows(slopes: Tensor, layout: AxisLayout, factors: Float64Array, options: QuantityOptions): Tensor {
  const data = new Float64Array(slopes.data.length);
  const unit = natsPerUnit(options);
  for (let row = 0; row < layout.rowCount; row += 1) {
    const scaled = readRow(slopes, layout, row).map((slope) => (slope * factors[row]) / unit);
    writeRow(data, layout, row, scaled);
  }
  return { data, shape: slopes.shape };
}

/** One factor an entry. */
export function scaleElements(slopes: Tensor, factors: Float64Array, options: QuantityOptions): Tensor {
  const unit = natsPerUnit(options);
  return mapElements(slopes, (slope, index) => (slope * factors[index]) / unit);
}
