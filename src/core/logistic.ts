/**
 * The logistic functions of every element: sigmoid, its logarithm, softplus; and the parts they share with the losses.
 */

import { PairTensor, type Tails } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { expOf, expPair, ordinaryExponent } from './scalar/exponential.ts';
import { logOfOnePlusExponential } from './scalar/logarithm.ts';
import { normalised, type Pair, sumTail, upperHalf } from './scalar/pair.ts';
import type { Tensor } from './tensor.ts';

/** log(1 + e^{−|x|}) for |x| ≤ 690: what softplus(x) and softplus(−x) have beyond max(x, 0) and max(−x, 0). */
export function softplusRest(x: number): Pair {
  const exponential = expPair(-Math.abs(x), 0);
  return logOfOnePlusExponential(exponential.high, exponential.low);
}

/**
 * log(1 + e^x) = max(x, 0) + log(1 + e^{−|x|}) for |x| ≤ 690: e^{−|x|} cannot overflow, and no digit of it is lost beside 1.
 * Source: M. Mächler, Accurately computing log(1 − exp(−|a|)), 2012, note on log1pexp.
 */
export function softplusPair(x: number): Pair {
  const rest = softplusRest(x);
  const larger = (x + Math.abs(x)) * 0.5;
  const sum = larger + rest.high;
  return { high: sum, low: sumTail(larger, rest.high, sum) + rest.low };
}

/** e^x of a finite x ≤ 0; 0 below a bound that is nothing whatever it is multiplied with: e⁻¹⁵⁰⁰ beside the largest double. */
export function bigExponential(x: number, bound = -1500): BigFloat {
  return x < bound ? BigFloat.zero : BigFloat.of(x).exp();
}

/** log(1 + e^x) of any x, of any size: e^x far below 0, x far above. */
export function bigSoftplus(x: number): BigFloat | number {
  if (Number.isNaN(x) || x === Number.POSITIVE_INFINITY) return x;
  if (Math.abs(x) <= ordinaryExponent) return BigFloat.ofPair(softplusPair(x));
  // log(1 + v) = v − v²/2 + …, v below e⁻⁶⁹⁰: nothing of it is left beside an x above 690
  return x < 0 ? bigExponential(x) : BigFloat.of(x);
}

/** log(1 + e^x) of every element. At most 0.502 ulp. +∞ at +∞, 0 at −∞. */
export function softplus(x: Tensor, tails: Tails = 'kept'): PairTensor {
  const result = new PairTensor(x.shape, tails);
  const { data } = x;
  for (let index = 0; index < data.length; index += 1) {
    const value = data[index];
    if (Math.abs(value) <= ordinaryExponent) {
      const { high, low } = softplusPair(value);
      result.set(index, high, low);
    } else result.setAny(index, bigSoftplus(value));
  }
  return result;
}

/** log σ(x) = −log(1 + e^{−x}) of every element. At most 0.502 ulp. 0 at +∞, −∞ at −∞. */
export function logSigmoid(x: Tensor, tails: Tails = 'kept'): PairTensor {
  const result = new PairTensor(x.shape, tails);
  const { data } = x;
  for (let index = 0; index < data.length; index += 1) {
    const value = -data[index];
    if (Math.abs(value) <= ordinaryExponent) {
      const { high, low } = softplusPair(value);
      result.set(index, 0 - high, -low);
    } else {
      const big = bigSoftplus(value);
      result.setAny(index, typeof big === 'number' ? -big : big.negated());
    }
  }
  return result;
}

/**
 * σ(x) = 1/(1 + e^{−x}) for |x| ≤ 690. With e = e^{−|x|} it is 1/(1 + e) above 0 and e/(1 + e) below; the branch is an
 * arithmetic choice, since a processor cannot guess signs.
 */
function sigmoidOf(x: number): number {
  const e = expPair(-Math.abs(x), 0);
  const total = upperHalf(1 + e.high);
  const totalLow = 1 - total + e.high + e.low;
  const inverse = 1 / (total + totalLow);
  const head = upperHalf(inverse);
  const rest = inverse * (1 - head * total - head * totalLow);
  const isBelow = +(x < 0);
  const numerator = e.high * isBelow + (1 - isBelow);
  return numerator * head + (numerator * rest + e.low * isBelow * inverse);
}

/** σ(x) of every element. At most 0.501 ulp down to the subnormals. 1 at +∞, 0 at −∞. */
export function sigmoid(x: Tensor): Tensor {
  const source = x.data;
  const data = new Float64Array(source.length);
  for (let index = 0; index < data.length; index += 1) {
    const value = source[index];
    if (Math.abs(value) <= ordinaryExponent) data[index] = sigmoidOf(value);
    else data[index] = value > 0 ? 1 : expOf(value);
  }
  return { data, shape: x.shape };
}

/** σ(x) and σ(−x) of one number as numerators over the same denominator: 1 or e^{−|x|} each, and 1 + e^{−|x|}. */
export interface SigmoidParts {
  /** e^{−|x|}, normalised; its σ is that of the side away from the sign of x */
  readonly smaller: Pair;
  /** 1 + e^{−|x|}, normalised */
  readonly total: Pair;
}

/** The parts of σ(x) and σ(−x) for |x| ≤ 690. */
export function sigmoidParts(x: number): SigmoidParts {
  const e = expPair(-Math.abs(x), 0);
  const smaller = normalised(e.high, e.low);
  const sum = 1 + smaller.high;
  return { smaller, total: normalised(sum, sumTail(1, smaller.high, sum) + smaller.low) };
}

/** e^x of every element, rounded once. */
export function exp(x: Tensor): Tensor {
  const source = x.data;
  const data = new Float64Array(source.length);
  for (let index = 0; index < data.length; index += 1) {
    const value = source[index];
    if (Math.abs(value) <= ordinaryExponent) {
      const { high, low } = expPair(value, 0);
      data[index] = high + low;
    } else data[index] = expOf(value);
  }
  return { data, shape: x.shape };
}
