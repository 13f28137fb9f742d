/**
 * Softmax cross entropy with logits: one loss a row.
 */

import { weighted } from './information.ts';
import type { RowTarget, Targets } from './labels.ts';
import { isOrdinary, largestOrdinary, PairTensor, smallestSum } from './pairTensor.ts';
import { RowPlace } from './rowPlace.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { BigSum } from './scalar/bigSum.ts';
import { differenceTail, multiplyPairs, PairSum, productTail, sumTail, upperHalf } from './scalar/pair.ts';
import type { SoftmaxOptions } from './softmax.ts';
import { gapPair, quotientTail, SoftmaxRow } from './softmaxRow.ts';
import { alongAxis, type Tensor } from './tensor.ts';

type Distribution = RowTarget & { readonly kind: 'distribution' };

/**
 * Σₖ uₖ·((m − zₖ)/T + log(1 + rest)) a row, in nats; the shape is the logits' without the class axis.
 * All terms are ≥ 0 for labels ≥ 0, so a confident row keeps its digits; a class of weight 0 adds nothing even at −∞.
 * An ignored row has the loss 0. Error before the last rounding: 2⁻⁶⁰ of the sum of the terms' sizes.
 * @throws InputError `axis`
 */
export function softmaxCrossEntropy(
  logits: Tensor,
  targets: Targets,
  { axis = -1, temperature = 1 }: SoftmaxOptions = {},
): PairTensor {
  const layout = alongAxis(logits.shape, axis);
  const losses = new PairTensor(layout.outerShape);
  const row = new SoftmaxRow(temperature);
  const place = new RowPlace(layout);
  for (let index = 0; index < layout.rowCount; index += 1) {
    const target = targets.at(index);
    if (target.kind === 'ignored') continue;
    place.moveTo(index);
    row.read(logits.data, place.start, place.length, place.stride);
    if (target.kind === 'class') {
      setClassLoss(losses, index, row, logits.data, place.start + target.index * place.stride, target.weight);
    } else setDistributionLoss(losses, index, row, logits.data, place, target);
  }
  return losses;
}

/** w·((m − z_t)/T + log(1 + rest)). */
function setClassLoss(
  losses: PairTensor,
  index: number,
  row: SoftmaxRow,
  data: Float64Array,
  place: number,
  weight: number,
): void {
  const logTotal = row.logTotal();
  const gap = gapPair(data[place], row.maximum, row.temperature);
  // the gap of the largest class is 0, and nothing is rounded away beside it
  const sum = logTotal.high - gap.high;
  const low = sumTail(logTotal.high, -gap.high, sum) + (logTotal.low - gap.low);
  if (!(sum < largestOrdinary) || row.rareRest !== undefined || !isOrdinary(weight)) {
    setRareClassLoss(losses, index, row, data[place], weight);
  } else if (weight === 1) losses.set(index, sum, low);
  else {
    const product = weight * sum;
    losses.set(index, product, productTail(weight, sum, product) + weight * low);
  }
}

/** The same of any size; 0·∞ = 0. */
function setRareClassLoss(losses: PairTensor, index: number, row: SoftmaxRow, logit: number, weight: number): void {
  const surprisal = row.bigSurprisal(logit);
  if (typeof surprisal === 'number') losses.setAny(index, weighted(weight, surprisal));
  else losses.setAny(index, Number.isFinite(weight) ? surprisal.times(BigFloat.of(weight)) : weight);
}

/** Σₖ uₖ·(m − zₖ)/T + log(1 + rest)·Σₖ uₖ. */
function setDistributionLoss(
  losses: PairTensor,
  index: number,
  row: SoftmaxRow,
  data: Float64Array,
  place: RowPlace,
  target: Distribution,
): void {
  const { maximum, temperature } = row;
  const { highs, lows } = target;
  const gaps = new PairSum();
  const labels = new PairSum();
  for (let k = 0, at = place.start, labelAt = target.start; k < place.length; k += 1) {
    const label = highs[labelAt];
    if (label !== 0) {
      const labelLow = lows === undefined ? 0 : lows[k];
      const difference = data[at] - maximum;
      const lost = differenceTail(data[at], maximum, difference);
      const gap = temperature === 1 ? difference : difference / temperature;
      const gapLow = temperature === 1 ? lost : quotientTail(difference, lost, temperature, gap);
      // head times head is exact; the three small products are rounded at 2⁻²⁶ of it
      const labelHead = upperHalf(label);
      const gapHead = upperHalf(gap);
      const cross = labelHead * (gap - gapHead) + (label - labelHead) * gap;
      gaps.add(labelHead * gapHead, cross + (label * gapLow + labelLow * gap));
      labels.add(label, labelLow);
    }
    at += place.stride;
    labelAt += target.stride;
  }
  const distance = gaps.total();
  const { high, low } = multiplyPairs(labels.total(), row.logTotal());
  const sum = high - distance.high;
  const tail = sumTail(high, -distance.high, sum) + (low - distance.low);
  const size = Math.abs(sum);
  if (size > smallestSum && size < largestOrdinary && row.rareRest === undefined) losses.set(index, sum, tail);
  else losses.setAny(index, bigLoss(row, data, place, target));
}

/** Σₖ uₖ·(−log pₖ) of any size; NaN and infinities by their limits, and 0·∞ = 0. */
function bigLoss(row: SoftmaxRow, data: Float64Array, place: RowPlace, target: Distribution): BigFloat | number {
  if (!row.isNumber) return Number.NaN;
  const sum = new BigSum();
  for (let k = 0; k < place.length; k += 1) {
    const label = target.highs[target.start + k * target.stride];
    if (label === 0) continue;
    const surprisal = row.bigSurprisal(data[place.start + k * place.stride]);
    if (typeof surprisal === 'number' || !Number.isFinite(label)) {
      sum.add(label * (typeof surprisal === 'number' ? surprisal : surprisal.toNumber()));
    } else {
      sum.add(surprisal.times(BigFloat.ofPair({ high: label, low: target.lows?.[k] ?? 0 })));
    }
  }
  return sum.total();
}
