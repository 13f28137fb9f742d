/**
 * Categorical focal: how the focal loss over classes is evaluated from logits or probabilities.
 */

import {
  type AxisLayout,
  alongAxis,
  categoricalFocalCrossEntropy,
  categoricalFocalCrossEntropyWithLogits,
  categoricalFocalGradient,
  clip,
  clippingRange,
  requireShape,
  requireZeroToOne,
  rescaleRows,
  smoothedLabels,
  softmax,
  type Tensor,
} from '../../core/index.ts';
import type { Evaluation, QuantityOptions } from '../types.ts';
import type { Stage } from './categorical.ts';
import { axisOf, conventionOf } from './conventions.ts';
import type { Question } from './define.ts';
import { given } from './inputs.ts';
import { type ReducedLoss, reduceEntries } from './reducing.ts';

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
  const { labelSmoothing = 0 } = options;
  const labels = labelSmoothing === 0 ? rawLabels : smoothedLabels(rawLabels, labelSmoothing, layout.length);
  const settings = { ...focalSettings(options), temperature: options.temperature ?? 1 };
  const source = logits ? softmax(logits, { axis, temperature: settings.temperature }) : asGiven;
  const stages = stagesOf(source, !logits, options);
  const prepared = stages.at(-1)?.value ?? source;
  const losses = logits
    ? categoricalFocalCrossEntropyWithLogits(logits, labels, settings, axis)
    : categoricalFocalCrossEntropy(prepared, labels, settings, axis);
  const loss = reduceEntries({ losses, predictionShape: asGiven.shape }, options);
  const { factorOf, value } = loss.reduced;
  const gradients = logits && { logits: categoricalFocalGradient(logits, labels, settings, factorOf, axis) };
  const parts = { ...loss.parts, probabilities: prepared, labels };
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
    value = clip(value, ...clippingRange(epsilon));
    stages.push({ kind: 'clipping', range: [epsilon, 1 - epsilon], value });
  }
  return stages;
}
