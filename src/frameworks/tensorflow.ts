/** TensorFlow 2: tf.nn and tf.math, and of tf.keras.losses the functions, which keep double precision. */

import type { Framework, Parameter } from './types.ts';

const labels: Parameter = { name: 'labels', takes: 'labels', keyword: true };
const logits: Parameter = { name: 'logits', takes: 'prediction', keyword: true };
const name: Parameter = { name: 'name', default: null };
const yTrue: Parameter = { name: 'y_true', takes: 'labels' };
const yPred: Parameter = { name: 'y_pred', takes: 'prediction' };
const fromLogits: Parameter = { name: 'from_logits', takes: 'fromLogits', default: false, keyword: true };
const labelSmoothing: Parameter = { name: 'label_smoothing', takes: 'labelSmoothing', default: 0, keyword: true };
const axis: Parameter = { name: 'axis', takes: 'axis', default: -1, keyword: true };
const alpha: Parameter = { name: 'alpha', takes: 'alpha', default: 0.25, keyword: true };
const gamma: Parameter = { name: 'gamma', takes: 'gamma', default: 2, keyword: true };

export const tensorflow: Framework = {
  id: 'tensorflow',
  title: 'TensorFlow',
  modules: [
    { alias: 'math', statement: 'import math' },
    { alias: 'tf', statement: 'import tensorflow as tf' },
  ],
  preamble: [],
  arrays: { float: 'tf.constant({0}, dtype=tf.float64)', integer: 'tf.constant({0}, dtype=tf.int64)' },
  notANumber: 'float("nan")',
  infinity: 'float("inf")',
  numberFunctions: 'math',
  operations: {
    exp: 'tf.exp({0})',
    expm1: 'tf.math.expm1({0})',
    log: 'tf.math.log({0})',
    log1p: 'tf.math.log1p({0})',
    abs: 'tf.abs({0})',
    atLeast: 'tf.maximum({0}, {1})',
    atMost: 'tf.minimum({0}, {1})',
    clip: 'tf.clip_by_value({0}, {1}, {2})',
    where: 'tf.where({0}, {1}, {2})',
    toFloat: 'tf.cast({0}, tf.float64)',
    sum: { call: 'tf.reduce_sum', axis: 'axis', keepsAxis: 'keepdims=True' },
    mean: { call: 'tf.reduce_mean', axis: 'axis', keepsAxis: 'keepdims=True' },
    largest: { call: 'tf.reduce_max', axis: 'axis', keepsAxis: 'keepdims=True' },
    softmax: { call: 'tf.nn.softmax', axis: 'axis' },
    logSoftmax: { call: 'tf.nn.log_softmax', axis: 'axis' },
    logSumExp: { call: 'tf.reduce_logsumexp', axis: 'axis' },
    sigmoid: 'tf.sigmoid({0})',
    logSigmoid: 'tf.math.log_sigmoid({0})',
    softplus: 'tf.math.softplus({0})',
    xlogy: 'tf.math.xlogy({0}, {1})',
    xlog1py: 'tf.math.xlog1py({0}, {1})',
    entry: 'tf.gather({0}, {1})',
    entryOfRows: 'tf.gather({0}, {1}, axis=1, batch_dims=1)',
    entryAlongAxis:
      'tf.squeeze(tf.experimental.numpy.take_along_axis({0}, tf.expand_dims({1}, {axis}), axis={axis}), axis={axis})',
    lookup: 'tf.gather({0}, {1})',
    oneHot: 'tf.one_hot({0}, {depth}, dtype=tf.float64)',
    oneHotOrZeros: 'tf.one_hot({0}, {depth}, dtype=tf.float64)',
    moveLastAxis: 'tf.experimental.numpy.moveaxis({0}, -1, {axis})',
  },
  lossFunctions: [
    {
      name: 'tf.nn.softmax_cross_entropy_with_logits',
      quantities: ['softmaxCrossEntropyWithLogits'],
      parameters: [labels, logits, axis, name],
    },
    {
      name: 'tf.nn.sparse_softmax_cross_entropy_with_logits',
      quantities: ['sparseSoftmaxCrossEntropyWithLogits'],
      parameters: [labels, logits, name],
      classAxis: 'last',
    },
    {
      name: 'tf.nn.sigmoid_cross_entropy_with_logits',
      quantities: ['sigmoidCrossEntropyWithLogits'],
      parameters: [labels, logits, name],
      arithmetic: { logistic: 'merged' },
    },
    {
      name: 'tf.nn.weighted_cross_entropy_with_logits',
      quantities: ['sigmoidCrossEntropyWithLogits', 'weightedCrossEntropyWithLogits'],
      parameters: [labels, logits, { name: 'pos_weight', takes: 'posWeight', keyword: true }, name],
      arithmetic: { logistic: 'split' },
    },
    {
      name: 'tf.keras.losses.categorical_crossentropy',
      quantities: ['categoricalCrossEntropy'],
      parameters: [yTrue, yPred, fromLogits, labelSmoothing, axis],
      classAxis: 'last',
      conventions: 'keras',
    },
    {
      name: 'tf.keras.losses.binary_crossentropy',
      quantities: ['binaryCrossEntropy'],
      parameters: [yTrue, yPred, fromLogits, labelSmoothing, axis],
      conventions: 'keras',
      averages: true,
      arithmetic: { subtracts: true },
    },
    {
      name: 'tf.keras.losses.binary_focal_crossentropy',
      quantities: ['binaryFocalCrossEntropy'],
      parameters: [
        yTrue,
        yPred,
        { name: 'apply_class_balancing', takes: 'alpha', default: false, keyword: true, flag: true },
        alpha,
        gamma,
        fromLogits,
        labelSmoothing,
        axis,
      ],
      conventions: 'keras',
      averages: true,
      arithmetic: { subtracts: true },
    },
    {
      name: 'tf.keras.losses.categorical_focal_crossentropy',
      quantities: ['categoricalFocalCrossEntropy'],
      parameters: [yTrue, yPred, alpha, gamma, fromLogits, labelSmoothing, axis],
      classAxis: 'last',
      conventions: 'keras',
    },
    {
      name: 'tf.keras.losses.kullback_leibler_divergence',
      quantities: ['klDivergenceLoss'],
      parameters: [yTrue, yPred],
      classAxis: 'last',
      conventions: 'keras',
      sumsRows: true,
    },
  ],
  printing: { number: 'print({0}.numpy().item())', array: 'print({0}.numpy().tolist())' },
};
