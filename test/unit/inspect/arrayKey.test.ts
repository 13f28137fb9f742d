/** A key finds its array again after edits, and finds nothing rather than another one where the array is gone. */

import assert from 'node:assert/strict';
import { findArrays } from '../../../src/finder/index.ts';
import { digestOf, KeyedArrays } from '../../../src/inspect/index.ts';

const before = [
  'labels = [0, 1, 0]',
  'probabilities = [0.2, 0.7, 0.1]',
  'labels = [0, 1, 0]',
  'probabilities = [0.5, 0.25, 0.25]',
  'f([1.5, 2.5])',
  'f([3.5, 4.5])',
];

interface Case {
  readonly what: string;
  /** the position of the pinned array among all */
  readonly array: number;
  readonly after: readonly string[];
  /** the line it is found on; undefined: not at all */
  readonly line: number | undefined;
}

const cases: readonly Case[] = [
  { what: 'nothing happened', array: 1, after: before, line: 1 },
  { what: 'lines were put before it', array: 1, after: ['', '# a note', ...before], line: 3 },
  { what: 'of two equal ones it stays the second', array: 2, after: ['', '', ...before], line: 4 },
  {
    what: 'its numbers were changed',
    array: 1,
    after: [before[0], 'probabilities = [0.2, 0.6, 0.2]', ...before.slice(2)],
    line: 1,
  },
  { what: 'one of its name was put before it', array: 3, after: ['probabilities = [1, 0]', ...before], line: 4 },
  { what: 'one of its name before it was removed', array: 3, after: before.slice(2), line: 1 },
  { what: 'its name is gone', array: 1, after: ['weights = [0.2, 0.7, 0.1]'], line: undefined },
  { what: 'it has no name and moved', array: 5, after: ['', ...before], line: 6 },
  { what: 'it has no name and its numbers changed', array: 5, after: [...before.slice(0, 5), 'f([7, 8, 9])'], line: 5 },
  { what: 'it has no name, moved, and its numbers changed', array: 4, after: ['', 'f([7, 8])'], line: undefined },
  { what: 'everything is gone', array: 0, after: [], line: undefined },
];

describe('the key of an array', () => {
  const all = findArrays(before.join('\n'), 'python');
  const keyed = new KeyedArrays(all);

  for (const { what, array, after, line } of cases) {
    it(`finds it when ${what}`, () => {
      // as it is kept: through JSON
      const key = JSON.parse(JSON.stringify(keyed.keyOf(all[array])));
      const found = new KeyedArrays(findArrays(after.join('\n'), 'python')).find(key, all[array].start);
      assert.equal(found?.start.line, line);
    });
  }

  it('finds one of 100,000 equal names by its numbers, nearest first', () => {
    const row = (index: number) => `{"logits": [${index}, 1.5]}`;
    const rows = Array.from({ length: 100_000 }, (_, index) => row(index));
    const many = findArrays(rows.join('\n'), 'json');
    const key = new KeyedArrays(many).keyOf(many[70_000]);
    assert.equal(key.ordinal, 70_000);
    const moved = new KeyedArrays(findArrays([row(-1), row(-2), ...rows].join('\n'), 'json'));
    assert.equal(moved.find(key, many[70_000].start)?.start.line, 70_002);
  });

  it('takes an ordinal beyond the end: its numbers find it', () => {
    const key = { ...keyed.keyOf(all[1]), ordinal: 9_999_999 };
    assert.equal(keyed.find(key, undefined)?.start.line, 1);
  });
});

describe('the digest of numbers', () => {
  const different: readonly (readonly number[])[] = [
    [],
    [0],
    [-0],
    [0, 0],
    [1],
    [1, 2],
    [2, 1],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [0.1 + 0.2],
    [0.3],
  ];

  it('tells numbers apart that differ in one bit or in their order', () => {
    const digests = different.map((numbers) => digestOf(Float64Array.from(numbers)));
    assert.equal(new Set(digests).size, different.length);
  });

  it('takes a part of a larger buffer for what it holds', () => {
    assert.equal(digestOf(Float64Array.of(7, 1, 2, 7).subarray(1, 3)), digestOf(Float64Array.of(1, 2)));
  });
});
