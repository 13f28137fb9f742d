/** Where a batch's loss comes from: the terms, the weights, what is ignored, and what the mean divides by. */

import assert from 'node:assert/strict';
import { type Contributions, contributionsOf, translator } from '../../../../src/present/index.ts';
import type { QuantityOptions } from '../../../../src/quantities/index.ts';
import { inspectionOf, pair } from '../inspections.ts';

const wording = { translate: translator(undefined), significantDigits: 8 };

/** Rows of 2, 1 and 3 bits: −log2 of 1/4, 1/2 and 1/8. */
function bits(options: QuantityOptions = {}, labels: readonly number[] = [0, 0, 0]): Contributions {
  const probabilities: readonly [string, number[][]] = [
    'p',
    [
      [0.25, 0.75],
      [0.5, 0.5],
      [0.125, 0.875],
    ],
  ];
  const inspection = inspectionOf(
    'sparseCategoricalCrossEntropy',
    { probabilities, labels: ['y', labels] },
    { base: 2, reduction: 'mean', ...options },
  );
  const picture = contributionsOf(inspection, wording);
  assert.ok(picture);
  return picture;
}

describe('contributions', () => {
  it('are sorted, add up, and are divided by what the mean divides by', () => {
    const { items, sum, division, result, sentence, maximum } = bits();
    assert.deepEqual(
      items.map(({ row, term, start, end }) => [row, term, start, end]),
      [
        [2, 3, 0, 3],
        [0, 2, 3, 5],
        [1, 1, 5, 6],
      ],
    );
    assert.deepEqual([sum.value, division?.printed, result.value, maximum], [6, '3', 2, 6]);
    assert.equal(division?.sentence, 'The mean divides by the number of losses that count.');
    assert.equal(sentence, '6 divided by 3 is 2.');
    assert.deepEqual(items[0].place, { array: 0, index: 4 });
    assert.equal(items[0].sentence, 'row 2: loss 3');
  });

  it('leave out what is ignored, last and with no number', () => {
    const { items, division, result, hasIgnored } = bits({ ignoreIndex: -100 }, [0, 0, -100]);
    assert.deepEqual(
      items.map(({ row, isIgnored, printed }) => [row, isIgnored, printed]),
      [
        [0, false, '2'],
        [1, false, '1'],
        [2, true, 'ignored'],
      ],
    );
    assert.deepEqual([division?.printed, result.value, hasIgnored], ['2', 1.5, true]);
  });

  it('count sample weights, by each convention', () => {
    const sampleWeights = [1, 0, 3];
    const plain = bits({ sampleWeights });
    // 2·1 + 1·0 + 3·3 = 11
    assert.deepEqual(
      plain.items.map(({ term }) => term),
      [9, 2, 0],
    );
    const denominators = (['batchSize', 'sumOfWeights', 'nonzeroWeights'] as const).map(
      (weightNormalization) => bits({ sampleWeights, weightNormalization }).division,
    );
    assert.deepEqual(
      denominators.map((division) => division?.printed),
      ['3', '4', '2'],
    );
    assert.equal(denominators[1]?.sentence, 'The mean divides by the sum of the weights.');
    assert.equal(denominators[2]?.sentence, 'The mean divides by the number of weights that are not 0.');
    assert.equal(plain.items[0].sentence, 'row 2: loss 3, weight 3, adds 9');
  });

  it('count class weights, which divide the mean as in PyTorch', () => {
    // labels 0, 1: 2 bits · 4 + 1 bit · 1; over 4 + 1
    const picture = bits({ classWeights: [4, 1] }, [0, 1, 0]);
    // 4·2, 1·1, 4·3 over 9
    assert.deepEqual([picture.sum.value, picture.division?.printed], [21, '9']);
    assert.deepEqual(picture.numbers.headings, ['loss', 'weight of its class', 'adds', 'sum so far']);
  });

  it('say how much comes from smoothing', () => {
    // row 0 with s = 1/2: own 3/4 · 2 bits + 1/4 · log2(4/3); unsmoothed half: 1 bit
    const { items } = bits({ labelSmoothing: 0.5 });
    const row = items.find((item) => item.row === 0);
    assert.ok(Math.abs((row?.term ?? 0) - (1.5 + 0.25 * Math.log2(4 / 3))) < 1e-14);
    assert.ok(Math.abs((row?.smoothing ?? 0) - (0.5 + 0.25 * Math.log2(4 / 3))) < 1e-14);
  });

  it('are not divided where nothing is reduced, or only added up', () => {
    assert.equal(bits({ reduction: 'sum' }).division, undefined);
    assert.equal(bits({ reduction: 'none' }).sentence, 'All rows add up to 6.');
  });

  it('of many rows end in a rest with its exact sum', () => {
    const count = 30;
    const probabilities: readonly [string, number[][]] = ['p', Array.from({ length: count }, () => [0.5, 0.5])];
    const labels: readonly [string, number[]] = ['y', Array.from({ length: count }, () => 0)];
    const inspection = inspectionOf(
      'sparseCategoricalCrossEntropy',
      { probabilities, labels },
      { base: 2, reduction: 'mean' },
    );
    const picture = contributionsOf(inspection, wording);
    assert.deepEqual(
      [picture?.items.length, picture?.items.at(-1)?.term, picture?.items.at(-1)?.name],
      [21, 10, '10 more rows'],
    );
    assert.equal(picture?.skyline?.length, 30);
  });

  it('of a batch that is ignored as a whole', () => {
    const { items, result } = bits({ ignoreIndex: 7 }, [7, 7, 7]);
    assert.ok(items.every(({ isIgnored }) => isIgnored));
    assert.equal(result.printed, 'NaN');
  });

  it('need more than one loss', () => assert.equal(contributionsOf(pair, wording), undefined));
});
