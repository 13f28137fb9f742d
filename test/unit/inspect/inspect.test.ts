/** Arrays of a document to an Inspection: partners, quantities, and sentences instead of values. */

import assert from 'node:assert/strict';
import { fill } from '../../../src/core/index.ts';
import { findArrays, findEmptyLists } from '../../../src/finder/index.ts';
import {
  type Inspection,
  inspectArray,
  inspectEmptyList,
  inspectInputs,
  namesAnInput,
} from '../../../src/inspect/index.ts';
import type { QuantityId } from '../../../src/quantities/index.ts';

function inspectIn(text: string, asked: number): Inspection {
  const arrays = findArrays(text, 'python');
  return inspectArray(arrays[asked], arrays);
}

interface Paired {
  readonly text: string;
  readonly asked: number;
  readonly quantity: QuantityId;
  /** which array of the text plays which input */
  readonly inputs: Readonly<Record<string, number>>;
}

const pairs: readonly Paired[] = [
  { text: 'logits = [2.0, 1.0, 0.1]', asked: 0, quantity: 'softmax', inputs: { logits: 0 } },
  {
    text: 'labels = [0, 1, 0]\nlogits = [2.0, 1.0, 0.1]',
    asked: 1,
    quantity: 'softmaxCrossEntropyWithLogits',
    inputs: { labels: 0, logits: 1 },
  },
  // asked from the labels, it is the same pair
  {
    text: 'labels = [0, 1, 0]\nlogits = [2.0, 1.0, 0.1]',
    asked: 0,
    quantity: 'softmaxCrossEntropyWithLogits',
    inputs: { labels: 0, logits: 1 },
  },
  {
    text: 'labels = [0, 2]\nlogits = [[2.0, 1.0, 0.1], [0, 0, 1]]',
    asked: 1,
    quantity: 'sparseSoftmaxCrossEntropyWithLogits',
    inputs: { labels: 0, logits: 1 },
  },
  {
    text: 'y_true = [0, 1]\ny_pred = [[0.8, 0.2], [0.4, 0.6]]',
    asked: 1,
    quantity: 'sparseCategoricalCrossEntropy',
    inputs: { labels: 0, probabilities: 1 },
  },
  {
    text: 'y_true = [[1, 0], [1, 1]]\nlogits = [[0.8, -0.2], [0.4, 0.6]]',
    asked: 1,
    quantity: 'sigmoidCrossEntropyWithLogits',
    inputs: { labels: 0, logits: 1 },
  },
  {
    text: 'log_probs = [[-0.25, -1.5087], [-1.5087, -0.25]]\ntargets = [0, 1]',
    asked: 0,
    quantity: 'negativeLogLikelihood',
    inputs: { logProbabilities: 0, labels: 1 },
  },
  { text: 'p = [0.5, 0.25, 0.25]\nq = [0.25, 0.25, 0.5]', asked: 0, quantity: 'klDivergence', inputs: { p: 0, q: 1 } },
  // labels of another shape five lines away belong to somebody else
  {
    text: 'labels = [0, 1, 0, 0]\n\n\n\n\nlogits = [2.0, 1.0, 0.1]',
    asked: 1,
    quantity: 'softmax',
    inputs: { logits: 1 },
  },
  // beyond five lines nothing is paired, whatever the names say
  {
    text: `labels = [0, 1, 0]${'\n'.repeat(6)}logits = [2.0, 1.0, 0.1]`,
    asked: 1,
    quantity: 'softmax',
    inputs: { logits: 1 },
  },
  // two arrays of scores are no pair
  { text: 'a = [2.0, 1.0, 0.1]\nb = [0.5, -1.0, 0.1]', asked: 0, quantity: 'softmax', inputs: { logits: 0 } },
  // the nearest of two, and the one below where both are as near
  {
    text: 'logits = [2.0, 1.0, 0.1]\nlabels = [0, 1, 0]\nlogits = [3.0, 1.0, 0.1]',
    asked: 1,
    quantity: 'softmaxCrossEntropyWithLogits',
    inputs: { labels: 1, logits: 2 },
  },
];

describe('inspecting an array', () => {
  for (const { text, asked, quantity, inputs } of pairs) {
    it(`${JSON.stringify(text)}, asked for number ${asked}: ${quantity}`, () => {
      const inspection = inspectIn(text, asked);
      assert.equal(inspection.quantity, quantity);
      const arrays = findArrays(text, 'python');
      for (const [role, expected] of Object.entries(inputs)) {
        const index = inspection.inputs[role as keyof typeof inspection.inputs];
        assert.deepEqual(inspection.arrays[index ?? -1]?.place?.start, arrays[expected].start, `the input ${role}`);
      }
      assert.equal(Object.keys(inspection.inputs).length, Object.keys(inputs).length);
      assert.deepEqual(
        inspection.arrays[0].place?.start,
        arrays[asked].start,
        'the first array is the one asked about',
      );
      assert.equal(inspection.outcome.kind, 'value');
    });
  }
});

interface Problem {
  readonly what: string;
  readonly text: string;
  readonly asked?: number;
  readonly code: string;
  /** what the sentence must name */
  readonly names: readonly RegExp[];
}

const problems: readonly Problem[] = [
  {
    what: 'ragged rows',
    text: 'logits = [[1, 2], [3]]',
    code: 'ragged',
    names: [/line 1/, /column 19/, /\b1\b/, /\b2\b/],
  },
  {
    what: 'labels of another shape',
    text: 'labels = [0, 1, 0, 0]\nlogits = [2.0, 1.0, 0.1]',
    asked: 1,
    code: 'shape',
    names: [/4/, /3/],
  },
  {
    what: 'a label that names no class',
    text: 'labels = [0, 3]\nlogits = [[2.0, 1.0, 0.1], [0, 0, 1]]',
    asked: 1,
    code: 'label',
    names: [/\b3\b/],
  },
  { what: 'a probability above 1', text: 'probabilities = [0.7, 1.3, -1.0]', code: 'domain', names: [/1\.3/] },
  { what: 'labels alone', text: 'labels = [[1, 1], [0, 1]]', code: 'partner', names: [/predictions/] },
  {
    what: 'a printed array with an ellipsis',
    text: 'logits = [0. 1. 2. ... 997. 998. 999.]',
    code: 'truncated',
    names: [/ellipsis/],
  },
];

describe('a sentence instead of a value', () => {
  for (const { what, text, asked = 0, code, names } of problems) {
    it(what, () => {
      const arrays = findArrays(text, code === 'truncated' ? 'plaintext' : 'python');
      const { outcome } = inspectArray(arrays[asked], arrays);
      assert.equal(outcome.kind, 'problem');
      if (outcome.kind !== 'problem') return;
      assert.equal(outcome.code, code);
      const sentence = fill(outcome.sentence.text, outcome.sentence.args);
      for (const name of names) assert.match(sentence, name);
    });
  }

  it('says nothing of the rows of an array whose numbers are missing or differ in rows', () => {
    const cases = [
      ['plaintext', 'probs: tensor([0.1000, 0.2000, 0.3000,  ..., 0.1000])', 'probabilities'],
      ['plaintext', 'shares: tensor([0.2500, 0.2500, 0.5000,  ..., 0.0000])', 'bernoulliProbabilities'],
      ['plaintext', 'y: tensor([0, 0, 1,  ..., 0])', 'binaryLabels'],
      ['python', 'probs = [[0.5, 0.5], [1.0]]', 'probabilities'],
    ] as const;
    for (const [languageId, text, role] of cases) {
      const arrays = findArrays(text, languageId);
      const [{ reading }] = inspectArray(arrays[0], []).arrays;
      assert.equal(reading.role, role, text);
      for (const { text: template } of reading.reasons) assert.doesNotMatch(template, /row|sum|single/, text);
    }
  });

  it('an array too large to be computed, whose numbers are not even read', () => {
    const [array] = findArrays('logits = [1, 2]', 'python');
    const huge = Object.create(array, {
      shape: { value: [2000, 1000] },
      data: {
        get: () => {
          throw new Error('the numbers were read');
        },
      },
    });
    const { outcome } = inspectArray(huge, []);
    assert.equal(outcome.kind === 'problem' && outcome.code, 'size');
    const [labels] = findArrays('labels = [0, 1]', 'python');
    assert.equal(inspectArray(labels, [huge]).quantity, 'oneHot');
  });

  it('an empty list', () => {
    const [list] = findEmptyLists('logits = []', 'python');
    const { outcome, arrays } = inspectEmptyList(list);
    assert.equal(outcome.kind === 'problem' && outcome.code, 'empty');
    assert.equal(arrays[0].name, 'logits');
    assert.equal(namesAnInput(list.name), true);
    assert.equal(namesAnInput('probs'), true);
    assert.equal(namesAnInput('rows'), false);
    assert.equal(namesAnInput('outputs'), false);
    assert.equal(namesAnInput(undefined), false);
  });
});

describe('a warning beside the value', () => {
  const cases: readonly (readonly [what: string, text: string, says: RegExp])[] = [
    ['NaN', 'logits = [1.0, float("nan"), 2.0]', /NaN/],
    ['a row that does not sum to 1', 'probabilities = [0.7, 0.2, 0.2]', /1\.1/],
    ['a name that contradicts the values', 'logits = [[0.75, 0.25], [0.5, 0.5]]', /sums to 1/],
  ];
  for (const [what, text, says] of cases) {
    it(what, () => {
      const inspection = inspectIn(text, 0);
      assert.equal(inspection.outcome.kind, 'value');
      assert.match(inspection.warnings.map((warning) => fill(warning.text, warning.args)).join(' '), says);
    });
  }
});

describe('inspecting what was picked or typed', () => {
  const [predictions, labels] = findArrays('x = [[2.0, 1.0, 0.1]]\ny = [[0, 1, 0]]', 'python');

  it('keeps the mean and the losses it is the mean of', () => {
    const [logits, targets] = findArrays('x = [[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]]\ny = [0, 1]', 'python');
    const { outcome } = inspectInputs(
      'sparseSoftmaxCrossEntropyWithLogits',
      { logits: { array: logits, typed: false }, labels: { array: targets, typed: false } },
      { reduction: 'mean' },
    );
    assert.equal(outcome.kind, 'value');
    if (outcome.kind !== 'value') return;
    // contract example softmaxCrossEntropyWithLogits-2, made with 50 digits
    assert.ok(Math.abs(outcome.value.data[0] - 0.3185397696491856) < 1e-15);
    assert.deepEqual(outcome.entries?.shape, [2]);
  });

  it('gives typed arrays no place', () => {
    const inspection = inspectInputs(
      'softmaxCrossEntropyWithLogits',
      { logits: { array: predictions, typed: true }, labels: { array: labels, typed: false } },
      {},
    );
    assert.equal(inspection.arrays[0].place, undefined);
    assert.equal(inspection.arrays[0].form, 'typed');
    assert.deepEqual(inspection.arrays[1].place?.start, labels.start);
  });
});
