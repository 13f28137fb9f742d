/**
 * BigFloat: binary floating-point numbers of any precision on BigInt, the ground of the oracle. It shares nothing with
 * src/core. Conversions are exact or correctly rounded; the four operations are exact up to one unit of the precision.
 */

/**
 * mantissa · 2^exponent. An infinity has the exponent ∞ and the mantissa ±1, NaN the exponent ∞ and the mantissa 0.
 * A 0 that is all a sum left has the exponent 1: it may hide a number that the precision could not hold.
 */
export interface BigFloat {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** Bits of a result where none are asked for. */
export const defaultPrecision = 300;
/** Bits that the sum of any two doubles fits into. */
export const exactSum = 2200;

export const zero: BigFloat = { mantissa: 0n, exponent: 0 };
export const cancelled: BigFloat = { mantissa: 0n, exponent: 1 };
export const one: BigFloat = { mantissa: 1n, exponent: 0 };
export const infinity: BigFloat = { mantissa: 1n, exponent: Number.POSITIVE_INFINITY };
export const negativeInfinity: BigFloat = { mantissa: -1n, exponent: Number.POSITIVE_INFINITY };
export const notANumber: BigFloat = { mantissa: 0n, exponent: Number.POSITIVE_INFINITY };

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** Writes a number where its two halves can be read: low word first, as on every machine that JavaScript runs on today. */
function highWord(value: number): number {
  double[0] = value;
  return words[1];
}

/** 2^exponent as a double, exactly, for −1074 ≤ exponent ≤ 1023. */
export function powerOfTwo(exponent: number): number {
  const isSubnormal = exponent < -1022;
  const bit = exponent + 1074;
  words[0] = isSubnormal && bit < 32 ? (1 << bit) >>> 0 : 0;
  words[1] = isSubnormal ? (bit >= 32 ? 1 << (bit - 32) : 0) : (exponent + 1023) << 20;
  return double[0];
}

/** The exact value of a double. */
export function fromDouble(value: number): BigFloat {
  if (Number.isNaN(value)) return notANumber;
  if (!Number.isFinite(value)) return value > 0 ? infinity : negativeInfinity;
  const high = highWord(value);
  const field = (high >>> 20) & 0x7ff;
  const magnitude = ((field === 0 ? 0 : 0x100000) + (high & 0xfffff)) * 0x100000000 + words[0];
  if (magnitude === 0) return zero;
  return { mantissa: BigInt(value < 0 ? -magnitude : magnitude), exponent: Math.max(field, 1) - 1075 };
}

export const isZero = (value: BigFloat): boolean =>
  value.mantissa === 0n && value.exponent !== Number.POSITIVE_INFINITY;
/** Whether a 0 is one for certain. */
export const isExactZero = (value: BigFloat): boolean => isZero(value) && value.exponent !== cancelled.exponent;
export const isFiniteNumber = (value: BigFloat): boolean => value.exponent !== Number.POSITIVE_INFINITY;
export const isNotANumber = (value: BigFloat): boolean => value.mantissa === 0n && !isFiniteNumber(value);

/** −1, 0 or 1; 0 for NaN. */
export function signOf({ mantissa }: BigFloat): -1 | 0 | 1 {
  if (mantissa === 0n) return 0;
  return mantissa > 0n ? 1 : -1;
}

export const negate = ({ mantissa, exponent }: BigFloat): BigFloat => ({ mantissa: -mantissa, exponent });

export const absolute = (value: BigFloat): BigFloat => (value.mantissa < 0n ? negate(value) : value);

/** value · 2^shift, exactly. */
export const scaled = (value: BigFloat, shift: number): BigFloat =>
  isZero(value) ? value : { mantissa: value.mantissa, exponent: value.exponent + shift };

/** The number of bits of |integer|; 0 for 0. */
export function bitLength(integer: bigint): number {
  let rest = integer < 0n ? -integer : integer;
  if (rest === 0n) return 0;
  let skipped = 0;
  for (; Number(rest) === Number.POSITIVE_INFINITY; skipped += 960) rest >>= 960n;
  const high = highWord(Number(rest));
  const bits = (high >>> 20) - 1022;
  // Number() may have rounded up to the next power of two
  const isPower = words[0] === 0 && (high & 0xfffff) === 0;
  return skipped + (isPower && rest >> BigInt(bits - 1) === 0n ? bits - 1 : bits);
}

/** ⌊log₂|value|⌋; −∞ for 0, ∞ for infinities. */
export function topExponent(value: BigFloat): number {
  if (isZero(value)) return Number.NEGATIVE_INFINITY;
  return value.exponent + bitLength(value.mantissa) - 1;
}

/** The value cut to a number of bits, towards −∞: relative error below 2^(1 − precision). */
export function cut(mantissa: bigint, exponent: number, precision: number): BigFloat {
  const excess = bitLength(mantissa) - precision;
  return excess <= 0 ? { mantissa, exponent } : { mantissa: mantissa >> BigInt(excess), exponent: exponent + excess };
}

function addSpecial(a: BigFloat, b: BigFloat): BigFloat {
  if (isNotANumber(a) || isNotANumber(b)) return notANumber;
  if (isFiniteNumber(a)) return b;
  return isFiniteNumber(b) || a.mantissa === b.mantissa ? a : notANumber;
}

/** a + b */
export function add(a: BigFloat, b: BigFloat, precision = defaultPrecision): BigFloat {
  if (!isFiniteNumber(a) || !isFiniteNumber(b)) return addSpecial(a, b);
  if (a.mantissa === 0n) return b;
  if (b.mantissa === 0n) return a;
  const [upper, lower] = a.exponent >= b.exponent ? [a, b] : [b, a];
  const shift = upper.exponent - lower.exponent;
  if (shift > precision) {
    // aligned digits would only be cut away again
    const distance = topExponent(upper) - topExponent(lower);
    if (distance > precision + 2) return upper;
  }
  const sum = (upper.mantissa << BigInt(shift)) + lower.mantissa;
  if (sum === 0n) return precision < exactSum ? cancelled : zero;
  return cut(sum, lower.exponent, precision);
}

/** a − b */
export function subtract(a: BigFloat, b: BigFloat, precision = defaultPrecision): BigFloat {
  return add(a, negate(b), precision);
}

/** a · b */
export function multiply(a: BigFloat, b: BigFloat, precision = defaultPrecision): BigFloat {
  if (isFiniteNumber(a) && isFiniteNumber(b)) {
    if (isZero(a) || isZero(b)) return isExactZero(a) || isExactZero(b) ? zero : cancelled;
    return cut(a.mantissa * b.mantissa, a.exponent + b.exponent, precision);
  }
  const sign = signOf(a) * signOf(b);
  if (sign === 0) return notANumber;
  return sign > 0 ? infinity : negativeInfinity;
}

/** a / b; a / 0 is an infinity of the sign of a. */
export function divide(a: BigFloat, b: BigFloat, precision = defaultPrecision): BigFloat {
  if (isNotANumber(a) || isNotANumber(b) || (!isFiniteNumber(a) && !isFiniteNumber(b)) || (isZero(a) && isZero(b)))
    return notANumber;
  if (!isFiniteNumber(a) || isZero(b)) return signOf(a) * (signOf(b) || 1) > 0 ? infinity : negativeInfinity;
  if (isZero(a)) return a;
  if (!isFiniteNumber(b)) return zero;
  const shift = Math.max(0, precision + 2 + bitLength(b.mantissa) - bitLength(a.mantissa));
  return cut((a.mantissa << BigInt(shift)) / b.mantissa, a.exponent - b.exponent - shift, precision);
}

/** The sign of a − b, exactly. NaN is equal to nothing and gives NaN. */
export function compare(a: BigFloat, b: BigFloat): number {
  if (isNotANumber(a) || isNotANumber(b)) return Number.NaN;
  const [signA, signB] = [signOf(a), signOf(b)];
  if (signA !== signB || signA === 0) return Math.sign(signA - signB);
  const [topA, topB] = [topExponent(a), topExponent(b)];
  if (topA !== topB) return topA > topB ? signA : -signA;
  if (!isFiniteNumber(a)) return 0;
  const base = Math.min(a.exponent, b.exponent);
  const difference = (a.mantissa << BigInt(a.exponent - base)) - (b.mantissa << BigInt(b.exponent - base));
  return signOf({ mantissa: difference, exponent: 0 });
}

/** The integer nearest to mantissa · 2^−shift, ties to even, for a mantissa ≥ 0. */
function roundedShift(mantissa: bigint, shift: number): bigint {
  if (shift <= 0) return mantissa << BigInt(-shift);
  const quotient = mantissa >> BigInt(shift);
  const rest = mantissa - (quotient << BigInt(shift));
  const half = 1n << BigInt(shift - 1);
  const up = rest > half || (rest === half && (quotient & 1n) === 1n);
  return up ? quotient + 1n : quotient;
}

/** The nearest double, ties to even; subnormals, underflow to ±0 and overflow to ±∞ as IEEE 754 rounds them. */
export function toDouble(value: BigFloat): number {
  const sign = signOf(value);
  if (!isFiniteNumber(value)) return sign === 0 ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  if (sign === 0) return 0;
  const top = topExponent(value);
  if (top > 1023) return sign * Number.POSITIVE_INFINITY;
  if (top < -1076) return sign * 0;
  const unit = Math.max(top - 52, -1074);
  return sign * Number(roundedShift(absolute(value).mantissa, unit - value.exponent)) * powerOfTwo(unit);
}
