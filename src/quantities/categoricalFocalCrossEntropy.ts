/**
 * Categorical focal cross entropy: classes that are predicted well already count less.
 */

import { message } from '../core/index.ts';
import { computeCategoricalFocal } from './mechanism/categoricalFocal.ts';
import { explainCategoricalFocal } from './mechanism/categoricalFocalSteps.ts';
import { defineQuantity } from './mechanism/define.ts';
import { categoricalFocalInFloat32 } from './mechanism/float32Categorical.ts';
import {
  alpha,
  axis,
  base,
  epsilon,
  framework,
  gamma,
  labelSmoothing,
  reduction,
  sampleWeights,
  temperature,
  weightNormalization,
} from './mechanism/options.ts';
import { distributionLabels, logits, probabilities } from './mechanism/roles.ts';

/** Source: T.-Y. Lin et al., Focal loss for dense object detection, 2017. */
export const categoricalFocalCrossEntropy = defineQuantity({
  id: 'categoricalFocalCrossEntropy',
  title: message('Categorical focal cross entropy'),
  summary: message('How surprising are the labelled classes, if what is predicted well already counts less?'),
  inputs: [
    { ...probabilities, alternative: 'prediction' },
    { ...logits, alternative: 'prediction' },
    distributionLabels,
  ],
  options: [
    reduction,
    axis,
    base,
    gamma,
    alpha,
    labelSmoothing,
    temperature,
    sampleWeights,
    weightNormalization,
    epsilon,
    framework('keras'),
  ],
  unit: 'information',
  loss: true,
  compute: computeCategoricalFocal,
  inFloat32: categoricalFocalInFloat32,
  explain: explainCategoricalFocal,
});
