/**
 * Ranges asked for by place: a document may hold hundreds of thousands. Those of code stand in the order of their starts
 * and are found by halving; the columns of a table need not, and are looked through.
 */

import { firstIndexWhere } from './halving.ts';
import { comparePositions } from './positions.ts';
import type { Position, Range } from './types.ts';

export class OrderedRanges<T extends Range> {
  readonly #ranges: readonly T[];
  /** for each range, which of those up to it ends last: ranges may stand in one another */
  readonly #lastEnding: Uint32Array;
  readonly #isOrdered: boolean;

  constructor(ranges: readonly T[]) {
    this.#ranges = ranges;
    this.#lastEnding = new Uint32Array(ranges.length);
    for (let index = 1; index < ranges.length; index++) {
      const before = this.#lastEnding[index - 1];
      const isLater = comparePositions(ranges[index].end, ranges[before].end) > 0;
      this.#lastEnding[index] = isLater ? index : before;
    }
    this.#isOrdered = ranges.every((range, index) => index === 0 || startsLater(range, ranges[index - 1]));
  }

  /** Those that begin before `to` and end at `from` or after it, in order. */
  touching(from: Position, to: Position): T[] {
    const isTouching = ({ start, end }: Range) => comparePositions(start, to) < 0 && comparePositions(end, from) >= 0;
    if (!this.#isOrdered) return this.#ranges.filter(isTouching);
    const ranges = this.#ranges;
    const endsLater = (index: number) => comparePositions(ranges[this.#lastEnding[index]].end, from) >= 0;
    const first = firstIndexWhere(ranges.length, endsLater);
    const end = firstIndexWhere(ranges.length, (index) => comparePositions(ranges[index].start, to) >= 0);
    return ranges.slice(first, Math.max(first, end)).filter(isTouching);
  }
}

function startsLater(range: Range, before: Range): boolean {
  return comparePositions(before.start, range.start) <= 0;
}
