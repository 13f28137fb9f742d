/**
 * Ulp: the one measure of how wrong a double is, in units in the last place.
 *
 * The unit is taken at the true value, not at the result, and is never smaller than 2^−1074. Semantics as in
 * LogExpFunctions.jl (test/common/ULPError.jl) and xsf (fp_error_metrics.h): NaN instead of a number is infinitely wrong,
 * an overflow or underflow where one is due is right, and one that is not due counts as the power of two beyond.
 */

import {
  type BigFloat,
  fromDouble,
  isFiniteNumber,
  isNotANumber,
  scaled,
  signOf,
  toDouble,
  topExponent,
} from './bigFloat.ts';

/** The error is counted in 2^−40 of a unit. */
const fractionBits = 40;

/** The exponent of the unit in the last place of a double at this value. */
export function unitExponent(value: BigFloat): number {
  return Math.max(topExponent(value) - 52, -1074);
}

/** value · 2^−unit as an integer, cut. */
function inUnits({ mantissa, exponent }: BigFloat, unit: number): bigint {
  const shift = exponent - unit;
  return shift >= 0 ? mantissa << BigInt(shift) : mantissa >> BigInt(-shift);
}

/** The error of a double in units in the last place of the exact value. */
export function ulpError(result: number, exact: BigFloat): number {
  if (isNotANumber(exact)) return Number.isNaN(result) ? 0 : Number.POSITIVE_INFINITY;
  if (Number.isNaN(result)) return Number.POSITIVE_INFINITY;
  if (!isFiniteNumber(exact)) return result === toDouble(exact) ? 0 : Number.POSITIVE_INFINITY;
  const nearest = toDouble(exact);
  if (result === nearest && (result === 0 || !Number.isFinite(result))) return 0;
  if (!Number.isFinite(result) && Math.sign(result) !== signOf(exact)) return Number.POSITIVE_INFINITY;
  // an overflow that is not due stands for the power of two at which it would be
  const given = Number.isFinite(result)
    ? fromDouble(result)
    : scaled({ mantissa: BigInt(signOf(exact)), exponent: 0 }, 1024);
  const unit = unitExponent(exact) - fractionBits;
  const difference = inUnits(given, unit) - inUnits(exact, unit);
  const magnitude = difference < 0n ? -difference : difference;
  return toDouble({ mantissa: magnitude, exponent: -fractionBits });
}

/** Whether a double is the one nearest to the exact value. Of two that are equally near, either will do. */
export function isCorrectlyRounded(result: number, exact: BigFloat): boolean {
  const nearest = toDouble(exact);
  return result === nearest || (Number.isNaN(result) && Number.isNaN(nearest)) || ulpError(result, exact) === 0.5;
}
