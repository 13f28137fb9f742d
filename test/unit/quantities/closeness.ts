/**
 * Closeness: one measure of how near two tensors are, for every test of the quantities.
 */

import { strict as assert } from 'node:assert';
import type { Tensor } from '../../../src/core/index.ts';

/**
 * Whether two numbers agree within a relative tolerance, on top of an absolute one. NaN agrees with NaN only, an
 * infinity with itself only.
 */
export function isClose(actual: number, expected: number, relative: number, absolute = 0): boolean {
  if (Number.isNaN(actual) || Number.isNaN(expected)) return Number.isNaN(actual) && Number.isNaN(expected);
  if (!Number.isFinite(actual) || !Number.isFinite(expected)) return actual === expected;
  return Math.abs(actual - expected) <= absolute + relative * Math.max(Math.abs(actual), Math.abs(expected));
}

/** Fails unless both tensors have the same shape and close elements. */
export function assertClose(actual: Tensor, expected: Tensor, relative: number, absolute = 0, what = ''): void {
  assert.deepEqual([...actual.shape], [...expected.shape], `${what} shape`);
  actual.data.forEach((value, index) => {
    assert.ok(
      isClose(value, expected.data[index], relative, absolute),
      `${what} element ${index} is ${value}, expected ${expected.data[index]}`,
    );
  });
}
