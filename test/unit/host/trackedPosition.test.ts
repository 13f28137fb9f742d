/** A place stays with its text through edits before, in and after it. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Edit, trackedPosition } from '../../../src/host/trackedPosition.ts';

type Place = readonly [line: number, character: number];

function edit([line, character]: Place, [endLine, endCharacter]: Place, text: string): Edit {
  return { range: { start: { line, character }, end: { line: endLine, character: endCharacter } }, text };
}

/** The text after an edit, done on the text itself. */
function edited(text: string, { range, text: put }: Edit): string {
  return text.slice(0, offset(text, range.start)) + put + text.slice(offset(text, range.end));
}

function offset(text: string, { line, character }: { readonly line: number; readonly character: number }): number {
  return text.split('\n', line).reduce((sum, each) => sum + each.length + 1, 0) + character;
}

function positionAt(text: string, at: number): { readonly line: number; readonly character: number } {
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length - 1, character: lines[lines.length - 1].length };
}

const cases: readonly (readonly [what: string, edits: readonly Edit[], after: Place])[] = [
  ['nothing', [], [4, 6]],
  ['a line put before', [edit([0, 0], [0, 0], 'x\n')], [5, 6]],
  ['a line of Windows put before', [edit([0, 0], [0, 0], 'x\r\n')], [5, 6]],
  ['a line taken away before', [edit([1, 0], [2, 0], '')], [3, 6]],
  ['text put before it on its line', [edit([4, 2], [4, 2], 'ab')], [4, 8]],
  ['text put right before it', [edit([4, 6], [4, 6], 'ab')], [4, 8]],
  ['its line broken before it', [edit([4, 2], [4, 2], 'a\nbc')], [5, 6]],
  ['its line joined with the one before', [edit([3, 5], [4, 0], '')], [4 - 1, 11]],
  ['text put after it', [edit([4, 7], [4, 7], 'ab\nc')], [4, 6]],
  ['the text it stands in replaced', [edit([4, 3], [5, 0], 'other')], [4, 3]],
  ['two edits at once, in any order', [edit([0, 0], [0, 0], 'x\n'), edit([4, 0], [4, 1], '')], [5, 5]],
];

describe('a tracked position', () => {
  for (const [what, edits, [line, character]] of cases) {
    it(`follows ${what}`, () => {
      assert.deepEqual(trackedPosition({ line: 4, character: 6 }, edits), { line, character });
    });
  }

  it('stays before the mark it was put at, whatever is edited around it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', ' '), maxLength: 12 });
    fc.assert(
      fc.property(text, text, text, text, fc.boolean(), (before, edge, after, put, isBefore) => {
        const whole = `${before}${edge}|${after}`;
        const mark = before.length + edge.length;
        const from = isBefore ? before.length : mark + 1;
        const to = isBefore ? mark : whole.length;
        const change: Edit = { range: { start: positionAt(whole, from), end: positionAt(whole, to) }, text: put };
        const tracked = trackedPosition(positionAt(whole, mark), [change]);
        const result = edited(whole, change);
        assert.equal(result[offset(result, tracked)], '|');
      }),
    );
  });
});
