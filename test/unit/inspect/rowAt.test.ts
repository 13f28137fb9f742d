/** The row of an array that stands under a position. */

import assert from 'node:assert/strict';
import { findArrays } from '../../../src/finder/index.ts';
import { rowAt } from '../../../src/inspect/index.ts';
import r from '../finder/printed/r.json';

const text = 'x = [[1.5, 2.5],\n     [3.5, 4.5], [5.5, 6.5]]';

describe('the row under a position', () => {
  const rows: readonly (readonly [what: string, line: number, character: number, row: number | undefined])[] = [
    ['the first number', 0, 6, 0],
    ['the end of the last number of a row', 0, 14, 0],
    ['between two numbers of a row', 0, 10, 0],
    ['the outer bracket', 0, 4, undefined],
    ['after a row', 0, 16, undefined],
    ['a number on the next line', 1, 7, 1],
    ['between two rows of a line', 1, 16, undefined],
    ['the last row', 1, 24, 2],
  ];
  for (const [what, line, character, row] of rows) {
    it(what, () => {
      const [array] = findArrays(text, 'python');
      assert.equal(rowAt(array, { line, character })?.row, row);
    });
  }

  it('reaches from its first number to its last', () => {
    const [array] = findArrays(text, 'python');
    assert.deepEqual(rowAt(array, { line: 1, character: 8 }), {
      row: 1,
      of: 3,
      range: { start: { line: 1, character: 6 }, end: { line: 1, character: 14 } },
    });
  });

  it('is the row of the number where columns are printed in blocks', () => {
    const printed = r.fixtures.find(({ code }) => code === 'matrix(rnorm(40), 2)');
    const text = printed?.text ?? [];
    const [matrix] = findArrays(text.join('\n'), 'plaintext');
    assert.deepEqual(matrix.shape, [2, 20]);
    // Each line but those of column names says its row: [1,] or [2,].
    const lines = text.map((line) => ({ said: /^\[([12]),\]/.exec(line)?.[1], character: line.length - 1 }));
    assert.deepEqual(
      lines.map(({ said, character }, line) => said && rowAt(matrix, { line, character })?.row),
      lines.map(({ said }) => said && Number(said) - 1),
    );
  });

  it('is none in a plain list, and none where columns lie across one another', () => {
    const [plain] = findArrays('x = [1.5, 2.5]', 'python');
    assert.equal(rowAt(plain, { line: 0, character: 6 }), undefined);
    const [matrix] = findArrays('x <- matrix(c(1, 2, 3, 4), nrow = 2)', 'r');
    for (let character = 0; character < 36; character++) {
      const row = rowAt(matrix, { line: 0, character });
      assert.ok(row === undefined || row.range.start.character < row.range.end.character);
    }
  });
});
