/** Snippets: what is written, in whose words; what is refused; and that the ones we write were run with the real libraries. */

import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { type Tensor, tensor } from '../../../src/core/index.ts';
import { type FrameworkId, frameworks, mostNumbers, type Snippet, snippet } from '../../../src/frameworks/index.ts';
import {
  evaluate,
  type InputRole,
  type Inputs,
  type QuantityId,
  type QuantityOptions,
  quantities,
} from '../../../src/quantities/index.ts';
import { cases } from '../../snippets/cases.ts';
import { type Results, resultsFile } from '../../snippets/results.ts';
import { writings } from '../../snippets/writings.ts';
import { questions } from '../quantities/questions.ts';

declare const PROJECT_ROOT: string;

function written(
  id: FrameworkId,
  quantity: QuantityId,
  inputs: Inputs,
  options: QuantityOptions = {},
  names: Partial<Record<InputRole, string>> = {},
): Snippet {
  const { value } = evaluate(quantity, inputs, options);
  return snippet(id, { quantity, inputs, options, value, names });
}

function textOf(made: Snippet): string {
  assert.equal(made.kind, 'code', made.kind === 'none' ? made.reason.text : '');
  return made.kind === 'code' ? made.text : '';
}

const batch = { logits: tensor([2, 1, 0.1, 0.5, 2.5, 0.3], [2, 3]), labels: tensor([0, 1]) };

describe('the snippets that were run with the real libraries', () => {
  const results = JSON.parse(fs.readFileSync(path.join(PROJECT_ROOT, resultsFile), 'utf8')) as Results;
  for (const { id, title, digests, refused } of writings()) {
    it(`are the ones we write for ${title}; if they are not, run npm run snippets`, () => {
      assert.deepEqual(results[id]?.digests, digests);
      assert.equal(results[id]?.refused, refused.length);
    });

    it(`all printed the number that they were copied from in ${title}`, () => {
      const runs = results[id]?.runs ?? [];
      assert.ok(runs.length > 0, 'no library has run them');
      for (const { snippets, same } of runs) assert.equal(same, snippets);
    });
  }

  it('ask every quantity with every option, each choice of it, and every input', () => {
    for (const [id, { inputs, options }] of quantities) {
      const own = cases().filter(({ quantity }) => quantity === id);
      for (const { role } of inputs)
        assert.ok(
          own.some((one) => one.inputs[role]),
          `${id} without ${role}`,
        );
      for (const option of options) {
        const values = own.map((one) => one.options[option.name]);
        const choices = option.kind === 'choice' ? option.choices.filter((choice) => choice !== 'e') : [undefined];
        for (const choice of choices) {
          const isAsked = values.some((value) => (choice === undefined ? value !== undefined : value === choice));
          assert.ok(isAsked, `${id} without ${option.name} ${String(choice)}`);
        }
      }
    }
  });
});

describe('a snippet', () => {
  const golden: readonly (readonly [FrameworkId, QuantityId, Inputs, QuantityOptions, readonly string[]])[] = [
    [
      'pytorch',
      'sparseSoftmaxCrossEntropyWithLogits',
      batch,
      { reduction: 'mean', labelSmoothing: 0.1 },
      [
        'import torch',
        'import torch.nn.functional as F',
        '',
        'logits = torch.tensor([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]], dtype=torch.float64)',
        'labels = torch.tensor([0, 1], dtype=torch.int64)',
        '',
        'loss = F.cross_entropy(logits, labels, reduction="mean", label_smoothing=0.1)',
        'print(loss.item())',
      ],
    ],
    [
      'tensorflow',
      'sparseSoftmaxCrossEntropyWithLogits',
      batch,
      { reduction: 'sum', temperature: 2, base: 2 },
      [
        'import math',
        'import tensorflow as tf',
        '',
        'logits = tf.constant([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]], dtype=tf.float64)',
        'labels = tf.constant([0, 1], dtype=tf.int64)',
        '',
        'losses = tf.nn.sparse_softmax_cross_entropy_with_logits(',
        '    labels=labels,',
        '    logits=logits / 2,',
        ')',
        'loss = tf.reduce_sum(losses) / math.log(2)',
        'print(loss.numpy().item())',
      ],
    ],
    [
      'jax',
      'entropy',
      { p: tensor([0.5, 0.25, 0.25, 0]) },
      {},
      [
        'import jax',
        'import jax.numpy as jnp',
        '',
        'jax.config.update("jax_enable_x64", True)',
        '',
        'p = jnp.array([0.5, 0.25, 0.25, 0.0], dtype=jnp.float64)',
        '',
        'entropy = jnp.sum(jax.scipy.special.entr(p), axis=-1)',
        'print(entropy.item())',
      ],
    ],
    [
      'numpy',
      'sparseSoftmaxCrossEntropyWithLogits',
      batch,
      { ignoreIndex: -100, classWeights: [1, 2, 5], reduction: 'mean' },
      [
        'import numpy as np',
        '',
        'logits = np.array([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]], dtype=np.float64)',
        'labels = np.array([0, 1], dtype=np.int64)',
        'class_weights = np.array([1.0, 2.0, 5.0], dtype=np.float64)',
        '',
        'shifted = logits - np.max(logits, axis=-1, keepdims=True)',
        'log_probabilities = shifted - np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))',
        'counted = labels != -100',
        'classes = np.where(counted, labels, 0)',
        'losses = np.where(counted, class_weights[classes] * -log_probabilities[np.arange(len(classes)), classes], 0)',
        'loss = np.sum(losses) / np.sum(np.where(counted, class_weights[classes], 0))',
        'print(loss.item())',
      ],
    ],
  ];
  for (const [id, quantity, inputs, options, lines] of golden) {
    it(`of ${quantity} ${JSON.stringify(options)} in ${id}`, () => {
      assert.deepEqual(
        textOf(written(id, quantity, inputs, options))
          .trimEnd()
          .split('\n'),
        lines,
      );
    });
  }

  it('calls the function where the framework has one, and writes out where its mean or its digits differ', () => {
    const lossOf = (id: FrameworkId, quantity: QuantityId, inputs: Inputs, options: QuantityOptions) =>
      textOf(written(id, quantity, inputs, options));
    const weights = { classWeights: [1, 2, 5], reduction: 'mean' } as const;
    const sparse = 'sparseSoftmaxCrossEntropyWithLogits';
    assert.match(lossOf('pytorch', sparse, batch, weights), /F\.cross_entropy\(.*reduction="mean"\)\n/);
    const byCount = lossOf('pytorch', sparse, batch, { ...weights, weightNormalization: 'batchSize' });
    assert.match(byCount, /F\.cross_entropy\(.*reduction="none"\)\nloss = torch\.mean\(losses\)\n/);
    // F.cross_entropy gives 0 for these logits, where the loss is 4e-18
    const certain = { logits: tensor([40, 0]), labels: tensor([0], []) };
    assert.doesNotMatch(lossOf('pytorch', sparse, certain, {}), /cross_entropy\(/);
    const keras = { probabilities: tensor([0.2, 0.6], [1, 2]), labels: tensor([0, 1], [1, 2]) };
    assert.match(
      lossOf('tensorflow', 'binaryCrossEntropy', keras, { framework: 'keras' }),
      /tf\.keras\.losses\.binary_crossentropy\(labels, probabilities\)/,
    );
    assert.doesNotMatch(lossOf('tensorflow', 'binaryCrossEntropy', keras, {}), /keras/);
  });
});

describe('names in a snippet', () => {
  const table: readonly (readonly [string, boolean])[] = [
    ['y_hat', true],
    ['logits2', true],
    ['scores', true],
    ['shifted', true],
    ['losses', true],
    ['self.logits', false],
    ['lambda', false],
    ['None', false],
    ['print', false],
    ['float', false],
    ['ValueError', false],
    ['np', false],
    ['F', false],
    ['__import__', false],
    ['_', false],
    ['', false],
    ['2x', false],
    ['naïve', false],
    ['логиты', false],
    ['logits\u202e', false],
    ['a\nimport os', false],
    ['a; import os', false],
    ['a = 1 #', false],
    ['a'.repeat(41), false],
  ];
  for (const [name, isTaken] of table) {
    it(`${isTaken ? 'are' : 'are not'} ${JSON.stringify(name)}`, () => {
      for (const { id } of frameworks) {
        const text = textOf(written(id, 'softmax', { logits: tensor([1, 2]) }, {}, { logits: name }));
        assert.match(text, new RegExp(`\\n${isTaken ? name : 'logits'} = `));
        if (!isTaken && name !== '') assert.ok(!text.split('\n').some((line) => line.startsWith(`${name} =`)));
      }
    });
  }

  it('stay apart where two arrays have the same one, or the one of a step', () => {
    const inputs = { p: tensor([0.5, 0.5]), q: tensor([0.25, 0.75]) };
    assert.match(textOf(written('numpy', 'klDivergence', inputs, {}, { p: 'p', q: 'p' })), /\np = .*\nq = /);
    assert.match(textOf(written('numpy', 'klDivergence', inputs, {}, { p: 'q', q: 'q' })), /\nq = .*\nq_2 = /);
    const shifted = textOf(written('numpy', 'softmax', { logits: tensor([1, 2]) }, {}, { logits: 'shifted' }));
    assert.match(shifted, /\nshifted = np\.array.*\n\nshifted_2 = shifted - np\.max\(shifted/);
  });
});

describe('numbers in a snippet', () => {
  const nan = { numpy: 'np.nan', pytorch: 'torch.nan', tensorflow: 'float("nan")', jax: 'jnp.nan' };
  const infinity = { numpy: 'np.inf', pytorch: 'torch.inf', tensorflow: 'float("inf")', jax: 'jnp.inf' };
  for (const { id } of frameworks) {
    it(`have every digit and the words of ${id}`, () => {
      const x = tensor([0.1 + 0.2, 1e21, 1e-7, 3, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
      const value = { data: Float64Array.from(x.data, () => Number.NaN), shape: [8] };
      const refused = snippet(id, { quantity: 'softplus', inputs: { x }, options: {}, value });
      assert.equal(refused.kind, 'none');
      const text = textOf(written(id, 'softplus', { x }));
      const numbers = `0.30000000000000004, 1e+21, 1e-7, 3.0, -0.0, ${nan[id]}, ${infinity[id]}, -${infinity[id]}`;
      assert.ok(text.replace(/\s+/g, ' ').includes(numbers), text);
    });
  }

  it('stand a row a line where they do not fit one', () => {
    const logits = tensor(
      Array.from({ length: 36 }, (_, index) => index / 7),
      [2, 18],
    );
    const text = textOf(written('numpy', 'softmax', { logits }));
    for (const line of text.split('\n')) assert.ok(line.length <= 88, line);
    assert.match(text, /^logits = np\.array\(\n {4}\[\n {8}\[\n {12}0\.0, 0\.14285714285714285,/m);
    assert.match(text, /\n {4}\],\n {4}dtype=np\.float64,\n\)\n/);
  });
});

describe('what cannot be written', () => {
  const reasonOf = (made: Snippet): string => (made.kind === 'none' ? made.reason.text : made.text);
  const many = (count: number): Tensor => tensor(Float64Array.from({ length: count }, (_, index) => index % 5));

  it('is what takes too many numbers, in or out', () => {
    assert.match(reasonOf(written('numpy', 'softplus', { x: many(mostNumbers + 1) })), /^This takes \{0\} numbers/);
    assert.equal(written('numpy', 'softplus', { x: many(mostNumbers) }).kind, 'code');
    const labels = tensor([0, 99_999]);
    assert.match(reasonOf(written('pytorch', 'oneHot', { labels })), /^This takes \{0\} numbers/);
  });

  it('is nothing', () => {
    assert.match(reasonOf(written('jax', 'softplus', { x: tensor([]) })), /^There are no numbers/);
  });

  it('is a number whose digits double precision loses', () => {
    const close = { p: tensor([0.5, 0.5]), q: tensor([0.5 + 1e-9, 0.5 - 1e-9]) };
    for (const { id } of frameworks) {
      assert.match(reasonOf(written(id, 'klDivergence', close)), /^In double precision, \{0\} would not give/);
    }
    // a subnormal number is 0 to libraries that flush them
    assert.match(reasonOf(written('numpy', 'sigmoid', { x: tensor([-710]) })), /^In double precision/);
  });

  it('is said for any question, and nothing is thrown', () => {
    for (const definition of quantities.values()) {
      fc.assert(
        fc.property(questions(definition), ({ inputs, options }) => {
          for (const { id } of frameworks) {
            const made = written(id, definition.id, inputs, options);
            assert.doesNotMatch(made.kind === 'code' ? made.text : '', /[{}]|undefined|NaN|Infinity/);
          }
        }),
        { numRuns: 20 },
      );
    }
  });
});
