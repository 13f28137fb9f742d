/**
 * What frameworks do to probabilities before they take a logarithm: rescale rows to the sum 1, clip to a range.
 */

import { mapElements, mapRows } from './rows.ts';
import { compensatedSum } from './summation.ts';
import type { Tensor } from './tensor.ts';

/** Every row along the axis divided by its sum. @throws InputError `axis` */
export function rescaleRows(values: Tensor, axis = -1): Tensor {
  return mapRows(values, axis, (row) => {
    const sum = compensatedSum(row);
    return row.map((value) => value / sum);
  });
}

/** Every element moved into [minimum, maximum]; NaN stays NaN. */
export function clip(values: Tensor, minimum: number, maximum: number): Tensor {
  return mapElements(values, (value) => Math.max(minimum, Math.min(maximum, value)));
}
