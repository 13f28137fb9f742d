/**
 * Summation: sums that carry their own rounding error along, and the error-free transformations they rest on.
 */

/**
 * A running sum with Neumaier's compensation: the error of every addition is kept and added at the end.
 * Infinities and NaN pass through as in a plain sum.
 * Source: A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54 (1974).
 */
export class Accumulator {
  #sum = 0;
  #compensation = 0;

  add(value: number): void {
    const next = this.#sum + value;
    this.#compensation += Math.abs(this.#sum) >= Math.abs(value) ? this.#sum - next + value : value - next + this.#sum;
    this.#sum = next;
  }

  /** The sum of everything added so far. */
  get total(): number {
    // an infinite partial sum makes its own compensation NaN
    return Number.isFinite(this.#sum) ? this.#sum + this.#compensation : this.#sum;
  }
}

/** The compensated sum of a list of numbers; 0 for an empty list. */
export function compensatedSum(values: Iterable<number>): number {
  const sum = new Accumulator();
  for (const value of values) sum.add(value);
  return sum.total;
}

/**
 * What `difference = a − b` lost by rounding, so that a − b = difference + tail exactly; 0 where a side is not finite.
 * Source: D. Knuth, The Art of Computer Programming 2, 4.2.2, theorem B (TwoSum).
 */
export function differenceTail(a: number, b: number, difference: number): number {
  const virtual = a - difference;
  const tail = a - (difference + virtual) + (virtual - b);
  return Number.isFinite(tail) ? tail : 0;
}

/**
 * What `product = a · b` lost by rounding, so that a · b = product + tail exactly; 0 where the splitting overflows.
 * Source: T. J. Dekker, A floating-point technique for extending the available precision, Numer. Math. 18 (1971).
 */
export function productTail(a: number, b: number, product: number): number {
  const [aHigh, aLow] = halves(a);
  const [bHigh, bLow] = halves(b);
  const tail = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  return Number.isFinite(tail) ? tail : 0;
}

/** Veltkamp's splitting of a double into two halves of at most 26 bits. */
function halves(value: number): [number, number] {
  const scaled = 134217729 * value; // 2²⁷ + 1
  const high = scaled - (scaled - value);
  return [high, value - high];
}
