/**
 * Single precision arithmetic: every operation takes float32 values and gives the float32 nearest to its result. The
 * values are held in doubles, which hold each of them exactly.
 *
 * + − × ÷ of two float32 values, computed in double precision and rounded again, are the correctly rounded float32
 * results, since a double has more than twice the digits (S. A. Figueroa, When is double rounding innocuous?, 1995).
 * exp, log and powers are rounded from the engine's double: a wrong last digit of a double changes a float32 only where
 * it lies within that digit of the middle between two of them.
 */

import type { Tensor } from '../tensor.ts';

/** The nearest float32; ∞ from 3.4028236e38 on, 0 below 0.7e-45. */
export const round = Math.fround;

/** a + b */
export const add = (a: number, b: number): number => round(a + b);

/** a − b */
export const subtract = (a: number, b: number): number => round(a - b);

/** a·b */
export const multiply = (a: number, b: number): number => round(a * b);

/** a/b */
export const divide = (a: number, b: number): number => round(a / b);

/** e^x: ∞ above 88.72, 0 below −103.97. */
export const exp = (x: number): number => round(Math.exp(x));

/** The natural logarithm. */
export const log = (x: number): number => round(Math.log(x));

/** log(1 + x), with all digits for a small x. */
export const log1p = (x: number): number => round(Math.log1p(x));

/** base^exponent */
export const power = (base: number, exponent: number): number => round(base ** exponent);

/** The sum from left to right, rounded after each addition. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let k = 0; k < values.length; k += 1) total = round(total + values[k]);
  return total;
}

/** The largest value; NaN where there is one, −∞ of nothing. */
export function maximum(values: ArrayLike<number>): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < values.length; k += 1) largest = Math.max(largest, values[k]);
  return largest;
}

/** x moved into [smallest, largest]; NaN stays NaN. */
export const clip = (x: number, smallest: number, largest: number): number => Math.max(smallest, Math.min(largest, x));

/** w·a, and 0 where w is 0 however infinite a is; NaN stays NaN. */
export function timesAmount(weight: number, amount: number): number {
  return weight === 0 && !Number.isNaN(amount) ? 0 : multiply(weight, amount);
}

/** w·log x with 0·log 0 = 0: the xlogy of SciPy, TensorFlow and PyTorch. */
export const timesLog = (weight: number, x: number): number => timesAmount(weight, log(x));

/** Every element rounded to float32. */
export function roundAll(values: Float64Array): Float64Array {
  return values.map((value) => round(value));
}

/** A tensor of float32 values: every element rounded. */
export function roundTensor({ data, shape }: Tensor): Tensor {
  return { data: roundAll(data), shape };
}
