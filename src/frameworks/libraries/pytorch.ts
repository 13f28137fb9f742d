/** PyTorch's functions with their own defaults. */

import { pytorch as written } from '../pytorch.ts';
import { parametersOf } from './parameters.ts';
import type { Library, Trouble } from './types.ts';

const outOfBounds: Trouble = { when: 'labelOutOfRange', error: 'IndexError: Target {0} is out of bounds.' };

export const pytorch: Library = {
  id: 'pytorch',
  title: 'PyTorch',
  versions: 'torch 1.13 – 2.13',
  conventions: 'torch',
  precision: 'single',
  printing: 'torch',
  functions: [
    { code: 'F.softmax({logits}, dim=-1)', quantities: ['softmax'] },
    { code: 'F.log_softmax({logits}, dim=-1)', quantities: ['logSoftmax'] },
    { code: 'torch.logsumexp({logits}, dim=-1)', quantities: ['logSumExp'] },
    { code: 'torch.sigmoid({x})', quantities: ['sigmoid'] },
    { code: 'F.logsigmoid({x})', quantities: ['logSigmoid'] },
    { code: 'F.softplus({x})', quantities: ['softplus'] },
    { code: '-torch.log({p})', quantities: ['selfInformation'] },
    { code: 'torch.special.entr({p}).sum(dim=-1)', quantities: ['entropy'] },
    {
      code: 'F.cross_entropy({logits}, {labels})',
      quantities: ['softmaxCrossEntropyWithLogits', 'sparseSoftmaxCrossEntropyWithLogits'],
      parameters: parametersOf(written, 'F.cross_entropy'),
      axis: 'second',
      troubles: [outOfBounds],
    },
    {
      code: 'F.nll_loss({logProbabilities}, {labels})',
      quantities: ['negativeLogLikelihood'],
      parameters: parametersOf(written, 'F.nll_loss'),
      axis: 'second',
      troubles: [outOfBounds],
    },
    {
      code: 'F.nll_loss({probabilities}.log(), {labels})',
      quantities: ['sparseCategoricalCrossEntropy'],
      parameters: parametersOf(written, 'F.nll_loss'),
      axis: 'second',
      troubles: [outOfBounds],
    },
    {
      code: 'F.binary_cross_entropy({probabilities}, {labels})',
      quantities: ['binaryCrossEntropy'],
      parameters: parametersOf(written, 'F.binary_cross_entropy'),
      troubles: [
        { when: 'probabilityOutside', error: 'RuntimeError: all elements of input should be between 0 and 1' },
      ],
    },
    {
      code: 'F.binary_cross_entropy_with_logits({logits}, {labels})',
      quantities: ['sigmoidCrossEntropyWithLogits', 'weightedCrossEntropyWithLogits'],
      parameters: parametersOf(written, 'F.binary_cross_entropy_with_logits'),
    },
    {
      code: 'F.kl_div({logProbabilities}, {labels})',
      quantities: ['klDivergenceLoss'],
      parameters: parametersOf(written, 'F.kl_div'),
    },
    {
      code: 'F.kl_div({probabilities}.log(), {labels})',
      quantities: ['klDivergenceLoss'],
      parameters: parametersOf(written, 'F.kl_div'),
    },
    {
      code: 'F.kl_div({q}.log(), {p})',
      quantities: ['klDivergence'],
      asks: { quantity: 'klDivergenceLoss', inputs: { p: 'labels', q: 'probabilities' } },
      parameters: parametersOf(written, 'F.kl_div'),
    },
  ],
};
