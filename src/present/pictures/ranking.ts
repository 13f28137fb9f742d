/** Which marks of many are drawn one by one: the largest, the one that is asked about, and all others as one rest. */

import { compensatedSum } from '../../core/index.ts';

/** The positions that are drawn one by one, in their own order; the others are drawn together. */
export interface Ranking {
  readonly shown: readonly number[];
  /** how many others there are */
  readonly others: number;
}

/**
 * The positions with the largest sizes, and those that must be there. NaN counts as the largest, so that it is seen. One
 * rest of a single mark would say less than the mark itself, so there is none. It is done anew in every frame while a
 * slider moves: plain loops, and no list of what is many.
 */
export function rank(sizes: Float64Array, most: number, wanted: readonly number[] = []): Ranking {
  const { length } = sizes;
  if (length <= most + 1) return allOf(length);
  const shown = new Set(wanted);
  for (const position of largestPositions(sizes, most)) {
    if (shown.size < most) shown.add(position);
  }
  const ordered = [...shown].sort((a, b) => a - b);
  return { shown: ordered, others: length - ordered.length };
}

/** Every position, where nothing is left over. */
export function allOf(length: number): Ranking {
  return { shown: Array.from({ length }, (_, position) => position), others: 0 };
}

/** The positions of the largest sizes, largest first; of equal ones the first. One pass, and a short list beside it. */
function largestPositions(sizes: Float64Array, most: number): readonly number[] {
  const largest: { readonly position: number; readonly size: number }[] = [];
  // no size is too small as long as the list has room
  let threshold = Number.NEGATIVE_INFINITY;
  for (let position = 0; position < sizes.length; position += 1) {
    const given = sizes[position];
    if (given <= threshold && largest.length === most) continue;
    const size = Number.isNaN(given) ? Number.POSITIVE_INFINITY : given;
    let place = largest.length;
    while (place > 0 && size > largest[place - 1].size) place -= 1;
    if (place === most) continue;
    largest.splice(place, 0, { position, size });
    if (largest.length > most) largest.pop();
    threshold = largest[largest.length - 1].size;
  }
  return largest.map(({ position }) => position);
}

/** The sum over all positions that are not drawn one by one, as exact as a double can be. */
export function sumOfOthers(values: Float64Array, { shown }: Ranking): number {
  const ends = [...shown, values.length];
  return compensatedSum(...ends.map((end, order) => values.subarray(order === 0 ? 0 : ends[order - 1] + 1, end)));
}
