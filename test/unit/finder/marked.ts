/**
 * Tables of texts in which the arrays are marked: `x = «[1, 2]»`. Between the marks stands what must be found, exactly.
 */

import { strict as assert } from 'node:assert';
import { findArrays, type NumericArray, type Position } from '../../../src/finder/index.ts';

/** What is known of a marked array beside its place; what is left out is not looked at. */
export interface Expected {
  readonly data?: readonly number[];
  readonly shape?: readonly number[];
  readonly name?: string | null;
  readonly dtype?: string | null;
  readonly form?: NumericArray['form'];
  readonly computed?: boolean;
  readonly truncated?: boolean;
  readonly ragged?: readonly [expected: number, found: number];
}

export type Case = readonly [marked: string, ...expected: Expected[]];

/** Holds each text of a table against what its marks say. */
export function tableOf(languageId: string, cases: readonly Case[]): void {
  for (const [marked, ...expected] of cases) {
    it(JSON.stringify(marked).slice(1, -1), () => {
      const { text, ranges } = unmark(marked);
      const arrays = findArrays(text, languageId);
      assert.deepEqual(
        arrays.map(({ start, end }) => ({ start, end })),
        ranges,
      );
      for (const [index, facts] of expected.entries()) assertFacts(arrays[index], facts);
    });
  }
}

function assertFacts(array: NumericArray, expected: Expected): void {
  if (expected.data) assert.deepEqual(Array.from(array.data), expected.data);
  if (expected.shape) assert.deepEqual(array.shape, expected.shape);
  if (expected.name !== undefined) assert.equal(array.name ?? null, expected.name);
  if (expected.dtype !== undefined) assert.equal(array.dtype ?? null, expected.dtype);
  if (expected.form !== undefined) assert.equal(array.form, expected.form);
  if (expected.computed !== undefined) assert.equal(array.computed, expected.computed);
  if (expected.truncated !== undefined) assert.equal(array.truncated, expected.truncated);
  if (expected.ragged) assert.deepEqual([array.ragged?.expected, array.ragged?.found], expected.ragged);
}

/** Takes the marks out; gives the text, and the marked ranges in the order in which they open. */
function unmark(marked: string): { text: string; ranges: { start: Position; end: Position }[] } {
  const ranges: { start: Position; end: Position }[] = [];
  const open: number[] = [];
  let text = '';
  for (const character of marked) {
    if (character === '«') {
      open.push(ranges.length);
      ranges.push({ start: endOf(text), end: endOf(text) });
    } else if (character === '»') {
      const index = open.pop() ?? 0;
      ranges[index] = { start: ranges[index].start, end: endOf(text) };
    } else text += character;
  }
  return { text, ranges };
}

function endOf(text: string): Position {
  const lines = text.split('\n');
  return { line: lines.length - 1, character: lines[lines.length - 1].length };
}
