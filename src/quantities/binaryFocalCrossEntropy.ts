/**
 * Binary focal cross entropy: the loss of entries that are predicted well already is turned down.
 */

import { message } from '../core/index.ts';
import { computeBinaryFocal } from './mechanism/binaryFocal.ts';
import { explainBinaryFocal } from './mechanism/binaryFocalSteps.ts';
import { defineQuantity } from './mechanism/define.ts';
import { binaryFocalInFloat32 } from './mechanism/float32Binary.ts';
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
  weightNormalization,
} from './mechanism/options.ts';
import { binaryLabels, separateLogits, separateProbabilities } from './mechanism/roles.ts';

/** Source: T.-Y. Lin et al., Focal loss for dense object detection, 2017. */
export const binaryFocalCrossEntropy = defineQuantity({
  id: 'binaryFocalCrossEntropy',
  title: message('Binary focal cross entropy'),
  summary: message('How surprising is each label, if what is predicted well already counts less?'),
  inputs: [
    { ...separateProbabilities, alternative: 'prediction' },
    { ...separateLogits, alternative: 'prediction' },
    binaryLabels,
  ],
  options: [
    reduction,
    axis,
    base,
    gamma,
    alpha,
    labelSmoothing,
    sampleWeights,
    weightNormalization,
    epsilon,
    framework('keras', 'optax'),
  ],
  unit: 'information',
  loss: true,
  compute: computeBinaryFocal,
  inFloat32: binaryFocalInFloat32,
  explain: explainBinaryFocal,
});
