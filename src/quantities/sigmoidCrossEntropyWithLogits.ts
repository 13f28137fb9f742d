/**
 * Sigmoid cross entropy with logits: every entry is a yes-or-no question of its own.
 */

import { message } from '../core/index.ts';
import { defineQuantity } from './mechanism/define.ts';
import { logisticLossInFloat32 } from './mechanism/float32Binary.ts';
import { computeLogisticLoss } from './mechanism/logisticLoss.ts';
import { explainLogisticLoss } from './mechanism/logisticSteps.ts';
import {
  axis,
  base,
  framework,
  labelSmoothing,
  posWeight,
  reduction,
  sampleWeights,
  weightNormalization,
} from './mechanism/options.ts';
import { binaryLabels, separateLogits } from './mechanism/roles.ts';

export const sigmoidCrossEntropyWithLogits = defineQuantity({
  id: 'sigmoidCrossEntropyWithLogits',
  title: message('Sigmoid cross entropy with logits'),
  summary: message('How surprising is each label to the sigmoid of its logit?'),
  inputs: [separateLogits, binaryLabels],
  options: [
    reduction,
    axis,
    base,
    labelSmoothing,
    posWeight,
    sampleWeights,
    weightNormalization,
    framework('torch', 'tensorflow', 'keras', 'optax', 'tfjs'),
  ],
  unit: 'information',
  loss: true,
  compute: computeLogisticLoss,
  inFloat32: logisticLossInFloat32,
  explain: explainLogisticLoss,
});
