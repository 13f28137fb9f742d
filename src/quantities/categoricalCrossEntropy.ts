/**
 * Categorical cross entropy on probabilities: labels are distributions over the classes.
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
  labelSmoothing,
  reduction,
  sampleWeights,
  weightNormalization,
} from './mechanism/options.ts';
import { distributionLabels, probabilities } from './mechanism/roles.ts';

export const categoricalCrossEntropy = defineQuantity({
  id: 'categoricalCrossEntropy',
  title: message('Categorical cross entropy'),
  summary: message('How surprising are the label distributions to the predicted probabilities?'),
  inputs: [probabilities, distributionLabels],
  options: [
    reduction,
    axis,
    base,
    labelSmoothing,
    classWeights,
    sampleWeights,
    weightNormalization,
    epsilon,
    framework('keras', 'tfjs', 'sklearn'),
  ],
  unit: 'information',
  loss: true,
  compute: (question) => computeCategorical('probabilities', 'distributions', question),
  inFloat32: categoricalInFloat32,
  explain: explainCategorical,
});
