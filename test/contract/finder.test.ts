/**
 * The contract of the finder: every worked example of examples/finder.jsonl, and the type of the door.
 */

import { strict as assert } from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as finderDoor from '../../src/finder/index.ts';
import type { FinderDoor } from './doors.ts';

declare const PROJECT_ROOT: string;

const door: FinderDoor = finderDoor;

interface Example {
  readonly id: string;
  readonly languageId: string;
  readonly text: string;
  readonly arrays: readonly Readonly<Record<string, unknown>>[];
}

const examples: Example[] = fs
  .readFileSync(path.join(PROJECT_ROOT, 'test/contract/examples/finder.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line));

/** Numbers that JSON cannot write stand as strings. */
function written(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}

describe('the contract of the finder', () => {
  it('has its 33 examples', () => assert.equal(examples.length, 33));

  for (const { id, languageId, text, arrays } of examples) {
    it(`${id}: ${JSON.stringify(text).slice(0, 70)}`, () => {
      const found = door.findArrays(text, languageId);
      const compared = found.map((array, index) => {
        const facts: Record<string, unknown> = { ...array, data: Array.from(array.data, written) };
        // Keys that an example does not name are free.
        return Object.fromEntries(Object.keys(arrays[index] ?? facts).map((key) => [key, facts[key]]));
      });
      assert.deepEqual(compared, arrays);
    });
  }

  it('gives the same by lines', () => {
    for (const { languageId, text } of examples) {
      const lines = text.split('\n');
      const index = new door.ArrayIndex({ count: lines.length, at: (line) => lines[line] }, languageId);
      const places = (arrays: readonly { start: unknown; end: unknown }[]) =>
        arrays.map(({ start, end }) => [start, end]);
      assert.deepEqual(places(index.within(0, lines.length)), places(door.findArrays(text, languageId)));
    }
  });
});
