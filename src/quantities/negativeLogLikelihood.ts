/**
 * Negative log-likelihood: the labelled entries of log-probabilities, with the sign turned.
 */

import { message } from '../core/index.ts';
import { computeCategorical } from './mechanism/categorical.ts';
import { explainCategorical } from './mechanism/categoricalSteps.ts';
import { defineQuantity } from './mechanism/define.ts';
import { categoricalInFloat32 } from './mechanism/float32Categorical.ts';
import {
  axis,
  base,
  classWeights,
  framework,
  ignoreIndex,
  reduction,
  sampleWeights,
  weightNormalization,
} from './mechanism/options.ts';
import { indexLabels, logProbabilities } from './mechanism/roles.ts';

export const negativeLogLikelihood = defineQuantity({
  id: 'negativeLogLikelihood',
  title: message('Negative log-likelihood'),
  summary: message('How surprising are the labelled classes to the predicted log-probabilities?'),
  inputs: [logProbabilities, indexLabels],
  options: [
    reduction,
    axis,
    base,
    classWeights,
    sampleWeights,
    weightNormalization,
    ignoreIndex,
    framework('torch', 'onnx'),
  ],
  unit: 'information',
  loss: true,
  compute: (question) => computeCategorical('logProbabilities', 'indices', question),
  inFloat32: categoricalInFloat32,
  explain: explainCategorical,
});
