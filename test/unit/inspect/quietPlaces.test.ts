/** Places where no hover should be shown. */

import assert from 'node:assert/strict';
import { isMinified, nearMergeMarkers } from '../../../src/inspect/index.ts';

function linesOf(texts: readonly string[]) {
  return { count: texts.length, at: (line: number) => texts[line] };
}

const conflict = ['a = 1', '<<<<<<< HEAD', 'p = [0.2, 0.8]', '=======', 'p = [0.3, 0.7]', '>>>>>>> theirs', 'b = 2'];

describe('quiet places', () => {
  for (const line of conflict.keys()) {
    it(`line ${line} of a conflict`, () => assert.equal(nearMergeMarkers(linesOf(conflict), line), true));
  }

  const quiet: readonly (readonly [title: string, texts: readonly string[]])[] = [
    ['a heading', ['Title', '=======', 'p = [0.2, 0.8]']],
    ['a long rule', ['<<<<<<<<<<<<', 'p = [0.2, 0.8]']],
    ['a quoted reply', ['>>>>>>>x', 'p = [0.2, 0.8]']],
    ['an indented marker', ['  <<<<<<< HEAD', 'p = [0.2, 0.8]']],
    ['one line', ['p = [0.2, 0.8]']],
  ];
  for (const [title, texts] of quiet) {
    it(`${title} is no conflict`, () => assert.equal(nearMergeMarkers(linesOf(texts), texts.length - 1), false));
  }

  it('a conflict far away does not count, and only near lines are read', () => {
    const asked: number[] = [];
    const lines = {
      count: 100_000,
      at: (line: number) => {
        asked.push(line);
        return line === 0 ? '<<<<<<< HEAD' : 'x';
      },
    };
    assert.equal(nearMergeMarkers(lines, 50_000), false);
    assert.ok(asked.length <= 200, `${asked.length} lines`);
  });

  it('a line is minified beyond 20,000 characters', () => {
    assert.equal(isMinified(20_000), false);
    assert.equal(isMinified(20_001), true);
  });
});
