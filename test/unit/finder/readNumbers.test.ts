/** Numbers that a person types or pastes, and what is said when they are none. */

import { strict as assert } from 'node:assert';
import { fill } from '../../../src/core/index.ts';
import { readNumbers } from '../../../src/finder/index.ts';

describe('finder: numbers as people write them', () => {
  const cases: readonly (readonly [text: string, shape: number[], data: number[]])[] = [
    ['[1, 2, 3]', [3], [1, 2, 3]],
    ['1 2 3', [3], [1, 2, 3]],
    ['1,2,3,', [3], [1, 2, 3]],
    ['0.1\t0.2', [2], [0.1, 0.2]],
    ['3', [1], [3]],
    ['0.1, 0.2; 0.3, 0.4', [2, 2], [0.1, 0.2, 0.3, 0.4]],
    ['1 2\n3 4\n', [2, 2], [1, 2, 3, 4]],
    ['1\n2\n3', [3], [1, 2, 3]],
    ['[1, 2]\n[3, 4]', [2, 2], [1, 2, 3, 4]],
    ['[1 2; 3 4]', [2, 2], [1, 2, 3, 4]],
    ['((1, 0), (0, 1))', [2, 2], [1, 0, 0, 1]],
    ['{1, 2}', [2], [1, 2]],
    ['[[1. 2.]\n [3. 4.]]', [2, 2], [1, 2, 3, 4]],
    ['[0. 1.\n 2.]', [3], [0, 1, 2]],
    ['tensor([[ 0.5, -1.2],\n        [ 2.,  0.1]], grad_fn=<AddBackward0>)', [2, 2], [0.5, -1.2, 2, 0.1]],
    ['x = torch.tensor(\n  [1, 2],\n  dtype=torch.float16,\n)', [2], [1, 2]],
    ['c(1, 2)', [2], [1, 2]],
    ['vec![1.0, 2.0]', [2], [1, 2]],
    ['const w: number[] = [0.25, 0.75];', [2], [0.25, 0.75]],
    ['{"probs": [0.7, 0.3]}', [2], [0.7, 0.3]],
    ['1/3, −2e-3, 0x10, 1_000', [4], [1 / 3, -0.002, 16, 1000]],
    ["-inf, nan, float('inf'), np.nan", [4], [-Infinity, Number.NaN, Infinity, Number.NaN]],
  ];
  for (const [text, shape, data] of cases) {
    it(JSON.stringify(text), () => {
      const array = readNumbers(text);
      assert.ok(!('problem' in array));
      assert.deepEqual(array.shape, shape);
      assert.deepEqual(Array.from(array.data), data);
    });
  }

  it('keeps name, element type and places', () => {
    const array = readNumbers('x = torch.tensor([1, 20], dtype=torch.float16)');
    assert.ok(!('problem' in array));
    assert.equal(array.name, 'x');
    assert.equal(array.dtype, 'float16');
    assert.deepEqual(array.cell(1), { start: { line: 0, character: 21 }, end: { line: 0, character: 23 } });
  });
});

describe('finder: what is said about numbers that cannot be read', () => {
  const cases: readonly (readonly [text: string, sentence: string, character?: number])[] = [
    ['', 'There are no numbers here.'],
    [' \n ', 'There are no numbers here.'],
    ['[]', 'There are no numbers here.'],
    ['[1, abc]', '“abc” at character 5 is not a number.', 4],
    ['[1,\n abc]', '“abc” on line 2, character 2 is not a number.', 1],
    ['["1", 2]', '“"1"” at character 2 is not a number.', 1],
    ['1 - 2', '“-” at character 3 is not a number.', 2],
    ['1.2.3', '“1.2.3” at character 1 is not a number.', 0],
    ['[[1, 2], [3]]', 'Row 2 has 1 number, row 1 has 2.', 9],
    ['1 2\n3 4 5', 'Row 2 has 3 numbers, row 1 has 2.'],
    ['[1, 2], []', 'Row 2 has 0 numbers, row 1 has 2.', 8],
    ['[1, [2]]', 'At character 5, numbers and lists of numbers stand side by side.', 4],
    ['[1,, 2]', 'A number is missing before the comma at character 4.', 3],
    ['[1, 2', 'The bracket at character 1 is not closed.', 0],
    ['[1, 2)', 'The “)” at character 6 closes no bracket.', 5],
    ['[0. 1. ... 9.]', 'The numbers are shortened with “...”: give all of them.', 7],
    ['{"a": [1, 2], "b": [3, 4]}', 'This object holds 2 arrays: give one of them.'],
    ['{"a": [[1, 2], [3, 4, 5]]}', 'One row has 3 numbers, the first one has 2.'],
    ['{"a": 1}', 'There are no numbers in this object.'],
    ['['.repeat(40), 'More than 32 brackets stand inside one another.', 32],
  ];
  for (const [text, sentence, character] of cases) {
    it(JSON.stringify(text), () => {
      const result = readNumbers(text);
      assert.ok('problem' in result);
      assert.equal(fill(result.problem.text, result.problem.args), sentence);
      if (character !== undefined) assert.equal(result.at?.start.character, character);
    });
  }
});
