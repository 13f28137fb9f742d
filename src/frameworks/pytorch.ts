/** PyTorch: torch and torch.nn.functional. Signatures as in 1.13 to 2.13. */

import type { Framework, Parameter } from './types.ts';

const input: Parameter = { name: 'input', takes: 'prediction' };
const target: Parameter = { name: 'target', takes: 'labels' };
const classWeight: Parameter = { name: 'weight', takes: 'classWeights', default: null, keyword: true, array: true };
const entryWeight: Parameter = { name: 'weight', takes: 'sampleWeights', default: null, keyword: true, array: true };
const ignoreIndex: Parameter = { name: 'ignore_index', takes: 'ignoreIndex', default: -100, keyword: true };
const reduction: Parameter = { name: 'reduction', takes: 'reduction', default: 'mean', keyword: true };
const sizeAverage: Parameter = { name: 'size_average', default: null };
const reduce: Parameter = { name: 'reduce', default: null };

export const pytorch: Framework = {
  id: 'pytorch',
  title: 'PyTorch',
  modules: [
    { alias: 'math', statement: 'import math' },
    { alias: 'torch', statement: 'import torch' },
    { alias: 'F', statement: 'import torch.nn.functional as F' },
  ],
  preamble: [],
  arrays: { float: 'torch.tensor({0}, dtype=torch.float64)', integer: 'torch.tensor({0}, dtype=torch.int64)' },
  notANumber: 'torch.nan',
  infinity: 'torch.inf',
  numberFunctions: 'math',
  operations: {
    exp: 'torch.exp({0})',
    expm1: 'torch.expm1({0})',
    log: 'torch.log({0})',
    log1p: 'torch.log1p({0})',
    abs: 'torch.abs({0})',
    atLeast: 'torch.clamp({0}, min={1})',
    atMost: 'torch.clamp({0}, max={1})',
    clip: 'torch.clamp({0}, {1}, {2})',
    where: 'torch.where({0}, {1}, {2})',
    sum: { call: 'torch.sum', axis: 'dim', keepsAxis: 'keepdim=True' },
    mean: { call: 'torch.mean', axis: 'dim', keepsAxis: 'keepdim=True' },
    largest: { call: 'torch.amax', axis: 'dim', keepsAxis: 'keepdim=True' },
    softmax: { call: 'F.softmax', axis: 'dim' },
    logSoftmax: { call: 'F.log_softmax', axis: 'dim' },
    logSumExp: { call: 'torch.logsumexp', axis: 'dim' },
    sigmoid: 'torch.sigmoid({0})',
    logSigmoid: 'F.logsigmoid({0})',
    // from its own threshold of 20 on it gives x, which lacks 2e-9
    softplus: 'F.softplus({0}, threshold=40)',
    xlogy: 'torch.special.xlogy({0}, {1})',
    xlog1py: 'torch.special.xlog1py({0}, {1})',
    entropyTerms: 'torch.special.entr({0})',
    entry: '{0}[{1}]',
    entryOfRows: '{0}[torch.arange(len({1})), {1}]',
    entryAlongAxis: 'torch.gather({0}, {axis}, {1}.unsqueeze({axis})).squeeze({axis})',
    lookup: '{0}[{1}]',
    oneHot: 'F.one_hot({0}, {depth}).to(torch.float64)',
    oneHotOrZeros: '({0}.unsqueeze(-1) == torch.arange({depth})).to(torch.float64)',
    moveLastAxis: 'torch.movedim({0}, -1, {axis})',
  },
  lossFunctions: [
    {
      name: 'F.cross_entropy',
      quantities: ['softmaxCrossEntropyWithLogits', 'sparseSoftmaxCrossEntropyWithLogits'],
      parameters: [
        input,
        target,
        classWeight,
        sizeAverage,
        ignoreIndex,
        reduce,
        reduction,
        { name: 'label_smoothing', takes: 'labelSmoothing', default: 0, keyword: true },
      ],
      classAxis: 'second',
    },
    {
      name: 'F.nll_loss',
      quantities: ['negativeLogLikelihood', 'sparseCategoricalCrossEntropy'],
      parameters: [input, target, classWeight, sizeAverage, ignoreIndex, reduce, reduction],
      classAxis: 'second',
    },
    {
      name: 'F.binary_cross_entropy',
      quantities: ['binaryCrossEntropy'],
      parameters: [input, target, entryWeight, sizeAverage, reduce, reduction],
      arithmetic: { logarithmFloor: -100, subtracts: true },
    },
    {
      name: 'F.binary_cross_entropy_with_logits',
      quantities: ['sigmoidCrossEntropyWithLogits', 'weightedCrossEntropyWithLogits'],
      parameters: [
        input,
        target,
        entryWeight,
        sizeAverage,
        reduce,
        reduction,
        { name: 'pos_weight', takes: 'posWeight', default: null, keyword: true, array: true },
      ],
      arithmetic: { logistic: 'split' },
    },
    {
      name: 'F.kl_div',
      quantities: ['klDivergenceLoss'],
      parameters: [
        input,
        target,
        sizeAverage,
        reduce,
        reduction,
        { name: 'log_target', takes: 'logTarget', default: false, keyword: true },
      ],
    },
  ],
  printing: { number: 'print({0}.item())', array: 'print({0}.tolist())' },
};
