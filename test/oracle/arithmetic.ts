/**
 * Arithmetic: the operations and elementary functions of BigFloats at one precision. Functions have a relative error of
 * a few units of that precision everywhere, near their zeros too.
 *
 * Inside a function numbers are fixed point: an integer n stands for n·2^−bits, where `bits` is the precision and a guard.
 */

import type { BigFloat } from './bigFloat.ts';
import * as big from './bigFloat.ts';

/** Digits that take up the rounding of series and reductions. */
const guard = 40;
/** Arguments of exp may have this many bits before the point; ln 2 has as many more digits. */
const argumentBits = 44;
/** Bits of an argument that one table takes away. */
const tableBits = 7;
const tableSize = 1n << BigInt(tableBits);

/** The entries of a table, each made when it is first needed. */
function lazily(make: (index: number) => bigint): (index: number) => bigint {
  const entries = new Map<number, bigint>();
  return (index) => {
    const known = entries.get(index);
    if (known !== undefined) return known;
    const entry = make(index);
    entries.set(index, entry);
    return entry;
  };
}

/** Σ (numerator/denominator)^(2n + 1)/(2n + 1) = atanh(numerator/denominator), in fixed point. */
function atanhOfFraction(numerator: bigint, denominator: bigint, bits: number): bigint {
  let power = (numerator << BigInt(bits)) / denominator;
  const [square, divisor] = [numerator * numerator, denominator * denominator];
  let sum = 0n;
  for (let odd = 1n; power !== 0n; odd += 2n) {
    sum += power / odd;
    power = (power * square) / divisor;
  }
  return sum;
}

/** e^(numerator/denominator) by its series, in fixed point, for fractions in [0, 1). */
function expOfFraction(numerator: bigint, denominator: bigint, bits: number): bigint {
  let term = 1n << BigInt(bits);
  let sum = 0n;
  for (let n = 1n; term !== 0n; n += 1n) {
    sum += term;
    term = (term * numerator) / (denominator * n);
  }
  return sum;
}

/** The coefficients of a series whose n-th term falls below 2^−bits, highest first, for Horner's rule. */
function coefficients(bits: number, bitsPerTerm: number, of: (n: number) => bigint): readonly bigint[] {
  const count = Math.ceil(bits / bitsPerTerm) + 1;
  return Array.from({ length: count }, (_, index) => of(count - 1 - index));
}

export class Arithmetic {
  readonly precision: number;
  readonly #bits: number;
  readonly #shift: bigint;
  /** ln 2 with the digits that a large argument of exp needs besides */
  readonly #longLogOfTwo: bigint;
  /** e^(i/2⁷), e^(i/2¹⁴) */
  readonly #expCoarse: (index: number) => bigint;
  readonly #expFine: (index: number) => bigint;
  /** log(1 + i/2⁷) */
  readonly #logTable: (index: number) => bigint;
  readonly #factorials: readonly bigint[];
  readonly #odds: readonly bigint[];

  constructor(precision: number) {
    const bits = precision + guard;
    this.precision = precision;
    this.#bits = bits;
    this.#shift = BigInt(bits);
    this.#longLogOfTwo = 2n * atanhOfFraction(1n, 3n, bits + argumentBits);
    this.#expCoarse = lazily((index) => expOfFraction(BigInt(index), tableSize, bits));
    this.#expFine = lazily((index) => expOfFraction(BigInt(index), tableSize * tableSize, bits));
    this.#logTable = lazily((index) => 2n * atanhOfFraction(BigInt(index), 2n * tableSize + BigInt(index), bits));
    let factorial = 1n;
    const inverses = [1n << this.#shift];
    for (let n = 1n; n <= BigInt(bits); n += 1n) {
      factorial *= n;
      inverses.push((1n << this.#shift) / factorial);
      if (inverses[inverses.length - 1] >> (n * BigInt(2 * tableBits)) === 0n) break;
    }
    this.#factorials = inverses.reverse();
    this.#odds = coefficients(bits, 2 * tableBits + 2, (n) => (1n << this.#shift) / BigInt(2 * n + 1));
  }

  add(a: BigFloat, b: BigFloat): BigFloat {
    return big.add(a, b, this.precision);
  }
  subtract(a: BigFloat, b: BigFloat): BigFloat {
    return big.subtract(a, b, this.precision);
  }
  multiply(a: BigFloat, b: BigFloat): BigFloat {
    return big.multiply(a, b, this.precision);
  }
  divide(a: BigFloat, b: BigFloat): BigFloat {
    return big.divide(a, b, this.precision);
  }

  /** The sum of a list; 0 for an empty one. */
  sum(values: readonly BigFloat[]): BigFloat {
    return values.reduce((left, right) => this.add(left, right), big.zero);
  }

  /** weight · amount with 0 · anything = 0, as in 0 · log 0. */
  weigh(weight: BigFloat, amount: BigFloat): BigFloat {
    return big.isZero(weight) ? weight : this.multiply(weight, amount);
  }

  /** e^x. Beyond |x| = 2⁴⁰ it is ∞, or a number so small that every double it could become is 0. */
  exp(x: BigFloat): BigFloat {
    if (big.isNotANumber(x)) return x;
    const top = big.topExponent(x);
    if (top >= 40)
      return x.mantissa > 0n ? big.infinity : big.isFiniteNumber(x) ? big.scaled(big.one, -(2 ** 41)) : big.zero;
    if (top < -this.#bits) return big.one;
    const argument = fixed(x, this.#bits + argumentBits);
    let power = argument / this.#longLogOfTwo;
    if (argument < 0n) power -= 1n;
    let rest = (argument - power * this.#longLogOfTwo) >> BigInt(argumentBits);
    const coarse = Number(rest >> BigInt(this.#bits - tableBits));
    rest -= BigInt(coarse) << BigInt(this.#bits - tableBits);
    const fine = Number(rest >> BigInt(this.#bits - 2 * tableBits));
    rest -= BigInt(fine) << BigInt(this.#bits - 2 * tableBits);
    const tables = (this.#expCoarse(coarse) * this.#expFine(fine)) >> this.#shift;
    const result = (tables * this.#horner(this.#factorials, rest)) >> this.#shift;
    return big.cut(result, Number(power) - this.#bits, this.precision);
  }

  /** log x; −∞ at 0, NaN below. */
  log(x: BigFloat): BigFloat {
    if (big.isZero(x)) return big.negativeInfinity;
    if (big.isNotANumber(x) || x.mantissa < 0n) return big.notANumber;
    if (!big.isFiniteNumber(x)) return x;
    const distance = big.subtract(x, big.one, this.#bits);
    if (big.topExponent(distance) < -tableBits) return this.log1p(distance);
    const exponent = big.topExponent(x);
    const significand = fixed(big.scaled(x, -exponent), this.#bits);
    const index = Number((significand >> BigInt(this.#bits - tableBits)) - tableSize);
    const center = (tableSize + BigInt(index)) << BigInt(this.#bits - tableBits);
    const ratio = ((significand - center) << this.#shift) / (significand + center);
    const series = (ratio * this.#horner(this.#odds, (ratio * ratio) >> this.#shift)) >> (this.#shift - 1n);
    const whole = (BigInt(exponent) * this.#longLogOfTwo) >> BigInt(argumentBits);
    return big.cut(whole + this.#logTable(index) + series, -this.#bits, this.precision);
  }

  /** log(1 + x), with its relative accuracy near 0 too; −∞ at −1, NaN below. */
  log1p(x: BigFloat): BigFloat {
    if (!big.isFiniteNumber(x) || big.isZero(x)) return x.mantissa < 0n ? big.notANumber : x;
    if (big.topExponent(x) >= -tableBits) return this.log(big.add(big.one, x, this.#bits));
    // log(1 + x) = 2 atanh(x/(2 + x))
    const two = big.scaled(big.one, 1);
    const ratio = big.divide(x, big.add(two, x, this.#bits), this.#bits);
    const series = this.#horner(this.#odds, fixed(big.multiply(ratio, ratio, this.#bits), this.#bits));
    return big.cut(ratio.mantissa * series, ratio.exponent + 1 - this.#bits, this.precision);
  }

  /** base^exponent for base ≥ 0; 0⁰ = 1. Small whole exponents are products. */
  power(base: BigFloat, exponent: number): BigFloat {
    if (exponent === 0) return big.one;
    if (big.isZero(base)) return exponent > 0 ? big.zero : big.infinity;
    if (Number.isInteger(exponent) && exponent > 0 && exponent <= 16) {
      let product = base;
      for (let count = 1; count < exponent; count += 1) product = this.multiply(product, base);
      return product;
    }
    // the exponent's size costs digits: log has to be known absolutely, not only relatively
    const longer = arithmeticOf(this.precision + 64);
    return this.exp(longer.multiply(longer.log(base), big.fromDouble(exponent)));
  }

  /** A polynomial in a fixed-point argument, coefficients from the highest on. */
  #horner(series: readonly bigint[], argument: bigint): bigint {
    let sum = 0n;
    for (const coefficient of series) sum = coefficient + ((sum * argument) >> this.#shift);
    return sum;
  }
}

/** The value as an integer multiple of 2^−bits, cut. */
function fixed({ mantissa, exponent }: BigFloat, bits: number): bigint {
  const shift = exponent + bits;
  if (shift >= 0) return mantissa << BigInt(shift);
  return mantissa >> BigInt(-shift);
}

const known = new Map<number, Arithmetic>();

/** The arithmetic of a precision in bits, with its tables. */
export function arithmeticOf(precision = big.defaultPrecision): Arithmetic {
  const arithmetic = known.get(precision) ?? new Arithmetic(precision);
  known.set(precision, arithmetic);
  return arithmetic;
}
