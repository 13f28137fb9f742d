/**
 * Softmax row: what a softmax of one row is made of, with every part as accurate as its relative size asks: nothing is
 * ever taken as 1 minus something.
 */

import type { Arithmetic } from './arithmetic.ts';
import { type BigFloat, exactSum, fromDouble, infinity, negate, notANumber, one, subtract, zero } from './bigFloat.ts';

export interface SoftmaxRow {
  /** e^{zₖ/T} / Σⱼ e^{zⱼ/T} */
  readonly probabilities: readonly BigFloat[];
  /** 1 − pₖ, summed from the others */
  readonly misses: readonly BigFloat[];
  /** −log pₖ */
  readonly surprisals: readonly BigFloat[];
  /** log Σⱼ e^{zⱼ/T} */
  readonly logSumExp: BigFloat;
}

/** For each element, the sum of all the others. */
export function sumsOfOthers(arithmetic: Arithmetic, values: readonly BigFloat[]): BigFloat[] {
  const after = [...values, zero];
  for (let k = values.length - 1; k >= 0; k -= 1) after[k] = arithmetic.add(values[k], after[k + 1]);
  let before = zero;
  return values.map((value, k) => {
    const others = arithmetic.add(before, after[k + 1]);
    before = arithmetic.add(before, value);
    return others;
  });
}

/** A row that has no softmax: its logSumExp is known all the same. */
function undefinedRow(length: number, logSumExp: BigFloat): SoftmaxRow {
  const nowhere = Array<BigFloat>(length).fill(notANumber);
  return { probabilities: nowhere, misses: nowhere, surprisals: nowhere, logSumExp };
}

/** The softmax of a row of doubles, divided by the temperature; −∞ is a class that cannot be. */
export function softmaxRow(arithmetic: Arithmetic, logits: ArrayLike<number>, temperature = 1): SoftmaxRow {
  const row = Array.from(logits);
  const maximum = row.reduce((left, right) => Math.max(left, right), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(maximum)) return undefinedRow(row.length, fromDouble(maximum));
  const divisor = fromDouble(temperature);
  const top = fromDouble(maximum);
  const gaps = row.map((logit) =>
    logit === Number.NEGATIVE_INFINITY
      ? infinity
      : arithmetic.divide(subtract(top, fromDouble(logit), exactSum), divisor),
  );
  const exponentials = gaps.map((gap) => arithmetic.exp(negate(gap)));
  const others = sumsOfOthers(arithmetic, exponentials);
  const maximumAt = row.indexOf(maximum);
  const total = arithmetic.add(others[maximumAt], exponentials[maximumAt]);
  const logTotal = arithmetic.log1p(others[maximumAt]);
  const perTotal = arithmetic.divide(one, total);
  return {
    probabilities: exponentials.map((exponential) => arithmetic.multiply(exponential, perTotal)),
    misses: others.map((rest) => arithmetic.multiply(rest, perTotal)),
    surprisals: gaps.map((gap) => arithmetic.add(gap, logTotal)),
    logSumExp: arithmetic.add(arithmetic.divide(top, divisor), logTotal),
  };
}
