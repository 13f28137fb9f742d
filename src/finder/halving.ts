/** Halving: the place in something ordered from which on a condition holds. */

/** The first index below a count for which something holds that, once it holds, holds for all that follow; else the count. */
export function firstIndexWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
