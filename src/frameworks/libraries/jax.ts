/** JAX and optax with their own defaults: a loss function of optax gives one loss an example and reduces nothing. */

import { jax as written } from '../jax.ts';
import { parametersOf } from './parameters.ts';
import type { Library } from './types.ts';

export const jax: Library = {
  id: 'jax',
  title: 'JAX/optax',
  versions: 'jax 0.10, optax 0.2.8',
  conventions: 'optax',
  precision: 'single',
  printing: 'numpy',
  functions: [
    { code: 'jax.nn.softmax({logits})', quantities: ['softmax'] },
    { code: 'jax.nn.log_softmax({logits})', quantities: ['logSoftmax'] },
    { code: 'jax.nn.logsumexp({logits})', quantities: ['logSumExp'], axis: 'whole' },
    { code: 'jax.nn.sigmoid({x})', quantities: ['sigmoid'] },
    { code: 'jax.nn.log_sigmoid({x})', quantities: ['logSigmoid'] },
    { code: 'jax.nn.softplus({x})', quantities: ['softplus'] },
    { code: '-jnp.log({p})', quantities: ['selfInformation'] },
    { code: 'jax.scipy.special.entr({p}).sum(axis=-1)', quantities: ['entropy'] },
    {
      code: 'optax.softmax_cross_entropy({logits}, {labels})',
      quantities: ['softmaxCrossEntropyWithLogits'],
      parameters: parametersOf(written, 'optax.softmax_cross_entropy'),
    },
    {
      code: 'optax.softmax_cross_entropy_with_integer_labels({logits}, {labels})',
      quantities: ['sparseSoftmaxCrossEntropyWithLogits'],
      parameters: parametersOf(written, 'optax.softmax_cross_entropy_with_integer_labels'),
      wrapsLabels: true,
      troubles: [{ when: 'labelOutOfRange', error: 'nan', silent: true }],
    },
    {
      code: 'optax.sigmoid_binary_cross_entropy({logits}, {labels})',
      quantities: ['sigmoidCrossEntropyWithLogits'],
      parameters: parametersOf(written, 'optax.sigmoid_binary_cross_entropy'),
    },
    {
      code: 'optax.sigmoid_focal_loss({logits}, {labels})',
      quantities: ['binaryFocalCrossEntropy'],
      parameters: parametersOf(written, 'optax.sigmoid_focal_loss'),
    },
    {
      code: 'optax.kl_divergence({logProbabilities}, {labels})',
      quantities: ['klDivergenceLoss'],
      parameters: parametersOf(written, 'optax.kl_divergence'),
    },
    {
      code: 'optax.kl_divergence(jnp.log({probabilities}), {labels})',
      quantities: ['klDivergenceLoss'],
      parameters: parametersOf(written, 'optax.kl_divergence'),
    },
    {
      code: 'optax.kl_divergence(jnp.log({q}), {p})',
      quantities: ['klDivergence'],
      asks: { quantity: 'klDivergenceLoss', inputs: { p: 'labels', q: 'probabilities' } },
      parameters: parametersOf(written, 'optax.kl_divergence'),
    },
  ],
};
