/**
 * Categorical focal: how the focal loss over classes is evaluated from logits or probabilities.
 */

import {
  type AxisLayout,
  alongAxis,
  categoricalFocalCrossEntropy,
  categoricalFocalCrossEntropyWithLogits,
  clip,
  mapElements,
  requireShape,
  requireZeroToOne,
  rescaleRows,
  softmax,
  type Tensor,
} from '../../core/index.ts';
import type { Evaluation, QuantityOptions } from '../types.ts';
import type { Stage } from './categorical.ts';
import { axisOf, conventionOf } from './conventions.ts';
import type { Question } from './define.ts';
import { given } from './inputs.ts';
import { inBase, type ReducedLoss, reduceEntries } from './reducing.ts';
import { scaleRows } from './scaling.ts';

/** A categorical focal loss with all that its derivation shows. */
export interface FocalLoss extends Evaluation {
  readonly layout: AxisLayout;
  /** the labels after smoothing */
  readonly labels: Tensor;
  /** softmax of the logits, or the probabilities as given */
  readonly source: Tensor;
  /** what a framework did to them; the last one is what counts */
  readonly stages: readonly Stage[];
  readonly loss: ReducedLoss;
}

/** γ, α and ε in force. */
export function focalSettings(options: QuantityOptions): {
  readonly gamma: number;
  readonly alpha: number | undefined;
  readonly epsilon: number;
} {
  const { focalAlpha, epsilon } = conventionOf(options);
  return { gamma: options.gamma ?? 2, alpha: options.alpha ?? focalAlpha, epsilon: options.epsilon ?? epsilon };
}

/** Evaluates the loss. @throws InputError `axis`, `shape`, `domain` */
export function computeCategoricalFocal({ inputs, options }: Question): FocalLoss {
  const { logits } = inputs;
  const asGiven = logits ?? given(inputs, 'probabilities');
  const axis = axisOf(options);
  const layout = alongAxis(asGiven.shape, axis);
  const { anyLabels, anyProbabilities } = conventionOf(options);
  const rawLabels = given(inputs, 'labels');
  requireShape('labels', rawLabels, asGiven.shape);
  if (!anyLabels) requireZeroToOne('labels', rawLabels);
  if (!logits && !anyProbabilities) requireZeroToOne('probabilities', asGiven);
  const labels = smoothedLabels(rawLabels, options, layout.length);
  const settings = { ...focalSettings(options), temperature: options.temperature ?? 1 };
  const source = logits ? softmax(logits, { axis, temperature: settings.temperature }) : asGiven;
  const stages = stagesOf(source, !logits, options);
  const entries = logits
    ? categoricalFocalCrossEntropyWithLogits(logits, labels, settings, axis)
    : { losses: categoricalFocalCrossEntropy(stages.at(-1)?.value ?? source, labels, settings, axis) };
  const loss = reduceEntries({ losses: inBase(entries.losses, options), predictionShape: asGiven.shape }, options);
  const { factors, value } = loss.reduced;
  const gradients = 'gradient' in entries && { logits: scaleRows(entries.gradient, layout, factors, options) };
  const parts = { ...loss.parts, probabilities: stages.at(-1)?.value ?? source, labels };
  return {
    value,
    ...(gradients && { gradients }),
    parts,
    warnings: loss.warnings,
    layout,
    labels,
    source,
    stages,
    loss,
  };
}

function smoothedLabels(labels: Tensor, { labelSmoothing = 0 }: QuantityOptions, classCount: number): Tensor {
  if (labelSmoothing === 0) return labels;
  return mapElements(labels, (label) => label * (1 - labelSmoothing) + labelSmoothing / classCount);
}

/** Rescaled (probabilities only: a softmax sums to 1 already) and clipped, as the convention says. */
function stagesOf(source: Tensor, isGiven: boolean, options: QuantityOptions): Stage[] {
  const { epsilon } = focalSettings(options);
  const stages: Stage[] = [];
  let value = source;
  if (isGiven && conventionOf(options).rescales) {
    value = rescaleRows(value, axisOf(options));
    stages.push({ kind: 'rescaling', range: undefined, value });
  }
  if (epsilon > 0) {
    value = clip(value, epsilon, 1 - epsilon);
    stages.push({ kind: 'clipping', range: [epsilon, 1 - epsilon], value });
  }
  return stages;
}
