/**
 * How many digits the numbers of an array were printed with, and how far from 1 the sum of their row may be for that.
 * Zeros at the end of a printed number are not in its value: 0.70 is 0.7. The longest fraction of a row counts, so that
 * a row is taken for less precise than it was printed only where every number of it ends in a zero.
 */

import type { AxisLayout } from '../core/index.ts';

/** A pasted float32 result is off by a few 1e-8; a framework's own row check allows about as much. */
export const singlePrecisionSlack = 1e-6;

/** Sums of doubles that were meant to be 1. */
const roundingSlack = 1e-9;

/** Roundings go both ways: a row that is farther off was not rounded, however many numbers it has. */
const mostRoundedAway = 0.05;

/**
 * How far a row of C numbers printed with d decimals may be from summing to 1: half a unit of the last printed
 * digit each, up to a bound. One-decimal rows are written to add up, and would pass by chance too often, so they must be exact.
 */
export function sumTolerance(rowLength: number, decimals: number): number {
  if (decimals <= 1) return roundingSlack;
  const rounded = Math.min(0.5 * rowLength * 10 ** -decimals, mostRoundedAway) + roundingSlack;
  return Math.max(rounded, decimals >= 7 ? singlePrecisionSlack : 0);
}

/** Beyond so many decimals the product with a power of ten is not exact enough to be rounded back. */
const mostTried = 12;

const powersOfTen: readonly number[] = Array.from({ length: mostTried + 1 }, (_, decimals) => 10 ** decimals);

/** Whether a number is the double next to a fraction of so many decimals, at most as many as are tried. */
function hasDecimals(value: number, decimals: number): boolean {
  const unit = powersOfTen[decimals];
  return Math.round(value * unit) / unit === value;
}

/** The number of digits after the point in the shortest form of a number. */
export function decimalsOf(value: number): number {
  if (!Number.isFinite(value)) return 0;
  if (Math.abs(value) < 1) {
    for (let decimals = 0; decimals <= mostTried; decimals += 1) if (hasDecimals(value, decimals)) return decimals;
  }
  const [mantissa, exponent = '0'] = String(value).split('e');
  const fraction = mantissa.split('.')[1] ?? '';
  return Math.max(0, fraction.length - Number(exponent));
}

/** Digits are counted on this many numbers at most: the rows after them are taken for as precise as these. */
const precisionSample = 10_000;

/** The decimals of an array and of its rows. */
export interface Decimals {
  readonly ofAll: number;
  ofRow(row: number): number;
}

/** Counts the decimals of an array; nothing is counted where nobody will ask. */
export function readDecimals(data: Float64Array, layout: AxisLayout, wanted: boolean): Decimals {
  const counted: number[] = [];
  const rows = Math.min(layout.rowCount, Math.ceil(precisionSample / Math.max(1, layout.length)));
  for (let row = 0; wanted && row < rows; row += 1) {
    let decimals = 0;
    const shown = Math.min(layout.length, precisionSample);
    for (let position = 0; position < shown; position += 1) {
      const value = data[layout.rowStart(row) + position * layout.stride];
      // Numbers of one row mostly have as many as the ones before.
      if (!hasDecimals(value, decimals)) decimals = Math.max(decimals, decimalsOf(value));
      // So many digits say all of a double: how many more there are makes no difference to any sum.
      if (decimals > mostTried) break;
    }
    counted.push(decimals);
  }
  const ofAll = counted.reduce((most, decimals) => Math.max(most, decimals), 0);
  return { ofAll, ofRow: (row) => counted[row] ?? ofAll };
}
