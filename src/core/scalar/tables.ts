/**
 * Tables and constants of the exponential and the logarithm, computed from their definitions when the module is loaded
 * (a few milliseconds).
 *
 * JavaScript has no fused multiply-add, so a product is exact only where both factors are short enough to fit 53 bits
 * together. Every entry is therefore split into a short head and a tail.
 */

import {
  exponentialOfSmall,
  type FixedPoint,
  logOfRatio,
  multiplyFixed,
  one,
  roundedTo,
  toFixedPoint,
  toNumber,
} from './fixedPoint.ts';
import { powerOfTwo } from './powersOfTwo.ts';

/** How finely the tables divide a factor of two: 256 steps leave arguments below 2⁻⁸·⁵ to the series. */
const steps = 256;

/** A value as a multiple of 2^−bits and the rest. */
function split(value: FixedPoint, bits: number): { readonly head: number; readonly tail: number } {
  const head = roundedTo(bits, value);
  return { head, tail: toNumber(value - toFixedPoint(head)) };
}

/** log 2 = 2·artanh(1/3). */
const logOfTwo = logOfRatio(1n, 3n);

/**
 * (log 2)/256 as a multiple of 2⁻⁴¹ of 33 bits, whose product with a whole number below 2¹⁹ is exact (|x| < 745 needs
 * 275 155), and a tail: the product with the tail has an error below 2⁻⁷⁷.
 */
export const { head: stepHead, tail: stepTail } = split(logOfTwo / BigInt(steps), 41);

/** 256/log 2: how many steps an argument is away from 0. */
export const stepsPerUnit = toNumber((one * one * BigInt(steps)) / logOfTwo);

/** log 2 as a multiple of 2⁻⁴² (times an exponent of 11 bits still exact) and the rest. */
export const { head: logOfTwoHead, tail: logOfTwoTail } = split(logOfTwo, 42);

/** 2^(j/256), 0 ≤ j < 256: heads of 26 bits and tails, together 79 bits. */
export const powerHead = new Float64Array(steps);
export const powerTail = new Float64Array(steps);

const stepFactor = exponentialOfSmall(logOfTwo / BigInt(steps));
for (let j = 0, value = one; j < steps; j += 1) {
  const { head, tail } = split(value, 25);
  powerHead[j] = head;
  powerTail[j] = tail;
  value = multiplyFixed(value, stepFactor);
}

/**
 * For a mantissa z in [1, 2] next to 1 + k/256: c = `reciprocal[k]`, 21 bits near 1/z, so that z·c − 1 is exact in two
 * pieces and below 2⁻⁸·⁹ in size; and −log c as a multiple of 2⁻⁴² and a tail. The first entry is 1 and the last one
 * exactly 1/2, so that on both sides of 1 the heads cancel exactly and nothing but the series is left.
 */
export const reciprocal = new Float64Array(steps + 1);
export const logHead = new Float64Array(steps + 1);
export const logTail = new Float64Array(steps + 1);

const reciprocalScale = powerOfTwo(21);
for (let k = 0, previous = reciprocalScale, minusLog = 0n; k <= steps; k += 1) {
  const c = Math.round((steps / (steps + k)) * reciprocalScale);
  // −log c from the entry before, since the series is short where the ratio is near 1
  minusLog += logOfRatio(BigInt(previous - c), BigInt(previous + c));
  const { head, tail } = split(minusLog, 42);
  reciprocal[k] = c / reciprocalScale;
  logHead[k] = head;
  logTail[k] = tail;
  previous = c;
}
