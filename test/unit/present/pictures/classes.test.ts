/** The bars of a row: which series, which classes, what is left over, and the difference of the two. */

import assert from 'node:assert/strict';
import { classBarsOf, translator } from '../../../../src/present/index.ts';
import { batch, inspectionOf, pair } from '../inspections.ts';

const wording = { translate: translator(undefined), significantDigits: 8 };

describe('class bars', () => {
  it('hold the prediction against the label, with a place in the main input for each', () => {
    const picture = classBarsOf(pair, 0, wording);
    assert.deepEqual(
      picture?.series.map(({ style, name }) => `${style} ${name}`),
      ['outline y', 'solid p'],
    );
    const bar = picture?.bars[3];
    assert.deepEqual(bar?.values, [1, 0.6]);
    // 0.6 − 1
    assert.equal(bar?.difference, -0.4);
    assert.match(bar?.sentence ?? '', /^class 3: p 0\.6, y 1/);
    assert.deepEqual(bar?.place, { array: 0, index: 3 });
    assert.deepEqual([picture?.minimum, picture?.maximum], [0, 1]);
    assert.deepEqual(
      [picture?.difference?.name, picture?.difference?.minimum, picture?.difference?.maximum],
      ['p − y', -0.4, 0.15],
    );
    assert.deepEqual(picture?.numbers.headings, ['y', 'p', 'p − y']);
    assert.deepEqual(picture?.numbers.rows[3].cells, ['1', '0.6', '-0.4']);
  });

  it('mark the class of an index label', () => {
    assert.deepEqual(
      classBarsOf(batch, 1, wording)?.bars.map(({ isTarget }) => isTarget),
      [false, true, false],
    );
    assert.deepEqual(classBarsOf(batch, 1, wording)?.bars[2].place, { array: 0, index: 5 });
  });

  it('let the largest of many classes stand alone, and add up the others', () => {
    // shares k/5050, k = 1 … 100; the 24 largest are 77 … 100, and 1 + … + 76 = 2926
    const shares = Array.from({ length: 100 }, (_, k) => (k + 1) / 5050);
    const picture = classBarsOf(inspectionOf('entropy', { p: ['p', shares] }), 0, wording);
    assert.equal(picture?.bars.length, 25);
    assert.deepEqual([picture?.bars[0].label, picture?.bars[23].label], ['76', '99']);
    const rest = picture?.bars[24];
    assert.equal(rest?.values[0], 2926 / 5050);
    assert.equal(rest?.sentence, '76 more classes together: p 0.57940594');
    assert.equal(picture?.skyline?.length, 100);
    // the rest is cut: the axis is that of the classes
    assert.equal(picture?.maximum, 100 / 5050);
    assert.equal(
      picture?.limited,
      '24 of 100 classes stand alone, those with the largest values; the last bar is the sum of the others.',
    );
  });

  it('draw no rest of what cannot be added up', () => {
    const logits = Array.from({ length: 200 }, (_, index) => (index % 7) - 3);
    const picture = classBarsOf(inspectionOf('logSoftmax', { logits: ['z', logits] }), 0, wording);
    assert.equal(picture?.bars.length, 24);
    assert.equal(picture?.limited, '24 of 200 classes are drawn, those with the largest values.');
  });

  it('keep the class of the label, however small it is', () => {
    const logits = [Array.from({ length: 80 }, (_, index) => (index === 5 ? -20 : index / 10))];
    const inspection = inspectionOf('sparseSoftmaxCrossEntropyWithLogits', {
      logits: ['z', logits],
      labels: ['y', [5]],
    });
    assert.equal(classBarsOf(inspection, 0, wording)?.bars[0].label, '5');
  });

  it('draw one class, and NaN, and a single 1', () => {
    const one = classBarsOf(inspectionOf('softmax', { logits: ['z', [7]] }), 0, wording);
    assert.deepEqual(
      one?.bars.map(({ values }) => values),
      [[1]],
    );
    const nan = classBarsOf(inspectionOf('softmax', { logits: ['z', [1, Number.NaN]] }), 0, wording);
    assert.deepEqual(
      nan?.bars.map(({ sentence }) => sentence),
      ['class 0: z 1, Softmax NaN', 'class 1: z NaN, Softmax NaN'],
    );
    assert.deepEqual([nan?.minimum, nan?.maximum], [0, 0]);
  });
});
