/** Arguments of commands: what is a place is parsed, and what is none is refused with one line in the log. */

import assert from 'node:assert/strict';
import { placeOrRefusal } from '../../../src/host/arrayPlace.ts';
import { hostileArguments } from '../../hostileArguments.ts';

describe('the place that a command is called with', () => {
  for (const [index, make] of hostileArguments.entries()) {
    it(`is refused where the argument is none, with a line that holds nothing of it (${index})`, () => {
      const lines: string[] = [];
      assert.equal(placeOrRefusal('surprisal.openPanel', make(), { warn: (line) => lines.push(line) }), undefined);
      assert.deepEqual(lines, [
        'surprisal.openPanel was called with an argument that is no place in a document; nothing was done.',
      ]);
    });
  }

  it('is taken from a link and from a row of the side view', () => {
    const place = { uri: 'file:///a.py', line: 3, character: 9 };
    const log = { warn: (line: string) => assert.fail(line) };
    assert.deepEqual(placeOrRefusal('surprisal.openPanel', { ...place, more: 1 }, log), place);
    assert.deepEqual(placeOrRefusal('surprisal.openPanel', { kind: 'array', place }, log), place);
  });
});
