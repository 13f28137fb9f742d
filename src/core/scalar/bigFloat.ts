/**
 * BigFloat: binary floating point of 320 bits on BigInt, for what a pair of doubles cannot hold.
 *
 * It is slow (some microseconds an operation) and therefore only the last resort of the kernels: results in the range of
 * the subnormals, spreads beyond the range of doubles, and sums that cancel almost to nothing. Exponents have no bounds.
 */

import { logOf } from './logarithm.ts';
import type { Pair } from './pair.ts';
import { powerOfTwo, powersOfTwo } from './powersOfTwo.ts';

/** Bits a mantissa keeps. Two doubles' worth of cancellation leaves more than 200 of them. */
const precision = 320;

/** Bits of a sum's terms that are right beyond doubt, after a million of them. */
const certainBits = 290;

/** Bits after the point inside `exp` and `log`: 32 more than the result keeps. */
const fractionBits = 352n;
const one = 1n << fractionBits;

/** A double of this size is a whole number. */
const wholeAbove = powerOfTwo(53);

/** How often `exp` halves its argument before the series, and squares after it. */
const halvings = 16n;

const multiplyFixed = (a: bigint, b: bigint) => (a * b) >> fractionBits;

/** log 2 = 2·artanh(1/3). */
const logOfTwo = (() => {
  let power = one / 3n;
  let sum = 0n;
  for (let odd = 1n; power !== 0n; odd += 2n) {
    sum += power / odd;
    power /= 9n;
  }
  return 2n * sum;
})();

/** The number of bits of |value|. */
function bitLength(value: bigint): number {
  const digits = (value < 0n ? -value : value).toString(16);
  return value === 0n ? 0 : 4 * (digits.length - 1) + 32 - Math.clz32(Number.parseInt(digits[0], 16));
}

/** value·2^shift, rounded down. */
const shifted = (value: bigint, shift: number) => (shift >= 0 ? value << BigInt(shift) : value >> BigInt(-shift));

/** mantissa·2^exponent; only finite numbers. */
export class BigFloat {
  static readonly zero = new BigFloat(0n, 0);
  readonly mantissa: bigint;
  readonly exponent: number;

  private constructor(mantissa: bigint, exponent: number) {
    const surplus = bitLength(mantissa) - precision;
    this.mantissa = surplus > 0 ? mantissa >> BigInt(surplus) : mantissa;
    this.exponent = surplus > 0 ? exponent + surplus : exponent;
  }

  /** The exact value of a finite double. */
  static of(value: number): BigFloat {
    if (value === 0) return BigFloat.zero;
    let whole = value;
    let exponent = 0;
    while (Math.abs(whole) < wholeAbove && !Number.isInteger(whole)) {
      whole *= wholeAbove;
      exponent -= 53;
    }
    return new BigFloat(BigInt(whole), exponent);
  }

  /** The exact value of a pair. */
  static ofPair({ high, low }: Pair): BigFloat {
    return BigFloat.of(high).plus(BigFloat.of(low));
  }

  get isZero(): boolean {
    return this.mantissa === 0n;
  }

  get isNegative(): boolean {
    return this.mantissa < 0n;
  }

  /**
   * This sum of numbers of that size in all, or 0 where nothing but their rounding can be left of it: terms such as
   * ½·log 2 and ½·log ½ cancel exactly, but their 320 bits don't know it.
   */
  unlessNoise(size: BigFloat): BigFloat {
    const top = this.exponent + bitLength(this.mantissa);
    return top < size.exponent + bitLength(size.mantissa) - certainBits ? BigFloat.zero : this;
  }

  /** |x|. */
  absolute(): BigFloat {
    return this.isNegative ? this.negated() : this;
  }

  negated(): BigFloat {
    return new BigFloat(-this.mantissa, this.exponent);
  }

  plus(other: BigFloat): BigFloat {
    if (this.isZero) return other;
    if (other.isZero) return this;
    const [upper, lower] = this.exponent >= other.exponent ? [this, other] : [other, this];
    const distance = upper.exponent - lower.exponent;
    // a summand far below the other one's last bit changes nothing
    if (distance > 2 * precision && bitLength(lower.mantissa) < distance - precision) return upper;
    return new BigFloat((upper.mantissa << BigInt(distance)) + lower.mantissa, lower.exponent);
  }

  minus(other: BigFloat): BigFloat {
    return this.plus(other.negated());
  }

  times(other: BigFloat): BigFloat {
    return new BigFloat(this.mantissa * other.mantissa, this.exponent + other.exponent);
  }

  /** The quotient. @throws RangeError where the divisor is 0 */
  dividedBy(other: BigFloat): BigFloat {
    const shift = precision + 2 + Math.max(0, bitLength(other.mantissa) - bitLength(this.mantissa));
    return new BigFloat((this.mantissa << BigInt(shift)) / other.mantissa, this.exponent - other.exponent - shift);
  }

  /** This number with `fractionBits` bits after the point. */
  #fixed(): bigint {
    return shifted(this.mantissa, this.exponent + Number(fractionBits));
  }

  /** e^x: x = k·log 2 + r, and the series of e^{r/2¹⁶} squared 16 times. |x| < 2⁵². */
  exp(): BigFloat {
    const fixed = this.#fixed();
    const k = fixed / logOfTwo;
    const r = (fixed - k * logOfTwo) >> halvings;
    let sum = one;
    let term = one;
    for (let n = 1n; term !== 0n && term !== -1n; n += 1n) {
      term = multiplyFixed(term, r) / n;
      sum += term;
    }
    for (let n = 0n; n < halvings; n += 1n) sum = multiplyFixed(sum, sum);
    return new BigFloat(sum, Number(k - fractionBits));
  }

  /**
   * log x for x > 0. With x = z·2^e, z near 1, and y the logarithm of z as a double, z·e^{−y} = 1 + d with d ≈ 2⁻⁵³, and
   * log(1 + d) = 2·artanh(d/(2 + d)) has four terms.
   */
  log(): BigFloat {
    const length = bitLength(this.mantissa);
    const isUpper = shifted(this.mantissa, 4 - length) >= 12n; // z in [0.75, 1.5)
    const e = this.exponent + length - (isUpper ? 0 : 1);
    const z = new BigFloat(this.mantissa, this.exponent - e);
    const { high, low } = logOf(z.toNumber());
    const y = BigFloat.of(high + low);
    const d = z.times(y.negated().exp()).minus(unit);
    const t = d.dividedBy(d.plus(two));
    const square = t.times(t);
    let sum = BigFloat.zero;
    let power = t;
    for (const odd of [1, 3, 5, 7, 9]) {
      sum = sum.plus(power.dividedBy(BigFloat.of(odd)));
      power = power.times(square);
    }
    const exponentPart = new BigFloat(BigInt(e) * logOfTwo, -Number(fractionBits));
    return exponentPart.plus(y).plus(sum.plus(sum));
  }

  /** log(1 + x) for x > −1, also where 1 + x would lose the digits of x: x − x²/2 + x³/3 − … below 2⁻⁶⁴. */
  log1p(): BigFloat {
    const isSmall = this.exponent + bitLength(this.mantissa) < -64;
    if (!isSmall) return this.plus(unit).log();
    let sum = BigFloat.zero;
    let power = unit;
    for (const divisor of [1, -2, 3, -4, 5, -6]) {
      power = power.times(this);
      sum = sum.plus(power.dividedBy(BigFloat.of(divisor)));
    }
    return sum;
  }

  /** The nearest double, ties to even, with subnormals and overflow. */
  toNumber(): number {
    const magnitude = this.mantissa < 0n ? -this.mantissa : this.mantissa;
    const length = bitLength(magnitude);
    // the weight of the last bit a double has here
    const last = Math.max(this.exponent + length - 53, -1074);
    const dropped = last - this.exponent;
    let whole = shifted(magnitude, -dropped);
    if (dropped > 0) {
      const twice = (magnitude - (whole << BigInt(dropped))) << 1n;
      const unitBelow = 1n << BigInt(dropped);
      if (twice > unitBelow || (twice === unitBelow && (whole & 1n) === 1n)) whole += 1n;
    }
    const sign = this.mantissa < 0n ? -1 : 1;
    if (last > 1023) return whole === 0n ? 0 : sign * Number.POSITIVE_INFINITY;
    // two exact scalings: the first one stays in the normal range
    const half = Math.trunc(last / 2);
    return sign * Number(whole) * powersOfTwo[half + 1100] * powersOfTwo[last - half + 1100];
  }

  /** The nearest double and what it leaves; the low part is 0 where the number overflows. */
  toPair(): Pair {
    const high = this.toNumber();
    return { high, low: Number.isFinite(high) ? this.minus(BigFloat.of(high)).toNumber() : 0 };
  }
}

const unit = BigFloat.of(1);
const two = BigFloat.of(2);
