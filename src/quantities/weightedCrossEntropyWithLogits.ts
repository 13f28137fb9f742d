/**
 * Weighted cross entropy with logits: sigmoid cross entropy whose positive term counts more or less.
 */

import { message } from '../core/index.ts';
import { defineQuantity } from './mechanism/define.ts';
import { logisticLossInFloat32 } from './mechanism/float32Binary.ts';
import { computeLogisticLoss } from './mechanism/logisticLoss.ts';
import { explainLogisticLoss } from './mechanism/logisticSteps.ts';
import {
  base,
  framework,
  labelSmoothing,
  posWeight,
  reduction,
  sampleWeights,
  weightNormalization,
} from './mechanism/options.ts';
import { binaryLabels, separateLogits } from './mechanism/roles.ts';

export const weightedCrossEntropyWithLogits = defineQuantity({
  id: 'weightedCrossEntropyWithLogits',
  title: message('Weighted cross entropy with logits'),
  summary: message('How surprising is each label to the sigmoid of its logit, if positives count by a weight?'),
  inputs: [separateLogits, binaryLabels],
  options: [
    reduction,
    base,
    posWeight,
    labelSmoothing,
    sampleWeights,
    weightNormalization,
    framework('torch', 'tensorflow'),
  ],
  unit: 'information',
  loss: true,
  compute: computeLogisticLoss,
  inFloat32: logisticLossInFloat32,
  explain: explainLogisticLoss,
});
