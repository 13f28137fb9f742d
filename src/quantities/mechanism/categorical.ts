/**
 * Categorical: how the losses that compare a row of predictions with a label are evaluated, whatever the predictions are
 * (logits, probabilities, log-probabilities) and however the labels are written (class indices, distributions).
 */

import {
  type AxisLayout,
  alongAxis,
  categoricalCrossEntropy,
  classIndices,
  clip,
  clippingRange,
  distributionTargets,
  indexTargets,
  negativeLogLikelihood,
  type PairTensor,
  requireZeroToOne,
  rescaleRows,
  softmax,
  softmaxCrossEntropy,
  softmaxGradient,
  type Targets,
  type Tensor,
} from '../../core/index.ts';
import type { Evaluation, QuantityOptions } from '../types.ts';
import { axisOf, type Convention, conventionOf } from './conventions.ts';
import type { Question } from './define.ts';
import { given } from './inputs.ts';
import { type ReducedLoss, reduceEntries } from './reducing.ts';

export type Prediction = 'logits' | 'probabilities' | 'logProbabilities';
export type LabelKind = 'indices' | 'distributions';

/** What a framework did to the probabilities before the logarithm, one stage after the other. */
export interface Stage {
  readonly kind: 'rescaling' | 'clipping';
  readonly range: readonly [number, number] | undefined;
  readonly value: Tensor;
}

/** A categorical loss with all that its derivation shows. */
export interface CategoricalLoss extends Evaluation {
  readonly prediction: Prediction;
  readonly layout: AxisLayout;
  readonly targets: Targets;
  /** class of each row, −1 for an ignored one; undefined for distributions */
  readonly indices: Int32Array | undefined;
  readonly stages: readonly Stage[];
  /** probabilities of logits, prepared probabilities, or log-probabilities */
  readonly predictions: Tensor;
  readonly loss: ReducedLoss;
}

/** Evaluates a categorical loss. @throws InputError `axis`, `shape`, `label`, `domain` */
export function computeCategorical(prediction: Prediction, labelKind: LabelKind, question: Question): CategoricalLoss {
  const { inputs, options } = question;
  const source = given(inputs, prediction);
  const labels = given(inputs, 'labels');
  const layout = alongAxis(source.shape, axisOf(options));
  const convention = conventionOf(options);
  const indices = labelKind === 'indices' ? classIndices(labels, layout, options.ignoreIndex) : undefined;
  const targets = targetsOf(labelKind, labels, layout, source.shape, options, convention);
  const stages = prediction === 'probabilities' ? preparation(source, labelKind, options, convention) : [];
  const prepared = stages.at(-1)?.value ?? source;
  const axis = axisOf(options);
  const temperature = options.temperature ?? 1;
  const losses = lossesOf(prediction, prepared, targets, { axis, temperature });
  const predictions = prediction === 'logits' ? softmax(source, { axis, temperature }) : prepared;
  const ignored = indices && Uint8Array.from(indices, (index) => (index < 0 ? 1 : 0));
  const { pickedWeights } = targets;
  const loss = reduceEntries({ losses, pickedWeights, ignored, predictionShape: source.shape }, options);
  const parts = { ...loss.parts, [prediction === 'logProbabilities' ? prediction : 'probabilities']: predictions };
  const gradientForm = labelKind === 'distributions' ? convention.gradientForm : 'true';
  const gradient =
    prediction === 'logits' &&
    softmaxGradient(source, targets, loss.reduced.factorOf, { axis, temperature, gradientForm });
  return {
    value: loss.reduced.value,
    ...(gradient && { gradients: { logits: gradient } }),
    parts,
    warnings: loss.warnings,
    prediction,
    layout,
    targets,
    indices,
    stages,
    predictions,
    loss,
  };
}

function targetsOf(
  labelKind: LabelKind,
  labels: Tensor,
  layout: AxisLayout,
  shape: readonly number[],
  options: QuantityOptions,
  convention: Convention,
): Targets {
  const { labelSmoothing = 0, classWeights, ignoreIndex } = options;
  const shared = { labelSmoothing, ...(classWeights && { classWeights }) };
  return labelKind === 'indices'
    ? indexTargets(labels, layout, { ...shared, ignoreIndex })
    : distributionTargets(labels, layout, shape, { ...shared, anyLabels: convention.anyLabels });
}

/** The stages between the probabilities as given and the logarithm. @throws InputError `domain` */
function preparation(given: Tensor, labelKind: LabelKind, options: QuantityOptions, convention: Convention): Stage[] {
  if (!convention.anyProbabilities) requireZeroToOne('probabilities', given);
  const epsilon = options.epsilon ?? convention.epsilon;
  const stages: Stage[] = [];
  let value = given;
  function clipping(): void {
    if (epsilon === 0) return;
    value = clip(value, ...clippingRange(epsilon));
    stages.push({ kind: 'clipping', range: [epsilon, 1 - epsilon], value });
  }
  // TensorFlow.js clips before it makes the labels one-hot, and again in the dense loss it then calls
  if (labelKind === 'indices' && options.framework === 'tfjs') clipping();
  if (convention.rescales) {
    value = rescaleRows(value, axisOf(options));
    stages.push({ kind: 'rescaling', range: undefined, value });
  }
  clipping();
  return stages;
}

function lossesOf(
  prediction: Prediction,
  source: Tensor,
  targets: Targets,
  options: { readonly axis: number; readonly temperature: number },
): PairTensor {
  if (prediction === 'logits') return softmaxCrossEntropy(source, targets, options);
  const evaluate = prediction === 'probabilities' ? categoricalCrossEntropy : negativeLogLikelihood;
  return evaluate(source, targets, options.axis);
}
