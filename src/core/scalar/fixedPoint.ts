/**
 * Fixed-point arithmetic of 192 fraction bits on BigInt: enough to make tables of doubles from definitions, so that no
 * digits have to be pasted and trusted.
 */

import { powerOfTwo } from './powersOfTwo.ts';
/** A number times 2¹⁹². */
export type FixedPoint = bigint;

const fractionBits = 192;
const shift = BigInt(fractionBits);

/** 1. */
export const one: FixedPoint = 1n << shift;

/** a·b, rounded down. */
export function multiplyFixed(a: FixedPoint, b: FixedPoint): FixedPoint {
  return (a * b) >> shift;
}

/**
 * log((denominator + numerator)/(denominator − numerator)) = 2·(t + t³/3 + t⁵/5 + …) with t = numerator/denominator.
 * Source: the series of artanh. For |t| ≤ 1/3 it takes at most 60 terms.
 */
export function logOfRatio(numerator: bigint, denominator: bigint): FixedPoint {
  let power = (numerator << shift) / denominator;
  const square = multiplyFixed(power, power);
  let sum = 0n;
  for (let odd = 1n; power !== 0n && power !== -1n; odd += 2n) {
    sum += power / odd;
    power = multiplyFixed(power, square);
  }
  return 2n * sum;
}

/** e^x for a small x ≥ 0, by its series. */
export function exponentialOfSmall(x: FixedPoint): FixedPoint {
  let sum = one;
  let term = one;
  for (let n = 1n; term !== 0n; n += 1n) {
    term = multiplyFixed(term, x) / n;
    sum += term;
  }
  return sum;
}

/** The nearest multiple of 2^−bits, as a double. Exact where that needs at most 53 bits. */
export function roundedTo(bits: number, value: FixedPoint): number {
  const dropped = BigInt(fractionBits - bits);
  return Number((value + (1n << (dropped - 1n))) >> dropped) / powerOfTwo(bits);
}

/** The nearest double, or the second nearest in the rare case of a tie of the first 107 bits. */
export function toNumber(value: FixedPoint): number {
  return Number(value) / powerOfTwo(fractionBits);
}

/** A double that is a multiple of 2⁻¹⁹² as a fixed-point number. */
export function toFixedPoint(value: number): FixedPoint {
  const bits = 100;
  return BigInt(value * powerOfTwo(bits)) << BigInt(fractionBits - bits);
}
