/**
 * What a derivation says, and in which order: the steps by their ids, and the reasons that must or must not stand there.
 */

import { strict as assert } from 'node:assert';
import { type Tensor, tensor } from '../../../src/core/index.ts';
import {
  derive,
  type Element,
  type Expression,
  type Inputs,
  operandsOf,
  type QuantityId,
  type QuantityOptions,
} from '../../../src/quantities/index.ts';

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
const probabilities = tensor([0.5, 0.25, 0.25]);
const others = tensor([0.25, 0.5, 0.25]);
const closing = ['result', 'bits'];

/** the ids of all steps, in order */
const contents: readonly (readonly [string, QuantityId, Inputs, QuantityOptions, readonly string[]])[] = [
  [
    'the quotient from the shifted exponentials, and that only differences count',
    'softmax',
    { logits: tensor([1, 2, 3]) },
    {},
    ['definition', 'numbers', 'maximum', 'partition', 'shifted', 'result', 'total', 'moved'],
  ],
  [
    'two classes as the logistic function',
    'softmax',
    { logits: tensor([1, 2]) },
    { temperature: 2 },
    ['definition', 'numbers', 'maximum', 'partition', 'shifted', 'result', 'total', 'moved', 'two-classes'],
  ],
  [
    'nothing shifted where all is NaN',
    'softmax',
    { logits: tensor([nan, 2]) },
    {},
    ['definition', 'numbers', 'result'],
  ],
  [
    'the logarithm of the sum',
    'logSoftmax',
    { logits: tensor([1, 2, 3]) },
    {},
    ['definition', 'maximum', 'partition', 'numbers', 'rest', 'stable', 'result', 'total', 'logit-minus-total'],
  ],
  [
    'the bound',
    'logSumExp',
    { logits: tensor([1, 2]) },
    {},
    ['definition', 'numbers', 'maximum', 'partition', 'shifted', 'rest', 'stable', 'at-most', 'result'],
  ],
  ['one in so many', 'selfInformation', { p: tensor([0.5]) }, {}, ['definition', 'numbers', ...closing, 'rarity']],
  [
    'the terms, the effective number of options and the bound',
    'entropy',
    { p: probabilities },
    {},
    ['definition', 'numbers', 'terms', ...closing, 'perplexity', 'at-most'],
  ],
  [
    'nats and bits of bans',
    'entropy',
    { p: probabilities },
    { base: 10 },
    ['definition', 'numbers', 'terms', 'result', 'nats', 'bits', 'perplexity', 'at-most'],
  ],
  [
    'no bound in a base that turns every sign',
    'entropy',
    { p: probabilities },
    { base: 0.5 },
    ['definition', 'numbers', 'terms', 'result', 'nats', 'bits', 'perplexity'],
  ],
  [
    'entropy plus divergence',
    'crossEntropy',
    { p: probabilities, q: others },
    {},
    ['definition', 'numbers', 'terms', ...closing, 'perplexity', 'check', 'check-numbers'],
  ],
  [
    'the difference of two entropies, and the other direction',
    'klDivergence',
    { p: probabilities, q: others },
    {},
    ['definition', 'numbers', 'terms', ...closing, 'check', 'check-numbers', 'reverse'],
  ],
  [
    'both divergences from the mixture, the distance and the bound',
    'jensenShannonDivergence',
    { p: probabilities, q: others },
    {},
    [
      ...['mixture', 'first', 'second', 'definition', 'numbers', ...closing],
      ...['distance', 'at-most', 'check', 'check-numbers'],
    ],
  ],
  [
    'a confident prediction, whose loss a double next to 1 does not hold',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: tensor([40, 0]), labels: tensor([0], []) },
    {},
    [
      ...['definition', 'probabilities', 'numbers', 'maximum', 'partition', 'shifted', 'rest', 'stable'],
      ...[...closing, 'perplexity', 'slope', 'gradient', 'gradient-sum', 'target-slope', 'one-hot', 'two-classes'],
    ],
  ],
  [
    'the row that counts in full, after an ignored one; numerator and denominator',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: tensor([1, 2, 3, 4, 5, 7], [2, 3]), labels: tensor([-1, 0]) },
    { ignoreIndex: -1, reduction: 'mean', classWeights: [2, 1, 1], framework: 'torch' },
    [
      'row0-ignored',
      ...['definition', 'probabilities', 'numbers', 'maximum', 'partition', 'shifted', 'rest', 'stable'].map(
        (name) => `row1-${name}`,
      ),
      ...['reduction', 'numerator', 'denominator', 'reduction-numbers', ...closing, 'perplexity'],
      ...['row0-gradient', 'row1-slope', 'row1-gradient', 'row1-gradient-sum', 'row1-one-hot'],
    ],
  ],
  [
    'smoothed labels and the least that is left',
    'softmaxCrossEntropyWithLogits',
    { logits: tensor([1, 2, 3]), labels: tensor([0, 0, 1]) },
    { labelSmoothing: 0.1 },
    [
      ...['smoothing', 'definition', 'probabilities', 'numbers', 'maximum', 'partition', 'shifted', 'rest', 'stable'],
      ...[...closing, 'perplexity', 'slope', 'gradient', 'gradient-sum', 'floor', 'entropy-plus-divergence'],
    ],
  ],
  [
    'what clipping did',
    'sparseCategoricalCrossEntropy',
    { probabilities: tensor([0, 0.5, 0.5]), labels: tensor([0], []) },
    { framework: 'keras' },
    [
      ...['rescaling1', 'clipping2', 'definition', 'numbers', ...closing, 'perplexity'],
      ...['without-clipping', 'one-hot'],
    ],
  ],
  [
    'the logistic loss in small steps',
    'sigmoidCrossEntropyWithLogits',
    { logits: tensor([2.2, -1.4, 0.85]), labels: tensor([1, 0, 1]) },
    { reduction: 'mean' },
    [
      ...['definition', 'probabilities', 'numbers', 'softplus', 'expanded', 'negative', 'stable'],
      ...['denominator', 'reduction', 'reduction-numbers', ...closing, 'slope', 'gradient'],
    ],
  ],
  [
    'the logistic loss with a weight of the positive class',
    'weightedCrossEntropyWithLogits',
    { logits: tensor([2.2, -1.4]), labels: tensor([1, 0]) },
    { posWeight: 2 },
    [
      ...['definition', 'probabilities', 'numbers', 'softplus', 'expanded', 'stable'],
      ...[...closing, 'slope', 'gradient'],
    ],
  ],
  [
    'the clip, what the loss were without it, and the logistic route',
    'binaryCrossEntropy',
    { probabilities: tensor([0, 0.5]), labels: tensor([1, 0]) },
    { epsilon: 1e-7 },
    ['clipping', 'definition', 'numbers', ...closing, 'at-most', 'without-clipping', 'logits', 'logistic'],
  ],
  [
    'the gradient where clipping is active',
    'binaryFocalCrossEntropy',
    { logits: tensor([40, 1]), labels: tensor([1, 0]) },
    { epsilon: 1e-7 },
    [
      ...['probabilities', 'opposite', 'clipping', 'definition', 'distance', 'factors', 'plain-entries', 'numbers'],
      ...[...closing, 'unclipped', 'slope', 'gradient'],
    ],
  ],
  [
    'the gradient where clipping is active',
    'categoricalFocalCrossEntropy',
    { logits: tensor([1, 2, 40]), labels: tensor([0, 0, 1]) },
    { epsilon: 1e-7 },
    [
      ...['probabilities', 'clipping1', 'definition', 'factors', 'numbers', ...closing],
      ...['unclipped', 'pull', 'slope', 'gradient', 'gradient-sum', 'plain'],
    ],
  ],
  [
    'the targets as probabilities',
    'klDivergenceLoss',
    { logProbabilities: tensor([-1, -0.5]), labels: tensor([-0.3, -2]) },
    { logTarget: true },
    ['target-probabilities', 'definition', 'numbers', 'terms', ...closing],
  ],
];

describe('a derivation holds', () => {
  for (const [what, id, inputs, options, expected] of contents) {
    it(`${what} (${id})`, () => {
      const { steps } = derive(id, inputs, options);
      assert.deepEqual(
        steps.map((step) => step.id),
        expected,
      );
    });
  }
});

/** whether a sentence stands among the reasons */
const sentences: readonly (readonly [string, QuantityId, Inputs, string, boolean])[] = [
  ['no weight is 0', 'entropy', { p: probabilities }, '0 · log 0 = 0', false],
  ['a weight is 0', 'entropy', { p: tensor([0, 1]) }, '0 · log 0 = 0', true],
  ['a logit is NaN', 'softmax', { logits: tensor([nan, 1]) }, 'range of a double', false],
  ['a logit is NaN', 'softmax', { logits: tensor([nan, 1]) }, 'NaN', true],
  ['a logit is infinite', 'softmax', { logits: tensor([infinity, 1]) }, '∞ − ∞', true],
  ['a logit is large', 'softmax', { logits: tensor([1000, 1]) }, 'range of a double', true],
  ['x is NaN', 'sigmoid', { x: tensor([nan, 1]) }, 'range of a double', false],
  ['q is 0 where p is not', 'klDivergence', { p: tensor([0.5, 0.5]), q: tensor([1, 0]) }, 'impossible', true],
  ['all terms are positive', 'crossEntropy', { p: probabilities, q: others }, 'A term is negative', false],
  ['some terms are negative', 'klDivergence', { p: probabilities, q: others }, 'A term is negative', true],
];

describe('the reasons of a derivation', () => {
  for (const [when, id, inputs, sentence, isSaid] of sentences) {
    it(`of ${id} ${isSaid ? 'say' : 'do not say'} "${sentence}" where ${when}`, () => {
      const said = derive(id, inputs).steps.map(({ reason }) => reason?.text ?? '');
      assert.equal(
        said.some((text) => text.includes(sentence)),
        isSaid,
      );
    });
  }
});

describe('the gradient of a focal loss', () => {
  const clipped: readonly (readonly [QuantityId, Tensor, Tensor])[] = [
    ['binaryFocalCrossEntropy', tensor([-40, 40]), tensor([0, 1])],
    ['categoricalFocalCrossEntropy', tensor([0, 40]), tensor([0, 1])],
  ];
  for (const [id, logits, labels] of clipped) {
    it(`has no slope of the logarithm where the probability was clipped (${id})`, () => {
      const { steps } = derive(id, { logits, labels }, { epsilon: 1e-7 });
      const kept = steps.find((step) => step.id === 'unclipped');
      assert.deepEqual([...(kept?.left.evaluate().data ?? [])], [0, 0]);
      // what is left of the slope is that of the factor, far below the 1e-7 that clipping leaves of the loss
      const gradient = steps.find((step) => step.id === 'gradient');
      assert.ok(gradient?.right.evaluate().data.every((slope) => Math.abs(slope) < 1e-20));
    });
  }
});

describe('a case of a derivation', () => {
  it('links its numbers to the cells they came from', () => {
    const inputs = { logits: tensor([2, -1, 3, -4]), labels: tensor([1, 0, 0, 1]) };
    const negative = derive('sigmoidCrossEntropyWithLogits', inputs).steps.find(({ id }) => id === 'negative');
    assert.ok(negative);
    const elements: Element[] = [];
    const visit = (expression: Expression): void => {
      if (expression.kind === 'element') elements.push(expression);
      operandsOf(expression).forEach(visit);
    };
    visit(negative.right);
    assert.deepEqual(
      elements.map((element) => [element.at(0), element.at(1)].map(({ source, value }) => [source, value])),
      (['logits', 'labels', 'logits'] as const).map((role) =>
        [1, 3].map((index) => [{ role, index }, inputs[role].data[index]]),
      ),
    );
  });
});
