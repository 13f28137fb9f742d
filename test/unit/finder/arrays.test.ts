/** What every found array keeps: exact places, exact numbers, no exception and linear time on any text. */

import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { findArrays, findEmptyLists, type NumericArray, readNumbers } from '../../../src/finder/index.ts';
import { languageIds, scraps } from './scraps.ts';

/** The text of a range. */
function slice(text: string, { start, end }: Pick<NumericArray, 'start' | 'end'>): string {
  const lines = text.split('\n').slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines[lines.length - 1].slice(0, end.character);
  lines[0] = lines[0].slice(start.character);
  return lines.join('\n');
}

describe('finder: any text', () => {
  it('gives arrays inside the text, from bracket to bracket, with leaves in order', () => {
    void fc.assert(
      fc.property(fc.array(scraps, { maxLength: 60 }), fc.constantFrom(...languageIds), (parts, languageId) => {
        const text = parts.join('');
        for (const array of findArrays(text, languageId)) {
          const shown = slice(text, array);
          if (array.form === 'printed') assert.equal(shown, shown.trim());
          else if (array.form === 'literal') assert.match(shown, /^(?:[\w.@]*[<([{]|\\begin|- )[\s\S]*[)\]}\w.]$/);
          assert.ok(array.data.length >= 2);
          if (!array.ragged && !array.truncated) {
            assert.equal(
              array.shape.reduce((product, size) => product * size, 1),
              array.data.length,
            );
          }
          let before = array.start;
          for (let leaf = 0; leaf < array.data.length; leaf++) {
            const { start, end } = array.cell(leaf);
            assert.ok(start.line > before.line || (start.line === before.line && start.character >= before.character));
            before = end;
          }
        }
        findEmptyLists(text, languageId);
        readNumbers(text);
      }),
      { numRuns: 3000, seed: 4 },
    );
  });

  it('reads plain leaves as Number() does, bit for bit', () => {
    const leaf = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => String(value)),
      fc.integer().map(String),
      fc.double({ min: -1e3, max: 1e3, noNaN: true }).map((value) => value.toFixed(4)),
      fc.stringMatching(/^-?(0|[1-9]\d{0,30})\.\d{1,30}([eE][+-]?\d{1,3})?$/),
    );
    void fc.assert(
      fc.property(fc.array(leaf, { minLength: 2, maxLength: 20 }), (leaves) => {
        const text = `x = [${leaves.join(', ')}]`;
        for (const languageId of ['python', 'typescript', 'json', 'plaintext', 'matlab']) {
          const [array] = findArrays(text, languageId);
          assert.equal(array.data.length, leaves.length);
          for (const [index, written] of leaves.entries()) {
            assert.equal(slice(text, array.cell(index)), written);
            assert.ok(Object.is(array.data[index], Number(written)), written);
          }
        }
      }),
      { numRuns: 500, seed: 4 },
    );
  });

  it('says which leaf does not exist', () => {
    const [array] = findArrays('[1, 2]', 'json');
    assert.throws(() => array.cell(2), RangeError);
    assert.throws(() => array.cell(-1), RangeError);
  });

  it('breaks lines as editors do', () => {
    assert.deepEqual(
      findArrays('a\r\nb\r[1, 2]\n[3,\r\n4]', 'json').map(({ start, end }) => [start.line, end.line]),
      [
        [2, 2],
        [3, 4],
      ],
    );
  });
});

describe('finder: hard texts', () => {
  const many = 100_000;
  const texts: Readonly<Record<string, string>> = {
    'opening brackets': '['.repeat(many),
    'closing brackets': ']'.repeat(many),
    'nested brackets': `${'['.repeat(many)}1, 2${']'.repeat(many)}`,
    'mixed brackets': '([{'.repeat(many),
    'crossed brackets': `${'['.repeat(many)}${')'.repeat(many)}`,
    commas: `[${','.repeat(10 * many)}]`,
    signs: `[${'-'.repeat(many)}1, 2]`,
    sums: `[${'1+'.repeat(many)}1, 2]`,
    digits: `[${'1'.repeat(10 * many)}, 2]`,
    slashes: '/['.repeat(many),
    quotes: '"\'`'.repeat(many),
    comments: '/*'.repeat(many),
    templates: '`${'.repeat(many),
    backslashes: '\\ '.repeat(many),
    'dotted names': `${'a.'.repeat(many)}b = [1, 2]`,
    'unclosed calls': 'torch.tensor(['.repeat(many / 10),
    'names of constants': '[np.'.repeat(many),
    'ragged rows': `[${'[1, 2], [1], '.repeat(many / 10)}]`,
    'lines left open': 'x =\n[1, 2\n'.repeat(many / 10),
    'strange characters': '\0\ud800[1, 2]\udc00\u2028\ufeff[3, 4]'.repeat(many / 100),
  };
  for (const [name, text] of Object.entries(texts)) {
    it(`reads ${name} in time`, () => {
      for (const languageId of ['python', 'typescript', 'plaintext', 'cpp']) {
        const begun = process.cpuUsage();
        for (const array of findArrays(text, languageId).slice(0, 20)) assert.ok(array.data.length >= 2);
        // What is not linear takes minutes here. Time of this process, so that a busy machine does not count.
        const { user, system } = process.cpuUsage(begun);
        assert.ok((user + system) / 1000 < 4000, `${languageId}: ${(user + system) / 1000} ms`);
      }
    });
  }

  it('keeps to 32 axes', () => {
    const [array] = findArrays(`${'['.repeat(100)}1, 2${']'.repeat(100)}`, 'json');
    assert.equal(array.shape.length, 32);
    assert.equal(array.start.character, 68);
  });

  it('takes long arithmetic for no number', () => {
    assert.equal(findArrays(`[${'1+'.repeat(60)}1, 2]`, 'python').length, 1);
    assert.equal(findArrays(`[${'1+'.repeat(70)}1, 2]`, 'python').length, 0);
  });
});

describe('finder: empty lists', () => {
  it('are told apart from arrays', () => {
    const lists = findEmptyLists('logits = []\nx = np.array([ ])\nf()\na[0] = {}\ny = [[], [1, 2]]', 'python');
    assert.deepEqual(lists, [
      { start: { line: 0, character: 9 }, end: { line: 0, character: 11 }, name: 'logits' },
      { start: { line: 1, character: 13 }, end: { line: 1, character: 16 }, name: 'x' },
    ]);
    assert.equal(findEmptyLists('const a: number[] = []; function f() {}', 'typescript').length, 1);
  });
});
