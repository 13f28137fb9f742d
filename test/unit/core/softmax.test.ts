/**
 * Softmax, log-softmax and log-sum-exp against the oracle.
 */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { logSoftmax, logSumExp, softmax, tensor } from '../../../src/core/index.ts';
import * as oracle from '../oracle.ts';
import { assertClose, isClose } from '../quantities/closeness.ts';

const rows: readonly (readonly number[])[] = [
  [1, 2, 3],
  [0],
  [0, 0],
  [50, 0],
  [0, -40],
  [700, 0],
  [1000, 1001, 999],
  [-1000, -1001, -999],
  [0.1, 0.2, 0.30000000000000004],
  [1e-300, -1e-300],
  [-123.456, 78.9, 78.9000001, 3],
  [1e15, 1e15 + 1],
];
const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

describe('softmax', () => {
  for (const row of rows) {
    it(`of [${row}] is that of the oracle`, () => {
      const expected = oracle.softmax(row);
      assertClose(softmax(tensor(row)), tensor(expected.map(oracle.nearest)), 2e-15);
      assertClose(logSoftmax(tensor(row)), tensor(oracle.logSoftmax(row).map(oracle.nearest)), 2e-15);
    });
  }

  for (const temperature of [0.1, 0.7, 3]) {
    it(`keeps its digits at the temperature ${temperature}`, () => {
      const row = [10, -7, 31.25, 30];
      const expected = oracle.softmax(row, temperature);
      assertClose(softmax(tensor(row), { temperature }), tensor(expected.map(oracle.nearest)), 2e-15);
    });
  }

  it('keeps what a confident row has beside its 1', () => {
    for (const [lead, expected] of [
      [40, 4.248354255291589e-18],
      [100, 3.720075976020836e-44],
      [700, 9.85967654375977e-305],
    ]) {
      assertClose(logSoftmax(tensor([lead, 0])), tensor([-expected, -lead]), 4e-16);
    }
  });

  const special: readonly (readonly [readonly number[], readonly number[], readonly number[], number])[] = [
    [[0, -infinity], [1, 0], [0, -infinity], 0],
    [[-infinity, -infinity], [nan, nan], [nan, nan], -infinity],
    [[infinity, 0], [nan, nan], [nan, nan], infinity],
    [[nan, 0], [nan, nan], [nan, nan], nan],
    [[nan, infinity], [nan, nan], [nan, nan], nan],
    [[1.7e308, -1.7e308], [1, 0], [0, -infinity], 1.7e308],
    [[], [], [], -infinity],
    [[7], [1], [0], 7],
  ];
  for (const [row, probabilities, logarithms, sum] of special) {
    it(`of [${row}] follows its limits`, () => {
      assert.deepEqual([...softmax(tensor(row)).data], probabilities);
      assert.deepEqual([...logSoftmax(tensor(row)).data], logarithms);
      assert.deepEqual([...logSumExp(tensor(row)).data], [sum]);
    });
  }

  it('looks along any axis of any rank', () => {
    const values = tensor([1, 2, 3, 4, 5, 6, 7, 9], [2, 2, 2]);
    for (const [axis, first] of [
      [0, [1, 5]],
      [1, [1, 3]],
      [-1, [1, 2]],
    ] as const) {
      const expected = oracle.nearest(oracle.softmax(first)[0]);
      assert.ok(isClose(softmax(values, { axis }).data[0], expected, 2e-15));
    }
    assert.deepEqual(logSumExp(values, { axis: 1 }).shape, [2, 2]);
  });

  it('does not change when all logits move', () => {
    const whole = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(whole, fc.integer({ min: -1e6, max: 1e6 }), (row, shift) => {
        const moved = row.map((value) => value + shift);
        assert.deepEqual(softmax(tensor(moved)), softmax(tensor(row)));
      }),
    );
  });

  it('is the oracle’s for random rows, and its logarithm too', () => {
    const row = fc.array(fc.double({ min: -300, max: 300, noNaN: true }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(row, (logits) => {
        const expected = oracle.softmax(logits);
        assertClose(softmax(tensor(logits)), tensor(expected.map(oracle.nearest)), 3e-15);
        assertClose(logSoftmax(tensor(logits)), tensor(oracle.logSoftmax(logits).map(oracle.nearest)), 3e-15);
        const sum = oracle.nearest(oracle.logSumExp(logits));
        assert.ok(isClose(logSumExp(tensor(logits)).data[0], sum, 3e-15, 2e-13));
      }),
      { numRuns: 60 },
    );
  });

  it('names the axis that is not there', () => {
    assert.throws(() => softmax(tensor([1, 2], [1, 2]), { axis: 2 }), { code: 'axis', argument: 'axis', value: 2 });
    assert.throws(() => softmax(tensor([1], [])), { code: 'axis' });
  });
});
