/**
 * Kullback–Leibler divergence as a loss: the target distribution against predicted (log-)probabilities.
 */

import { message } from '../core/index.ts';
import { defineQuantity } from './mechanism/define.ts';
import { computeDivergenceLoss } from './mechanism/divergenceLoss.ts';
import { explainDivergenceLoss } from './mechanism/divergenceLossSteps.ts';
import { divergenceLossInFloat32 } from './mechanism/float32Divergence.ts';
import {
  axis,
  base,
  epsilon,
  framework,
  logTarget,
  reductionWithBatchMean,
  sampleWeights,
  weightNormalization,
} from './mechanism/options.ts';
import { distributionLabels, logProbabilities, probabilities } from './mechanism/roles.ts';

export const klDivergenceLoss = defineQuantity({
  id: 'klDivergenceLoss',
  title: message('Kullback–Leibler divergence loss'),
  summary: message('How much more surprising are the targets to the prediction than to themselves?'),
  inputs: [
    { ...logProbabilities, alternative: 'prediction' },
    { ...probabilities, alternative: 'prediction' },
    distributionLabels,
  ],
  options: [
    reductionWithBatchMean,
    axis,
    base,
    logTarget,
    sampleWeights,
    weightNormalization,
    epsilon,
    framework('torch', 'keras', 'optax', 'tfjs'),
  ],
  unit: 'information',
  loss: true,
  compute: computeDivergenceLoss,
  inFloat32: divergenceLossInFloat32,
  explain: explainDivergenceLoss,
});
