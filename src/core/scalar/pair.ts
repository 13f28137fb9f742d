/**
 * Pairs: a number as the unevaluated sum of two doubles, about 107 bits, and the error-free operations they rest on.
 *
 * Only + − × ÷ are used, which IEEE 754 defines to the last bit, so a pair has the same bits on every engine. A function
 * that returns a pair costs nothing in a hot loop: once it is inlined, the compiler keeps both halves in registers.
 */

/** high + low, with |low| far below |high|. Where a function says `normalised`, high is the sum rounded to a double. */
export interface Pair {
  readonly high: number;
  readonly low: number;
}

/** 2²⁷ + 1, Veltkamp's constant: it cuts a double into two halves of at most 26 bits. Overflows above 2⁹⁹⁶. */
const splitter = 134217729;

/** The upper half of a double, 26 bits; value − upperHalf(value) is the lower one, exactly. */
export function upperHalf(value: number): number {
  const scaled = splitter * value;
  return scaled - (scaled - value);
}

/**
 * What `sum = a + b` lost by rounding: a + b = sum + tail exactly.
 * Source: D. Knuth, The Art of Computer Programming 2, 4.2.2, theorem B (TwoSum).
 */
export function sumTail(a: number, b: number, sum: number): number {
  const virtual = sum - a;
  return a - (sum - virtual) + (b - virtual);
}

/** What `difference = a − b` lost by rounding: a − b = difference + tail exactly. */
export function differenceTail(a: number, b: number, difference: number): number {
  const virtual = difference - a;
  return a - (difference - virtual) - (b + virtual);
}

/**
 * What `product = a·b` lost by rounding: a·b = product + tail exactly, unless the product is below 2⁻⁹⁶⁹ or a factor
 * above 2⁹⁹⁶.
 * Source: T. J. Dekker, A floating-point technique for extending the available precision, Numer. Math. 18 (1971).
 */
export function productTail(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const aLow = a - aHigh;
  const bHigh = upperHalf(b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** high + low with the same sum, normalised. |high| ≥ |low| or high = 0. */
export function normalised(high: number, low: number): Pair {
  const sum = high + low;
  return { high: sum, low: low - (sum - high) };
}

/** 1. */
export const one: Pair = { high: 1, low: 0 };

/** −a. */
export function negatedPair({ high, low }: Pair): Pair {
  return { high: -high, low: -low };
}

/** a + b, normalised; relative error below 2⁻¹⁰⁴ where nothing cancels. */
export function addPairs(a: Pair, b: Pair): Pair {
  const sum = a.high + b.high;
  return normalised(sum, sumTail(a.high, b.high, sum) + (a.low + b.low));
}

/** 1 − a, normalised: exact where a is a double in [0, 1]. */
export function complement(a: Pair): Pair {
  return addPairs(one, negatedPair(a));
}

/** a·b, normalised; relative error below 2⁻¹⁰². */
export function multiplyPairs(a: Pair, b: Pair): Pair {
  const product = a.high * b.high;
  return normalised(product, productTail(a.high, b.high, product) + (a.high * b.low + a.low * b.high));
}

/** a/b, normalised; relative error below 2⁻¹⁰⁰. */
export function dividePairs(a: Pair, b: Pair): Pair {
  const quotient = a.high / b.high;
  const product = quotient * b.high;
  const remainder = a.high - product - productTail(quotient, b.high, product) + (a.low - quotient * b.low);
  return normalised(quotient, remainder / b.high);
}

/** A running sum of pairs: every rounding error of the upper sum goes into the lower one. */
export class PairSum {
  high = 0;
  low = 0;

  /** Adds high + low. */
  add(high: number, low: number): void {
    const sum = this.high + high;
    this.low += sumTail(this.high, high, sum) + low;
    this.high = sum;
  }

  /** The sum so far, normalised. */
  total(): Pair {
    return normalised(this.high, this.low);
  }
}
