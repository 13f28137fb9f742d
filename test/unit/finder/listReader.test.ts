/** Lists read in one go: everything found is what is found token by token, in every language. */

import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { ArrayBuilder } from '../../../src/finder/builder.ts';
import { dialectOf } from '../../../src/finder/dialects/index.ts';
import { findArrays, type NumericArray } from '../../../src/finder/index.ts';
import { lexiconOf } from '../../../src/finder/lexicon.ts';
import { Scanner } from '../../../src/finder/scanner.ts';
import { documentStart, type LineState, sameState } from '../../../src/finder/state.ts';
import type { TokenSink } from '../../../src/finder/tokens.ts';
import { languageIds, scraps } from './scraps.ts';

function facts(array: NumericArray): unknown {
  const { start, end, shape, form, truncated, computed, name, dtype, ragged, data } = array;
  const cells = Array.from(data, (_, index) => array.cell(index));
  return { start, end, shape, form, truncated, computed, name, dtype, ragged, data: Array.from(data), cells };
}

interface Found {
  readonly arrays: readonly unknown[];
  readonly emptyLists: unknown;
  readonly state: LineState;
}

/** Reads a text with a builder, which takes whole lists or not. */
function read(text: string, languageId: string, takesLists: boolean): Found {
  const lexicon = lexiconOf(dialectOf(languageId));
  const scanner = new Scanner(lexicon);
  const builder = new ArrayBuilder(lexicon);
  const tokensOnly: TokenSink = {
    beginLine: (line, lineText) => builder.beginLine(line, lineText),
    token: (token, start, end) => builder.token(token, start, end),
    open: (opening, role, start, calleeStart) => builder.open(opening, role, start, calleeStart),
    close: (end, matched, around) => builder.close(end, matched, around),
    reset: () => builder.reset(),
    endLine: (fresh) => builder.endLine(fresh),
    seam: () => builder.seam(),
    enter: (inner) => builder.enter(inner),
  };
  let state = documentStart;
  for (const [line, lineText] of text.split('\n').entries()) {
    state = scanner.scan(line, lineText, state, takesLists ? builder : tokensOnly);
  }
  builder.finish();
  return { arrays: builder.arrays.map(facts), emptyLists: builder.emptyLists, state };
}

/** The state after a text when nobody listens. */
function stateAfter(text: string, languageId: string): LineState {
  const scanner = new Scanner(lexiconOf(dialectOf(languageId)));
  let state = documentStart;
  for (const [line, lineText] of text.split('\n').entries()) state = scanner.scan(line, lineText, state);
  return state;
}

function assertSame(text: string, languageId: string): void {
  const atOnce = read(text, languageId, true);
  const byTokens = read(text, languageId, false);
  assert.deepEqual(atOnce.arrays, byTokens.arrays, `${languageId}: ${text}`);
  assert.deepEqual(atOnce.emptyLists, byTokens.emptyLists);
  assert.ok(sameState(atOnce.state, byTokens.state));
  assert.ok(sameState(stateAfter(text, languageId), byTokens.state));
}

const number = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('1', '-2.5', '0', '-0', '3e5', '1.25E-3', '0.1234567890123456', '42') },
  fc.constantFrom(
    '1.',
    '.5',
    '007',
    '+1',
    '1_0',
    '0x1F',
    '1f',
    '2f0',
    '1e',
    '-',
    '--1',
    '1.2.3',
    'nan',
    '1/2',
    '1e999',
  ),
);
const comma = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(',', ', ', ' , ', ',\t') },
  fc.constantFrom(' ', ';', ',,'),
);

/** Nested lists, mostly rectangular, with noise. */
function nested(opening: string, closing: string): fc.Arbitrary<string> {
  const listOf = (element: fc.Arbitrary<string>) =>
    fc
      .tuple(
        // Short lists without lists in them are read token by token anyway.
        fc.constantFrom('', ' '.repeat(40)),
        fc.array(fc.tuple(element, comma), { maxLength: 4 }),
        fc.constantFrom(...'     ', '\n', ', ', '"a"', 'é', '/*'),
      )
      .map(([space, elements, noise]) => {
        const inside = elements.map(
          ([text, separator], index) => text + (index + 1 < elements.length ? separator : ''),
        );
        return opening + space + inside.join('') + noise.trimStart() + closing;
      });
  const row = listOf(number);
  const matrix = fc
    .tuple(fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 3 }), comma)
    .map(([rows, between]) => {
      const lists = rows.map(([a, b]) => `${opening}${a}, ${b}${closing}`);
      return `${opening}${lists.join(between)}${closing}`;
    });
  return fc.oneof(row, matrix, listOf(fc.oneof(row, matrix)), listOf(fc.oneof(number, row)));
}

const brackets = fc.constantFrom(['[', ']'], ['{', '}'], ['(', ')'], ['c(', ')'], ['vec![', ']'], ['tensor([', '])']);
const lists = brackets.chain(([opening, closing]) => nested(opening, closing));
const texts = fc.array(fc.oneof(lists, scraps, fc.constantFrom('w = ', ', ', '\n')), { maxLength: 8 });

describe('finder: lists read in one go', () => {
  it('gives the arrays, empty lists and states that tokens give', () => {
    void fc.assert(
      fc.property(texts, fc.constantFrom(...languageIds), (parts, languageId) =>
        assertSame(parts.join(''), languageId),
      ),
      { numRuns: 6_000 },
    );
  });

  for (const text of [
    '[[1, 2], [3, 4]]',
    '[[1, 2], [3]]',
    '[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]',
    '[[[1, 2], [3, 4]], [[5, 6], [7]]]',
    '[[1, 2], 3]',
    '[1, [2, 3]]',
    '[[1, 2], [[3, 4]]]',
    '[[[[1, 2]], "x"], [[3, 4], [5, 6]]]',
    '[[], []]',
    '[[1, 2], []]',
    `${'['.repeat(40)}1, 2${']'.repeat(40)}`,
    `${'['.repeat(1100)}1, 2${']'.repeat(1100)}`,
    '[ 1 ,\t2 ]',
    '[1, 2',
    '[1, 2}',
    '[[1, 2], [3, 4]] [5, 6]',
    `[${'1,'.repeat(300)}2]`,
    `[${'0.12345678901234567, '.repeat(9000)}2]`,
    `[${'[1.5, -2e3], '.repeat(8_000)}[1, 2]]`,
    `[${'[1.5, -2e3], '.repeat(8_000)}[1]]`,
    `[${' '.repeat(70_000)}1, 2]`,
    `[1, 2${'0'.repeat(70_000)}]`,
    `é [${'1.5, '.repeat(60)}2, 3] é [4, 5]`,
  ]) {
    it(`reads ${text.slice(0, 60)}`, () => {
      for (const languageId of ['json', 'python', 'plaintext', 'yaml']) assertSame(text, languageId);
    });
  }

  it('reads windows cut at any place', () => {
    for (let length = 230; length < 280; length++) {
      const text = `[${' '.repeat(length)}-12.5e-3, 2345.75, [`;
      assertSame(`${text.slice(0, -3)}]`, 'json');
      assertSame(`[${text.slice(0, -3)}], [1, 2]]`, 'json');
    }
  });

  it('takes time in proportion to the text, whatever it gives up', () => {
    const times = [5_000, 50_000].map((count) => {
      const text = `[${'[[[1, 2], "x"], '.repeat(count)}`;
      const start = performance.now();
      findArrays(text, 'json');
      findArrays(`${'[1, '.repeat(count)}x`, 'json');
      return performance.now() - start;
    });
    assert.ok(times[1] < times[0] * 60 + 500, String(times));
  });
});
