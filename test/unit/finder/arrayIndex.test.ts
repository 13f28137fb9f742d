/** The index by lines: after any edits it finds what reading the whole text finds, and it reads no more than it must. */

import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { ArrayIndex, findArrays, type NumericArray } from '../../../src/finder/index.ts';
import { languageIds, scraps } from './scraps.ts';

/** Lines that can be edited, with a count of how often one was read. */
class Document {
  lines: string[];
  reads = 0;
  constructor(text: string) {
    this.lines = text.split('\n');
  }
  get count(): number {
    return this.lines.length;
  }
  at(line: number): string {
    this.reads++;
    return this.lines[line];
  }
}

function facts(array: NumericArray): unknown {
  const { start, end, shape, form, truncated, computed, name, dtype, ragged } = array;
  return { start, end, shape, form, truncated, computed, name, dtype, ragged, data: Array.from(array.data) };
}

const text = fc.array(scraps, { minLength: 1, maxLength: 50 }).map((parts) => parts.join(''));
const edit = fc.record({
  start: fc.nat(30),
  removed: fc.nat(3),
  inserted: fc.array(scraps, { maxLength: 8 }).map((parts) => parts.join('')),
  removesOnly: fc.boolean(),
  window: fc.tuple(fc.nat(30), fc.nat(3)),
});

describe('finder: the index', () => {
  it('finds after edits what reading the whole text finds, everywhere and in part', () => {
    void fc.assert(
      fc.property(
        text,
        fc.array(edit, { maxLength: 6 }),
        fc.constantFrom(...languageIds),
        (before, edits, languageId) => {
          const document = new Document(before);
          const index = new ArrayIndex(document, languageId);
          for (const { start, removed, inserted, removesOnly, window } of edits) {
            const from = Math.min(start, document.count);
            const to = Math.min(from + removed, document.count);
            const lines = removesOnly && document.count > to - from ? [] : inserted.split('\n');
            document.lines.splice(from, to - from, ...lines);
            index.edit(from, to, lines.length);
            const whole = findArrays(document.lines.join('\n'), languageId);
            const first = Math.min(window[0], document.count - 1);
            const last = first + 1 + window[1];
            const touched = whole.filter((array) => array.start.line < last && array.end.line >= first);
            assert.deepEqual(index.within(first, last).map(facts), touched.map(facts));
            assert.deepEqual(index.within(0, document.count).map(facts), whole.map(facts));
          }
        },
      ),
      { numRuns: 3000, seed: 4 },
    );
  });

  it('gives the innermost array at a position, its end excluded', () => {
    const index = new ArrayIndex(new Document('x = [[1, 2], [3]]\ny = [[1, 2], [3, 4]]'), 'python');
    const at = (line: number, character: number) => index.at({ line, character })?.shape;
    assert.equal(at(0, 3), undefined);
    assert.deepEqual(at(0, 4), []);
    assert.deepEqual(at(0, 5), [2]);
    assert.deepEqual(at(0, 11), []);
    assert.equal(at(0, 17), undefined);
    assert.deepEqual(at(1, 6), [2, 2]);
  });

  it('gives the empty list at a position', () => {
    const index = new ArrayIndex(new Document('a = [1, 2]\nlogits = []'), 'python');
    assert.equal(index.emptyListAt({ line: 1, character: 10 })?.name, 'logits');
    assert.equal(index.emptyListAt({ line: 0, character: 5 }), undefined);
  });

  it('reads no line when an edit is recorded, and few at the next question', () => {
    const document = new Document('x = np.array([1, 2])\n'.repeat(10_000));
    const index = new ArrayIndex(document, 'python');
    index.within(9_990, 10_000);
    document.reads = 0;
    for (let edits = 0; edits < 20; edits++) {
      document.lines[5_000] += ' ';
      index.edit(5_000, 5_001, 1);
    }
    assert.equal(document.reads, 0);
    assert.equal(index.within(4_990, 5_010).length, 20);
    assert.ok(document.reads < 50, String(document.reads));
  });

  it('is right again after a comment was opened and closed', () => {
    const document = new Document('a = [1, 2]\nb = [3, 4]\nc = [5, 6]');
    const index = new ArrayIndex(document, 'typescript');
    const count = () => index.within(0, document.count).length;
    assert.equal(count(), 3);
    document.lines[0] = '/* a = [1, 2]';
    index.edit(0, 1, 1);
    assert.equal(count(), 0);
    document.lines.splice(1, 0, '*/');
    index.edit(1, 1, 1);
    assert.equal(count(), 2);
  });

  it('starts again when it was not told of an edit', () => {
    const document = new Document('a = [1, 2]');
    const index = new ArrayIndex(document, 'python');
    index.at({ line: 0, character: 5 });
    document.lines.push('b = [3, 4]', '');
    assert.equal(index.at({ line: 1, character: 5 })?.name, 'b');
    assert.equal(index.at({ line: 7, character: 0 }), undefined);
  });
});
