/**
 * The oracle's quantities against mpmath, which computed them by their plain definitions with 8000 bits
 * (test/oracle/fixtures/quantities.py).
 */

import { strict as assert } from 'node:assert';
import type { QuantityId } from '../../../src/quantities/index.ts';
import { type BigFloat, compare, fromDouble, isZero, subtract, topExponent } from '../../oracle/bigFloat.ts';
import fixtures from '../../oracle/fixtures/quantities.json';
import { knownQuantities, type OracleOptions, type Row, reference } from '../../oracle/quantities.ts';

interface Fixture {
  readonly id: QuantityId;
  readonly row: Row;
  readonly options: OracleOptions;
  readonly values: readonly string[];
  readonly gradient?: readonly string[];
}

/** "m:e" is m·2^e, with m in hexadecimal. */
function read(text: string): BigFloat {
  const [digits, exponent] = text.split(':');
  const magnitude = BigInt(`0x${digits.replace('-', '')}`);
  return { mantissa: digits.startsWith('-') ? -magnitude : magnitude, exponent: Number(exponent) };
}

/** Fails unless the two agree to 155 bits. */
function assertAgree(actual: readonly BigFloat[], expected: readonly string[], what: string): void {
  assert.equal(actual.length, expected.length, what);
  expected.map(read).forEach((wanted, index) => {
    const difference = subtract(actual[index], wanted);
    const agrees = isZero(difference) || topExponent(difference) <= topExponent(wanted) - 155;
    assert.ok(agrees, `${what} ${index}`);
  });
}

describe('the oracle', () => {
  const cases = fixtures as readonly Fixture[];
  for (const id of knownQuantities) {
    if (id === 'oneHot') continue;
    it(`has the ${id} of mpmath`, () => {
      const own = cases.filter((fixture) => fixture.id === id);
      assert.ok(own.length > 1);
      for (const { row, options, values, gradient = [] } of own) {
        const what = `${JSON.stringify(row)} ${JSON.stringify(options)}`;
        const answer = reference(id, [row], options);
        assertAgree(answer.values, values, what);
        assertAgree(answer.gradient, gradient, `gradient of ${what}`);
      }
    });
  }

  it('reduces as a mean with weights is defined', () => {
    const rows = [
      { logProbabilities: [-1, -2], labels: [0] },
      { logProbabilities: [-4, -8], labels: [1] },
    ];
    const answers: readonly (readonly [OracleOptions, number])[] = [
      [{ reduction: 'sum' }, 9],
      [{ reduction: 'mean' }, 4.5],
      [{ reduction: 'mean', classWeights: [1, 3] }, 25 / 4],
      [{ reduction: 'mean', classWeights: [1, 3], weightNormalization: 'batchSize' }, 25 / 2],
      [{ reduction: 'mean', sampleWeights: [2, 6] }, 25],
      [{ reduction: 'mean', sampleWeights: [2, 6], weightNormalization: 'sumOfWeights' }, 50 / 8],
      [{ reduction: 'mean', sampleWeights: [2, 0], weightNormalization: 'nonzeroWeights' }, 2],
      [{ reduction: 'mean', sampleWeights: [2, 6], classWeights: [1, 2], weightNormalization: 'sumOfWeights' }, 7],
      [{ reduction: 'mean', weightNormalization: 'allElements' }, 9 / 4],
      [{ reduction: 'none', sampleWeights: [2, 0.5] }, 2],
    ];
    for (const [options, expected] of answers) {
      const [value] = reference('negativeLogLikelihood', rows, options).values;
      assert.ok(compare(value, fromDouble(expected)) === 0, JSON.stringify(options));
    }
  });
});
