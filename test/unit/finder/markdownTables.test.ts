/** Markdown's tables: columns of numbers, their names, where each cell stands. */

import { strict as assert } from 'node:assert';
import { ArrayIndex, findArrays } from '../../../src/finder/index.ts';
import { tableOf } from './marked.ts';

const head = '| model | p |\n|:--|--:|\n';

describe('finder: Markdown tables', () => {
  tableOf('markdown', [
    [`${head}| a | «0.7 |\n| b | 0.3» |`, { name: 'p', shape: [2], data: [0.7, 0.3], form: 'delimited' }],
    ['| a | b |\n|---|---|\n| «1 | 2 |\n| 3 | 4» |\n', { name: null, shape: [2, 2], data: [1, 2, 3, 4] }],
    ['a | b | c\n--|--|--\n«1 | 2 | 3»\n\n4 | 5 | 6', { shape: [1, 3] }],
    [`${head}| a | **«0.7** |\n| b | \`-1e-3»\` |`, { data: [0.7, -0.001] }],
    [`${head}| a | «nan |\n| b | -inf |\n| c | 2» |`, { data: [Number.NaN, -Infinity, 2] }],
    [`${head}| a | 0.7 |\n| b | |\n`],
    [`${head}| a | 0.7 |\n| b | x |\n`],
    [`${head}| a | 12% |\n| b | 1,000 |\n`],
    [`${head}| a | 0.7 |\n`],
    [`${head}`],
    [`${head}| a \\| b | «0.7 |\n| c | 0.2» |`, { data: [0.7, 0.2] }],
    [`${head}| «[1, 2]» x | 0.7 |\n| c | y |`],
    ['| a | b |\n| 1 | 2 |\n| 3 | 4 |'],
    ['| a | b |\n|---|\n| 1 | 2 |\n| 3 | 4 |'],
    ['```\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n```'],
    ['text | more\n\n| a |\n|---|\n| «1 |\n| 2» |\n\nend', { name: 'a', shape: [2] }],
    ['> | a | b |\n> |---|---|\n> | «1 | 2 |\n> | 3 | 4» |', { shape: [2, 2] }],
    ['```text\n[1] «0.1 0.2»\n```'.replace('[1] «0.1 0.2»', '«0.1 0.2\n0.3 0.4»'), { shape: [2, 2], form: 'printed' }],
    ['0.1 0.2\n0.3 0.4'],
  ]);

  it('gives columns with words between them one by one', () => {
    const arrays = findArrays('| x | n | y |\n|-|-|-|\n| 1 | a | 3 |\n| 2 | b | 4 |', 'markdown');
    assert.deepEqual(
      arrays.map(({ name, data }) => [name, ...data]),
      [
        ['x', 1, 2],
        ['y', 3, 4],
      ],
    );
  });

  it('knows where each cell stands', () => {
    const [array] = findArrays('| a | b |\n|---|---|\n| 1 | **20** |\n', 'markdown');
    assert.deepEqual(array.cell(1), { start: { line: 2, character: 8 }, end: { line: 2, character: 10 } });
  });

  it('give the column whose cell stands at a position', () => {
    const lines = ['| a | note | b |', '|---|---|---|', '| 1 | x | 4 |', '| 2 | y | 5 |', '| 3 | z | 6 |'];
    const index = new ArrayIndex({ count: lines.length, at: (line) => lines[line] }, 'markdown');
    const nameAt = (line: number, character: number) => index.at({ line, character })?.name;
    assert.equal(nameAt(3, 2), 'a');
    assert.equal(nameAt(3, 10), 'b');
    assert.equal(nameAt(2, 2), 'a');
    assert.equal(nameAt(4, 10), 'b');
  });
});
