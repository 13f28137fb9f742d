/**
 * The Kullback–Leibler divergence as a loss: target·(log target − input), entry by entry.
 */

import { relativeEntropyTerm } from './divergence.ts';
import { weighted } from './information.ts';
import type { Tensor } from './tensor.ts';
import { requireShape } from './validation.ts';

/**
 * y·(log y − x) of every element, x the log-probability of the prediction; with `logTarget` e^y·(y − x).
 * 0 where the target's probability is 0.
 * @throws InputError `shape`
 */
export function klDivergenceLoss(logProbabilities: Tensor, labels: Tensor, logTarget = false): Tensor {
  requireShape('labels', labels, logProbabilities.shape);
  const losses = logProbabilities.data.map((x, index) => {
    const label = labels.data[index];
    const target = logTarget ? Math.exp(label) : label;
    const difference = logTarget ? label - x : Math.log(label) - x;
    // log 0 − (−∞) is NaN, and still nothing where the target is 0
    return target === 0 && !Number.isNaN(x) ? 0 : weighted(target, difference);
  });
  return { data: losses, shape: logProbabilities.shape };
}

/**
 * y·log(y/p) of every element, for predictions given as probabilities; `weights` replace the factor y (TensorFlow.js
 * multiplies by the label before clipping).
 * @throws InputError `shape`
 */
export function klDivergenceLossOfProbabilities(
  probabilities: Tensor,
  labels: Tensor,
  weights: Tensor = labels,
): Tensor {
  requireShape('labels', labels, probabilities.shape);
  const losses = probabilities.data.map((p, index) => {
    const label = labels.data[index];
    if (weights === labels) return relativeEntropyTerm(label, p);
    return weighted(weights.data[index], Math.log(label) - Math.log(p));
  });
  return { data: losses, shape: probabilities.shape };
}
