/** Which arrays find each other, by name, shape, role, call and place; and what is only a candidate. */

import assert from 'node:assert/strict';
import { fill } from '../../../src/core/index.ts';
import { findArrays } from '../../../src/finder/index.ts';
import { type Inspection, type InspectionContext, inspectArray } from '../../../src/inspect/index.ts';
import type { QuantityId } from '../../../src/quantities/index.ts';
import { surroundingsIn } from './surround.ts';

/** The inspection of each array of a text, with what stands around them. */
function inspectAll(text: string, context: InspectionContext = {}): Inspection[] {
  const arrays = findArrays(text, 'python');
  const whole = { surroundings: surroundingsIn(text, 'python'), ...context };
  return arrays.map((array) => inspectArray(array, arrays, whole));
}

/** The partner of each array by its number in the text; undefined for those that stand alone. */
function partnersIn(text: string, context?: InspectionContext): (number | undefined)[] {
  const starts = findArrays(text, 'python').map(({ start }) => JSON.stringify(start));
  return inspectAll(text, context).map(({ arrays: [, partner] }) =>
    partner?.place ? starts.indexOf(JSON.stringify(partner.place.start)) : undefined,
  );
}

const scores = '[[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]]';
const shares = '[[0.7, 0.2, 0.1], [0.1, 0.6, 0.3]]';
const indices = '[0, 1]';
const rows = '[[1, 0, 0], [0, 1, 0]]';

describe('the pairs of names that are met most often', () => {
  const pairs: readonly (readonly [
    predictions: string,
    values: string,
    labels: string,
    labelValues: string,
    quantity: QuantityId,
  ])[] = [
    ['y_pred', shares, 'y_true', indices, 'sparseCategoricalCrossEntropy'],
    ['y_pred', shares, 'y_true', rows, 'categoricalCrossEntropy'],
    ['logits', scores, 'labels', indices, 'sparseSoftmaxCrossEntropyWithLogits'],
    ['logits', scores, 'targets', indices, 'sparseSoftmaxCrossEntropyWithLogits'],
    ['output', scores, 'label', indices, 'sparseSoftmaxCrossEntropyWithLogits'],
    ['output', shares, 'target', indices, 'sparseCategoricalCrossEntropy'],
    ['outputs', scores, 'labels', rows, 'softmaxCrossEntropyWithLogits'],
    ['y_pred', shares, 'y', rows, 'categoricalCrossEntropy'],
    ['ŷ', shares, 'y', rows, 'categoricalCrossEntropy'],
    ['y_hat', shares, 'y', rows, 'categoricalCrossEntropy'],
    ['preds', shares, 'targets', indices, 'sparseCategoricalCrossEntropy'],
    ['p', shares, 't', rows, 'categoricalCrossEntropy'],
    ['input', scores, 'target', indices, 'sparseSoftmaxCrossEntropyWithLogits'],
    ['pred_flat', shares, 'target_flat', rows, 'categoricalCrossEntropy'],
    ['y', scores, 't', indices, 'sparseSoftmaxCrossEntropyWithLogits'],
    // TensorFlow 1 names the label y_
    ['y', shares, 'y_', rows, 'categoricalCrossEntropy'],
    ['Z3', scores, 'Y', rows, 'softmaxCrossEntropyWithLogits'],
    ['predict', shares, 'self.y', rows, 'categoricalCrossEntropy'],
    ['y_predicted', shares, 'y_true', rows, 'categoricalCrossEntropy'],
    ['softmax_outputs', shares, 'class_targets', indices, 'sparseCategoricalCrossEntropy'],
    ['X_pred', shares, 'X', rows, 'categoricalCrossEntropy'],
    ['hypothesis', scores, 'Y', rows, 'softmaxCrossEntropyWithLogits'],
    // soft labels: any distribution with the name of a label
    ['y_pred', shares, 'y_true', '[[0.6, 0.3, 0.1], [0.2, 0.5, 0.3]]', 'categoricalCrossEntropy'],
    ['logits', scores, 'targets', '[[0.6, 0.3, 0.1], [0.2, 0.5, 0.3]]', 'softmaxCrossEntropyWithLogits'],
    // several labels a row go with sigmoid only
    ['logits', scores, 'labels', '[[1, 1, 0], [0, 1, 0]]', 'sigmoidCrossEntropyWithLogits'],
    ['y_pred', '[0.2, 0.6]', 'y_true', '[0, 1]', 'binaryCrossEntropy'],
    // a single row of two is one-hot beside a distribution
    ['y_pred', '[0.3, 0.7]', 'y_true', '[0, 1]', 'categoricalCrossEntropy'],
  ];
  for (const [predictions, values, labels, labelValues, quantity] of pairs) {
    for (const text of [
      `${predictions} = ${values}\n${labels} = ${labelValues}`,
      `${labels} = ${labelValues}\n\n\n\n\n${predictions} = ${values}`,
    ]) {
      it(`${text.replaceAll('\n', '⏎')}: ${quantity}`, () => {
        const inspections = inspectAll(text);
        for (const inspection of inspections) {
          assert.equal(inspection.quantity, quantity);
          assert.equal(inspection.outcome.kind, 'value');
          assert.equal(inspection.arrays[inspection.inputs.labels ?? -1]?.name, labels);
        }
      });
    }
  }
});

describe('the pairs of a divergence', () => {
  const pairs: readonly (readonly [p: string, q: string])[] = [
    ['p', 'q'],
    ['P', 'Q'],
    ['pk', 'qk'],
    ['dist1', 'dist2'],
    ['posterior', 'prior'],
    ['freqs1', 'freqs2'],
    ['p', 'm'],
    ['q', 'm'],
  ];
  for (const [p, q] of pairs) {
    it(`${p} and ${q}: from ${p}, whichever stands first`, () => {
      for (const text of [`${p} = [0.5, 0.5]\n${q} = [0.9, 0.1]`, `${q} = [0.9, 0.1]\n${p} = [0.5, 0.5]`]) {
        for (const { quantity, inputs, arrays } of inspectAll(text)) {
          assert.equal(quantity, 'klDivergence');
          assert.equal(arrays[inputs.p ?? -1]?.name, p);
        }
      }
    });
  }

  it('of counts divides each row by its sum', () => {
    // KL of (3/10, 5/10, 2/10) from (1/4, 1/4, 1/2): 0.3 ln 1.2 + 0.5 ln 2 + 0.2 ln 0.4 (Python's math)
    const [{ outcome }] = inspectAll('p = [3, 5, 2]\nq = [1, 1, 2]');
    assert.ok(outcome.kind === 'value' && Math.abs(outcome.value.data[0] - 0.218011910943328) < 1e-14);
  });
});

interface Case {
  readonly what: string;
  readonly text: string;
  /** the partner of each array, by number */
  readonly partners: readonly (number | undefined)[];
  readonly context?: InspectionContext;
}

const cases: readonly Case[] = [
  {
    what: 'arguments of one call are a pair, by position and without names',
    text: `F.cross_entropy(torch.tensor(${scores}), torch.tensor(${indices}))`,
    partners: [1, 0],
  },
  {
    what: 'each call has its own pair',
    text: `F.cross_entropy(torch.tensor(${scores}), torch.tensor(${indices}))\nF.cross_entropy(torch.tensor(${scores}), torch.tensor(${indices}))`,
    partners: [1, 0, 3, 2],
  },
  {
    what: 'a call over several lines',
    text: `nn.NLLLoss()(\n    torch.tensor(${scores}).log_softmax(-1),\n    torch.tensor(${indices}),\n)`,
    partners: [1, 0],
  },
  { what: 'an unknown call of two distributions', text: 'divergence([0.5, 0.5], [0.9, 0.1])', partners: [1, 0] },
  {
    what: 'an unknown call of two lists of whole numbers',
    text: 'plot([1, 2, 3], [4, 5, 6])',
    partners: [undefined, undefined],
  },
  {
    what: 'two distributions near each other',
    text: 'a = [0.5, 0.5]\nb = [0.9, 0.1]',
    partners: [undefined, undefined],
  },
  { what: 'scores and their class indices, unnamed', text: `a = ${scores}\nb = ${indices}`, partners: [1, 0] },
  { what: 'indices beyond the classes, unnamed', text: `a = ${scores}\nb = [0, 3]`, partners: [undefined, undefined] },
  { what: 'points by their coordinates', text: 'x = [1, 2, 3]\ny = [2, 4, 6]', partners: [undefined, undefined] },
  { what: 'coordinates named p and q', text: 'p = [1.0, 2.0]\nq = [3.0, 4.5]', partners: [undefined, undefined] },
  {
    what: 'true and predicted classes',
    text: 'y_true = [0, 2, 1, 1]\ny_pred = [0, 1, 2, 1]',
    partners: [undefined, undefined],
  },
  {
    what: 'weights and labels',
    text: 'class_weights = [0.2, 0.3, 0.5]\nlabels = [0, 1, 0]',
    partners: [undefined, undefined],
  },
  {
    what: 'a distance of six lines',
    text: `labels = ${indices}\n\n\n\n\n\nlogits = ${scores}`,
    partners: [undefined, undefined],
  },
  {
    what: 'a distance of six lines, where seven are allowed',
    text: `labels = ${indices}\n\n\n\n\n\nlogits = ${scores}`,
    partners: [1, 0],
    context: { pairing: { enabled: true, distance: 7 } },
  },
  {
    what: 'pairing turned off',
    text: `labels = ${indices}\nlogits = ${scores}`,
    partners: [undefined, undefined],
    context: { pairing: { enabled: false, distance: 5 } },
  },
  {
    what: 'labels above, twice',
    text: `labels = ${indices}\nlogits = ${scores}\nlabels = ${rows}\nlogits = ${scores}`,
    partners: [1, 0, 3, 2],
  },
  {
    what: 'labels below, twice',
    text: `logits = ${scores}\nlabels = ${indices}\nlogits = ${scores}\nlabels = ${rows}`,
    partners: [1, 0, 3, 2],
  },
  {
    what: 'one-hot rows that were assigned again as indices (a tutorial reuses Y): the latest above wins',
    text: `Y = ${rows}\nY = ${indices}\nY_pred = ${scores}`,
    partners: [undefined, 2, 1],
  },
  {
    what: 'the latest above wins though only the earlier one fits',
    text: `Y = ${indices}\nY = [0, 1, 0, 1]\n\nY_pred = ${scores}`,
    partners: [undefined, undefined, undefined],
  },
  {
    what: 'two models share their labels, the second at a discount',
    text: `labels = ${indices}\nlogits_a = ${scores}\nlogits_b = ${scores}`,
    partners: [1, 0, 0],
  },
  {
    what: 'a third distribution leaves p and q alone',
    text: 'probabilities = [0.7, 0.2, 0.1]\np = [1, 0, 0]\nq = [0.7, 0.2, 0.1]',
    partners: [undefined, 2, 1],
  },
];

describe('partners', () => {
  for (const { what, text, partners, context } of cases) {
    it(what, () => assert.deepEqual(partnersIn(text, context), partners));
  }
});

describe('real cases', () => {
  it('probabilities that are named logits, with labels that are left out (named entities, Korean)', () => {
    const text = 'logits = [[.8,.1,.1],[.06,.04,.9],[.1,.8,.1],[.3,.3,.4]]\nlabels = [-100,2,1,-100]';
    const [inspection] = inspectAll(text);
    assert.equal(inspection.quantity, 'sparseCategoricalCrossEntropy');
    assert.equal(inspection.options.ignoreIndex, -100);
    assert.match(said(inspection.warnings), /Named “logits”, but every row sums to 1/);
    assert.match(said(inspection.notes), /2 of 4 rows are left out/);
    // −(ln 0.9 + ln 0.8)/2
    const { outcome } = inspection;
    assert.ok(outcome.kind === 'value' && Math.abs(outcome.value.data[0] - 0.16425203348601802) < 1e-15);
  });

  it('probabilities that are fed to nll_loss (ignite)', () => {
    const text = 'F.nll_loss(torch.tensor([[0.1, 0.4, 0.5], [0.1, 0.7, 0.2]]), torch.tensor([2, 1]))';
    const [{ arrays, quantity, warnings, outcome }] = inspectAll(text);
    assert.equal(arrays[0].reading.role, 'logProbabilities');
    assert.equal(quantity, 'negativeLogLikelihood');
    assert.match(said(warnings), /0\.7 is above 0/);
    // what PyTorch returns: −(0.5 + 0.7)/2
    assert.ok(outcome.kind === 'value' && Math.abs(outcome.value.data[0] - -0.6) < 1e-15);
  });

  it('labels from 1, as in R: all of them named, the class they would need does not exist', () => {
    const [{ outcome, notes }] = inspectAll(
      `logits = ${'[[2.0, 1.0, 0.1], [0.5, 2.5, 0.3], [0, 0, 1]]'}\nlabels = [1, 2, 3]`,
    );
    assert.equal(outcome.kind === 'problem' && outcome.code, 'label');
    assert.match(said(notes), /run from 1 to 3/);
    const [alone] = inspectAll('labels = [2, 1, 3, 1]');
    assert.match(said(alone.notes), /run from 1 to 3/);
    const [fitting] = inspectAll('logits = [[2.0, 1.0, 0.1, 0], [0.5, 2.5, 0.3, 0], [0, 0, 0, 1]]\nlabels = [1, 2, 3]');
    assert.deepEqual(fitting.notes, []);
  });

  it('the border label of pictures, 255', () => {
    const [{ options, outcome }] = inspectAll(`logits = ${scores}\nlabels = [0, 255]`);
    assert.equal(options.ignoreIndex, 255);
    assert.equal(outcome.kind, 'value');
  });

  it('binary cross entropy that says so takes each element for itself', () => {
    const [{ quantity }] = inspectAll('F.binary_cross_entropy(torch.tensor([0.3, 0.7]), torch.tensor([0.0, 1.0]))');
    assert.equal(quantity, 'binaryCrossEntropy');
    const [withLogits] = inspectAll(
      'F.binary_cross_entropy_with_logits(torch.tensor([2.0, -0.7]), torch.tensor([1.0, 0.0]))',
    );
    assert.equal(withLogits.quantity, 'sigmoidCrossEntropyWithLogits');
  });
});

describe('candidates', () => {
  it('are listed with their score and its reasons, best first', () => {
    const [inspection] = inspectAll('a = [0.5, 0.5]\nb = [0.9, 0.1]\nz = [2.0, 1.0]');
    assert.equal(inspection.quantity, 'entropy');
    assert.deepEqual(
      inspection.candidates.map(({ name, score, reasons }) => [name, score, said(reasons)]),
      [
        ['b', 3, 'they stand close together their shapes fit'],
        ['z', 3, 'they stand close together their shapes fit'],
      ],
    );
  });

  it('leave the partner out, and say who is taken', () => {
    const [first] = inspectAll(`labels = ${indices}\nlogits_a = ${scores}\n\n\n\nq = ${shares}`);
    assert.deepEqual(
      first.candidates.map(({ name, score, reasons }) => [name, score, said(reasons)]),
      [
        [
          'q',
          5,
          'they stand close together their names belong together their shapes fit one holds predictions, the other labels one of them has a partner already',
        ],
      ],
    );
  });

  it('are five at most', () => {
    const many = Array.from({ length: 30 }, (_, index) => `a${index} = [0.5, 0.5]`).join('; ');
    assert.equal(inspectAll(many)[15].candidates.length, 5);
  });
});

describe('what is read for a pair', () => {
  it('is bounded: no more than 200,000 numbers of neighbours', () => {
    const [array, ...others] = findArrays(`logits = ${scores}\n${`labels = ${indices}\n`.repeat(4)}`, 'python');
    let read = 0;
    const huge = others.map((other) =>
      Object.create(other, {
        shape: { value: [90_000] },
        data: {
          get: () => {
            read += 1;
            return new Float64Array(90_000);
          },
        },
      }),
    );
    inspectArray(array, huge);
    assert.ok(read > 0 && new Set(huge).size === 4, 'the nearest were read');
    assert.ok(read <= 2 * 8, `${read} times`);
  });
});

function said(messages: readonly { readonly text: string; readonly args: readonly (string | number)[] }[]): string {
  return messages.map(({ text, args }) => fill(text, args)).join(' ');
}
