/** Row lengths: how 100 000 numbers are cut into rows, and the goals that hold for short and long rows. */

import type { Extent } from './case.ts';

export interface RowLength {
  readonly rows: number;
  readonly classes: number;
  /** as a line of the table says it */
  readonly name: string;
}

/** The ratios to the plain loop that must not be exceeded, by the length of the rows. */
export interface Goals {
  /** fewer than 10 numbers a row */
  readonly few: number;
  /** 10 to 99 */
  readonly ten: number;
  /** 100 and more */
  readonly many: number;
}

const total = 1e5;

export function rowLengths({ quick }: Extent): RowLength[] {
  return (quick ? [2, 10, 1000] : [2, 5, 10, 100, 1000, total]).map((classes) => ({
    rows: total / classes,
    classes,
    name: classes === total ? `one row of ${classes}` : `rows of ${classes}`,
  }));
}

export function goalFor({ few, ten, many }: Goals, { classes }: RowLength): number {
  if (classes < 10) return few;
  return classes < 100 ? ten : many;
}
