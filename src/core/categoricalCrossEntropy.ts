/**
 * Categorical cross entropy on probabilities or log-probabilities: one loss a row.
 */

import { weighted } from './information.ts';
import type { RowTarget, Targets } from './labels.ts';
import { PairTensor, smallestSum, tailsOf } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { BigSum } from './scalar/bigSum.ts';
import { logNumber, logOf, logOfPair, smallestNormal } from './scalar/logarithm.ts';
import { multiplyPairs, type Pair, PairSum } from './scalar/pair.ts';
import { alongAxis, type Tensor } from './tensor.ts';

/**
 * Categorical cross entropy −Σₖ uₖ·log pₖ a row, in nats; +∞ where a class of weight > 0 has p = 0. The probabilities may
 * carry what rounding took from them. At most 0.51 ulp for weights ≥ 0.
 * @throws InputError `axis`
 */
export function categoricalCrossEntropy(probabilities: Tensor, targets: Targets, axis = -1): PairTensor {
  const tails = tailsOf(probabilities);
  return weightedRows(probabilities, targets, axis, (place) => {
    const high = probabilities.data[place];
    if (!(high > 0 && high < Number.POSITIVE_INFINITY)) return { high: 0 - logNumber(high), low: 0 };
    const logarithm = tails === undefined || high < smallestNormal ? logOf(high) : logOfPair(high, tails[place]);
    return { high: 0 - logarithm.high, low: 0 - logarithm.low };
  });
}

/**
 * The negative log-likelihood of log-probabilities: −Σₖ uₖ·xₖ a row. Nothing checks that e^x sums to 1.
 * @throws InputError `axis`
 */
export function negativeLogLikelihood(logProbabilities: Tensor, targets: Targets, axis = -1): PairTensor {
  return weightedRows(logProbabilities, targets, axis, (place) => ({ high: 0 - logProbabilities.data[place], low: 0 }));
}

/** Σₖ uₖ·surprisalₖ a row; a row with a single class looks at that class only. `surprisalAt` takes a flat index. */
function weightedRows(
  values: Tensor,
  targets: Targets,
  axis: number,
  surprisalAt: (place: number) => Pair,
): PairTensor {
  const layout = alongAxis(values.shape, axis);
  const losses = new PairTensor(layout.outerShape);
  for (let row = 0; row < layout.rowCount; row += 1) {
    const target = targets.at(row);
    const surprisalOf = (k: number) => surprisalAt(layout.rowStart(row) + k * layout.stride);
    if (target.kind !== 'ignored') setLoss(losses, row, target, layout.length, surprisalOf);
  }
  return losses;
}

function setLoss(
  losses: PairTensor,
  row: number,
  target: RowTarget,
  length: number,
  surprisalOf: (k: number) => Pair,
): void {
  if (target.kind === 'class' && target.weight === 1) {
    const { high, low } = surprisalOf(target.index);
    if (Number.isFinite(high)) losses.set(row, high, low);
    else losses.setAny(row, high);
    return;
  }
  const sum = new PairSum();
  for (const { weight, surprisal } of termsOf(target, length, surprisalOf)) {
    const product = multiplyPairs(weight, surprisal);
    sum.add(product.high, product.low);
  }
  const { high, low } = sum.total();
  if (Math.abs(high) > smallestSum && Number.isFinite(high)) losses.set(row, high, low);
  else losses.setAny(row, bigSum(target, length, surprisalOf));
}

/** The weights and surprisals of the classes that count. A weight of 0 silences an infinite surprisal, but no NaN. */
function* termsOf(
  target: RowTarget,
  length: number,
  surprisalOf: (k: number) => Pair,
): Generator<{ readonly weight: Pair; readonly surprisal: Pair }> {
  if (target.kind === 'class') {
    yield { weight: { high: target.weight, low: 0 }, surprisal: surprisalOf(target.index) };
  }
  if (target.kind !== 'distribution') return;
  for (let k = 0; k < length; k += 1) {
    const weight = { high: target.highs[target.start + k * target.stride], low: target.lows?.[k] ?? 0 };
    const surprisal = surprisalOf(k);
    if (weight.high !== 0 || Number.isNaN(surprisal.high)) yield { weight, surprisal };
  }
}

/** The same sum of any size; NaN and infinities by their limits. */
function bigSum(target: RowTarget, length: number, surprisalOf: (k: number) => Pair): BigFloat | number {
  const sum = new BigSum();
  for (const { weight, surprisal } of termsOf(target, length, surprisalOf)) {
    if (Number.isFinite(surprisal.high) && Number.isFinite(weight.high)) {
      sum.add(BigFloat.ofPair(surprisal).times(BigFloat.ofPair(weight)));
    } else sum.add(weighted(weight.high, surprisal.high));
  }
  return sum.total();
}
