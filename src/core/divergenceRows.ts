/**
 * Two tensors of distributions of one layout, walked row by row: what the divergences share.
 */

import { PairTensor } from './pairTensor.ts';
import { powerOfTwo } from './scalar/powersOfTwo.ts';
import { type AxisLayout, alongAxis, type Tensor } from './tensor.ts';
import { requireElementBetween, requireShape } from './validation.ts';

/** Above this, quotients and products of two probabilities keep both halves of a pair. */
export const smallestPlain = powerOfTwo(-450);

/** A sum below this may be made of probabilities that are too small for a pair. */
export const smallestSum = powerOfTwo(-340);

/** @throws InputError `domain` where p or q is finite and outside [0, 1] */
export function requireZeroToOneAt({ p, q, shape }: Rows, place: number): void {
  requireElementBetween('p', { data: p, shape }, place, 0, 1);
  requireElementBetween('q', { data: q, shape }, place, 0, 1);
}

/** The rows of two tensors of one layout. */
export class Rows {
  readonly p: Float64Array;
  readonly q: Float64Array;
  readonly shape: readonly number[];
  readonly length: number;
  readonly stride: number;

  constructor(p: Tensor, q: Tensor, layout: AxisLayout) {
    this.p = p.data;
    this.q = q.data;
    this.shape = p.shape;
    this.length = layout.length;
    this.stride = layout.stride;
  }
}

/**
 * One divergence a row; `set` writes that of the row that begins at `start`.
 * @throws InputError `shape`, `axis`, and what `set` throws
 */
export function divergenceOfRows(
  p: Tensor,
  q: Tensor,
  axis: number,
  set: (result: PairTensor, index: number, rows: Rows, start: number) => void,
): PairTensor {
  requireShape('q', q, p.shape);
  const layout = alongAxis(p.shape, axis);
  const result = new PairTensor(layout.outerShape);
  const rows = new Rows(p, q, layout);
  for (let row = 0; row < layout.rowCount; row += 1) set(result, row, rows, layout.rowStart(row));
  return result;
}
