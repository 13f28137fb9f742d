/**
 * Sigmoid, log-sigmoid and softplus against the oracle.
 */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { logSigmoid, sigmoid, softplus, tensor } from '../../../src/core/index.ts';
import * as oracle from '../oracle.ts';
import { isClose } from '../quantities/closeness.ts';

const table = [0, 1e-300, -1e-300, 0.5, -0.5, 2.2, -2.2, 20.5, -20.5, 40, -40, 300, -300, 700, -700];

function check(x: number): void {
  const input = tensor([x]);
  const expected = {
    sigmoid: oracle.nearest(oracle.sigmoid(x)),
    softplus: oracle.nearest(oracle.softplus(x)),
    logSigmoid: oracle.nearest(oracle.softplus(-x).negated()),
  };
  assert.ok(isClose(sigmoid(input).data[0], expected.sigmoid, 2e-15), `sigmoid(${x})`);
  assert.ok(isClose(softplus(input).data[0], expected.softplus, 2e-15), `softplus(${x})`);
  assert.ok(isClose(logSigmoid(input).data[0], expected.logSigmoid, 2e-15), `logSigmoid(${x})`);
}

describe('the logistic functions', () => {
  for (const x of table) it(`at ${x} are those of the oracle`, () => check(x));

  it('are those of the oracle at random numbers', () => {
    fc.assert(fc.property(fc.double({ min: -700, max: 700, noNaN: true }), check), { numRuns: 100 });
  });

  it('reach into the subnormals', () => {
    assert.ok(isClose(sigmoid(tensor([-710])).data[0], 4.47628622567513e-309, 1e-14));
  });

  it('follow their limits', () => {
    const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
    const ends = tensor([infinity, -infinity, nan]);
    assert.deepEqual([...sigmoid(ends).data], [1, 0, nan]);
    assert.deepEqual([...softplus(ends).data], [infinity, 0, nan]);
    assert.deepEqual([...logSigmoid(ends).data], [0, -infinity, nan]);
  });
});
