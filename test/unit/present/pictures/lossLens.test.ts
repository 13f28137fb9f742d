/** The lens: the curve, the point on it, its slope, what options bend it into, and the gradient of each class. */

import assert from 'node:assert/strict';
import { lossLensOf, translator } from '../../../../src/present/index.ts';
import { batch, inspectionOf, pair } from '../inspections.ts';

const wording = { translate: translator(undefined), significantDigits: 8 };

function near(actual: number | undefined, expected: number): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)),
    `${actual} is not ${expected}`,
  );
}

describe('the loss lens', () => {
  it('stands on −log p with the slope −1/p', () => {
    const lens = lossLensOf(pair, 0, wording);
    near(lens?.point.loss, 0.5108256237659907);
    near(lens?.point.slope, -1 / 0.6);
    assert.equal(lens?.point.share, 0.6);
    assert.deepEqual(
      lens?.bars.map(({ value }) => value),
      [0.1, 0.15, 0.05, -0.4, 0.1],
    );
    assert.deepEqual([lens?.bars[3].isTarget, lens?.barsName], [true, 'p − y of each class']);
    assert.equal(lens?.sentence, 'At probability 0.6 the loss is 0.51082562, and its slope -1.6666667.');
  });

  it('counts in the base of the options', () => {
    const inspection = inspectionOf(
      'sparseCategoricalCrossEntropy',
      { probabilities: ['p', [[0.25, 0.75]]], labels: ['y', [0]] },
      { base: 2 },
    );
    const lens = lossLensOf(inspection, 0, wording);
    // log2 4 = 2, and −1/(0.25·ln 2)
    near(lens?.point.loss, 2);
    near(lens?.point.slope, -5.7707801635558535);
    assert.equal(lens?.lossName, 'loss in bits');
  });

  it('shows the gradient of the logits, with the temperature', () => {
    // softmax(2, 1, 0.1) − (1, 0, 0)
    const values = lossLensOf(batch, 0, wording)?.bars.map(({ value }) => value);
    near(values?.[0], 0.6590011388859679 - 1);
    near(values?.[1], 0.24243297070471392);
    near(values?.[2], 0.09856589040931818);
    const even = inspectionOf(
      'sparseSoftmaxCrossEntropyWithLogits',
      { logits: ['z', [[0, 0]]], labels: ['y', [0]] },
      { temperature: 2 },
    );
    assert.deepEqual(
      lossLensOf(even, 0, wording)?.bars.map(({ value }) => value),
      [-0.25, 0.25],
    );
  });

  it('bends the curve by focusing: the point is on it', () => {
    const inspection = inspectionOf(
      'categoricalFocalCrossEntropy',
      { probabilities: ['p', [0.75, 0.25]], labels: ['y', [1, 0]] },
      { gamma: 2 },
    );
    const lens = lossLensOf(inspection, 0, wording);
    assert.deepEqual(
      lens?.curves.map(({ kind }) => kind),
      ['plain', 'focal'],
    );
    // (1/4)²·ln(4/3), and 2·(1/4)·ln(3/4) − (1/16)/(3/4)
    near(lens?.point.loss, 0.0179801295282375);
    near(lens?.point.slope, 0.5 * -0.2876820724517809 - 0.0625 / 0.75);
  });

  it('bends the curve by clipping and smoothing', () => {
    const clipped = inspectionOf(
      'categoricalCrossEntropy',
      { probabilities: ['p', [0.05, 0.95]], labels: ['y', [1, 0]] },
      { epsilon: 0.125, base: 2 },
    );
    const lens = lossLensOf(clipped, 0, wording);
    assert.deepEqual([lens?.point.loss, lens?.point.slope, lens?.point.share], [3, 0, 0.05]);
    assert.deepEqual(lens?.clip, [0.125, 0.875]);
    const smooth = inspectionOf(
      'sparseSoftmaxCrossEntropyWithLogits',
      { logits: ['z', [[0, 0]]], labels: ['y', [0]] },
      { labelSmoothing: 0.5, base: 2 },
    );
    const curve = lossLensOf(smooth, 0, wording)?.curves.find(({ kind }) => kind === 'smoothed');
    // two classes at 1/2: 1 bit, and at the smoothed label 3/4 the curve is flat
    near(curve?.at(0.5), 1);
    near(curve?.slopeAt(0.75), 0);
  });

  it('has no class to stand on in an ignored row', () => {
    const ignored = inspectionOf(
      'sparseSoftmaxCrossEntropyWithLogits',
      { logits: ['z', [[1, 2]]], labels: ['y', [-100]] },
      { ignoreIndex: -100 },
    );
    assert.equal(lossLensOf(ignored, 0, wording), undefined);
  });

  it('takes a class that is held to be impossible, and a single one', () => {
    const impossible = inspectionOf('sparseCategoricalCrossEntropy', {
      probabilities: ['p', [[0, 1]]],
      labels: ['y', [0]],
    });
    const lens = lossLensOf(impossible, 0, wording);
    assert.deepEqual([lens?.point.loss, lens?.point.slope], [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
    assert.ok(Number.isFinite(lens?.highest));
    const single = inspectionOf('sparseCategoricalCrossEntropy', { probabilities: ['p', [[1]]], labels: ['y', [0]] });
    assert.equal(lossLensOf(single, 0, wording)?.point.loss, 0);
  });
});
