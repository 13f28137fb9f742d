/**
 * Sparse softmax cross entropy with logits: labels are class indices.
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
  labelSmoothing,
  reduction,
  sampleWeights,
  temperature,
  weightNormalization,
} from './mechanism/options.ts';
import { indexLabels, logits } from './mechanism/roles.ts';

export const sparseSoftmaxCrossEntropyWithLogits = defineQuantity({
  id: 'sparseSoftmaxCrossEntropyWithLogits',
  title: message('Sparse softmax cross entropy with logits'),
  summary: message('How surprising are the labelled classes to the softmax of the logits?'),
  inputs: [logits, indexLabels],
  options: [
    reduction,
    axis,
    base,
    temperature,
    labelSmoothing,
    classWeights,
    sampleWeights,
    weightNormalization,
    ignoreIndex,
    framework('torch', 'tensorflow', 'keras', 'optax', 'onnx'),
  ],
  unit: 'information',
  loss: true,
  compute: (question) => computeCategorical('logits', 'indices', question),
  inFloat32: categoricalInFloat32,
  explain: explainCategorical,
});
