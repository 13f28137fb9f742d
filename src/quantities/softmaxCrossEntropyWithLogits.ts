/**
 * Softmax cross entropy with logits: labels are distributions over the classes.
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
  labelSmoothing,
  reduction,
  sampleWeights,
  temperature,
  weightNormalization,
} from './mechanism/options.ts';
import { distributionLabels, logits } from './mechanism/roles.ts';

export const softmaxCrossEntropyWithLogits = defineQuantity({
  id: 'softmaxCrossEntropyWithLogits',
  title: message('Softmax cross entropy with logits'),
  summary: message('How surprising are the label distributions to the softmax of the logits?'),
  inputs: [logits, distributionLabels],
  options: [
    reduction,
    axis,
    base,
    temperature,
    labelSmoothing,
    classWeights,
    sampleWeights,
    weightNormalization,
    framework('torch', 'tensorflow', 'keras', 'optax', 'tfjs'),
  ],
  unit: 'information',
  loss: true,
  compute: (question) => computeCategorical('logits', 'distributions', question),
  inFloat32: categoricalInFloat32,
  explain: explainCategorical,
});
