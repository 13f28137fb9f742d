/**
 * Float32 categorical: the losses that compare a row of predictions with a label, in single precision.
 */

import { float32, mapElements, mapRows, readRow, type Tensor, weightsOfClasses } from '../../core/index.ts';
import type { QuantityOptions } from '../types.ts';
import type { CategoricalLoss } from './categorical.ts';
import { type FocalLoss, focalSettings } from './categoricalFocal.ts';
import { axisOf } from './conventions.ts';
import type { Question } from './define.ts';
import { dividedLogits, preparedInFloat32, smoothedInFloat32 } from './float32.ts';
import { reduceInFloat32 } from './float32Reducing.ts';
import { given } from './inputs.ts';

const { add, multiply, power, round, subtract, sum, timesAmount } = float32;

/** The surprisal −log p of every class, as the frameworks compute it. */
function surprisalsOf({ prediction, stages }: CategoricalLoss, { inputs, options }: Question): Tensor {
  const source = given(inputs, prediction);
  switch (prediction) {
    case 'logits':
      return negated(mapRows(dividedLogits(source, options), axisOf(options), float32.logSoftmaxOfRow));
    case 'probabilities':
      return mapElements(preparedInFloat32(source, stages, options), float32.selfInformation);
    case 'logProbabilities':
      return negated(source);
  }
}

const negated = (values: Tensor): Tensor => mapElements(values, (value) => 0 - value);

/**
 * A categorical loss in single precision: log-softmax of logits, then −w·log p of the label's class, or −Σ y·log p·w of
 * a distribution. Source: torch.nn.functional.cross_entropy; tf.nn.softmax_cross_entropy_with_logits computes the same
 * differences. A class of logit −∞ and label 0 makes the row NaN there; a probability of 0 does not (xlogy).
 */
export function categoricalInFloat32(question: Question, exact: CategoricalLoss): Tensor {
  const { inputs, options } = question;
  const { layout, indices, prediction, loss } = exact;
  const surprisals = surprisalsOf(exact, question);
  const weights = options.classWeights && float32.roundAll(weightsOfClasses(options.classWeights, layout.length));
  const weigh = (k: number, amount: number) => (weights ? multiply(amount, weights[k]) : amount);
  const product = prediction === 'logits' ? multiply : timesAmount;
  const labels = indices ? undefined : smoothedInFloat32(given(inputs, 'labels'), options, layout.length);
  const losses = Float64Array.from({ length: layout.rowCount }, (_, row) => {
    const surprisal = readRow(surprisals, layout, row);
    if (labels) {
      const label = readRow(labels, layout, row);
      return sum(surprisal.map((amount, k) => weigh(k, product(label[k], amount))));
    }
    const index = indices?.[row] ?? -1;
    return index < 0 ? 0 : lossOfIndex(surprisal, index, weigh, options);
  });
  return reduceInFloat32({ data: losses, shape: layout.outerShape }, loss, options);
}

/** w_y·s_y; smoothed (1 − s)·w_y·s_y + (s/K)·Σ w·s. Source: torch.nn.functional.cross_entropy, label_smoothing. */
function lossOfIndex(
  surprisal: Float64Array,
  index: number,
  weigh: (k: number, amount: number) => number,
  { labelSmoothing = 0 }: QuantityOptions,
): number {
  const picked = weigh(index, surprisal[index]);
  if (labelSmoothing === 0) return picked;
  const all = sum(surprisal.map((amount, k) => weigh(k, amount)));
  return add(multiply(round(1 - labelSmoothing), picked), multiply(round(labelSmoothing / surprisal.length), all));
}

/**
 * The categorical focal loss in single precision: Σ (1 − p)^γ·α·(y·(−log p)). Source: Keras, CategoricalFocalCrossentropy.
 */
export function categoricalFocalInFloat32({ inputs, options }: Question, { layout, stages, loss }: FocalLoss): Tensor {
  const { gamma, alpha } = focalSettings(options);
  const axis = axisOf(options);
  const logits = inputs.logits && dividedLogits(inputs.logits, options);
  const source = logits ? mapRows(logits, axis, float32.softmaxOfRow) : given(inputs, 'probabilities');
  const probabilities = preparedInFloat32(source, stages, options);
  const surprisals =
    logits && stages.length === 0
      ? negated(mapRows(logits, axis, float32.logSoftmaxOfRow))
      : mapElements(probabilities, float32.selfInformation);
  const labels = smoothedInFloat32(given(inputs, 'labels'), options, layout.length);
  const terms = mapElements(probabilities, (p, index) => {
    const focus = power(subtract(1, p), round(gamma));
    const factor = alpha === undefined ? focus : multiply(focus, round(alpha));
    return timesAmount(factor, timesAmount(labels.data[index], surprisals.data[index]));
  });
  const losses = Float64Array.from({ length: layout.rowCount }, (_, row) => sum(readRow(terms, layout, row)));
  return reduceInFloat32({ data: losses, shape: layout.outerShape }, loss, options);
}
