/**
 * RowPlace: where the row that a kernel works on stands. One object serves all rows of a tensor.
 */

import type { AxisLayout } from './tensor.ts';

/** The row data[start + k·stride], 0 ≤ k < length; `end` is where a row after it would begin. */
export class RowPlace {
  readonly layout: AxisLayout;
  readonly length: number;
  readonly stride: number;
  start = 0;
  end = 0;

  constructor(layout: AxisLayout) {
    this.layout = layout;
    this.length = layout.length;
    this.stride = layout.stride;
  }

  /** Makes it the place of another row. */
  moveTo(row: number): void {
    this.start = this.layout.rowStart(row);
    this.end = this.start + this.length * this.stride;
  }
}
