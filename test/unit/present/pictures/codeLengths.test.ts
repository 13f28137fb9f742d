/** Code lengths as rectangles: heights, lengths, areas, and what they add up to. */

import assert from 'node:assert/strict';
import type { Inspection } from '../../../../src/inspect/index.ts';
import { type CodeLengths, codeLengthsOf, translator } from '../../../../src/present/index.ts';
import { batch, inspectionOf, pair } from '../inspections.ts';

const wording = { translate: translator(undefined), significantDigits: 8 };

function lengthsOf(inspection: Inspection, row = 0): CodeLengths {
  const picture = codeLengthsOf(inspection, row, wording);
  assert.ok(picture);
  return picture;
}

const p = [0.5, 0.25, 0.125, 0.125];
const q = [0.25, 0.25, 0.25, 0.25];
const base = { base: 2 };

describe('code lengths', () => {
  it('of an entropy are the surprisals, and the areas add up to it', () => {
    // −log2 of 1/2, 1/4, 1/8, 1/8, times the shares: the entropy of 1.75 bits
    const { rows, parts, height, longest, lengthName, sentence } = lengthsOf(
      inspectionOf('entropy', { p: ['p', p] }, base),
    );
    assert.deepEqual(
      rows.map(({ length }) => length),
      [1, 2, 3, 3],
    );
    assert.deepEqual(
      rows.map(({ area }) => area),
      [0.5, 0.5, 0.375, 0.375],
    );
    assert.deepEqual(
      rows.map(({ ownLength }) => ownLength),
      [undefined, undefined, undefined, undefined],
    );
    assert.deepEqual(parts, [{ part: 'cost', name: 'length times height', total: '1.75' }]);
    assert.deepEqual([height, longest, lengthName], [1, 3, '−log p in bits']);
    assert.equal(sentence, 'All areas: 1.75');
    assert.deepEqual(rows[2].place, { array: 0, index: 2 });
  });

  it('of a cross entropy have a part that must be and a part that is too long', () => {
    // H(p) = 1.75, every word of q has 2 bits: 2 altogether
    const { rows, sentence } = lengthsOf(inspectionOf('crossEntropy', { p: ['p', p], q: ['q', q] }, base));
    assert.deepEqual(
      rows.map(({ area }) => area),
      [1, 0.5, 0.25, 0.25],
    );
    assert.deepEqual(
      rows.map(({ extra }) => extra),
      [0.5, 0, -0.125, -0.125],
    );
    assert.equal(sentence, 'All areas: 2 = 1.75 that it must be + 0.25 too long');
  });

  it('of a divergence count the extra only, negative where q is the larger one', () => {
    const { rows, parts, sentence } = lengthsOf(inspectionOf('klDivergence', { p: ['p', p], q: ['q', q] }, base));
    assert.deepEqual(
      rows.map(({ printed }) => printed),
      ['0.5', '0', '-0.125', '-0.125'],
    );
    assert.deepEqual(
      parts.map(({ part, total }) => `${part} ${total}`),
      ['extra 0.5', 'saved -0.25', 'entropy 1.75'],
    );
    assert.equal(sentence, 'Too long minus too short: 0.25');
  });

  it('of a class that is held to be impossible have no end', () => {
    const inspection = inspectionOf('klDivergence', { p: ['p', [0.5, 0.5]], q: ['q', [1, 0]] }, base);
    const { rows, longest, sentence } = lengthsOf(inspection);
    assert.deepEqual(
      rows.map(({ length }) => length),
      [0, Number.POSITIVE_INFINITY],
    );
    assert.deepEqual([longest, sentence], [1, 'Too long minus too short: ∞']);
  });

  it('of a mixture add up to the Jensen–Shannon divergence', () => {
    // m = (1/2, 1/2): each side is 1 bit − 0 … of its own, half of each: log2(1/(1/2))/2 twice
    const inspection = inspectionOf('jensenShannonDivergence', { p: ['p', [1, 0]], q: ['q', [0, 1]] }, base);
    const { rows, sentence, height, note } = lengthsOf(inspection);
    assert.deepEqual(
      rows.map(({ name, height: share, extra }) => [name, share, extra]),
      [
        ['p of class 0', 0.5, 0.5],
        ['q of class 1', 0.5, 0.5],
      ],
    );
    assert.deepEqual([sentence, height], ['Too long minus too short: 1', 1]);
    assert.equal(note, '2 classes of height 0 have no area and are left out.');
  });

  it('of a label that names one class are one rectangle of the whole height', () => {
    // −ln 0.6, as printed by Python: 0.5108256237659907
    const { rows, note, sentence } = lengthsOf(pair);
    assert.deepEqual(
      rows.map(({ key, height, ownLength, printed }) => [key, height, ownLength, printed]),
      [['3', 1, 0, '0.51082562']],
    );
    assert.equal(note, '4 classes of height 0 have no area and are left out.');
    assert.equal(sentence, 'All areas: 0.51082562 = 0 that it must be + 0.51082562 too long');
    // row 1 of the batch: log(e^0.5 + e^2.5 + e^0.3) − 2.5 = 0.2200495230
    assert.deepEqual(
      lengthsOf(batch, 1).rows.map(({ key, printed }) => [key, printed]),
      [['1', '0.22004952']],
    );
  });

  it('follow smoothing and class weights', () => {
    const logits: readonly [string, number[][]] = ['z', [[0, 0]]];
    const labels: readonly [string, number[]] = ['y', [0]];
    const smoothed = inspectionOf(
      'sparseSoftmaxCrossEntropyWithLogits',
      { logits, labels },
      { ...base, labelSmoothing: 0.5 },
    );
    // 1 − 0.5 + 0.25 and 0.25, both of 1 bit
    assert.deepEqual(
      lengthsOf(smoothed).rows.map(({ height, area }) => [height, area]),
      [
        [0.75, 0.75],
        [0.25, 0.25],
      ],
    );
    const weighted = inspectionOf(
      'sparseSoftmaxCrossEntropyWithLogits',
      { logits, labels },
      { ...base, classWeights: [3, 1] },
    );
    const { rows, height } = lengthsOf(weighted);
    assert.deepEqual([rows[0].area, rows[0].ownLength, height], [3, undefined, 3]);
  });

  it('see what a framework clips', () => {
    const inspection = inspectionOf(
      'categoricalCrossEntropy',
      { probabilities: ['p', [1, 0]], labels: ['y', [0, 1]] },
      { epsilon: 0.25, base: 2 },
    );
    assert.deepEqual(
      lengthsOf(inspection).rows.map(({ length }) => length),
      [2],
    );
  });

  it('of many classes keep the largest areas, and the others as one with its exact height and area', () => {
    const shares = Array.from({ length: 32 }, () => 1 / 32);
    const { rows } = lengthsOf(inspectionOf('entropy', { p: ['p', shares] }, base));
    const rest = rows.at(-1);
    // 12 alone, 20 together: 20/32 of 5 bits each
    assert.equal(rows.length, 13);
    assert.deepEqual([rest?.name, rest?.height, rest?.length, rest?.area], ['20 more classes', 0.625, 5, 3.125]);
  });

  it('of an ignored row, of NaN and of a single class', () => {
    const ignored = inspectionOf(
      'sparseSoftmaxCrossEntropyWithLogits',
      { logits: ['z', [[1, 2]]], labels: ['y', [-100]] },
      { ignoreIndex: -100 },
    );
    assert.deepEqual(
      [lengthsOf(ignored).rows.length, lengthsOf(ignored).note],
      [0, 'No class counts here: every height is 0, and there is no area.'],
    );
    assert.deepEqual(
      lengthsOf(inspectionOf('entropy', { p: ['p', [1]] })).rows.map(({ area }) => area),
      [0],
    );
    const nan = codeLengthsOf(inspectionOf('entropy', { p: ['p', [0.5, Number.NaN]] }), 0, wording);
    assert.equal(nan?.rows[1]?.printed ?? 'NaN', 'NaN');
  });
});
