/** What the first numbers of an array say about all of them: an array of any size is judged in the same time. */

import { elementCount } from '../../core/index.ts';
import type { NumericArray } from '../../finder/index.ts';
import { readValues } from '../values.ts';

export interface Sample {
  /** the first numbers, whole rows where they are short */
  readonly numbers: Float64Array;
  readonly rowLength: number;
  readonly rowCount: number;
  readonly integers: boolean;
  /** all in [0, 1] */
  readonly inUnitInterval: boolean;
  readonly smallest: number;
  readonly largest: number;
  /** in [0, 1], not all integers, and every row sums to 1 */
  readonly sumsToOne: boolean;
  /** the sum of the row that is farthest from 1 */
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

const halfPrecision: ReadonlySet<string> = new Set(['float16', 'bfloat16']);

/** What rounding to half precision takes from a sum, whatever number of digits is printed. */
const halfPrecisionSlack = 5e-3;

/** The first rows of an array; undefined where it is too large to be read in passing, or has no numbers. */
export function sampleOf(array: NumericArray): Sample | undefined {
  if (elementCount(array.shape) > largestRead) return undefined;
  const { data } = array;
  if (data.length === 0 || data.length > largestRead) return undefined;
  // Of a printed or ragged list with parts missing only the single numbers are known, not the rows.
  const whole = !array.truncated && array.ragged === undefined && array.shape.length > 0;
  const rowLength = whole ? (array.shape.at(-1) ?? 1) : data.length;
  const rowCount = Math.max(1, Math.floor(Math.min(data.length, sampleSize) / rowLength));
  const numbers = data.subarray(0, Math.min(rowCount * rowLength, sampleSize));
  const facts = readValues({ data: numbers, shape: numbers.length < rowLength ? [numbers.length] : [rowCount, rowLength] });
  const long = numbers.length < rowLength ? sumsOf(data.subarray(0, Math.min(rowLength, longestRow))) : undefined;
  const tolerance = Math.min(0.01, 0.5 * rowLength * 10 ** -facts.decimals + 1e-6);
  const worstSum = long?.sum ?? facts.worstRow.sum;
  const sumsToOne = halfPrecision.has(array.dtype ?? '') ? facts.inUnitInterval && Math.abs(worstSum - 1) <= halfPrecisionSlack : long ? facts.inUnitInterval && Math.abs(long.sum - 1) <= tolerance : facts.sumsToOne;
  const logs = long ? facts.largest <= 0 && Math.abs(long.exponentials - 1) <= 1e-3 : facts.logProbabilities;
  return {
    numbers,
    rowLength,
    rowCount: Math.max(1, Math.floor(data.length / rowLength)),
    integers: facts.integers,
    inUnitInterval: facts.inUnitInterval,
    smallest: numbers.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    largest: facts.largest,
    sumsToOne: whole && sumsToOne && !facts.integers,
    worstSum: whole ? worstSum : Number.NaN,
    logProbabilities: whole && logs && !facts.integers && rowLength > 1,
    evenSteps: hasEvenSteps(numbers),
  };
}

function sumsOf(row: Float64Array): { readonly sum: number; readonly exponentials: number } {
  let sum = 0;
  let exponentials = 0;
  for (const value of row) {
    sum += value;
    exponentials += Math.exp(value);
  }
  return { sum, exponentials };
}

function hasEvenSteps(numbers: Float64Array): boolean {
  if (numbers.length < 3) return false;
  const step = numbers[1] - numbers[0];
  const slack = 1e-9 * Math.max(1, Math.abs(step));
  return numbers.every((value, index) => index === 0 || Math.abs(value - numbers[index - 1] - step) <= slack);
}
