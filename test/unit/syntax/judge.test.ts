/** The judge of the comparison with parsers: what it calls an array must not depend on the finder, so it has its own table. */

import { strict as assert } from 'node:assert';
import { judge, type Literal, type LiteralElement } from '../../syntax/judge.ts';

/** Elements as a table says them: lists, numbers, 'perhaps' for a name that may be one, anything else for no number. */
type Written = number | 'perhaps' | 'other' | readonly Written[];

/** Gives the literals places in the order in which their brackets stand. */
function literalOf(written: readonly Written[], next = { place: 0 }): Literal {
  const start = next.place++;
  const elements = written.map((element): LiteralElement => {
    if (typeof element === 'number') return element;
    if (typeof element === 'string') return element === 'perhaps' ? { perhaps: 7 } : undefined;
    return literalOf(element, next);
  });
  return { start, end: next.place++, elements };
}

/** Each array as its start, its shape, and ? where either way is right. */
function judged(literals: readonly Literal[]): string[] {
  return judge(literals).map(
    ({ start, shape, optional }) => `${start}: ${shape ? shape.join('×') : 'ragged'}${optional ? '?' : ''}`,
  );
}

describe('judge of parsed literals', () => {
  const cases: readonly (readonly [readonly Written[], readonly string[]])[] = [
    [[1, 2], ['0: 2']],
    [[1], []],
    [[], []],
    [[[1], [2]], ['0: 2×1']],
    [[[1, 2]], ['0: 1×2']],
    [
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      ['0: 3×2'],
    ],
    [[1, 'other', [2, 3]], ['1: 2']],
    [[5, [1, 2]], ['1: 2']],
    [
      [[1, 2], [[3, 4]]],
      ['1: 2', '3: 1×2'],
    ],
    [
      [[1, 2], [3]],
      ['0: ragged', '1: 2'],
    ],
    [
      [[], [1, 2]],
      ['0: ragged', '3: 2'],
    ],
    [
      [
        [[1, 2], [3]],
        [[4, 5], [6]],
      ],
      ['0: ragged', '1: ragged', '2: 2', '7: ragged', '8: 2'],
    ],
    [[1, 'perhaps'], ['0: 2?']],
    [
      [
        [1, 2],
        [3, 'perhaps'],
      ],
      ['0: 2×2?', '1: 2?'],
    ],
  ];
  for (const [written, expected] of cases) {
    it(JSON.stringify(written), () => assert.deepEqual(judged([literalOf(written)]), expected));
  }

  it('opens what may be taken two ways', () => {
    const rows = [literalOf([1, 2], { place: 1 }), literalOf([3, 4], { place: 3 })];
    assert.deepEqual(judged([{ start: 0, end: 5, either: true, elements: rows }]), ['0: 2×2?', '1: 2?', '3: 2?']);
  });
});
