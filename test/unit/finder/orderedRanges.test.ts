/** Ranges asked for by place: the same as by looking at each, in a moment whatever their number. */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { ArrayIndex } from '../../../src/finder/index.ts';
import { OrderedRanges } from '../../../src/finder/orderedRanges.ts';
import type { Position, Range } from '../../../src/finder/types.ts';

/** Few places, so that ranges meet, and stand in one another. */
const position = fc.record({ line: fc.nat(4), character: fc.nat(4) });
const range = fc
  .tuple(position, position)
  .map(([a, b]): Range => (ordinalOf(a) <= ordinalOf(b) ? { start: a, end: b } : { start: b, end: a }));

/** Another order of positions than the one under test: as numbers. */
function ordinalOf({ line, character }: Position): number {
  return 100 * line + character;
}

describe('ranges in order', () => {
  for (const isSorted of [true, false]) {
    it(`are found as by looking at each, ${isSorted ? 'sorted' : 'in any order'}`, () => {
      fc.assert(
        fc.property(fc.array(range), position, position, (given, from, to) => {
          const ranges = isSorted ? [...given].sort((a, b) => ordinalOf(a.start) - ordinalOf(b.start)) : given;
          const expected = ranges.filter(
            ({ start, end }) => ordinalOf(start) < ordinalOf(to) && ordinalOf(end) >= ordinalOf(from),
          );
          assert.deepEqual(new OrderedRanges(ranges).touching(from, to), expected);
        }),
        { numRuns: 500 },
      );
    });
  }
});

describe('the index of a document with very many arrays', () => {
  const count = 100_000;
  const index = new ArrayIndex({ count, at: (line) => `p${line} = [0.5, 0.5]` }, 'python');

  it('answers about one place without looking at all of them', () => {
    assert.equal(index.within(0, count).length, count);
    const start = performance.now();
    for (let line = 0; line < 1_000; line++) {
      assert.equal(index.within(99 * line, 99 * line + 2).length, 2);
      assert.equal(index.at({ line: 99 * line, character: 12 })?.name, `p${99 * line}`);
    }
    // It takes about 10 ms; looking at each of them takes 4 s.
    assert.ok(performance.now() - start < 1_000, `${performance.now() - start} ms`);
  });
});
