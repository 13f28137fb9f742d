/**
 * BigSum: a running sum of terms of any size, by the rules of doubles where one of them is NaN or infinite.
 */

import { BigFloat } from './bigFloat.ts';

/** Terms that two doubles can hold, or not; some of them may not be finite at all. */
export class BigSum {
  #sum = BigFloat.zero;
  #size = BigFloat.zero;
  #beyond = 0;

  /** Adds a number of any size; as a double only what is NaN or infinite. */
  add(term: BigFloat | number): void {
    if (typeof term === 'number') this.#beyond += term;
    else {
      this.#sum = this.#sum.plus(term);
      this.#size = this.#size.plus(term.absolute());
    }
  }

  /** The sum so far. */
  total(): BigFloat | number {
    return this.#beyond === 0 ? this.#sum : this.#beyond;
  }

  /** The same, and 0 where terms have cancelled down to their rounding. */
  totalUnlessNoise(): BigFloat | number {
    return this.#beyond === 0 ? this.#sum.unlessNoise(this.#size) : this.#beyond;
  }
}
