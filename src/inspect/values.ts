/**
 * What the numbers of an array say by themselves: the tests of its rows, along the last axis.
 */

import { alongAxis, type Tensor } from '../core/index.ts';

export interface ValueFacts {
  readonly rowLength: number;
  readonly rowCount: number;
  readonly integers: boolean;
  readonly nonNegative: boolean;
  /** all in [0, 1] */
  readonly inUnitInterval: boolean;
  /** only 0 and 1 */
  readonly binary: boolean;
  /** binary, with exactly one 1 in every row */
  readonly oneHot: boolean;
  /** in [0, 1], and every row sums to 1 within what its printed precision allows */
  readonly sumsToOne: boolean;
  /** the row that is farthest from summing to 1 */
  readonly worstRow: { readonly row: number; readonly sum: number };
  /** the longest fraction among the numbers, in decimal digits */
  readonly decimals: number;
  /** none above 0, and the exponentials of every row sum to 1 */
  readonly logProbabilities: boolean;
  readonly largest: number;
  /** all are finite */
  readonly finite: boolean;
}

/** A pasted float32 result is off by a few 1e-8; a framework's own row check allows about as much. */
const singlePrecisionSlack = 1e-6;

/**
 * How far a row of C numbers printed with d decimals may be from summing to 1: half a unit of the last printed
 * digit each. One-decimal rows are written to add up, and would pass by chance too often, so they must be exact.
 */
function sumTolerance(rowLength: number, decimals: number): number {
  if (decimals <= 1) return 1e-9;
  return Math.max(0.5 * rowLength * 10 ** -decimals + 1e-9, decimals >= 7 ? singlePrecisionSlack : 0);
}

/** The number of digits after the point in the shortest form of a number. */
function decimalsOf(value: number): number {
  if (!Number.isFinite(value)) return 0;
  const [mantissa, exponent = '0'] = String(value).split('e');
  const fraction = mantissa.split('.')[1] ?? '';
  return Math.max(0, fraction.length - Number(exponent));
}

interface Elements {
  integers: boolean;
  inUnitInterval: boolean;
  binary: boolean;
  nonNegative: boolean;
  nonPositive: boolean;
  finite: boolean;
  largest: number;
  decimals: number;
}

/** Digits are counted on this many numbers at most: more would not change what a reader is told. */
const precisionSample = 10_000;

function readElements(data: Float64Array): Elements {
  const facts: Elements = {
    integers: true,
    inUnitInterval: true,
    binary: true,
    nonNegative: true,
    nonPositive: true,
    finite: true,
    largest: Number.NEGATIVE_INFINITY,
    decimals: 0,
  };
  for (let index = 0; index < data.length; index += 1) {
    const value = data[index];
    if (!Number.isInteger(value)) facts.integers = false;
    if (!(value >= 0 && value <= 1)) facts.inUnitInterval = false;
    if (value !== 0 && value !== 1) facts.binary = false;
    if (!(value >= 0)) facts.nonNegative = false;
    if (!(value <= 0)) facts.nonPositive = false;
    if (!Number.isFinite(value)) facts.finite = false;
    if (value > facts.largest) facts.largest = value;
    if (index < precisionSample) facts.decimals = Math.max(facts.decimals, decimalsOf(value));
  }
  return facts;
}

/** Reads the numbers of an array. A scalar counts as a row of one. */
export function readValues(values: Tensor): ValueFacts {
  const elements = readElements(values.data);
  const layout = alongAxis(values.shape.length === 0 ? [1] : values.shape, -1);
  const tolerance = sumTolerance(layout.length, elements.decimals);
  let oneHot = elements.binary;
  let sumsToOne = elements.inUnitInterval;
  let logProbabilities = elements.nonPositive;
  let worst = { row: 0, sum: 1 };
  for (let row = 0; row < layout.rowCount; row += 1) {
    let sum = 0;
    let exponentials = 0;
    const start = layout.rowStart(row);
    for (let position = 0; position < layout.length; position += 1) {
      const value = values.data[start + position * layout.stride];
      sum += value;
      exponentials += Math.exp(value);
    }
    if (sum !== 1) oneHot = false;
    if (!(Math.abs(sum - 1) <= tolerance)) sumsToOne = false;
    if (!(Math.abs(exponentials - 1) <= 1e-3)) logProbabilities = false;
    if (Math.abs(sum - 1) > Math.abs(worst.sum - 1)) worst = { row, sum };
  }
  return {
    rowLength: layout.length,
    rowCount: layout.rowCount,
    integers: elements.integers,
    nonNegative: elements.nonNegative,
    inUnitInterval: elements.inUnitInterval,
    binary: elements.binary,
    oneHot,
    sumsToOne,
    worstRow: worst,
    decimals: elements.decimals,
    logProbabilities,
    largest: elements.largest,
    finite: elements.finite,
  };
}
