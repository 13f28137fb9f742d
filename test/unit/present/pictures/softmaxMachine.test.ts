/** The softmax machine: the numbers of its stages, and single precision with and without the subtraction. */

import assert from 'node:assert/strict';
import { softmaxMachineOf, translator } from '../../../../src/present/index.ts';
import { naivePath, shiftedPath } from '../../../../src/present/pictures/naiveSoftmax.ts';
import { batch, inspectionOf, pair } from '../inspections.ts';

const wording = { translate: translator(undefined), significantDigits: 8 };

describe('softmax in single precision', () => {
  // Python's math.exp rounded to float32 after every operation: e^88 = 1.6516362549940018e38, e^−88 = 6.054601895401186e-39
  it('overflows without the subtraction from 89 on, and not at 88', () => {
    const fits = naivePath(Float64Array.of(88, 0));
    assert.deepEqual([...fits.exponentials], [Math.fround(1.6516362549940018e38), 1]);
    assert.deepEqual([...fits.shares], [1, Math.fround(6.054601895401186e-39)]);
    const breaks = naivePath(Float64Array.of(89, 0));
    assert.deepEqual([...breaks.exponentials], [Number.POSITIVE_INFINITY, 1]);
    assert.deepEqual([...breaks.shares], [Number.NaN, 0]);
  });

  it('comes to 0/0 where every exponential vanishes', () => {
    const { total, shares } = naivePath(Float64Array.of(-104, -105));
    assert.deepEqual([total, ...shares], [0, Number.NaN, Number.NaN]);
  });

  it('survives with it', () => {
    // e^−1 = 0.36787944117144233 to float32, then 1/1.3678794 and the other
    const { exponentials, shares } = shiftedPath(Float64Array.of(1000, 999));
    assert.deepEqual([...exponentials], [1, 0.3678794503211975]);
    assert.deepEqual([...shares], [0.7310585975646973, 0.2689414322376251]);
  });
});

describe('the softmax machine', () => {
  it('leads every logit to its share', () => {
    // e^0, e^−1, e^−1.9 = 1, 0.36787944, 0.14956862; over 1.5174481
    const machine = softmaxMachineOf(batch, 0, wording);
    assert.deepEqual(
      machine?.numbers.rows.map(({ cells }) => cells.join(' ')),
      ['2 0 1 0.65900114', '1 -1 0.36787944 0.24243297', '0.1 -1.9 0.14956862 0.09856589'],
    );
    assert.equal(machine?.sentence, 'Each exponential is divided by their sum: 1.5174481');
    assert.deepEqual(
      machine?.classes.map(({ isTarget }) => isTarget),
      [true, false, false],
    );
    assert.deepEqual(machine?.classes[1].place, { array: 0, index: 1 });
    assert.equal(machine?.float32.sentence, 'Both ways come to a distribution here.');
  });

  it('has a temperature, that of the options or one of its own', () => {
    // e^−0.5 = 0.60653066
    const machine = softmaxMachineOf(batch, 0, wording, { temperature: 2 });
    assert.equal(machine?.numbers.rows[1].cells[2], '0.60653066');
    assert.deepEqual(
      machine?.stages.map(({ name }) => name),
      ['z', '(z − max)/T', 'e^((z − max)/T)', 'p'],
    );
    const warm = inspectionOf('softmax', { logits: ['z', [1, 0]] }, { temperature: 2 });
    assert.equal(softmaxMachineOf(warm, 0, wording)?.numbers.rows[1].cells[2], '0.60653066');
  });

  it('shows what overflows as it is, and what an added number does', () => {
    const { float32 } = softmaxMachineOf(inspectionOf('softmax', { logits: ['z', [100, 0]] }), 0, wording) ?? {};
    assert.deepEqual(
      float32?.rows.map(({ cells }) => cells),
      [
        ['inf', 'nan', '1.0', '1.0'],
        ['1.0', '0.0', '3.8e-44', '3.8e-44'],
        ['inf', '', '1.0', ''],
      ],
    );
    assert.equal(float32?.naiveFails, true);
    const moved = softmaxMachineOf(batch, 0, wording, { offset: 100 });
    assert.match(moved?.float32.sentence ?? '', /inf\/inf is nan/);
    assert.equal(moved?.numbers.rows[0].cells[3], '0.65900114');
  });

  it('keeps ten of many classes, and says what the others come to', () => {
    const logits = Array.from({ length: 16 }, () => 0);
    const machine = softmaxMachineOf(inspectionOf('softmax', { logits: ['z', logits] }), 0, wording);
    assert.equal(machine?.classes.length, 10);
    assert.equal(machine?.note, '6 more classes: sum of exponentials 6, share 0.375');
  });

  it('takes one class, NaN and infinities', () => {
    assert.deepEqual(
      softmaxMachineOf(inspectionOf('softmax', { logits: ['z', [3]] }), 0, wording)?.classes[0].values,
      [3, 0, 1, 1],
    );
    for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const machine = softmaxMachineOf(inspectionOf('softmax', { logits: ['z', [odd, 1]] }), 0, wording);
      assert.ok(machine?.stages.every(({ minimum, maximum }) => Number.isFinite(minimum) && Number.isFinite(maximum)));
    }
  });

  it('needs logits', () => assert.equal(softmaxMachineOf(pair, 0, wording), undefined));
});
