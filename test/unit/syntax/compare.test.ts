/** The comparison with parsers must see each way in which the finder can be wrong: here the truth is, on purpose. */

import { strict as assert } from 'node:assert';
import { compareFile, emptyTally } from '../../syntax/compare.ts';
import type { TrueArray } from '../../syntax/truth.ts';

/** An array on the second line of the text, found as [2] with 1 and 2. */
const text = 'x = 0;\nu = [1, 2];\n';
const right: TrueArray = { start: 11, end: 17, shape: [2], values: [1, 2] };

function compared(arrays: readonly TrueArray[]) {
  const tally = emptyTally();
  const kinds: string[] = [];
  compareFile({ path: 'a.js', languageId: 'javascript', text, arrays }, tally, ({ kind, line, character }) =>
    kinds.push(`${kind} ${line}:${character}`),
  );
  const { truths, hits, falseFinds, missed, differingValues } = tally;
  return { counts: [truths, hits, falseFinds, missed, differingValues], kinds };
}

describe('comparison with a parser', () => {
  const cases: readonly (readonly [string, readonly TrueArray[], readonly number[], readonly string[]])[] = [
    ['agrees', [right], [1, 1, 0, 0, 0], []],
    ['takes another shape that is as right', [{ ...right, shape: [1, 2], otherShapes: [[2]] }], [1, 1, 0, 0, 0], []],
    ['counts what is optional neither way', [{ ...right, optional: true }], [0, 0, 0, 0, 0], []],
    ['misses', [right, { start: 0, end: 5, shape: [2] }], [2, 1, 0, 1, 0], ['missed 1:1']],
    ['does not miss what is optional', [right, { start: 0, end: 5, shape: [2], optional: true }], [1, 1, 0, 0, 0], []],
    ['finds falsely', [], [0, 0, 1, 0, 0], ['false 2:5']],
    ['sees another range', [{ ...right, end: 16 }], [1, 0, 1, 1, 0], ['false 2:5', 'missed 2:5']],
    ['sees another shape', [{ ...right, shape: [1, 2] }], [1, 0, 1, 1, 0], ['shape 2:5']],
    [
      'sees another shape of what is optional',
      [{ ...right, shape: [3], optional: true }],
      [0, 0, 1, 0, 0],
      ['shape 2:5'],
    ],
    ['sees that it is ragged', [{ ...right, shape: undefined }], [1, 0, 1, 1, 0], ['shape 2:5']],
    ['sees another value', [{ ...right, values: [1, 2.5] }], [1, 1, 0, 0, 1], ['value 2:5']],
    ['tells the zeros apart', [{ ...right, values: [1, -0] }], [1, 1, 0, 0, 1], ['value 2:5']],
  ];
  for (const [name, arrays, counts, kinds] of cases) {
    it(name, () => assert.deepEqual(compared(arrays), { counts, kinds }));
  }
});
