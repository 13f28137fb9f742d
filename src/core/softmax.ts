/**
 * Softmax and its logarithms along an axis: softmax, log-softmax, log-sum-exp, with a temperature.
 */

import { mapRows, reduceRows } from './rows.ts';
import { Accumulator, differenceTail, productTail } from './summation.ts';
import type { Tensor } from './tensor.ts';

/** Of the softmax family: the axis of the classes (default −1) and the temperature that divides the logits (default 1). */
export interface SoftmaxOptions {
  readonly axis?: number;
  readonly temperature?: number;
}

/**
 * What every softmax-based quantity of a row is made of. With m the largest logit and d = (z − m)/T:
 * `exponentials` e^d, `rest` their sum without the maximum's own 1, `total` 1 + rest, `logTotal` log(1 + rest).
 * A row whose maximum is NaN or infinite has NaN everywhere.
 */
export interface RowStatistics {
  readonly maximum: number;
  readonly maximumAt: number;
  readonly exponentials: Float64Array;
  readonly rest: number;
  readonly total: number;
  readonly logTotal: number;
}

/**
 * The statistics of one row of logits. The maximum stays out of the sum, so that log1p keeps what a confident row has
 * beside its 1 (P. Blanchard, D. Higham, N. Higham, Accurately computing the log-sum-exp and softmax functions, 2021).
 */
export function rowStatistics(row: Float64Array, temperature = 1): RowStatistics {
  const maximumAt = indexOfMaximum(row);
  const maximum = row.length === 0 ? Number.NEGATIVE_INFINITY : row[maximumAt];
  const exponentials = new Float64Array(row.length);
  if (!Number.isFinite(maximum)) {
    exponentials.fill(Number.NaN);
    return { maximum, maximumAt, exponentials, rest: Number.NaN, total: Number.NaN, logTotal: Number.NaN };
  }
  const rest = new Accumulator();
  for (let k = 0; k < row.length; k += 1) {
    exponentials[k] = k === maximumAt ? 1 : expOfDifference(row[k], maximum, temperature);
    if (k !== maximumAt) rest.add(exponentials[k]);
  }
  return {
    maximum,
    maximumAt,
    exponentials,
    rest: rest.total,
    total: 1 + rest.total,
    logTotal: Math.log1p(rest.total),
  };
}

/** The index of the largest element; of the first NaN where there is one. */
function indexOfMaximum(row: Float64Array): number {
  let best = 0;
  for (let k = 0; k < row.length; k += 1) {
    if (Number.isNaN(row[k])) return k;
    if (row[k] > row[best]) best = k;
  }
  return best;
}

/** e^{(a − b)/T}: what subtraction and division round away would cost |a − b| ulps, so it is carried along. */
function expOfDifference(a: number, b: number, temperature: number): number {
  const difference = a - b;
  const quotient = difference / temperature;
  const exponential = Math.exp(quotient);
  if (exponential === 0 || !Number.isFinite(quotient)) return exponential;
  const product = quotient * temperature;
  const remainder = difference - product - productTail(quotient, temperature, product);
  return exponential + (exponential * (remainder + differenceTail(a, b, difference))) / temperature;
}

/** (m − z)/T, ≥ 0, without overflow where the quotient itself is finite. */
export function gapBelow(maximum: number, logit: number, temperature: number): number {
  const gap = (maximum - logit) / temperature;
  return Number.isFinite(gap) ? gap : maximum / temperature - logit / temperature;
}

/** The share of every class except this one, 1 − p_k, summed from the others so that a confident row keeps its digits. */
export function shareOfOthers(statistics: RowStatistics, k: number): number {
  if (k === statistics.maximumAt) return statistics.rest / statistics.total;
  const others = new Accumulator();
  for (let j = 0; j < statistics.exponentials.length; j += 1) if (j !== k) others.add(statistics.exponentials[j]);
  return others.total / statistics.total;
}

/** −log p_k = (m − z_k)/T + log(1 + rest): two terms ≥ 0, nothing cancels. */
export function surprisalOf(row: Float64Array, statistics: RowStatistics, k: number, temperature: number): number {
  if (k === statistics.maximumAt) return statistics.logTotal;
  return gapBelow(statistics.maximum, row[k], temperature) + statistics.logTotal;
}

/**
 * softmax: e^{zᵢ/T} / Σⱼ e^{zⱼ/T} along the axis; the shape stays.
 * −∞ among finite logits has probability 0; NaN, +∞ or nothing but −∞ makes the row NaN.
 * @throws InputError `axis`
 */
export function softmax(logits: Tensor, { axis = -1, temperature = 1 }: SoftmaxOptions = {}): Tensor {
  return mapRows(logits, axis, (row) => {
    const { exponentials, total } = rowStatistics(row, temperature);
    return exponentials.map((exponential) => exponential / total);
  });
}

/**
 * log-softmax: zᵢ/T − log Σⱼ e^{zⱼ/T} along the axis; the shape stays. −∞ for a logit of −∞.
 * @throws InputError `axis`
 */
export function logSoftmax(logits: Tensor, { axis = -1, temperature = 1 }: SoftmaxOptions = {}): Tensor {
  return mapRows(logits, axis, (row) => {
    const statistics = rowStatistics(row, temperature);
    return row.map((_, k) => 0 - surprisalOf(row, statistics, k, temperature));
  });
}

/**
 * log-sum-exp: log Σⱼ e^{zⱼ/T} along the axis, which disappears from the shape.
 * +∞ where a logit is +∞, −∞ where all are −∞ or the axis is empty.
 * @throws InputError `axis`
 */
export function logSumExp(logits: Tensor, { axis = -1, temperature = 1 }: SoftmaxOptions = {}): Tensor {
  return reduceRows(logits, axis, (row) => {
    const { maximum, logTotal } = rowStatistics(row, temperature);
    return Number.isFinite(maximum) ? maximum / temperature + logTotal : maximum;
  });
}
