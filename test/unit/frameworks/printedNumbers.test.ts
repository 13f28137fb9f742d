/** Float32 numbers as the frameworks print them, and the line that shows them beside a result. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatAsPyTorch, formatFloat32 } from '../../../src/frameworks/index.ts';
import { float32View, translator } from '../../../src/present/index.ts';
import { inspectionOf } from '../present/inspections.ts';

const { NaN: nan, POSITIVE_INFINITY: infinity, NEGATIVE_INFINITY: minusInfinity } = Number;

/** What `str(numpy.float32(value))` gives (NumPy 1.24.2). */
const numpy: readonly (readonly [number, string])[] = [
  [0.407605976, '0.40760598'],
  [0, '0.0'],
  [-0, '-0.0'],
  [1, '1.0'],
  [-3.5, '-3.5'],
  [1200, '1200.0'],
  [0.1, '0.1'],
  [1 / 3, '0.33333334'],
  [16777216, '16777216.0'],
  [123456789, '123456790.0'],
  [343126.125, '343126.12'],
  [9.9999e15, '9999900000000000.0'],
  [1e16, '1e+16'],
  [1.5e20, '1.5e+20'],
  [3.4028235e38, '3.4028235e+38'],
  [0.00012345679, '0.00012345679'],
  [1e-4, '1e-04'],
  [9.9e-5, '9.9e-05'],
  [2 ** -23, '1.1920929e-07'],
  [2.0611537e-9, '2.0611537e-09'],
  [1.1754944e-38, '1.1754944e-38'],
  [1.4e-45, '1e-45'],
  [nan, 'nan'],
  [infinity, 'inf'],
  [minusInfinity, '-inf'],
];

/** What `torch.tensor(values)` prints between its brackets (PyTorch 1.13.1). */
const torch: readonly (readonly [readonly number[], string])[] = [
  [[0.407605976], '0.4076'],
  [[0], '0.'],
  [[100, -0], '100., -0.'],
  [[1, 2, 3], '1., 2., 3.'],
  [[0.5, 500], '0.5000, 500.0000'],
  [[0.5, 501], '5.0000e-01, 5.0100e+02'],
  [[1000, 1], '1000., 1.'],
  [[1001, 1], '1.0010e+03, 1.0000e+00'],
  [[1e-5], '1.0000e-05'],
  [[0.00005, 0], '5.0000e-05, 0.0000e+00'],
  [[2 ** -23], '1.1921e-07'],
  [[-12.34567, -0.001], '-1.2346e+01, -1.0000e-03'],
  [[1e8], '100000000.'],
  [[2e8], '2.0000e+08'],
  [[3.4e38], '3.4000e+38'],
  [[1e-45], '1.4013e-45'],
  [[0.03125, -0.09375], '0.0312, -0.0938'],
  [[123445, 1], '1.2344e+05, 1.0000e+00'],
  [[123455, 1], '1.2346e+05, 1.0000e+00'],
  [[0.99996, 2.5], '1.0000, 2.5000'],
  [[infinity, 0.5], 'inf, 0.5000'],
  [[nan, 1], 'nan, 1.'],
];

const toFloat32 = (values: readonly number[]) => Float64Array.from(values, (value) => Math.fround(value));

describe('float32 numbers', () => {
  for (const [value, shown] of numpy) {
    it(`are printed as NumPy prints ${shown}`, () => assert.equal(formatFloat32(Math.fround(value)), shown));
  }

  for (const [values, shown] of torch) {
    it(`are printed as PyTorch prints ${shown}`, () =>
      assert.equal(formatAsPyTorch(toFloat32(values)).join(', '), shown));
  }

  it('read back as the same number, from at most nine digits', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = formatFloat32(value);
        assert.ok(Object.is(Math.fround(Number(text)), value), text);
        const digits = text.replace(/e.*|[-.]/g, '').replace(/^0+|0+$/g, '');
        assert.ok(digits.length <= 9, text);
      }),
    );
  });
});

const wording = { translate: translator(undefined), significantDigits: 8 };

describe('the float32 view of a result', () => {
  it('stands in the unit of the exact value, with what PyTorch prints', () => {
    // torch: F.cross_entropy(T([[3., 1., 2.]]), T([0])) prints 0.4076, and its .numpy() 0.40760604
    const loss = inspectionOf(
      'sparseSoftmaxCrossEntropyWithLogits',
      { logits: ['logits', [[3, 1, 2]]], labels: ['labels', [0]] },
      { reduction: 'mean' },
    );
    const view = float32View(loss, wording);
    assert.equal(view?.value, 'In float32: 0.40760604 nats');
    assert.equal(view.printed, 'PyTorch prints 0.4076');
    assert.match(view.title, /single precision/);
  });

  it('shows what single precision loses', () => {
    const confident = inspectionOf('sparseSoftmaxCrossEntropyWithLogits', {
      logits: ['logits', [[40, 0]]],
      labels: ['labels', [0]],
    });
    const view = float32View(confident, wording);
    assert.equal(view?.value, 'In float32: 0.0 nats');
    assert.equal(view.lost, 'Lost in single precision');
  });

  const labels = ['y', [0]] as const;
  const losses = [
    ['underflow', inspectionOf('softmax', { logits: ['z', [0, -200]] }), 'Lost in single precision: 1 of 2 values'],
    ['overflow', inspectionOf('softplus', { x: ['x', [1e39]] }), 'Lost in single precision'],
    [
      'infinity less infinity',
      inspectionOf('sparseSoftmaxCrossEntropyWithLogits', { logits: ['z', [[9e38, 1e39]]], labels }),
      'Lost in single precision',
    ],
    [
      'a 0',
      inspectionOf('sparseSoftmaxCrossEntropyWithLogits', { logits: ['z', [[1e39, 9e38]]], labels }),
      'Lost in single precision',
    ],
    ['nothing of a 0 and an infinity that are exact', inspectionOf('selfInformation', { p: ['p', [1, 0]] }), undefined],
    ['nothing where digits are rounded', inspectionOf('softmax', { logits: ['z', [2, 1, 0.1]] }), undefined],
  ] as const;
  for (const [what, inspection, expected] of losses) {
    it(`says what is lost: ${what}`, () => {
      const view = float32View(inspection, wording);
      assert.ok(view);
      assert.equal(view.lost, expected);
    });
  }

  it('lists the first of several values', () => {
    const short = float32View(inspectionOf('softmax', { logits: ['z', [2, 1, 0.1]] }), wording);
    // torch.softmax(T([2., 1., .1]), 0)
    assert.equal(short?.printed, 'PyTorch prints 0.6590, 0.2424, 0.0986');
    const long = float32View(inspectionOf('sigmoid', { x: ['x', Array.from({ length: 30 }, () => 0)] }), wording);
    assert.equal(long?.value, 'In float32: 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5 and 22 more');
  });

  it('is not there without a result, nor for very many numbers', () => {
    const problem = inspectionOf('entropy', { p: ['p', [0.5, 1.5]] });
    assert.equal(float32View(problem, wording), undefined);
    const many = inspectionOf('sigmoid', { x: ['x', Array.from({ length: 60_000 }, () => 0)] });
    assert.equal(float32View(many, wording), undefined);
  });
});
