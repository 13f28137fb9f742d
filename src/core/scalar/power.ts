/**
 * Powers of probabilities, for the focal losses: b^γ with 0 ≤ b ≤ 1 and γ ≥ 0.
 */

import { BigFloat } from './bigFloat.ts';
import { expPair, ordinaryExponent } from './exponential.ts';
import { logOfPair } from './logarithm.ts';
import { multiplyPairs, normalised, type Pair } from './pair.ts';
import { powerOfTwo } from './powersOfTwo.ts';

/** Whole exponents up to this one are products, which keep more bits than a logarithm does. */
const largestProduct = 8;

/** Between these sizes a base, above that one a power keeps both halves of a pair. */
const smallestBase = powerOfTwo(-400);
const largestBase = powerOfTwo(400);
const smallestPower = powerOfTwo(-800);

/**
 * b^γ, normalised, or undefined where a pair cannot hold b or the power. Relative error below 2⁻⁹⁸ for whole γ up to 8,
 * γ·2⁻⁶⁸ otherwise.
 */
export function powerPair(base: Pair, gamma: number): Pair | undefined {
  if (gamma === 0) return { high: 1, low: 0 };
  if (!(base.high > smallestBase && base.high < largestBase)) return undefined;
  if (gamma <= largestProduct && Number.isInteger(gamma)) {
    let power = base;
    for (let n = 1; n < gamma; n += 1) power = multiplyPairs(power, base);
    return power.high > smallestPower ? power : undefined;
  }
  const logarithm = logOfPair(base.high, base.low);
  const exponent = multiplyPairs(normalised(logarithm.high, logarithm.low), { high: gamma, low: 0 });
  if (!(Math.abs(exponent.high) < ordinaryExponent - 100)) return undefined;
  const power = expPair(exponent.high, exponent.low);
  return normalised(power.high, power.low);
}

/**
 * b^γ of any size; 0 where it is far below everything a double could hold. 0⁰ = 1. A negative b, which labels outside
 * [0, 1] make, has whole powers only: undefined for others, and for powers beyond all bounds.
 */
export function bigPower(base: BigFloat, gamma: number): BigFloat | undefined {
  if (gamma === 0) return BigFloat.of(1);
  if (base.isZero) return BigFloat.zero;
  if (base.isNegative && !Number.isInteger(gamma)) return undefined;
  const exponent = base.absolute().log().times(BigFloat.of(gamma));
  const size = exponent.toNumber();
  if (Math.abs(size) > largestExponent) return size < 0 ? BigFloat.zero : undefined;
  return base.isNegative && gamma % 2 === 1 ? exponent.exp().negated() : exponent.exp();
}

/** e to this power is far beyond what a double, times any other, could hold. */
const largestExponent = 1e6;
