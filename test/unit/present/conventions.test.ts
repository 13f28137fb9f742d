/** The grid of conventions: what it says about each call, and which numbers a pasted text lights. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatAsNumPy } from '../../../src/frameworks/index.ts';
import { type Inspection, inspectInputs } from '../../../src/inspect/index.ts';
import {
  type FrameworkRow,
  type FrameworkTable,
  frameworkTable,
  matchPasted,
  readPasted,
  translator,
} from '../../../src/present/index.ts';
import { quantities } from '../../../src/quantities/index.ts';
import { questions } from '../quantities/questions.ts';
import { batch, inspectionOf, numericArray } from './inspections.ts';

const wording = { translate: translator(undefined), significantDigits: 8 };

const tableOf = (inspection: Inspection): FrameworkTable => frameworkTable(inspection, wording);

function rowOf(table: FrameworkTable, title: string): FrameworkRow {
  const row = table.rows.find((each) => each.title === title);
  assert.ok(row, title);
  return row;
}

const printedBy = ({ value }: FrameworkRow) => value?.printed.map(({ text }) => text).join('');

const probabilities = ['p', [1, 0.2, 0.9]] as const;
const labels = ['y', [0, 0, 1]] as const;

describe('the grid of conventions', () => {
  it('has a call of each library with what it prints and the default that differs', () => {
    const { rows, note } = tableOf(batch);
    const seen = rows.map((row) => [row.title, printedBy(row), row.differs]);
    // torch 1.13.1: F.cross_entropy → tensor(0.3185); with reduction='none' 0.41702994704246, 0.22004953026771545
    assert.deepEqual(seen, [
      ['PyTorch', 'tensor(0.3185)', 'same as this panel'],
      ['TensorFlow', '[0.41702995 0.22004953]', 'Reduction: none instead of mean'],
      ['Keras', '0.31853974', 'same as this panel'],
      ['JAX/optax', '[0.41702995 0.22004953]', 'Reduction: none instead of mean'],
    ]);
    assert.equal(note, 'No function for this: scikit-learn, SciPy, TensorFlow.js.');
    assert.deepEqual(
      rows.map(({ value }) => value?.group),
      [0, 1, 0, 1],
    );
  });

  const differences: readonly (readonly [string, Inspection, string, string])[] = [
    [
      'the base',
      inspectionOf('klDivergence', { p: ['p', [0.7, 0.2, 0.1]], q: ['q', [0.6, 0.3, 0.1]] }, { base: 2 }),
      'SciPy',
      'Base of the logarithm: e instead of 2',
    ],
    [
      'a floor',
      inspectionOf('binaryCrossEntropy', { probabilities, labels }, { reduction: 'mean' }),
      'PyTorch',
      'No logarithm is below -100',
    ],
    [
      'an offset',
      inspectionOf('binaryCrossEntropy', { probabilities, labels }, { reduction: 'mean' }),
      'TensorFlow.js',
      '1e-7 is added inside the logarithms',
    ],
    [
      'clipping, which single precision changes',
      inspectionOf('binaryCrossEntropy', { probabilities, labels }, { reduction: 'mean' }),
      'Keras',
      'Probabilities are clipped to [ε, 1 − ε], ε = 1e-7; Single precision makes another number of it',
    ],
    [
      'rescaling',
      inspectionOf('categoricalCrossEntropy', { probabilities: ['p', [0.6, 0.3]], labels: ['y', [1, 0]] }),
      'TensorFlow.js',
      'Rows are rescaled to sum to 1',
    ],
    ['the axis', inspectionOf('entropy', { p: ['p', [[0.7, 0.3]]] }), 'SciPy', 'Axis of the classes: 0 instead of -1'],
    [
      'the whole array',
      inspectionOf('softmax', {
        logits: [
          'z',
          [
            [2, 1],
            [0, 1],
          ],
        ],
      }),
      'SciPy',
      'All elements are taken as one row',
    ],
    [
      'the square root',
      inspectionOf('jensenShannonDivergence', { p: ['p', [0.7, 0.3]], q: ['q', [0.6, 0.4]] }),
      'SciPy',
      'The square root of the divergence',
    ],
    [
      'a mean of entries',
      inspectionOf('klDivergence', { p: ['p', [0.7, 0.3]], q: ['q', [0.6, 0.4]] }),
      'PyTorch',
      'One loss an entry: the mean divides by the number of entries',
    ],
    [
      'smoothing',
      inspectionOf(
        'softmaxCrossEntropyWithLogits',
        { logits: ['z', [2, 1]], labels: ['y', [1, 0]] },
        { labelSmoothing: 0.1 },
      ),
      'PyTorch',
      'Label smoothing: 0 instead of 0.1',
    ],
    [
      'class weights',
      inspectionOf(
        'sparseSoftmaxCrossEntropyWithLogits',
        {
          logits: [
            'z',
            [
              [2, 1],
              [0, 3],
            ],
          ],
          labels: ['y', [1, 0]],
        },
        { classWeights: [1, 3], reduction: 'mean' },
      ),
      'PyTorch',
      'Class weights: not [1, 3]',
    ],
    [
      'the balance of a focal loss',
      inspectionOf('categoricalFocalCrossEntropy', { logits: ['z', [2, 1]], labels: ['y', [1, 0]] }),
      'Keras',
      'Balance α: 0.25',
    ],
  ];
  for (const [name, inspection, title, expected] of differences) {
    it(`says what differs: ${name}`, () => {
      const rows = tableOf(inspection).rows.filter((row) => row.title === title);
      assert.ok(
        rows.some(({ differs }) => differs === expected),
        rows.map(({ differs }) => differs).join(' | '),
      );
    });
  }

  it('says what is raised in the place of a value', () => {
    const table = tableOf(
      inspectionOf('sparseSoftmaxCrossEntropyWithLogits', { logits: ['z', [[2, 1]]], labels: ['y', [7]] }),
    );
    assert.equal(rowOf(table, 'PyTorch').trouble, 'Raises IndexError: Target 7 is out of bounds.');
    assert.equal(rowOf(table, 'JAX/optax').trouble, 'Gives nan, without a word');
  });

  it('says that arrays are too large, and lists only the first numbers of many', () => {
    const large = tableOf(inspectionOf('softmax', { logits: ['z', Array.from({ length: 10_001 }, () => 1)] }));
    assert.deepEqual([large.rows, large.note], [[], 'Up to 10000 numbers are compared.']);
    const many = tableOf(inspectionOf('sigmoid', { x: ['x', Array.from({ length: 100 }, () => 0)] }));
    assert.equal(printedBy(rowOf(many, 'PyTorch')), `tensor([${'0.5000, '.repeat(8)}…])`);
  });

  it('names the libraries that have no function for it', () => {
    const table = tableOf(inspectionOf('perplexity', { p: ['p', [0.5, 0.5]] }));
    assert.deepEqual(table.rows, []);
    assert.match(table.note ?? '', /PyTorch/);
  });

  for (const definition of quantities.values()) {
    it(`answers any question of ${definition.id}: a value that is not the panel's says why, one that is says so`, () => {
      fc.assert(
        fc.property(questions(definition), ({ inputs, options }) => {
          const operands = Object.entries(inputs).map(([role, { data, shape }]) => [
            role,
            { array: { ...numericArray(undefined, [0]), data, shape }, typed: false },
          ]);
          const inspection = inspectInputs(definition.id, Object.fromEntries(operands), options);
          const table = tableOf(inspection);
          for (const { value, trouble, differs, isSame } of table.rows) {
            assert.equal(value === undefined, trouble !== undefined);
            if (!value || inspection.outcome.kind === 'problem') continue;
            assert.equal(value.group === 0, isSame);
            assert.notEqual(differs, '', JSON.stringify({ inputs, options }));
          }
          matchPasted(table, '0.5', wording);
        }),
        { numRuns: 50 },
      );
    });
  }
});

/** What `print(numpy.array(values))` prints, but for the spaces that align it (NumPy 2.4.6, float64 and float32). */
const numpy: readonly (readonly [readonly number[], string, string])[] = [
  [[0.41702995, 1.3200496], '0.41702995 1.3200496', '0.41702995 1.3200496'],
  [[1e-5, 0.5], '1.e-05 5.e-01', '1.e-05 5.e-01'],
  [[3, 2], '3. 2.', '3. 2.'],
  [[0.1, 0.25], '0.1 0.25', '0.1 0.25'],
  [[123456.789, 1.5], '1.23456789e+05 1.50000000e+00', '1.2345679e+05 1.5000000e+00'],
  [[Number.NaN, Number.POSITIVE_INFINITY, -1.5], 'nan inf -1.5', 'nan inf -1.5'],
  [[-0, 1e-9], '-0.e+00 1.e-09', '-0.e+00 1.e-09'],
  [[1 / 3, 2 / 3], '0.33333333 0.66666667', '0.33333334 0.6666667'],
  [[5e8, 1], '5.e+08 1.e+00', '5.e+08 1.e+00'],
  [[0.99999997], '0.99999997', '0.99999994'],
];

describe('NumPy arrays', () => {
  for (const [values, double, single] of numpy) {
    it(`are printed as NumPy prints them: ${double}`, () => {
      assert.equal(formatAsNumPy(Float64Array.from(values), 'double').join(' '), double);
      assert.equal(formatAsNumPy(Float64Array.from(values, Math.fround), 'single').join(' '), single);
    });
  }
});

/** What is pasted, and the number in it. */
const pastes: readonly (readonly [string, string | undefined])[] = [
  ['loss: 2.4076', '2.4076'],
  ['tensor(0.4076, grad_fn=<NllLossBackward0>)', '0.4076'],
  ["tensor(0.4076, device='cuda:0', grad_fn=<NllLossBackward0>)", '0.4076'],
  ['4.076e-01', '4.076e-01'],
  ['Epoch 3/10 - 12/12 - 1s - accuracy: 0.8125 - loss: 0.4076 - val_loss: 0.5', '0.4076'],
  ['{"step": 120, "loss": 0.4076}', '0.4076'],
  ["{'train_loss': 0.4076}", '0.4076'],
  ['tf.Tensor(0.40760598, shape=(), dtype=float32)', '0.40760598'],
  ['<tf.Tensor: shape=(), dtype=float32, numpy=0.40760598>', '0.40760598'],
  ['Array(0.407606, dtype=float32)', '0.407606'],
  ['np.float64(0.4076059644443803)', '0.4076059644443803'],
  ['loss=-0.5', '-0.5'],
  ['loss nan', 'nan'],
  ['step 7', '7'],
  ['.5', '.5'],
  ['no number', undefined],
  ['float32', undefined],
  ['', undefined],
];

describe('a pasted text', () => {
  for (const [text, number] of pastes) {
    it(`holds ${number ?? 'no number'}: ${text}`, () => assert.equal(readPasted(text)?.text, number));
  }

  // the mean is 0.318539769…, in single precision 0.31853974; the rows are 0.41703001… and 0.22004952…
  const found: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['0.3185', ['PyTorch', 'Keras'], /^0\.3185 is the number of PyTorch, Keras\.$/],
    ['loss: 0.319', ['PyTorch', 'Keras'], /PyTorch/],
    ['0.318', ['PyTorch', 'Keras'], /PyTorch/],
    ['0.31853973865509033', ['PyTorch', 'Keras'], /PyTorch/],
    ['0.3185397696491856', ['PyTorch', 'Keras'], /PyTorch/],
    ['3.185e-01', ['PyTorch', 'Keras'], /PyTorch/],
    ['0.2200', ['TensorFlow', 'JAX/optax'], /TensorFlow, JAX\/optax/],
    ['-0.3185', [], /none of these numbers/],
    ['0.3187', [], /^0\.3187 is none of these numbers\. The nearest is 0\.3185, of PyTorch\.$/],
    // twice the mean
    ['0.6371', [], /^0\.6371 is none of these numbers, but PyTorch gives it with Reduction: sum\.$/],
    // 0.318539769… / log 2 = 0.459555743…
    ['0.4596', [], /^0\.4596 is none of these numbers, but PyTorch gives it with Base of the logarithm: 2\.$/],
    ['nothing', [], /^There is no number in this text\.$/],
    ['', [], /^$/],
  ];
  for (const [text, titles, sentence] of found) {
    it(`lights what it can be: ${text}`, () => {
      const table = tableOf(batch);
      const { lit, sentence: said } = matchPasted(table, text, wording);
      assert.deepEqual([...new Set(lit.map(({ row }) => table.rows[row].title))], titles);
      assert.match(said, sentence);
    });
  }

  it('lights nan where nan is printed', () => {
    const inspection = inspectionOf('softmaxCrossEntropyWithLogits', {
      logits: ['z', [Number.NaN, 1]],
      labels: ['y', [1, 0]],
    });
    const { lit } = matchPasted(tableOf(inspection), 'loss: nan', wording);
    assert.equal(lit.length, 5);
  });

  it('may be anything', () => {
    const table = tableOf(batch);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        matchPasted(table, text, wording);
      }),
    );
    for (const text of ['9'.repeat(5000), '1e999', '-'.repeat(1e5), '1_'.repeat(600), '.'.repeat(1e5), '1.1.1.1']) {
      const start = performance.now();
      matchPasted(table, text, wording);
      assert.ok(performance.now() - start < 200, text.slice(0, 10));
    }
  });
});
