/**
 * One row of logits: its maximum and the sum of e^{(z − m)/T} over the other classes, as a pair. Everything that a softmax
 * is part of follows from these without cancellation, because the maximum's own 1 stays out of the sum.
 * Source: P. Blanchard, D. Higham, N. Higham, Accurately computing the log-sum-exp and softmax functions, 2021.
 *
 * Error budget: a gap (z − m)/T is exact as a pair for T = 1, and known to 2⁻⁹⁵ otherwise; its exponential to 2⁻⁶¹·⁵; the
 * sum of pairs adds 2⁻¹⁰⁶ a class. So rest and total are known to 2⁻⁶¹, their logarithm to the same, relatively.
 */

import { BigFloat } from './scalar/bigFloat.ts';
import { expPair, ordinaryExponent } from './scalar/exponential.ts';
import { logOfOnePlus } from './scalar/logarithm.ts';
import { differenceTail, normalised, type Pair, PairSum, productTail, sumTail } from './scalar/pair.ts';
import { powerOfTwo } from './scalar/powersOfTwo.ts';

/** Below this, both halves of a pair no longer fit the range: the sum of the others is computed with BigFloat. */
const smallestRest = powerOfTwo(-830);

/** e^{−1500} times the largest double is still 0: a class further below the maximum never counts. */
const hopelessGap = -1500;

/** What `quotient = (a + tail)/divisor` lost by rounding. 0 where the divisor is so large that its splitting overflows. */
export function quotientTail(a: number, tail: number, divisor: number, quotient: number): number {
  const product = quotient * divisor;
  const lost = (a - product - productTail(quotient, divisor, product) + tail) / divisor;
  return Number.isFinite(lost) ? lost : 0;
}

/** (z − m)/T as a pair; −∞ where the difference leaves the range. */
export function gapPair(logit: number, maximum: number, temperature: number): Pair {
  const difference = logit - maximum;
  const tail = differenceTail(logit, maximum, difference);
  const isScaled = temperature !== 1;
  const high = isScaled ? difference / temperature : difference;
  return { high, low: isScaled ? quotientTail(difference, tail, temperature, high) : tail };
}

/** (z − m)/T of finite numbers, exactly enough for any size. */
export function bigGap(logit: number, maximum: number, temperature: number): BigFloat {
  return BigFloat.of(logit).minus(BigFloat.of(maximum)).dividedBy(BigFloat.of(temperature));
}

/** The exponentials of a row as pairs whose high parts have 26 bits. */
export class Exponentials {
  readonly highs: Float64Array;
  readonly lows: Float64Array;
  /** whether one of them is NaN: too small for a pair (see `bigExponential`), or without a finite maximum */
  hasFar = false;

  constructor(length: number) {
    this.highs = new Float64Array(length);
    this.lows = new Float64Array(length);
  }
}

/** Keeps the exponential of a gap below −690, or of NaN: 0 where it never counts. Gives the gap back. */
function keepFar(kept: Exponentials | undefined, k: number, gap: number): number {
  if (kept === undefined) return gap;
  const isHopeless = gap < hopelessGap;
  kept.highs[k] = isHopeless ? 0 : Number.NaN;
  kept.lows[k] = 0;
  kept.hasFar ||= !isHopeless;
  return gap;
}

/** The place of the largest element; of a NaN at the start. 0 elements: the start. */
function placeOfMaximum(data: Float64Array, start: number, length: number, stride: number): number {
  const end = start + length * stride;
  let maximum = data[start];
  let top = start;
  for (let place = start + stride; place < end; place += stride) {
    const value = data[place];
    if (value > maximum) {
      maximum = value;
      top = place;
    }
  }
  return top;
}

function someNaN(data: Float64Array, start: number, length: number, stride: number): boolean {
  for (let k = 0; k < length; k += 1) if (Number.isNaN(data[start + k * stride])) return true;
  return false;
}

/** A row that has been read. One object serves all rows of a batch: reading the next row overwrites it. */
export class SoftmaxRow {
  readonly temperature: number;
  /** the largest logit, undivided; −∞ for an empty row; the first NaN where there is one */
  maximum = Number.NaN;
  /** where it is: data[top] */
  top = 0;
  /** Σ e^{(z − m)/T} over the other classes, normalised; NaN where there is a NaN or no finite maximum */
  restHigh = Number.NaN;
  restLow = Number.NaN;
  /** the same sum where it is so small that a pair cannot hold it */
  rareRest: BigFloat | undefined = undefined;
  /** whether one of the logits is NaN */
  hasNaN = false;

  constructor(temperature: number) {
    this.temperature = temperature;
  }

  /** Whether the row has a softmax: no NaN, and a largest logit that is finite. */
  get isNumber(): boolean {
    return !Number.isNaN(this.restHigh);
  }

  /**
   * Reads the row data[start + k·stride], 0 ≤ k < length. With `kept`, the exponentials e^{(z − m)/T} = highs[k] + lows[k]
   * stay there. (The method is just too long for V8 to inline it, which takes at most 460 bytes of bytecode: inlined, it
   * would leave its caller no room to inline the exponential. Measured: a factor of two on long rows.)
   */
  read(data: Float64Array, start: number, length: number, stride: number, kept?: Exponentials): void {
    const top = placeOfMaximum(data, start, length, stride);
    const maximum = length === 0 ? Number.NEGATIVE_INFINITY : data[top];
    const { temperature } = this;
    const highs = kept?.highs;
    const lows = kept?.lows;
    const rest = new PairSum();
    if (kept !== undefined) kept.hasFar = false;
    for (let k = 0, place = start; k < length; k += 1, place += stride) {
      const difference = data[place] - maximum;
      const lost = differenceTail(data[place], maximum, difference);
      const gap = temperature === 1 ? difference : difference / temperature;
      const tail = temperature === 1 ? lost : quotientTail(difference, lost, temperature, gap);
      if (gap > -ordinaryExponent) {
        const exponential = expPair(gap, tail);
        if (highs !== undefined && lows !== undefined) {
          highs[k] = exponential.high;
          lows[k] = exponential.low;
        }
        if (place !== top) rest.add(exponential.high, exponential.low);
      } else if (Number.isNaN(keepFar(kept, k, gap))) rest.add(Number.NaN, Number.NaN);
    }
    this.maximum = maximum;
    this.top = top;
    this.restHigh = rest.high + rest.low;
    this.restLow = rest.low - (this.restHigh - rest.high);
    this.rareRest = undefined;
    if (!(this.restHigh > smallestRest)) this.#examine(data, start, length, stride);
  }

  /** What a sum that is NaN, 0 or tiny means: no softmax at all, a single class that counts, or a rare rest. */
  #examine(data: Float64Array, start: number, length: number, stride: number): void {
    this.hasNaN = false;
    if (!Number.isFinite(this.maximum) || Number.isNaN(this.restHigh)) {
      // infinite logits have NaN for a gap between them, too: look for a true one
      this.hasNaN = someNaN(data, start, length, stride);
      this.restHigh = Number.NaN;
      return;
    }
    const exact = this.#bigRest(data, start, length, stride);
    if (!exact.isZero) this.rareRest = exact;
  }

  /** The sum of the others with BigFloat; 0 where all of them are hopeless. */
  #bigRest(data: Float64Array, start: number, length: number, stride: number): BigFloat {
    let sum = BigFloat.zero;
    for (let place = start; place < start + length * stride; place += stride) {
      if (place !== this.top && this.#counts(data[place])) sum = sum.plus(this.bigExponential(data[place]));
    }
    return sum;
  }

  #counts(logit: number): boolean {
    return gapPair(logit, this.maximum, this.temperature).high >= hopelessGap;
  }

  /** e^{(z − m)/T} of a finite logit, of any size; 0 for a hopeless one. */
  bigExponential(logit: number): BigFloat {
    return this.#counts(logit) ? bigGap(logit, this.maximum, this.temperature).exp() : BigFloat.zero;
  }

  /** Σ e^{(z − m)/T} over the other classes, of any size. */
  bigRest(): BigFloat {
    return this.rareRest ?? BigFloat.ofPair({ high: this.restHigh, low: this.restLow });
  }

  /** −log p of the largest class, of any size. */
  bigLogTotal(): BigFloat {
    // log(1 + v) = v − v²/2 + …: a rare rest is below 2⁻⁸³⁰
    return this.rareRest ?? BigFloat.ofPair(this.logTotal());
  }

  /** log Σ e^{z/T} of the row, where two doubles are too few. */
  bigLogSumExp(data: Float64Array, start: number, length: number, stride: number): BigFloat {
    const rest = this.#bigRest(data, start, length, stride);
    const top = bigGap(this.maximum, 0, this.temperature);
    return top.plus(rest.log1p());
  }

  /** −log p = (m − z)/T + log(1 + rest) of a class, of any size; a double where it is NaN or infinite. */
  bigSurprisal(logit: number): BigFloat | number {
    if (!this.isNumber || !Number.isFinite(logit)) return this.isNumber ? -logit : Number.NaN;
    return this.bigLogTotal().minus(bigGap(logit, this.maximum, this.temperature));
  }

  /** 1 + rest, the sum over all classes. */
  total(): Pair {
    const sum = 1 + this.restHigh;
    return normalised(sum, sumTail(1, this.restHigh, sum) + this.restLow);
  }

  /** log(1 + rest) = −log p of the largest class; to be taken from `rareRest` where there is one, since log(1 + v) = v there. */
  logTotal(): Pair {
    const { high, low } = logOfOnePlus(this.restHigh, this.restLow);
    return normalised(high, low);
  }
}
