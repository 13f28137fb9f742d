/**
 * Categorical cross entropy: one loss a row, from logits, probabilities or log-probabilities, and the gradient of the
 * losses on logits.
 */

import { surprisalOfProbability, weighted } from './information.ts';
import type { RowTarget, Targets } from './labels.ts';
import { readRow, writeRow } from './rows.ts';
import { type RowStatistics, rowStatistics, shareOfOthers, surprisalOf } from './softmax.ts';
import { Accumulator, compensatedSum } from './summation.ts';
import { alongAxis, type Tensor } from './tensor.ts';

export interface SoftmaxCrossEntropyOptions {
  readonly axis?: number;
  /** divides the logits; the gradient is with respect to the undivided logits */
  readonly temperature?: number;
  /** 'softmaxMinusLabels' leaves out the labels' sum, as TensorFlow and TensorFlow.js do */
  readonly gradientForm?: 'true' | 'softmaxMinusLabels';
}

/** The losses (the logits' shape without the class axis), in nats, and their derivatives by the logits. */
export interface CategoricalLosses {
  readonly losses: Tensor;
  /** of the sum of the losses; in the logits' shape */
  readonly gradient: Tensor;
}

/**
 * Softmax cross entropy with logits: Σₖ uₖ·((m − zₖ)/T + log Σⱼ e^{(zⱼ − m)/T}) a row, in nats.
 * All terms are ≥ 0 for labels ≥ 0, so a confident row keeps its digits; a class of weight 0 adds nothing even at −∞.
 * Gradient: (softmax(z/T)·Σu − u)/T.
 * @throws InputError `axis`
 */
export function softmaxCrossEntropy(
  logits: Tensor,
  targets: Targets,
  { axis = -1, temperature = 1, gradientForm = 'true' }: SoftmaxCrossEntropyOptions = {},
): CategoricalLosses {
  const layout = alongAxis(logits.shape, axis);
  const losses = new Float64Array(layout.rowCount);
  const gradient = new Float64Array(logits.data.length);
  const weights = new Float64Array(layout.length);
  for (let row = 0; row < layout.rowCount; row += 1) {
    const target = targets.read(row, weights);
    if (target === 'ignored') continue;
    const values = readRow(logits, layout, row);
    const statistics = rowStatistics(values, temperature);
    losses[row] = lossOfRow(values, statistics, weights, target, temperature);
    const slope = gradientOfRow(statistics, weights, gradientForm);
    writeRow(
      gradient,
      layout,
      row,
      slope.map((value) => value / temperature),
    );
  }
  return { losses: { data: losses, shape: layout.outerShape }, gradient: { data: gradient, shape: logits.shape } };
}

function lossOfRow(
  logits: Float64Array,
  statistics: RowStatistics,
  weights: Float64Array,
  target: RowTarget,
  temperature: number,
): number {
  if (typeof target === 'number') {
    return weighted(weights[target], surprisalOf(logits, statistics, target, temperature));
  }
  const sum = new Accumulator();
  for (let k = 0; k < weights.length; k += 1) {
    const surprisal = surprisalOf(logits, statistics, k, temperature);
    sum.add(
      surprisal === Number.POSITIVE_INFINITY && Number.isFinite(logits[k])
        ? weightedHugeGap(weights[k], statistics, logits[k], temperature)
        : weighted(weights[k], surprisal),
    );
  }
  return sum.total;
}

/** u·((m − z)/T + log total) where m − z overflows: halves are subtracted, and the weight comes before the doubling. */
function weightedHugeGap(weight: number, statistics: RowStatistics, logit: number, temperature: number): number {
  const half = statistics.maximum / 2 / temperature - logit / 2 / temperature;
  return weight * half * 2 + weight * statistics.logTotal;
}

/**
 * softmax·Σu − u; for a single class t of weight w, given by its index or as a one-hot row: −w·(1 − p_t) at t, with
 * 1 − p_t summed from the others, since p_t − 1 would lose the digits of a confident row.
 */
function gradientOfRow(
  statistics: RowStatistics,
  weights: Float64Array,
  form: 'true' | 'softmaxMinusLabels',
): Float64Array {
  const { exponentials, total } = statistics;
  const labelSum = form === 'true' ? compensatedSum(weights) : 1;
  const single = weights.reduce((count, weight) => count + (weight === 0 ? 0 : 1), 0) === 1;
  return exponentials.map((exponential, k) => {
    const isPicked = single && weights[k] !== 0 && labelSum === weights[k];
    return isPicked ? -weights[k] * shareOfOthers(statistics, k) : (exponential / total) * labelSum - weights[k];
  });
}

/**
 * Categorical cross entropy on probabilities: −Σₖ uₖ·log pₖ a row, in nats; +∞ where a class of weight > 0 has p = 0.
 * @throws InputError `axis`
 */
export function categoricalCrossEntropy(probabilities: Tensor, targets: Targets, axis = -1): Tensor {
  return weightedRows(probabilities, targets, axis, surprisalOfProbability);
}

/**
 * The negative log-likelihood of log-probabilities: −Σₖ uₖ·xₖ a row. Nothing checks that e^x sums to 1.
 * @throws InputError `axis`
 */
export function negativeLogLikelihood(logProbabilities: Tensor, targets: Targets, axis = -1): Tensor {
  return weightedRows(logProbabilities, targets, axis, (value) => 0 - value);
}

/** Σₖ uₖ·surprisal(valueₖ) a row; a row with a single class looks at that class only. */
function weightedRows(values: Tensor, targets: Targets, axis: number, surprisal: (value: number) => number): Tensor {
  const layout = alongAxis(values.shape, axis);
  const losses = new Float64Array(layout.rowCount);
  const weights = new Float64Array(layout.length);
  for (let row = 0; row < layout.rowCount; row += 1) {
    const target = targets.read(row, weights);
    if (target === 'ignored') continue;
    const entries = readRow(values, layout, row);
    if (typeof target === 'number') {
      losses[row] = weighted(weights[target], surprisal(entries[target]));
      continue;
    }
    const sum = new Accumulator();
    for (let k = 0; k < weights.length; k += 1) sum.add(weighted(weights[k], surprisal(entries[k])));
    losses[row] = sum.total;
  }
  return { data: losses, shape: layout.outerShape };
}
