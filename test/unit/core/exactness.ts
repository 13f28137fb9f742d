/**
 * Exactness: how far results are from exact numbers, over many inputs at once, and where the worst of them is.
 */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Pair } from '../../../src/core/index.ts';
import { Random } from '../../accuracy/random.ts';
import {
  absolute,
  add,
  type BigFloat,
  bitLength,
  divide,
  exactSum,
  fromDouble,
  isZero,
  subtract,
  toDouble,
} from '../../oracle/bigFloat.ts';
import { isCorrectlyRounded, ulpError } from '../../oracle/ulp.ts';

/** Inputs that are the same in every run, and new ones where the property tests take new ones. */
export function randomOf(name: string): Random {
  return new Random(`${name} ${fc.sample(fc.nat(), 1)[0]}`);
}

/** The exact sum of both halves. */
export function exactPair({ high, low }: Pair): BigFloat {
  return add(fromDouble(high), fromDouble(low), exactSum);
}

/** |result − exact| as a double. */
export function distance(result: BigFloat, exact: BigFloat): number {
  return toDouble(absolute(subtract(result, exact, exactSum)));
}

/** |result − exact|/|exact| as a double; of an exact 0 it is 0 or infinite. */
export function relativeDistance(result: BigFloat, exact: BigFloat): number {
  const difference = absolute(subtract(result, exact, exactSum));
  if (isZero(exact)) return isZero(difference) ? 0 : Number.POSITIVE_INFINITY;
  return toDouble(divide(difference, absolute(exact), 64));
}

/** How many bits a double needs between its first and its last 1. */
export function significantBits(value: number): number {
  let { mantissa } = absolute(fromDouble(value));
  while (mantissa !== 0n && (mantissa & 1n) === 0n) mantissa >>= 1n;
  return bitLength(mantissa);
}

/** The largest of many errors, and the input that it belongs to. */
export class Worst {
  #error = 0;
  #input = '';

  add(error: number, ...input: readonly (string | number)[]): void {
    if (error <= this.#error) return;
    this.#error = error;
    this.#input = input.join(', ');
  }

  /** Fails unless all errors are below 2^power. NaN is below nothing. */
  assertBelow(power: number): void {
    const bits = Math.log2(this.#error).toFixed(2);
    assert.ok(this.#error < 2 ** power, `an error of 2^${bits} instead of 2^${power} at ${this.#input}`);
  }
}

/** Many results against the doubles they should be. */
export class Roundings {
  #checked = 0;
  #nearest = 0;
  #worst = 0;
  #input = '';

  add(result: number, exact: BigFloat, ...input: readonly (string | number)[]): void {
    const error = ulpError(result, exact);
    this.#checked += 1;
    if (isCorrectlyRounded(result, exact)) this.#nearest += 1;
    if (error <= this.#worst) return;
    this.#worst = error;
    this.#input = `${input.join(', ')} → ${result} instead of ${toDouble(exact)}`;
  }

  /** Fails unless every error is at most `ulp` and at least the share of results is the nearest double. */
  assertWithin(ulp: number, share: number): void {
    assert.ok(this.#worst <= ulp, `${this.#worst} ulp instead of ${ulp} at ${this.#input}`);
    const found = this.#nearest / this.#checked;
    assert.ok(found >= share, `only ${this.#nearest} of ${this.#checked} are correctly rounded`);
  }
}
