/**
 * What double precision makes of the losses whose steps show it: a logarithm of a sum near 1, a small difference of large
 * numbers. The exact value may differ from the framework's in every digit there.
 */

import { mapElements, mapRows, reduceRows, type Tensor } from '../../core/index.ts';
import type { QuantityOptions } from '../../quantities/index.ts';
import { broadcastTo, combined, folded, permuted } from './shapes.ts';
import { notFollowed } from './values.ts';
import type { Question } from './writing.ts';

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** zᵢ − m − log Σ e^{z − m} */
function logSoftmaxOfRow(row: Float64Array): Float64Array {
  const largest = Math.max(...row);
  const shifted = row.map((logit) => logit - largest);
  const total = Math.log(sum(shifted.map(Math.exp)));
  return shifted.map((difference) => difference - total);
}

function logSumExpOfRow(row: Float64Array): number {
  const largest = Math.max(...row);
  if (!Number.isFinite(largest)) return largest;
  return Math.log(sum(row.map((logit) => Math.exp(logit - largest)))) + largest;
}

/** Options that this does not follow. */
const foreign = ['classWeights', 'temperature', 'ignoreIndex', 'base', 'posWeight'] as const;

/** The value in double precision; undefined where the exact value rounded is as good, or this is not followed. */
export function inDoubles(question: Question): Tensor | undefined {
  const { quantity, inputs, options = {} } = question;
  if (quantity === 'weightedCrossEntropyWithLogits') return weightedEntries(question);
  if (foreign.some((name) => options[name] !== undefined)) return undefined;
  const { axis = -1 } = options;
  const logits = inputs.logits?.held;
  const labels = inputs.labels?.held;
  if (quantity === 'logSoftmax' && logits) return mapRows(logits, axis, logSoftmaxOfRow);
  if (quantity === 'logSumExp' && logits) return reduceRows(logits, axis, logSumExpOfRow);
  if (!labels) return undefined;
  const losses = lossesOf(quantity, { logits, labels, logs: inputs.logProbabilities?.held }, options);
  return losses && reducedDoubles(losses, options);
}

/** (1 − y)·z + (1 + (w − 1)·y)·(log1p(e^{−|z|}) + max(−z, 0)): of large negative logits little is left. */
function weightedEntries({ inputs, options = {} }: Question): Tensor | undefined {
  const [logits, labels] = [inputs.logits?.held, inputs.labels?.held];
  const { posWeight = 1, ...further } = options;
  if (!logits || !labels || Array.isArray(posWeight) || Object.keys(further).length > 0) return undefined;
  const weight =
    typeof posWeight === 'number' ? { shape: [], data: Float64Array.of(posWeight) } : (posWeight as Tensor);
  const factors = combined(weight, labels, (w, y) => 1 + (w - 1) * y);
  const surprisals = mapElements(logits, (z) => Math.log1p(Math.exp(-Math.abs(z))) + Math.max(-z, 0));
  const weighted = combined(factors, surprisals, (factor, surprisal) => factor * surprisal);
  const linear = combined(labels, logits, (y, z) => (1 - y) * z);
  return combined(linear, weighted, (a, b) => a + b);
}

interface Given {
  readonly logits: Tensor | undefined;
  readonly labels: Tensor;
  readonly logs: Tensor | undefined;
}

function lossesOf(
  quantity: Question['quantity'],
  { logits, labels, logs }: Given,
  { axis = -1, labelSmoothing, logTarget }: QuantityOptions,
): Tensor | undefined {
  if (quantity === 'softmaxCrossEntropyWithLogits' && logits) {
    const classes = logits.shape.at(axis) ?? 1;
    const smooth = (y: number): number =>
      labelSmoothing === undefined ? y : y * (1 - labelSmoothing) + labelSmoothing / classes;
    const terms = combined(labels, mapRows(logits, axis, logSoftmaxOfRow), (y, log) => -smooth(y) * log);
    return folded(terms, axis, false, sum);
  }
  if (quantity === 'sparseSoftmaxCrossEntropyWithLogits' && logits && labelSmoothing === undefined) {
    return pickedLosses(logits, labels, axis);
  }
  if (quantity === 'klDivergenceLoss' && logs && !logTarget) {
    const terms = combined(labels, logs, (y, log) => y * ((y === 0 ? 0 : Math.log(y)) - log));
    return folded(terms, axis, false, sum);
  }
  return undefined;
}

function pickedLosses(logits: Tensor, labels: Tensor, axis: number): Tensor {
  const at = axis < 0 ? axis + logits.shape.length : axis;
  const order = [...[...logits.shape.keys()].filter((each) => each !== at), at];
  const rows = permuted(mapRows(logits, axis, logSoftmaxOfRow), order);
  const classes = logits.shape[at];
  return { shape: labels.shape, data: labels.data.map((label, row) => -rows.data[row * classes + label]) };
}

/** Losses weighted and reduced as the options say. */
export function reducedDoubles(losses: Tensor, options: QuantityOptions): Tensor {
  const { reduction = 'none', sampleWeights, weightNormalization } = options;
  if (Array.isArray(sampleWeights)) return notFollowed('these weights');
  const weights = sampleWeights && broadcastTo(sampleWeights as Tensor, losses.shape);
  const weighted = weights ? combined(losses, weights, (loss, weight) => loss * weight) : losses;
  if (reduction === 'none') return weighted;
  const total = sum(weighted.data);
  if (reduction === 'sum') return { shape: [], data: Float64Array.of(total) };
  const count = weights && weightNormalization === 'sumOfWeights' ? sum(weights.data) : losses.data.length;
  return { shape: [], data: Float64Array.of(count === 0 ? 0 : total / count) };
}
