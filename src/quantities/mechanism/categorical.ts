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
  distributionTargets,
  indexTargets,
  negativeLogLikelihood,
  requireZeroToOne,
  rescaleRows,
  softmax,
  softmaxCrossEntropy,
  type Targets,
  type Tensor,
} from '../../core/index.ts';
import type { Evaluation, QuantityOptions } from '../types.ts';
import { axisOf, type Convention, conventionOf } from './conventions.ts';
import type { Question } from './define.ts';
import { given } from './inputs.ts';
import { inBase, type ReducedLoss, reduceEntries } from './reducing.ts';
import { scaleRows } from './scaling.ts';

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
  const entries = lossesOf(prediction, stages.at(-1)?.value ?? source, targets, labelKind, options, convention);
  const ignored = indices && Uint8Array.from(indices, (index) => (index < 0 ? 1 : 0));
  const { pickedWeights } = targets;
  const losses = inBase(entries.losses, options);
  const loss = reduceEntries({ losses, pickedWeights, ignored, predictionShape: source.shape }, options);
  const parts = {
    ...loss.parts,
    [prediction === 'logProbabilities' ? prediction : 'probabilities']: entries.predictions,
  };
  return {
    value: loss.reduced.value,
    ...(entries.gradient && {
      gradients: { logits: scaleRows(entries.gradient, layout, loss.reduced.factors, options) },
    }),
    parts,
    warnings: loss.warnings,
    prediction,
    layout,
    targets,
    indices,
    stages,
    predictions: entries.predictions,
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
    value = clip(value, epsilon, 1 - epsilon);
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
  labelKind: LabelKind,
  options: QuantityOptions,
  convention: Convention,
): { readonly losses: Tensor; readonly gradient?: Tensor; readonly predictions: Tensor } {
  const axis = axisOf(options);
  if (prediction === 'logits') {
    const { temperature = 1 } = options;
    const gradientForm = labelKind === 'distributions' ? convention.gradientForm : 'true';
    const result = softmaxCrossEntropy(source, targets, { axis, temperature, gradientForm });
    return { ...result, predictions: softmax(source, { axis, temperature }) };
  }
  const evaluate = prediction === 'probabilities' ? categoricalCrossEntropy : negativeLogLikelihood;
  return { losses: evaluate(source, targets, axis), predictions: source };
}
