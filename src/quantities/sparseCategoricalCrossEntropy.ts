/**
 * Sparse categorical cross entropy on probabilities: labels are class indices.
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
  epsilon,
  framework,
  ignoreIndex,
  labelSmoothing,
  reduction,
  sampleWeights,
  weightNormalization,
} from './mechanism/options.ts';
import { indexLabels, probabilities } from './mechanism/roles.ts';

export const sparseCategoricalCrossEntropy = defineQuantity({
  id: 'sparseCategoricalCrossEntropy',
  title: message('Sparse categorical cross entropy'),
  summary: message('How surprising are the labelled classes to the predicted probabilities?'),
  inputs: [probabilities, indexLabels],
  options: [
    reduction,
    axis,
    base,
    labelSmoothing,
    classWeights,
    sampleWeights,
    weightNormalization,
    ignoreIndex,
    epsilon,
    framework('keras', 'tfjs', 'sklearn'),
  ],
  unit: 'information',
  loss: true,
  compute: (question) => computeCategorical('probabilities', 'indices', question),
  inFloat32: categoricalInFloat32,
  explain: explainCategorical,
});
