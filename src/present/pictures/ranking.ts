/** Which marks of many are drawn one by one: the largest, the one that is asked about, and all others as one rest. */

import { compensatedSum } from '../../core/index.ts';

/** The positions that are drawn one by one, in their own order, and those that are drawn together. */
export interface Ranking {
  readonly shown: readonly number[];
  readonly rest: readonly number[];
}

/**
 * The positions with the largest sizes, and those that must be there. NaN counts as the largest, so that it is seen. One
 * rest of a single mark would say less than the mark itself, so there is none.
 */
export function rank(sizes: Readonly<ArrayLike<number>>, most: number, wanted: readonly number[] = []): Ranking {
  const { length } = sizes;
  if (length <= most + 1) return { shown: Array.from({ length }, (_, position) => position), rest: [] };
  const size = (position: number): number =>
    Number.isNaN(sizes[position]) ? Number.POSITIVE_INFINITY : sizes[position];
  const shown = new Set(wanted);
  for (const position of largestPositions(size, length, most)) {
    if (shown.size < most) shown.add(position);
  }
  return {
    shown: [...shown].sort((a, b) => a - b),
    rest: Array.from({ length }, (_, position) => position).filter((position) => !shown.has(position)),
  };
}

/** The positions of the largest sizes, largest first; of equal ones the first. One pass, and a short list beside it. */
function largestPositions(size: (position: number) => number, length: number, most: number): readonly number[] {
  const largest: number[] = [];
  for (let position = 0; position < length; position += 1) {
    const own = size(position);
    if (largest.length === most && !(own > size(largest[most - 1]))) continue;
    let place = largest.length;
    while (place > 0 && own > size(largest[place - 1])) place -= 1;
    largest.splice(place, 0, position);
    if (largest.length > most) largest.pop();
  }
  return largest;
}

/** The sum over some positions, as exact as a double can be. */
export function sumAt(values: Float64Array, positions: readonly number[]): number {
  return compensatedSum(Float64Array.from(positions, (position) => values[position]));
}
