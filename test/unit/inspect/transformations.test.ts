/** What an array can be turned into, written back in the notation of its source. */

import assert from 'node:assert/strict';
import { fill } from '../../../src/core/index.ts';
import { findArrays, type Range } from '../../../src/finder/index.ts';
import { transformationsOf } from '../../../src/inspect/index.ts';
import { rewriting } from '../../../src/present/index.ts';

function rewritten(text: string, languageId: string, title: RegExp): string {
  const [array] = findArrays(text, languageId);
  const transformation = transformationsOf(array).find((each) => title.test(fill(each.title.text, each.title.args)));
  assert.ok(transformation, `nothing offered matches ${title}`);
  const values = transformation.apply();
  assert.ok('data' in values, 'there are no values');
  const lines = text.split('\n');
  const offset = ({ line, character }: Range['start']) =>
    lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + character;
  const textOf = ({ start, end }: Range) => text.slice(offset(start), offset(end));
  const changes = rewriting(array, values, transformation.isWhole, {
    languageId,
    textOf,
    indentationOf: (line) => /^\s*/.exec(lines[line])?.[0] ?? '',
  });
  let result = text;
  for (const { range, text: written } of [...changes].reverse()) {
    result = result.slice(0, offset(range.start)) + written + result.slice(offset(range.end));
  }
  return result;
}

describe('an array written back', () => {
  /** exp(0) / (exp(0) + exp(0)) = 0.5; 1 / (1 + exp(0)) = 0.5; log(0.5) = -0.6931471805599453 */
  const rows: readonly (readonly [language: string, text: string, title: RegExp, written: string])[] = [
    ['python', 'x = [2.0, 2.0]  # kept', /^Softmax/, 'x = [0.5, 0.5]  # kept'],
    ['python', 'x = [\n  1.5,  # a\n  1.5,\n]', /^Softmax/, 'x = [\n  0.5,  # a\n  0.5,\n]'],
    ['python', 'x = [1000.0, 0.0]', /^Softmax/, 'x = [1.0, 0.0]'],
    ['python', 'x = [1.5, 1.5]', /^Log-softmax/, 'x = [-0.6931471805599453, -0.6931471805599453]'],
    ['python', 'x = [float("-inf"), 0.0]', /^Log-softmax/, 'x = [float("-inf"), 0.0]'],
    ['java', 'float[] x = {1.5f, 1.5f};', /^Softmax/, 'float[] x = {0.5f, 0.5f};'],
    ['rust', 'let x = [1.5f32, 1.5_f32];', /^Softmax/, 'let x = [0.5f32, 0.5_f32];'],
    ['python', 'counts = [3, 1]', /normalised/, 'counts = [0.75, 0.25]'],
    ['python', 'x = [[3, 1], [0, 2]]', /normalised/, 'x = [[0.75, 0.25], [0.0, 1.0]]'],
    ['python', 'y = [2, 0]', /^One-hot/, 'y = [[0, 0, 1], [1, 0, 0]]'],
    ['python', 'y = (2, 0)', /^One-hot/, 'y = ((0, 0, 1), (1, 0, 0))'],
    ['cpp', 'int y[] = {2, 0};', /^One-hot/, 'int y[] = {{0, 0, 1}, {1, 0, 0}};'],
    ['rust', 'let y = vec![2, 0];', /^One-hot/, 'let y = vec![[0, 0, 1], [1, 0, 0]];'],
    ['julia', 'y = [2, 0]', /^One-hot/, 'y = [0, 0, 1; 1, 0, 0]'],
    ['octave', 'y = [2 0];', /^One-hot/, 'y = [0 0 1; 1 0 0];'],
    ['r', 'y <- c(2, 0)', /^One-hot/, 'y <- rbind(c(0, 0, 1), c(1, 0, 0))'],
    ['python', 'y = [[0, 0, 1], [1, 0, 0]]', /^Class indices/, 'y = [2, 0]'],
  ];
  for (const [language, text, title, written] of rows) {
    it(`${language}: ${JSON.stringify(text)} ${title}`, () => {
      assert.equal(rewritten(text, language, title), written);
    });
  }

  it('breaks long rows of rows, indented as the line they begin on', () => {
    const written = rewritten('  y = [9, 8, 7, 6]', 'python', /^One-hot/);
    assert.deepEqual(written.split('\n').slice(0, 2), ['  y = [', '      [0, 0, 0, 0, 0, 0, 0, 0, 0, 1],']);
    assert.equal(written.split('\n').at(-1), '  ]');
  });

  it('says why where it cannot be had', () => {
    const sentences: readonly (readonly [text: string, title: RegExp, says: RegExp])[] = [
      ['x = [[0, 0], [1, 3]]', /normalised/, /Row 0 holds only zeros/],
      ['y = [99999, 0, 5]', /^One-hot/, /up to 100000/],
    ];
    for (const [text, title, says] of sentences) {
      const [array] = findArrays(text, 'python');
      const found = transformationsOf(array).find((each) => title.test(each.title.text));
      const result = found?.apply();
      assert.ok(result && 'args' in result);
      assert.match(fill(result.text, result.args), says);
    }
  });
});
