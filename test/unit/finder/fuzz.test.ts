/**
 * Any document, in any language: no exception, no range that lies outside the text or around something else, and after
 * any series of edits what reading from scratch finds. `--fuzz` takes a million documents and new ones each time.
 */

import { strict as assert } from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { ArrayIndex, findArrays, type NumericArray, type Position } from '../../../src/finder/index.ts';
import { languageIds, scraps } from './scraps.ts';

declare const PROJECT_ROOT: string;

/** Documents of an ordinary run, and of one with --fuzz, over all languages. */
const ordinaryRuns = 20_500;
const fuzzRuns = 1_000_000;

/** `--fuzz` lets each run take other inputs: then no seed is set. */
const isFuzz = fc.readConfigureGlobal()?.seed === undefined;

/** Real text of many kinds to be mutated. */
const originals: readonly string[] = ['samples', 'src/finder', 'src/finder/dialects', 'test/unit/finder', '.'].flatMap(
  (folder) =>
    fs
      .readdirSync(path.join(PROJECT_ROOT, folder))
      .filter((file) => /\.(?:ts|py|json|md)$/.test(file) && file !== 'package-lock.json')
      .map((file) => fs.readFileSync(path.join(PROJECT_ROOT, folder, file), 'utf8')),
);

const longestPiece = 700;

/** A piece of real text. */
const piece = fc.tuple(fc.nat(originals.length - 1), fc.nat(), fc.nat(longestPiece)).map(([which, from, length]) => {
  const original = originals[which];
  const start = from % original.length;
  return original.slice(start, start + length);
});

/** What stands at a place is replaced; the place and the length are shares of the text. */
interface Mutation {
  readonly at: number;
  readonly length: number;
  readonly by: string;
}

const strange = fc.constantFrom(
  '\0',
  '\ud800',
  '\udfff',
  '\u2028',
  '\ufeff',
  '1e999',
  '--1',
  '\r',
  '\r\n',
  ',,,,',
  '\t',
);
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  length: fc.constantFrom(0, 0, 1, 1, 3, 20, 200),
  by: fc.oneof({ weight: 4, arbitrary: scraps }, strange, fc.constant(''), piece),
});

function mutated(text: string, mutations: readonly Mutation[]): string {
  let changed = text;
  for (const { at, length, by } of mutations) {
    const from = at % (changed.length + 1);
    changed = changed.slice(0, from) + by + changed.slice(from + length);
  }
  return changed;
}

const document = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.tuple(piece, fc.array(mutation, { maxLength: 8 })).map(([text, by]) => mutated(text, by)),
  },
  fc.array(scraps, { maxLength: 80, size: 'max' }).map((parts) => parts.join('')),
);

/** Edits of whole lines: which, how many, and what takes their place. */
const edits = fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.oneof(scraps, strange, piece)), { maxLength: 3 });

function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function assertIsIn(lines: readonly string[], { line, character }: Position): void {
  assert.ok(line >= 0 && line < lines.length, `line ${line} of ${lines.length}`);
  assert.ok(character >= 0 && character <= lines[line].length, `character ${character} of line ${line}`);
}

function assertIsWhole(lines: readonly string[], array: NumericArray): void {
  const { start, end, shape, data, form } = array;
  assertIsIn(lines, start);
  assertIsIn(lines, end);
  assert.ok(isBefore(start, end));
  assert.ok(data.length >= 2);
  if (!array.ragged && !array.truncated) {
    assert.equal(
      shape.reduce((product, size) => product * size, 1),
      data.length,
    );
  }
  for (let leaf = 0; leaf < data.length; leaf++) {
    const cell = array.cell(leaf);
    assertIsIn(lines, cell.start);
    assertIsIn(lines, cell.end);
    assert.ok(!isBefore(cell.start, start) && !isBefore(end, cell.end), 'a cell outside of its array');
    // An empty cell of a table is a cell all the same.
    assert.ok(form === 'delimited' || isBefore(cell.start, cell.end), 'a cell without text');
  }
}

function facts(array: NumericArray): unknown {
  const { start, end, shape, form, truncated, computed, name, dtype, ragged } = array;
  return { start, end, shape, form, truncated, computed, name, dtype, ragged, data: Array.from(array.data) };
}

describe('finder: random and mutated documents', () => {
  const all = [...languageIds, 'csv', 'tsv', 'log', 'jsonl', 'typescriptreact', 'quarto'];
  for (const languageId of all) {
    it(`are read in ${languageId}`, function () {
      this.timeout(isFuzz ? 3_600_000 : 60_000);
      void fc.assert(
        fc.property(document, edits, (text, changes) => {
          const lines = linesOf(text);
          for (const array of findArrays(text, languageId)) assertIsWhole(lines, array);
          const edited = {
            lines: [...lines],
            get count() {
              return this.lines.length;
            },
            at(line: number) {
              return this.lines[line];
            },
          };
          const index = new ArrayIndex(edited, languageId, 64);
          for (const [where, removed, inserted] of changes) {
            const from = where % (edited.count + 1);
            const to = Math.min(edited.count, from + removed);
            const added = linesOf(inserted);
            // Asked before, so that there is something to be kept.
            const line = where % edited.count;
            index.within(line, line + 2);
            edited.lines.splice(from, to - from, ...added);
            index.edit(from, to, added.length);
          }
          const whole = findArrays(edited.lines.join('\n'), languageId);
          const middle = Math.floor(edited.count / 2);
          const touching = whole.filter(({ start, end }) => start.line < middle + 2 && end.line >= middle);
          assert.deepEqual(index.within(middle, middle + 2).map(facts), touching.map(facts));
        }),
        { numRuns: Math.ceil((isFuzz ? fuzzRuns : ordinaryRuns) / all.length) },
      );
    });
  }
});
