/** What arrays are taken for where they stand: by the call around them, the prompt above, a comment, the partner beside. */

import assert from 'node:assert/strict';
import { fill } from '../../../src/core/index.ts';
import { findArrays } from '../../../src/finder/index.ts';
import { type ArrayRole, type Confidence, inspectArray } from '../../../src/inspect/index.ts';
import { surroundingsIn } from './surround.ts';

interface Case {
  readonly text: string;
  /** of each array in order */
  readonly readings: readonly (readonly [role: ArrayRole, confidence: Confidence])[];
  /** in the warnings of the first */
  readonly conflict?: RegExp;
}

const tables: Readonly<Record<string, readonly Case[]>> = {
  'a call fixes the role outright, and the conflict is told': [
    { text: 'F.softmax(torch.tensor([0.3, 0.6]))', readings: [['logits', 'high']] },
    {
      text: 'F.softmax(torch.tensor([0.65, 0.25, 0.1]))',
      readings: [['logits', 'high']],
      conflict: /every row sums to 1/,
    },
    { text: 'scipy.stats.entropy([3, 5, 2])', readings: [['counts', 'high']] },
    { text: 'scipy.stats.entropy([0.2, 0.8])', readings: [['probabilities', 'high']] },
    { text: 'F.one_hot(torch.tensor([0, 1, 1]))', readings: [['classIndices', 'high']] },
    {
      text: 'F.one_hot(torch.tensor([0.5, 1.0]))',
      readings: [['classIndices', 'medium']],
      conflict: /0\.5 is no whole number/,
    },
    { text: 'nn.CrossEntropyLoss(weight=torch.tensor([0.2, 0.3, 0.5]))', readings: [['weights', 'high']] },
    {
      text: 'log_loss([0, 1, 1], [0.2, 0.6, 0.9])',
      readings: [
        ['binaryLabels', 'high'],
        ['bernoulliProbabilities', 'high'],
      ],
    },
    {
      text: 'F.binary_cross_entropy(torch.tensor([0.3, 0.7]), torch.tensor([0.0, 1.0]))',
      readings: [
        ['bernoulliProbabilities', 'high'],
        ['binaryLabels', 'high'],
      ],
    },
    {
      text: 'F.cross_entropy(torch.tensor([[2.0, 1.0, 0.1]]), torch.tensor([[0.1, 0.2, 0.7]]))',
      readings: [
        ['logits', 'high'],
        ['softLabels', 'high'],
      ],
    },
    {
      text: 'tf.nn.sigmoid_cross_entropy_with_logits([[1.0, 1.0], [0.0, 1.0]], [[0.5, -0.5], [2.0, 1.0]])',
      readings: [
        ['multiHot', 'high'],
        ['logits', 'high'],
      ],
    },
    {
      text: 'F.binary_cross_entropy(torch.tensor([[0.3, 0.7]]), torch.tensor([[0.0, 1.0]]))',
      readings: [
        ['bernoulliProbabilities', 'high'],
        ['multiHot', 'high'],
      ],
    },
    // a loss that takes either leaves the choice to the values
    {
      text: 'criterion([[0.2, 0.8]], [[0, 1]])',
      readings: [
        ['probabilities', 'high'],
        ['oneHot', 'high'],
      ],
    },
    {
      text: 'criterion([[2.0, 0.8]], [[0, 1]])',
      readings: [
        ['logits', 'medium'],
        ['oneHot', 'high'],
      ],
    },
  ],
  'a method says what it is called on': [
    { text: 'x = torch.tensor([0.3, 0.6]).softmax(-1)', readings: [['logits', 'high']] },
    { text: 'x = torch.tensor([0.2, 0.5]).log()', readings: [['bernoulliProbabilities', 'medium']] },
  ],
  'a prompt says what it printed': [
    { text: '>>> F.softmax(x)\ntensor([0.0900, 0.2447, 0.6652])', readings: [['probabilities', 'high']] },
    { text: '>>> torch.sigmoid(x)\ntensor([0.0900, 0.9100])', readings: [['bernoulliProbabilities', 'high']] },
    { text: '>>> x.argmax(1)\ntensor([1, 0, 1])', readings: [['classIndices', 'high']] },
    { text: '>>> np.bincount(x)\narray([1, 0, 1])', readings: [['counts', 'high']] },
  ],
  'a comment tips the scale only': [
    { text: 'a = [0.3, 0.6]  # raw scores', readings: [['logits', 'medium']] },
    { text: 'a = [0, 2, 1]  # class indices', readings: [['classIndices', 'high']] },
    { text: 'a = [0.65, 0.25, 0.1]  # raw scores', readings: [['probabilities', 'high']] },
    { text: 'probs = [0.65, 0.25, 0.1]  # not one-hot', readings: [['probabilities', 'high']] },
  ],
  'the partner’s shape says what numbers alone could not': [
    {
      text: 'a = [[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]]\nb = [2, 0]',
      readings: [
        ['logits', 'medium'],
        ['classIndices', 'high'],
      ],
    },
    {
      text: 'a = [[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]]\nb = [1, 0]',
      readings: [
        ['logits', 'medium'],
        ['classIndices', 'high'],
      ],
    },
    // two labels for two numbers, or one row for one row
    {
      text: 'a = [0.2, 0.6]\nlabels = [0, 1]',
      readings: [
        ['bernoulliProbabilities', 'medium'],
        ['binaryLabels', 'high'],
      ],
    },
    {
      text: 'probs = [0.25, 0.75]\nlabels = [0, 1]',
      readings: [
        ['probabilities', 'high'],
        ['oneHot', 'medium'],
      ],
    },
    // what looks like smoothed labels is a sure prediction beside labels
    {
      text: 'a = [[0.9, 0.05, 0.05]]\nb = [[1, 0, 0]]',
      readings: [
        ['probabilities', 'medium'],
        ['oneHot', 'high'],
      ],
    },
    // a smoothed row is the label of logits
    {
      text: 'a = [[2.0, 1.0, 0.1]]\nb = [[0.9, 0.05, 0.05]]',
      readings: [
        ['logits', 'medium'],
        ['softLabels', 'high'],
      ],
    },
  ],
};

for (const [what, rows] of Object.entries(tables)) {
  describe(what, () => {
    for (const { text, readings, conflict } of rows) {
      it(JSON.stringify(text), () => {
        const arrays = findArrays(text, 'python');
        const surroundings = surroundingsIn(text, 'python');
        const inspections = arrays.map((array) => inspectArray(array, arrays, { surroundings }));
        const found = inspections.map(({ arrays: [{ reading }] }) => [reading.role, reading.confidence]);
        assert.deepEqual(found, readings);
        const warnings = inspections[0].warnings.map(({ text: template, args }) => fill(template, args));
        if (conflict) assert.match(warnings.join(' '), conflict);
        else assert.deepEqual(warnings, []);
      });
    }
  });
}
