/**
 * Information in nats: the surprisal of a probability, the entropy of a distribution, the cross entropy of two.
 */

import { PairTensor, smallestOrdinary, smallestSum, type Tails } from './pairTensor.ts';
import { RowPlace } from './rowPlace.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { BigSum } from './scalar/bigSum.ts';
import { logNumber, logOf, logOfNormal, smallestNormal, timesLogarithm } from './scalar/logarithm.ts';
import { PairSum } from './scalar/pair.ts';
import { alongAxis, type Tensor } from './tensor.ts';
import { exponentials } from './unit.ts';
import { requireElementBetween, requireShape } from './validation.ts';

/** weight · amount, and 0 where the weight is 0 however infinite the amount is: 0·log 0 = 0. NaN stays NaN. */
export function weighted(weight: number, amount: number): number {
  return weight === 0 && !Number.isNaN(amount) ? 0 : weight * amount;
}

/** log x of every element, rounded once: −∞ at 0, NaN below it. */
export function log(x: Tensor): Tensor {
  const source = x.data;
  const data = new Float64Array(source.length);
  for (let index = 0; index < data.length; index += 1) {
    const value = source[index];
    if (value >= smallestNormal && value <= Number.MAX_VALUE) {
      const { high, low } = logOfNormal(value);
      data[index] = high + low;
    } else data[index] = logNumber(value);
  }
  return { data, shape: x.shape };
}

/**
 * The self-information (surprisal) −log p of every element, in nats: +∞ for p = 0, exactly 0 for p = 1. At most 0.501 ulp.
 * @throws InputError `domain`
 */
export function selfInformation(p: Tensor, tails: Tails = 'kept'): PairTensor {
  const result = new PairTensor(p.shape, tails);
  const { data } = p;
  for (let index = 0; index < data.length; index += 1) {
    const value = data[index];
    if (value >= smallestNormal && value <= 1) {
      const { high, low } = logOfNormal(value);
      result.set(index, 0 - high, 0 - low);
    } else {
      requireElementBetween('p', p, index, 0, 1);
      setRareSurprisal(result, index, value);
    }
  }
  return result;
}

/** −log p of a p that is 0, subnormal or not finite. */
function setRareSurprisal(result: PairTensor, index: number, value: number): void {
  if (value > 0 && value < smallestNormal) {
    const { high, low } = logOf(value);
    result.set(index, 0 - high, 0 - low);
  } else result.setAny(index, 0 - logNumber(value));
}

/**
 * Σ pₖ·(−log qₖ) of two rows in place, written into an element of `result`; the entropy where the rows are the same. Each
 * product is exact to 2⁻⁷⁷ of its size; terms ≥ 0 do not cancel.
 * @throws InputError `domain`
 */
function setCrossEntropy(result: PairTensor, index: number, p: Tensor, q: Tensor, row: RowPlace): void {
  const { start, end, stride } = row;
  const weights = p.data;
  const shares = q.data;
  const sum = new PairSum();
  let beyond = 0;
  for (let place = start; place < end; place += stride) {
    const weight = weights[place];
    const share = shares[place];
    if (share >= smallestNormal && share <= 1 && weight >= 0 && weight <= 1) {
      const { high, low } = timesLogarithm(weight, logOfNormal(share));
      sum.add(high, low);
    } else {
      requireElementBetween('p', p, place, 0, 1);
      requireElementBetween('q', q, place, 0, 1);
      if (share > 0 && share < smallestNormal && Number.isFinite(weight)) addSubnormal(sum, weights, shares, place);
      else beyond += weighted(weight, 0 - logNumber(share));
    }
  }
  const { high, low } = sum.total();
  // finite everywhere, and not so small that low halves of products are missing
  if (beyond === 0 && (Math.abs(high) > smallestSum || isEmptySum(weights, shares, row))) {
    result.set(index, 0 - high, 0 - low);
  } else result.setAny(index, bigCrossEntropy(weights, shares, row));
}

/** Adds w·log q for a subnormal q. */
function addSubnormal(sum: PairSum, weights: Float64Array, q: Float64Array, place: number): void {
  const { high, low } = timesLogarithm(weights[place], logOf(q[place]));
  sum.add(high, low);
}

/** Whether no term is too small for a pair: all weights are 0 or of ordinary size. */
function isEmptySum(weights: Float64Array, q: Float64Array, { start, end, stride }: RowPlace): boolean {
  for (let place = start; place < end; place += stride) {
    const isCounted = weights[place] !== 0 && q[place] !== 1;
    if (isCounted && !(weights[place] > smallestOrdinary)) return false;
  }
  return true;
}

/** The same sum where the probabilities are tiny, or one of them not finite. */
function bigCrossEntropy(weights: Float64Array, q: Float64Array, { start, end, stride }: RowPlace): BigFloat | number {
  const sum = new BigSum();
  for (let place = start; place < end; place += stride) {
    const weight = weights[place];
    const surprisal = 0 - logNumber(q[place]);
    if (!Number.isFinite(weight) || !Number.isFinite(surprisal)) sum.add(weighted(weight, surprisal));
    else if (weight !== 0) sum.add(BigFloat.ofPair(logOf(q[place])).times(BigFloat.of(-weight)));
  }
  return sum.total();
}

/**
 * Shannon's entropy −Σ p·log p in nats, one a row along the axis, with 0·log 0 = 0. At most 0.51 ulp.
 * Source: C. E. Shannon, A mathematical theory of communication, 1948.
 * @throws InputError `axis`, `domain`
 */
export function entropy(p: Tensor, axis = -1): PairTensor {
  return crossEntropy(p, p, axis);
}

/**
 * The cross entropy −Σ p·log q in nats, one a row along the axis; +∞ where p > 0 meets q = 0. At most 0.51 ulp.
 * @throws InputError `shape`, `axis`, `domain`
 */
export function crossEntropy(p: Tensor, q: Tensor, axis = -1): PairTensor {
  requireShape('q', q, p.shape);
  const layout = alongAxis(p.shape, axis);
  const result = new PairTensor(layout.outerShape);
  const place = new RowPlace(layout);
  for (let row = 0; row < layout.rowCount; row += 1) {
    place.moveTo(row);
    setCrossEntropy(result, row, p, q, place);
  }
  return result;
}

/**
 * The perplexity e^{H(p)}, or e^{H(p, q)} where q is given: as unsure as a choice among that many equal options.
 * @throws InputError `shape`, `axis`, `domain`
 */
export function perplexity(p: Tensor, q?: Tensor, axis = -1): Tensor {
  return exponentials(q === undefined ? entropy(p, axis) : crossEntropy(p, q, axis));
}
