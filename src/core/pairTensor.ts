/**
 * PairTensor: a tensor whose elements carry what rounding took from them, so that whatever is done next (a weight, a
 * base, a mean) starts from the exact amounts and rounds once.
 */

import { BigFloat } from './scalar/bigFloat.ts';
import { multiplyPairs, type Pair, productTail } from './scalar/pair.ts';
import { powerOfTwo } from './scalar/powersOfTwo.ts';
import { elementCount, type Tensor } from './tensor.ts';

/** Between these sizes both halves of a pair, and of a product of pairs, are far from the ends of the doubles' range. */
export const smallestOrdinary = powerOfTwo(-900);
export const largestOrdinary = powerOfTwo(900);

/** A sum of products below this may have lost low halves: it is taken again with BigFloat. */
export const smallestSum = powerOfTwo(-800);

/** A result so much smaller than its parts needs more than two doubles. */
export const cancellation = powerOfTwo(-8);

/** Whether a number is 0 or of ordinary size, so that products of pairs keep their precision. */
export function isOrdinary(value: number): boolean {
  const size = Math.abs(value);
  return (size > smallestOrdinary && size < largestOrdinary) || size === 0;
}

/** Whether a result keeps what rounding took: a caller that only reads it saves a third of the time without. */
export type Tails = 'kept' | 'dropped';

/** A tensor in nats or any other unit whose elements are known beyond their doubles. Its shape is that of a plain tensor. */
export class PairTensor implements Tensor {
  readonly shape: readonly number[];
  /** the elements, rounded */
  readonly data: Float64Array;
  /** element = data + tails; 0 where the element is exact, not finite, or rare. Empty where nobody asked for tails. */
  readonly tails: Float64Array;
  readonly #keepsTails: boolean;
  /** elements that two doubles cannot hold: next to the subnormals, or beyond the range */
  readonly #rare = new Map<number, BigFloat>();

  /** Zeros. Without tails a tensor is a result, and can only be read. */
  constructor(shape: readonly number[], tails: Tails = 'kept') {
    this.shape = shape;
    this.data = new Float64Array(elementCount(shape));
    this.tails = new Float64Array(tails === 'kept' ? this.data.length : 0);
    this.#keepsTails = tails === 'kept';
  }

  /** Sets an element to high + low. */
  set(index: number, high: number, low: number): void {
    const sum = high + low;
    this.data[index] = sum;
    if (this.#keepsTails) this.tails[index] = low - (sum - high);
  }

  /** Sets an element to a number of any size, or to a double exactly, NaN and infinities among them. */
  setAny(index: number, value: BigFloat | number): void {
    if (this.#keepsTails) this.tails[index] = 0;
    this.data[index] = typeof value === 'number' ? value : value.toNumber();
    if (typeof value !== 'number') this.#rare.set(index, value);
  }

  /** Takes over an element of another tensor. */
  copy(index: number, source: PairTensor, at: number): void {
    this.data[index] = source.data[at];
    this.tails[index] = source.tails[at];
    const rare = source.#rare.get(at);
    if (rare !== undefined) this.#rare.set(index, rare);
  }

  /** Sets an element to the first one of another tensor times a factor. */
  setScaled(index: number, source: PairTensor, factor: Pair): void {
    const big = source.bigAt(0);
    if (source.isOrdinaryAt(0)) {
      const product = multiplyPairs({ high: source.data[0], low: source.tails[0] }, factor);
      this.set(index, product.high, product.low);
    } else if (big === undefined || !Number.isFinite(factor.high)) this.setAny(index, source.data[0] * factor.high);
    else this.setAny(index, big.times(BigFloat.ofPair(factor)));
  }

  /** Whether the element is held by its two doubles, and of ordinary size. */
  isOrdinaryAt(index: number): boolean {
    return isOrdinary(this.data[index]) && !this.#rare.has(index);
  }

  /** The element, whatever its size, or undefined where it is NaN or infinite. */
  bigAt(index: number): BigFloat | undefined {
    const rare = this.#rare.get(index);
    if (rare !== undefined || !Number.isFinite(this.data[index])) return rare;
    if (!this.#keepsTails) throw new RangeError('a tensor without tails cannot be computed with');
    return BigFloat.ofPair({ high: this.data[index], low: this.tails[index] });
  }

  /** The element times a factor, rounded once. A factor of 0 makes anything but NaN and infinities 0. */
  timesAt(index: number, factor: Pair): number {
    const high = this.data[index];
    if (this.#keepsTails && this.isOrdinaryAt(index) && isOrdinary(factor.high)) {
      return roundedProduct(high, this.tails[index], factor.high, factor.low);
    }
    const big = this.bigAt(index);
    return big === undefined ? high * factor.high : timesFactor(big, factor);
  }
}

/** What rounding took from the elements of a tensor, where it is known. */
export const tailsOf = (tensor: Tensor) => (tensor instanceof PairTensor ? tensor.tails : undefined);

/** An element with what rounding took from it. */
export function pairAt(tensor: Tensor, index: number): Pair {
  return { high: tensor.data[index], low: tensor instanceof PairTensor ? tensor.tails[index] : 0 };
}

/** A number of any size times a factor, rounded once; by the rules of doubles where the factor is not finite. */
export function timesFactor(value: BigFloat, factor: Pair): number {
  if (!Number.isFinite(factor.high)) return value.toNumber() * factor.high;
  return value.times(BigFloat.ofPair(factor)).toNumber();
}

/** (aHigh + aLow)·(bHigh + bLow), rounded once; of ordinary sizes. */
export function roundedProduct(aHigh: number, aLow: number, bHigh: number, bLow: number): number {
  const product = aHigh * bHigh;
  return product + (productTail(aHigh, bHigh, product) + (aHigh * bLow + aLow * bHigh));
}

/** Every element times a factor, rounded once. */
export function scaled(source: PairTensor, factor: Pair): Tensor {
  if (factor.high === 1 && factor.low === 0) return source;
  return { data: source.data.map((_, index) => source.timesAt(index, factor)), shape: source.shape };
}
