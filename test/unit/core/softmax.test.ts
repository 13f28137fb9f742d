/**
 * Softmax, log-softmax and log-sum-exp: rows on which digits are easily lost against the oracle, and their limits.
 */

import { strict as assert } from 'node:assert';
import { logSoftmax, logSumExp, softmax, type Tensor, tensor } from '../../../src/core/index.ts';
import { type OracleOptions, reference } from '../../oracle/quantities.ts';
import { Roundings } from './exactness.ts';

const { NaN: nan, POSITIVE_INFINITY: infinity, MAX_VALUE: largest, MIN_VALUE: smallest } = Number;

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
  [smallest, -smallest, 0],
  [-123.456, 78.9, 78.9000001, 3],
  [1e15, 1e15 + 1],
  [1e16, 1.1, -0.3],
  [1 / 3, 1e9 + 0.1, 1e9 - 0.7],
  // next to the end of what pairs hold, and beyond it
  [0, -689.9, -690.1, -700],
  [0, -740, -745.1, -746, -800, -1499, -1501],
  [0, -600, -580],
  // log-sum-exp: the maximum and the logarithm of the sum cancel far below 1
  [-1.383896526736737e-87, -200],
  [-1.384e-87, -200],
  [-0.6931471805599453, -0.6931471805599453],
  [Math.log(0.3), Math.log(0.7)],
  Array.from({ length: 300 }, (_, k) => Math.sqrt(k) * (k % 2 === 0 ? 1 : -1.3)),
];

/** Fails unless every element is within a bound of the oracle's, in units in the last place. */
function check(
  result: Tensor,
  id: 'softmax' | 'logSoftmax' | 'logSumExp',
  row: readonly number[],
  options: OracleOptions,
) {
  const roundings = new Roundings();
  const { values } = reference(id, [{ logits: row }], options);
  assert.equal(result.data.length, values.length);
  values.forEach((exact, k) => {
    roundings.add(result.data[k], exact, k);
  });
  roundings.assertWithin(id === 'logSoftmax' ? 0.55 : 0.501, 0);
}

describe('softmax', () => {
  for (const row of rows) {
    const shown = row.length > 10 ? `${row.length} numbers` : `[${row}]`;
    it(`of ${shown} is that of the oracle at every temperature`, () => {
      for (const temperature of [1, 0.1, 0.7, 3, 1000]) {
        const options = { temperature };
        check(softmax(tensor(row), options), 'softmax', row, options);
        check(logSoftmax(tensor(row), options), 'logSoftmax', row, options);
        check(logSumExp(tensor(row), options), 'logSumExp', row, options);
      }
    });
  }

  it('keeps what a confident row has beside its 1', () => {
    for (const [lead, expected] of [
      [40, 4.248354255291589e-18],
      [100, 3.720075976020836e-44],
      [700, 9.85967654375977e-305],
    ]) {
      assert.deepEqual([...logSoftmax(tensor([lead, 0])).data], [-expected, -lead]);
    }
  });

  it('holds what its logarithms lose by rounding', () => {
    const { data, tails } = logSoftmax(tensor([1, 2, 3]));
    const { values } = reference('logSoftmax', [{ logits: [1, 2, 3] }]);
    const roundings = new Roundings();
    // the error of the sum of both is far below a unit of the tail's own size
    values.forEach(({ mantissa, exponent }, k) => {
      const [high, low] = [data[k], tails[k]];
      assert.ok(low !== 0 && Math.abs(low) <= 2 ** -53 * Math.abs(high));
      roundings.add(low * 2 ** 53, { mantissa, exponent: exponent + 53 }, k);
    });
    assert.throws(() => roundings.assertWithin(1, 0), /ulp/);
  });

  it('leaves tails out where nobody asks for them, with the same elements', () => {
    const kept = logSoftmax(tensor([1, 2, 800, 3]));
    const dropped = logSoftmax(tensor([1, 2, 800, 3]), {}, 'dropped');
    assert.deepEqual(dropped.data, kept.data);
    assert.equal(dropped.tails.length, 0);
  });

  const special: readonly (readonly [readonly number[], readonly number[], readonly number[], number])[] = [
    [[0, -infinity], [1, 0], [0, -infinity], 0],
    [[-infinity, -infinity], [nan, nan], [nan, nan], -infinity],
    [[infinity, 0], [nan, nan], [nan, nan], infinity],
    [[infinity, infinity], [nan, nan], [nan, nan], infinity],
    [[infinity, -infinity], [nan, nan], [nan, nan], infinity],
    [[nan, 0], [nan, nan], [nan, nan], nan],
    [[0, nan], [nan, nan], [nan, nan], nan],
    [[nan, infinity], [nan, nan], [nan, nan], nan],
    [[infinity, nan], [nan, nan], [nan, nan], nan],
    [[nan, -infinity], [nan, nan], [nan, nan], nan],
    [[1.7e308, -1.7e308], [1, 0], [0, -infinity], 1.7e308],
    [[largest, largest], [0.5, 0.5], [-Math.LN2, -Math.LN2], largest],
    [[-largest, -largest, -infinity], [0.5, 0.5, 0], [-Math.LN2, -Math.LN2, -infinity], -largest],
    [[], [], [], -infinity],
    [[7], [1], [0], 7],
    [[0, -745.1332191019411], [1, smallest], [-smallest, -745.1332191019411], smallest],
    [[0, -746], [1, 0], [0, -746], 0],
  ];
  for (const [row, probabilities, logarithms, sum] of special) {
    it(`of [${row}] follows its limits`, () => {
      assert.deepEqual([...softmax(tensor(row)).data], probabilities);
      assert.deepEqual(
        [...logSoftmax(tensor(row)).data].map((value) => value + 0),
        logarithms,
      );
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
      const row = softmax(tensor(first)).data;
      assert.equal(softmax(values, { axis }).data[0], row[0]);
      assert.equal(softmax(values, { axis }).data[[4, 2, 1][axis === -1 ? 2 : axis]], row[1]);
    }
    assert.deepEqual(logSumExp(values, { axis: 1 }).shape, [2, 2]);
  });

  it('of a row does not remember the row before', () => {
    const batch = tensor([0, -745, -1e4, nan, 0, 1, infinity, 0, 1, 1, 2, 3], [4, 3]);
    const together = [softmax(batch), logSoftmax(batch)];
    for (let row = 0; row < 4; row += 1) {
      const alone = tensor(batch.data.slice(3 * row, 3 * row + 3));
      assert.deepEqual(together[0].data.slice(3 * row, 3 * row + 3), softmax(alone).data);
      assert.deepEqual(together[1].data.slice(3 * row, 3 * row + 3), logSoftmax(alone).data);
      assert.deepEqual(logSumExp(batch).data[row], logSumExp(alone).data[0]);
    }
  });

  it('names the axis that is not there', () => {
    assert.throws(() => softmax(tensor([1, 2], [1, 2]), { axis: 2 }), { code: 'axis', argument: 'axis', value: 2 });
    assert.throws(() => softmax(tensor([1], [])), { code: 'axis' });
  });
});
