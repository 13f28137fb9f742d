/**
 * Divergence loss: how the Kullback–Leibler loss is evaluated, entry by entry or row by row.
 */

import {
  type AxisLayout,
  alongAxis,
  clip,
  InputError,
  klDivergenceLoss,
  klDivergenceLossOfProbabilities,
  log,
  message,
  requireShape,
  requireZeroToOne,
  type Tensor,
} from '../../core/index.ts';
import type { Evaluation, QuantityOptions } from '../types.ts';
import { axisOf, conventionOf } from './conventions.ts';
import type { Question } from './define.ts';
import { given } from './inputs.ts';
import { inBase, type ReducedLoss, reduceEntries } from './reducing.ts';

/** A divergence loss with all that its derivation shows. */
export interface DivergenceLoss extends Evaluation {
  readonly layout: AxisLayout;
  /** one loss an entry, in the base of the options */
  readonly elements: Tensor;
  readonly isPerEntry: boolean;
  /** the predictions and targets after clipping; the factor of each logarithm */
  readonly prediction: Tensor;
  readonly target: Tensor;
  readonly weights: Tensor;
  readonly epsilon: number;
  readonly loss: ReducedLoss;
}

/** Evaluates the loss. @throws InputError `axis`, `shape`, `domain`, `option` */
export function computeDivergenceLoss({ inputs, options }: Question): DivergenceLoss {
  const logs = inputs.logProbabilities;
  const prediction = logs ?? given(inputs, 'probabilities');
  const labels = given(inputs, 'labels');
  const { divergencePerEntry, anyProbabilities } = conventionOf(options);
  const layout = alongAxis(prediction.shape, axisOf(options));
  requireShape('labels', labels, prediction.shape);
  if (!options.logTarget && !conventionOf(options).anyLabels) requireZeroToOne('labels', labels);
  if (!logs && !anyProbabilities) requireZeroToOne('probabilities', prediction);
  const epsilon = clippingOf(options, logs !== undefined);
  const source = !logs && options.logTarget ? log(prediction) : prediction;
  const [lower, upper] = [
    { high: epsilon, low: 0 },
    { high: 1, low: 0 },
  ];
  const prepared = epsilon > 0 ? clip(source, lower, upper) : source;
  const target = epsilon > 0 ? clip(labels, lower, upper) : labels;
  // TensorFlow.js multiplies by the label as it was given
  const weights = options.framework === 'tfjs' && epsilon > 0 ? labels : target;
  const { logTarget = false } = options;
  const lossAlong = (axis?: number) =>
    logs
      ? klDivergenceLoss(prepared, target, { logTarget, axis })
      : klDivergenceLossOfProbabilities(logTarget ? prediction : prepared, target, { weights, logTarget, axis });
  const entries = lossAlong();
  const losses = divergencePerEntry ? entries : lossAlong(axisOf(options));
  const elements = inBase(entries, options);
  const loss = reduceEntries({ losses, predictionShape: prediction.shape }, options);
  const { value } = loss.reduced;
  const parts = { ...loss.parts, elements };
  return {
    value,
    parts,
    warnings: loss.warnings,
    layout,
    elements,
    isPerEntry: divergencePerEntry,
    prediction: prepared,
    target,
    weights,
    epsilon,
    loss,
  };
}

/** ε where it clips. It belongs to probabilities; log-probabilities are taken as they are. */
function clippingOf(options: QuantityOptions, isLog: boolean): number {
  const isUnclipped = isLog || options.logTarget;
  if (isUnclipped && options.epsilon) {
    throw new InputError(
      'option',
      message('The option {0} clips probabilities, but these are log-probabilities.', 'epsilon'),
      {
        argument: 'epsilon',
        value: options.epsilon,
        expected: '0',
      },
    );
  }
  return isUnclipped ? 0 : (options.epsilon ?? conventionOf(options).epsilon);
}
