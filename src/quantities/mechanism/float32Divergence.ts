/**
 * Float32 divergence: the Kullback–Leibler loss in single precision.
 */

import { float32, mapElements, reduceRows, type Tensor } from '../../core/index.ts';
import type { QuantityOptions } from '../types.ts';
import { axisOf } from './conventions.ts';
import type { Question } from './define.ts';
import type { DivergenceLoss } from './divergenceLoss.ts';
import { reduceInFloat32 } from './float32Reducing.ts';
import { given } from './inputs.ts';

/**
 * The loss in single precision: y·log(y/p) of probabilities; of log-probabilities in PyTorch's form or in optax's.
 * Source: keras.losses.KLDivergence; torch.nn.functional.kl_div; optax.kl_divergence.
 */
export function divergenceLossInFloat32({ inputs, options }: Question, exact: DivergenceLoss): Tensor {
  const { epsilon, isPerEntry, loss } = exact;
  const { logTarget = false } = options;
  const labels = given(inputs, 'labels');
  const clip = (values: Tensor) =>
    epsilon > 0 ? mapElements(values, (value) => float32.clip(value, float32.round(epsilon), 1)) : values;
  const target = clip(labels).data;
  // TensorFlow.js multiplies by the label as it was given
  const weights = options.framework === 'tfjs' && epsilon > 0 ? labels.data : target;
  const form = formOf(options);
  const { logProbabilities } = inputs;
  const source = logProbabilities ?? clip(given(inputs, 'probabilities'));
  const elements = mapElements(source, (value, index) => {
    if (logProbabilities) return float32.divergenceTerm(value, target[index], form);
    if (logTarget) return float32.divergenceTerm(float32.log(value), target[index], form);
    return float32.relativeEntropyTerm(target[index], value, weights[index]);
  });
  const losses = isPerEntry ? elements : reduceRows(elements, axisOf(options), float32.sum);
  return reduceInFloat32(losses, loss, options);
}

function formOf({ logTarget, framework }: QuantityOptions): Parameters<typeof float32.divergenceTerm>[2] {
  if (logTarget) return 'logTarget';
  return framework === 'torch' ? 'multipliedOut' : 'factored';
}
