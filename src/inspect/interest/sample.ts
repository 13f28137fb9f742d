/** What the first numbers of an array say about all of them: an array of any size is judged in the same time. */

import { elementCount } from '../../core/index.ts';
import type { NumericArray } from '../../finder/index.ts';
import { readValues } from '../values.ts';

export interface Sample {
  /** the first numbers: whole rows where they are short, the beginning of the first row where it is long */
  readonly numbers: Float64Array;
  readonly rowLength: number;
  /** of the whole array */
  readonly rowCount: number;
  readonly integers: boolean;
  /** all in [0, 1] */
  readonly inUnitInterval: boolean;
  readonly smallest: number;
  readonly largest: number;
  /** in [0, 1], not all integers, and every row sums to 1 */
  readonly sumsToOne: boolean;
  /** the sum of the row that is farthest from 1; NaN where rows are not known */
  readonly worstSum: number;
  /** none above 0, not all integers, and the exponentials of every row sum to 1 */
  readonly logProbabilities: boolean;
  /** at least three numbers, each as far from the one before */
  readonly evenSteps: boolean;
}

/** Numbers whose digits are looked at. */
const sampleSize = 256;

/** A longer row is summed up to here, so that the probabilities of a vocabulary still tell what they are. */
const longestRow = 10_000;

/** The numbers of an array beyond this size are not read at all for a hover. */
const largestRead = 100_000;

/** The first rows of an array; undefined where it is too large to be read in passing, or has no numbers. */
export function sampleOf(array: NumericArray): Sample | undefined {
  if (elementCount(array.shape) > largestRead) return undefined;
  const { data } = array;
  if (data.length === 0 || data.length > largestRead) return undefined;
  // Of a list that is ragged or printed with parts missing only the single numbers are known, not the rows.
  const hasRows = !array.truncated && array.ragged === undefined && array.shape.length > 0;
  const rowLength = hasRows ? (array.shape.at(-1) ?? 1) : data.length;
  const rows = rowLength <= sampleSize ? Math.floor(Math.min(data.length, sampleSize) / rowLength) : 1;
  const numbers = data.subarray(0, Math.min(rows * rowLength, sampleSize));
  const facts = readValues({ data: numbers, shape: [rows, numbers.length / rows] });
  const { sum, exponentials } = hasRows
    ? rowsOf(data.subarray(0, Math.min(rows * rowLength, longestRow)), rowLength)
    : { sum: Number.NaN, exponentials: Number.NaN };
  const isFractional = !facts.integers;
  return {
    numbers,
    rowLength,
    rowCount: Math.max(1, Math.floor(data.length / rowLength)),
    integers: facts.integers,
    inUnitInterval: facts.inUnitInterval,
    smallest: numbers.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    largest: facts.largest,
    sumsToOne: isFractional && facts.inUnitInterval && Math.abs(sum - 1) <= tolerance(array, rowLength, facts.decimals),
    worstSum: sum,
    logProbabilities: isFractional && rowLength > 1 && facts.largest <= 0 && Math.abs(exponentials - 1) <= logTolerance,
    evenSteps: hasEvenSteps(numbers),
  };
}

/** How far from 1 the exponentials of log-probabilities may sum, which are seldom printed with many digits. */
const logTolerance = 1e-3;

/** What rounding to half precision takes from a sum, however many digits are printed. */
const halfPrecisionSlack = 5e-3;

/** What single precision takes from a sum. */
const singlePrecisionSlack = 1e-6;

/** No row this far from 1 is taken for a distribution, however many numbers were rounded. */
const largestTolerance = 0.01;

/**
 * How far from 1 a row may sum: half a unit of the last printed digit for each number. One-decimal rows are written to
 * add up, and would pass by chance too often.
 */
function tolerance({ dtype }: NumericArray, rowLength: number, decimals: number): number {
  if (dtype === 'float16' || dtype === 'bfloat16') return halfPrecisionSlack;
  if (decimals <= 1) return 1e-9;
  return Math.min(largestTolerance, Math.max(0.5 * rowLength * 10 ** -decimals, singlePrecisionSlack));
}

interface RowSums {
  /** the sum of the row that is farthest from 1 */
  readonly sum: number;
  /** the same of the exponentials */
  readonly exponentials: number;
}

function rowsOf(numbers: Float64Array, rowLength: number): RowSums {
  let worst = { sum: 1, exponentials: 1 };
  for (let start = 0; start < numbers.length; start += rowLength) {
    let sum = 0;
    let exponentials = 0;
    for (const value of numbers.subarray(start, start + rowLength)) {
      sum += value;
      exponentials += Math.exp(value);
    }
    worst = { sum: fartherFromOne(worst.sum, sum), exponentials: fartherFromOne(worst.exponentials, exponentials) };
  }
  return worst;
}

/** NaN is farther than everything. */
function fartherFromOne(a: number, b: number): number {
  return Math.abs(b - 1) <= Math.abs(a - 1) ? a : b;
}

function hasEvenSteps(numbers: Float64Array): boolean {
  if (numbers.length < 3) return false;
  const step = numbers[1] - numbers[0];
  const slack = 1e-9 * Math.max(1, Math.abs(step));
  return numbers.every((value, index) => index === 0 || Math.abs(value - numbers[index - 1] - step) <= slack);
}
