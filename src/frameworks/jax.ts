/** JAX: jax.numpy, jax.nn and jax.scipy.special, and the losses of optax. */

import type { Framework, Parameter } from './types.ts';

const logits: Parameter = { name: 'logits', takes: 'prediction' };
const labels: Parameter = { name: 'labels', takes: 'labels' };
const axis: Parameter = { name: 'axis', takes: 'axis', default: -1, keyword: true };
const included: Parameter = { name: 'where', default: null };

export const jax: Framework = {
  id: 'jax',
  title: 'JAX',
  modules: [
    { alias: 'math', statement: 'import math' },
    { alias: 'jax', statement: 'import jax' },
    { alias: 'jnp', statement: 'import jax.numpy as jnp' },
    { alias: 'optax', statement: 'import optax' },
  ],
  preamble: ['jax.config.update("jax_enable_x64", True)'],
  arrays: { float: 'jnp.array({0}, dtype=jnp.float64)', integer: 'jnp.array({0}, dtype=jnp.int64)' },
  notANumber: 'jnp.nan',
  infinity: 'jnp.inf',
  numberFunctions: 'math',
  operations: {
    exp: 'jnp.exp({0})',
    expm1: 'jnp.expm1({0})',
    log: 'jnp.log({0})',
    log1p: 'jnp.log1p({0})',
    abs: 'jnp.abs({0})',
    atLeast: 'jnp.maximum({0}, {1})',
    atMost: 'jnp.minimum({0}, {1})',
    clip: 'jnp.clip({0}, {1}, {2})',
    where: 'jnp.where({0}, {1}, {2})',
    sum: { call: 'jnp.sum', axis: 'axis', keepsAxis: 'keepdims=True' },
    mean: { call: 'jnp.mean', axis: 'axis', keepsAxis: 'keepdims=True' },
    largest: { call: 'jnp.max', axis: 'axis', keepsAxis: 'keepdims=True' },
    softmax: { call: 'jax.nn.softmax', axis: 'axis' },
    logSoftmax: { call: 'jax.nn.log_softmax', axis: 'axis' },
    logSumExp: { call: 'jax.nn.logsumexp', axis: 'axis' },
    sigmoid: 'jax.nn.sigmoid({0})',
    logSigmoid: 'jax.nn.log_sigmoid({0})',
    softplus: 'jax.nn.softplus({0})',
    xlogy: 'jax.scipy.special.xlogy({0}, {1})',
    xlog1py: 'jax.scipy.special.xlog1py({0}, {1})',
    entropyTerms: 'jax.scipy.special.entr({0})',
    relativeEntropyTerms: 'jax.scipy.special.rel_entr({0}, {1})',
    entry: '{0}[{1}]',
    entryOfRows: '{0}[jnp.arange(len({1})), {1}]',
    entryAlongAxis: 'jnp.squeeze(jnp.take_along_axis({0}, jnp.expand_dims({1}, {axis}), axis={axis}), axis={axis})',
    lookup: '{0}[{1}]',
    oneHot: 'jax.nn.one_hot({0}, {depth}, dtype=jnp.float64)',
    oneHotOrZeros: 'jax.nn.one_hot({0}, {depth}, dtype=jnp.float64)',
    moveLastAxis: 'jnp.moveaxis({0}, -1, {axis})',
  },
  lossFunctions: [
    {
      name: 'optax.softmax_cross_entropy',
      quantities: ['softmaxCrossEntropyWithLogits'],
      parameters: [logits, labels, axis, included],
    },
    {
      name: 'optax.softmax_cross_entropy_with_integer_labels',
      quantities: ['sparseSoftmaxCrossEntropyWithLogits'],
      parameters: [logits, labels, axis, included],
      arithmetic: { subtractsLogit: true },
    },
    {
      name: 'optax.sigmoid_binary_cross_entropy',
      quantities: ['sigmoidCrossEntropyWithLogits'],
      parameters: [logits, labels],
    },
    {
      name: 'optax.sigmoid_focal_loss',
      quantities: ['binaryFocalCrossEntropy'],
      parameters: [
        logits,
        labels,
        { name: 'alpha', takes: 'alpha', default: null, keyword: true },
        { name: 'gamma', takes: 'gamma', default: 2, keyword: true },
      ],
    },
    {
      name: 'optax.kl_divergence',
      quantities: ['klDivergenceLoss'],
      parameters: [
        { name: 'log_predictions', takes: 'prediction' },
        { name: 'targets', takes: 'labels' },
        axis,
        included,
      ],
      sumsRows: true,
    },
  ],
  printing: { number: 'print({0}.item())', array: 'print({0}.tolist())' },
};
