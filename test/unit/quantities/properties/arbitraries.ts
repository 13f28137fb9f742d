/**
 * Arbitraries: random inputs of the properties, and the one way in which they ask and compare.
 */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { scalar, type Tensor, tensor } from '../../../../src/core/index.ts';
import { evaluate, type Inputs, type QuantityId, type QuantityOptions } from '../../../../src/quantities/index.ts';
import { type BigFloat, fromDouble } from '../../../oracle/bigFloat.ts';
import { ulpError } from '../../../oracle/ulp.ts';

/** Logits of ordinary size, confident ones, and some that make classes vanish. */
export const logit = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -30, max: 30, noNaN: true }) },
  { weight: 1, arbitrary: fc.double({ min: -900, max: 900, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, -1, 1e-300) },
);
export const row = fc.array(logit, { minLength: 2, maxLength: 6 });

/** Numbers of few bits: sums and differences of them are exact, and so are their products with powers of two. */
export const short = fc.integer({ min: -200_000, max: 200_000 }).map((whole) => whole / 1024);
export const shortRow = fc.array(short, { minLength: 2, maxLength: 6 });

export const share = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 0.5, 1e-300, 1 - 2 ** -53) },
);

/** A distribution that sums to 1 up to rounding; now and then with an impossible event. */
export const distribution = (length: number): fc.Arbitrary<number[]> =>
  fc
    .array(
      fc.oneof(
        { weight: 8, arbitrary: fc.double({ min: 1e-3, max: 1, noNaN: true }) },
        { weight: 1, arbitrary: fc.double({ min: 1e-30, max: 1e-3, noNaN: true }) },
      ),
      { minLength: length, maxLength: length },
    )
    .map((weights) => {
      const sum = weights.reduce((total, value) => total + value, 0);
      return weights.map((value) => value / sum);
    });

export const oneDistribution = fc.integer({ min: 1, max: 6 }).chain(distribution);
export const twoDistributions = fc
  .integer({ min: 1, max: 6 })
  .chain((length) => fc.tuple(distribution(length), distribution(length)));

/** Whole 2⁻²⁰ths that add up to exactly 1. */
export const exactDistribution = (length: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat({ max: 2 ** 20 }), { minLength: length - 1, maxLength: length - 1 }).map((cuts) => {
    const places = [0, ...cuts.sort((a, b) => a - b), 2 ** 20];
    return places.slice(1).map((place, k) => (place - places[k]) / 2 ** 20);
  });

export const labelled = row.chain((logits) => fc.tuple(fc.constant(logits), fc.nat({ max: logits.length - 1 })));
export const soft = row.chain((logits) => fc.tuple(fc.constant(logits), distribution(logits.length)));
export const base = fc.constantFrom<'e' | number>('e', 2, 10, 0.3);

/** Options of a loss on logits that leave its rows as they are. */
export const settings: fc.Arbitrary<QuantityOptions> = fc.record({
  temperature: fc.constantFrom(1, 0.5, 0.7, 3),
  base,
  reduction: fc.constantFrom<'none' | 'mean' | 'sum'>('none', 'mean', 'sum'),
});

export const oneHot = (length: number, index: number) => Array.from({ length }, (_, k) => (k === index ? 1 : 0));
export const only = ({ data }: Tensor) => data[0];

/** The first element of a quantity's value. */
export const amountOf = (id: QuantityId, inputs: Inputs, options: QuantityOptions = {}) =>
  only(evaluate(id, inputs, options).value);

export const logitsOf = (...values: readonly number[]): Inputs => ({ logits: tensor(values) });
/** A row of logits and the class that it belongs to. */
export const ofIndex = (logits: readonly number[], index: number): Inputs => ({
  logits: tensor(logits),
  labels: scalar(index),
});
export const withLabels = (logits: readonly number[], labels: readonly number[]): Inputs => ({
  logits: tensor(logits),
  labels: tensor(labels),
});

/** The same bits; 0 and −0 are one number here. */
export function assertSame(actual: ArrayLike<number>, expected: ArrayLike<number>, what = ''): void {
  const plain = (values: ArrayLike<number>) => Array.from(values, (value) => value + 0);
  assert.deepEqual(plain(actual), plain(expected), what);
}

/** A quantity, what it is asked about, and how. */
type Asked = readonly [QuantityId, Inputs, QuantityOptions?];

function assertAnswers(one: Asked, other: Asked, check: (actual: Float64Array, expected: Float64Array) => void): void {
  const [left, right] = [evaluate(...one), evaluate(...other)];
  check(left.value.data, right.value.data);
  const [slope, otherSlope] = [left.gradients?.logits, right.gradients?.logits];
  assert.equal(slope === undefined, otherSlope === undefined);
  if (slope && otherSlope) check(slope.data, otherSlope.data);
}

/** Value and gradient have the same bits. */
export function assertSameAnswer(one: Asked, other: Asked): void {
  assertAnswers(one, other, (actual, expected) => assertSame(actual, expected));
}

/** Value and gradient are at most one unit in the last place apart: two formulas, each rounded once. */
export function assertNearAnswer(one: Asked, other: Asked): void {
  assertAnswers(one, other, (actual, expected) => {
    assert.equal(actual.length, expected.length);
    actual.forEach((value, k) => {
      assertWithinUlps(value, expected[k], 1);
    });
  });
}

/** Fails unless a number is at most so many units in the last place from another one. */
export function assertWithinUlps(actual: number, expected: number | BigFloat, ulps: number, what = ''): void {
  const exact = typeof expected === 'number' ? fromDouble(expected) : expected;
  const error = ulpError(actual, exact);
  assert.ok(
    error <= ulps,
    `${what} ${actual} is ${error} ulp from ${typeof expected === 'number' ? expected : 'exact'}`,
  );
}
