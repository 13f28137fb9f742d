/**
 * What the numbers of an array say by themselves: the tests of its elements, and of its rows along the last axis.
 */

import { type AxisLayout, alongAxis, type Tensor } from '../core/index.ts';
import { type Decimals, readDecimals, singlePrecisionSlack, sumTolerance } from './precision.ts';

export interface ValueFacts {
  /** whether the rows are there as a whole; what is said of rows holds only then */
  readonly rowsKnown: boolean;
  readonly rowLength: number;
  readonly rowCount: number;
  readonly integers: boolean;
  readonly nonNegative: boolean;
  readonly nonPositive: boolean;
  /** whole numbers from 0, or −1 or −100, which stand for a label that is left out */
  readonly indexLike: boolean;
  /** only −1 and 1, and both of them */
  readonly signs: boolean;
  /** whole numbers from 1 to the largest, each of them there */
  readonly oneBased: boolean;
  /** all in [0, 1] */
  readonly inUnitInterval: boolean;
  /** all in (0, 1) */
  readonly insideUnitInterval: boolean;
  /** only 0 and 1 */
  readonly binary: boolean;
  /** binary, with exactly one 1 in every row */
  readonly oneHot: boolean;
  /** in [0, 1], and every row sums to 1 within what its printed precision, or the reader, allows */
  readonly sumsToOne: boolean;
  /** the row that is farthest from summing to 1 */
  readonly worstRow: { readonly row: number; readonly sum: number };
  /** a row passed only because the reader's own tolerance is wider than its digits */
  readonly tolerated: boolean;
  /** sums to 1 with one share of at least 0.8 in every row and all others equal: as a smoothed one-hot row */
  readonly smoothed?: { readonly top: number; readonly other: number };
  /** the longest fraction among the numbers, in decimal digits, counted where all are in [0, 1]; of a row with more than 12 it is one of these */
  readonly decimals: number;
  /** none above 0, and the exponentials of every row sum to 1 */
  readonly logProbabilities: boolean;
  readonly smallest: number;
  readonly largest: number;
  /** all are finite */
  readonly finite: boolean;
}

/** How the sums of rows are judged. */
export interface ValueReading {
  /** how far from 1 a sum may be, where this is more than what the printed digits allow */
  readonly tolerance?: number;
  /** false where numbers are missing or rows are not alike, so that nothing can be said of them; default true */
  readonly rowsKnown?: boolean;
}

/** How far from 1 the exponentials of log-probabilities may sum. */
const logSumTolerance = 1e-3;

/** The share of the class that a smoothed label names. */
const dominantShare = 0.8;

/** Labels that name no class: PyTorch's ignore_index, and what many data sets mark what is left out with. */
export const ignoredLabels: readonly number[] = [-100, -1];

interface Elements {
  integers: boolean;
  indexLike: boolean;
  inUnitInterval: boolean;
  insideUnitInterval: boolean;
  binary: boolean;
  nonNegative: boolean;
  nonPositive: boolean;
  finite: boolean;
  smallest: number;
  largest: number;
}

function readElements(data: Float64Array): Elements {
  const facts: Elements = {
    integers: true,
    indexLike: true,
    inUnitInterval: true,
    insideUnitInterval: true,
    binary: true,
    nonNegative: true,
    nonPositive: true,
    finite: true,
    smallest: Number.POSITIVE_INFINITY,
    largest: Number.NEGATIVE_INFINITY,
  };
  for (const value of data) {
    if (!Number.isInteger(value)) facts.integers = facts.indexLike = false;
    else if (value < 0 && !ignoredLabels.includes(value)) facts.indexLike = false;
    if (!(value >= 0 && value <= 1)) facts.inUnitInterval = false;
    if (!(value > 0 && value < 1)) facts.insideUnitInterval = false;
    if (value !== 0 && value !== 1) facts.binary = false;
    if (!(value >= 0)) facts.nonNegative = false;
    if (!(value <= 0)) facts.nonPositive = false;
    if (!Number.isFinite(value)) facts.finite = false;
    if (value < facts.smallest) facts.smallest = value;
    if (value > facts.largest) facts.largest = value;
  }
  return facts;
}

interface Rows {
  readonly oneHot: boolean;
  readonly sumsToOne: boolean;
  readonly tolerated: boolean;
  readonly logProbabilities: boolean;
  readonly worstRow: ValueFacts['worstRow'];
}

/** Sums the rows, and holds each sum against what its digits allow. */
function readRows(
  data: Float64Array,
  layout: AxisLayout,
  elements: Elements,
  decimals: Decimals,
  tolerance: number,
): Rows {
  let oneHot = elements.binary;
  let sumsToOne = elements.inUnitInterval && layout.length > 1;
  let logProbabilities = elements.nonPositive && layout.length > 1;
  let tolerated = false;
  let worstRow = { row: 0, sum: 1 };
  let worstDistance = 0;
  for (let row = 0; row < layout.rowCount; row += 1) {
    let sum = 0;
    let exponentials = 0;
    const start = layout.rowStart(row);
    for (let position = 0; position < layout.length; position += 1) {
      const value = data[start + position * layout.stride];
      sum += value;
      if (logProbabilities) exponentials += Math.exp(value);
    }
    const distance = Math.abs(sum - 1);
    if (sum !== 1) oneHot = false;
    if (sumsToOne && !(distance <= sumTolerance(layout.length, decimals.ofRow(row)))) {
      if (distance <= tolerance) tolerated = true;
      else sumsToOne = false;
    }
    if (!(Math.abs(exponentials - 1) <= logSumTolerance)) logProbabilities = false;
    if (distance > worstDistance) {
      worstRow = { row, sum };
      worstDistance = distance;
    }
  }
  return { oneHot, sumsToOne, tolerated: sumsToOne && tolerated, logProbabilities, worstRow };
}

/** The shares of smoothed labels, of the first row, where every row is one. */
function smoothedShares(data: Float64Array, layout: AxisLayout): ValueFacts['smoothed'] {
  if (layout.length < 3) return undefined;
  let first: ValueFacts['smoothed'];
  for (let row = 0; row < layout.rowCount; row += 1) {
    let top = 0;
    let smallest = Number.POSITIVE_INFINITY;
    let second = 0;
    for (let position = 0; position < layout.length; position += 1) {
      const value = data[layout.rowStart(row) + position * layout.stride];
      smallest = Math.min(smallest, value);
      second = Math.max(second, Math.min(top, value));
      top = Math.max(top, value);
    }
    if (!(top >= dominantShare && smallest > 0 && second - smallest <= singlePrecisionSlack)) return undefined;
    first ??= { top, other: smallest };
  }
  return first;
}

/** Whether whole numbers run from 1 to the largest without a gap. */
function isOneBased(data: Float64Array, { integers, smallest, largest }: Elements): boolean {
  if (!integers || smallest !== 1 || largest < 2 || largest > data.length) return false;
  return new Set(data).size === largest;
}

const unknownRows: Rows = {
  oneHot: false,
  sumsToOne: false,
  tolerated: false,
  logProbabilities: false,
  worstRow: { row: 0, sum: 1 },
};

/** Reads the numbers of an array. A scalar counts as a row of one. */
export function readValues(
  { data, shape }: Tensor,
  { tolerance = 0, rowsKnown = true }: ValueReading = {},
): ValueFacts {
  const elements = readElements(data);
  const layout = alongAxis(shape.length === 0 ? [1] : shape, -1);
  const decimals = readDecimals(data, layout, elements.inUnitInterval);
  const rows = rowsKnown ? readRows(data, layout, elements, decimals, tolerance) : unknownRows;
  const smoothed = rows.sumsToOne && !elements.binary ? smoothedShares(data, layout) : undefined;
  return {
    ...elements,
    rowsKnown,
    rowLength: layout.length,
    rowCount: layout.rowCount,
    signs: elements.smallest === -1 && elements.largest === 1 && data.every((value) => Math.abs(value) === 1),
    oneBased: isOneBased(data, elements),
    oneHot: rows.oneHot,
    sumsToOne: rows.sumsToOne,
    worstRow: rows.worstRow,
    tolerated: rows.tolerated,
    ...(smoothed && { smoothed }),
    decimals: decimals.ofAll,
    logProbabilities: rows.logProbabilities,
  };
}
