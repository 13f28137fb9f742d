/**
 * Bad input: every error says its code, the argument, the element and what was expected; every warning names its place.
 */

import { strict as assert } from 'node:assert';
import { InputError, scalar, tensor } from '../../../src/core/index.ts';
import {
  evaluate,
  type Inputs,
  isQuantityId,
  type QuantityId,
  type QuantityOptions,
  quantities,
} from '../../../src/quantities/index.ts';

const grid = tensor([1, 2, 3, 4, 5, 6], [2, 3]);
const halves = tensor([0.5, 0.5]);
const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

type Expected = Readonly<Record<string, unknown>>;
const errors: readonly (readonly [string, QuantityId, Inputs, QuantityOptions, Expected])[] = [
  ['a missing input', 'softmax', {}, {}, { code: 'shape', argument: 'logits' }],
  ['a foreign input', 'softmax', { logits: grid, labels: grid }, {}, { code: 'shape', argument: 'labels' }],
  [
    'two predictions',
    'binaryFocalCrossEntropy',
    { logits: halves, probabilities: halves, labels: halves },
    {},
    { code: 'shape' },
  ],
  ['no prediction', 'klDivergenceLoss', { labels: halves }, {}, { code: 'shape', expected: 'exactly one' }],
  ['an axis too far', 'logSumExp', { logits: grid }, { axis: -3 }, { code: 'axis', argument: 'axis', value: -3 }],
  ['half an axis', 'logSumExp', { logits: grid }, { axis: 0.5 }, { code: 'axis', argument: 'axis', value: 0.5 }],
  [
    'labels of the wrong shape',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: grid, labels: tensor([0, 1, 2]) },
    {},
    { code: 'shape', argument: 'labels', expected: '[2]' },
  ],
  [
    'a label out of range',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: grid, labels: tensor([0, 3]) },
    {},
    {
      code: 'label',
      argument: 'labels',
      index: 1,
      value: 3,
      message: 'labels[1] is 3, but the classes are numbered from 0 to 2.',
    },
  ],
  [
    'a negative label',
    'negativeLogLikelihood',
    { logProbabilities: halves, labels: scalar(-1) },
    {},
    { code: 'label', index: 0, value: -1 },
  ],
  ['a fractional label', 'oneHot', { labels: tensor([0, 0.5]) }, {}, { code: 'label', index: 1, value: 0.5 }],
  ['a label beyond the depth', 'oneHot', { labels: tensor([0, 3]) }, { depth: 3 }, { code: 'label', index: 1 }],
  ['a NaN label', 'oneHot', { labels: tensor([nan]) }, { depth: 3 }, { code: 'label', index: 0 }],
  [
    'a probability beyond 1',
    'binaryCrossEntropy',
    { probabilities: tensor([0.5, 1.2]), labels: halves },
    {},
    { code: 'domain', argument: 'probabilities', index: 1, value: 1.2, expected: '0 to 1' },
  ],
  [
    'a label below 0',
    'softmaxCrossEntropyWithLogits',
    { logits: grid, labels: tensor([1, 0, 0, 0, 1, -0.1], [2, 3]) },
    {},
    { code: 'domain', argument: 'labels', index: 5, message: 'labels[1, 2] is -0.1, but it must lie between 0 and 1.' },
  ],
  ['a negative count', 'entropy', { p: tensor([2, -1]) }, { framework: 'scipy' }, { code: 'domain', index: 1 }],
  ['an unknown option', 'softmax', { logits: grid }, { gamma: 2 }, { code: 'option', argument: 'gamma' }],
  ['a base of 1', 'entropy', { p: halves }, { base: 1 }, { code: 'option', argument: 'base', value: 1 }],
  ['a base of 0', 'entropy', { p: halves }, { base: 0 }, { code: 'option', argument: 'base' }],
  ['a base that is no number', 'entropy', { p: halves }, { base: nan }, { code: 'option', argument: 'base' }],
  ['a temperature of 0', 'softmax', { logits: grid }, { temperature: 0 }, { code: 'option', argument: 'temperature' }],
  ['an infinite temperature', 'softmax', { logits: grid }, { temperature: infinity }, { code: 'option' }],
  [
    'smoothing beyond 1',
    'sigmoidCrossEntropyWithLogits',
    { logits: halves, labels: halves },
    { labelSmoothing: 1.5 },
    { code: 'option', argument: 'labelSmoothing', value: 1.5 },
  ],
  [
    'batchmean of another loss',
    'softmaxCrossEntropyWithLogits',
    { logits: halves, labels: halves },
    { reduction: 'batchmean' },
    { code: 'option', argument: 'reduction', value: 'batchmean' },
  ],
  [
    'ignoreIndex with distributions',
    'softmaxCrossEntropyWithLogits',
    { logits: halves, labels: halves },
    { ignoreIndex: 0 },
    { code: 'option', argument: 'ignoreIndex' },
  ],
  [
    'a framework that has no such loss',
    'negativeLogLikelihood',
    { logProbabilities: halves, labels: scalar(0) },
    { framework: 'tfjs' },
    { code: 'option', argument: 'framework' },
  ],
  [
    'too few class weights',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: grid, labels: tensor([0, 1]) },
    { classWeights: [1, 2] },
    { code: 'shape', argument: 'classWeights', expected: '[3]' },
  ],
  [
    'sample weights that do not fit',
    'sigmoidCrossEntropyWithLogits',
    { logits: grid, labels: tensor([0, 0, 0, 1, 1, 1], [2, 3]) },
    { sampleWeights: [1, 2] },
    { code: 'shape', argument: 'sampleWeights', expected: '[2, 3]' },
  ],
  [
    'clipping of log-probabilities',
    'klDivergenceLoss',
    { logProbabilities: tensor([-1, -1]), labels: halves },
    { epsilon: 0.1 },
    { code: 'option', argument: 'epsilon' },
  ],
];

describe('bad input', () => {
  for (const [what, id, inputs, options, expected] of errors) {
    it(`is named: ${what}`, () => {
      assert.throws(
        () => evaluate(id, inputs, options),
        (error: unknown) => {
          assert.ok(error instanceof InputError);
          for (const [key, value] of Object.entries(expected)) {
            assert.deepEqual(error[key as keyof InputError], value, `${key} of: ${error.message}`);
          }
          assert.doesNotMatch(error.message, /\{\d\}/);
          return true;
        },
      );
    });
  }

  it('is an id that is no quantity', () => {
    assert.throws(() => evaluate('softmin' as QuantityId, {}), { code: 'option', value: 'softmin' });
    assert.ok(isQuantityId('softmax') && !isQuantityId('softmin') && !isQuantityId(1));
  });

  it('is never an option that is undefined', () => {
    const options = { gamma: undefined, axis: undefined } as unknown as QuantityOptions;
    assert.equal(evaluate('softmax', { logits: halves }, options).value.data[0], 0.5);
  });
});

const warnings: readonly (readonly [string, QuantityId, Inputs, QuantityOptions, readonly string[]])[] = [
  ['nothing', 'entropy', { p: tensor([0.1, 0.2, 0.7]) }, {}, []],
  ['a row of float32', 'entropy', { p: tensor([0.33333334, 0.33333334, 0.33333334]) }, {}, []],
  ['a sum', 'entropy', { p: tensor([0.2, 0.7]) }, {}, ['p sums to 0.9, not 1.']],
  [
    'the row of a sum',
    'crossEntropy',
    { p: tensor([0.5, 0.5, 0.2, 0.7], [2, 2]), q: tensor([0.5, 0.5, 0.5, 0.5], [2, 2]) },
    {},
    ['Row 1 of p sums to 0.9, not 1.'],
  ],
  ['the axis of a sum', 'entropy', { p: tensor([0.5, 0.2, 0.5, 0.8], [2, 2]) }, { axis: 0 }, []],
  ['no sum that is rescaled', 'entropy', { p: tensor([1, 3]) }, { framework: 'scipy' }, []],
  ['NaN', 'softmax', { logits: tensor([1, 2, 3, nan], [2, 2]) }, {}, ['logits holds NaN at [1, 1].']],
  ['an infinity', 'softmax', { logits: tensor([infinity, 2]) }, {}, ['logits holds Infinity at [0].']],
  ['no mask', 'softmax', { logits: tensor([-infinity, 2]) }, {}, []],
  [
    'a positive log-probability',
    'negativeLogLikelihood',
    { logProbabilities: tensor([0.5, -1]), labels: scalar(1) },
    {},
    ['logProbabilities is 0.5 at [0], but a log-probability is at most 0.'],
  ],
];

describe('a warning', () => {
  for (const [what, id, inputs, options, expected] of warnings) {
    it(`names ${what}`, () => {
      const given = evaluate(id, inputs, options).warnings;
      const filled = given.map(({ text, args }) => text.replace(/\{(\d+)\}/g, (_, hole) => String(args[Number(hole)])));
      assert.deepEqual(filled, expected);
    });
  }
});

describe('a definition', () => {
  for (const [id, { inputs, options, title, summary }] of quantities) {
    it(`of ${id} describes itself once`, () => {
      const names = options.map(({ name }) => name);
      assert.equal(new Set(names).size, names.length);
      assert.equal(new Set(inputs.map(({ role }) => role)).size, inputs.length);
      assert.ok(title.text !== '' && /[?.]$/.test(summary.text));
    });
  }
});
