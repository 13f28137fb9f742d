/** Every program that was run with its framework: no call may be told a number that it does not give. */

import assert from 'node:assert/strict';
import { findCalls } from '../../../src/calls/index.ts';
import { readPrograms } from '../../calls/programs.ts';
import { score } from '../../calls/score.ts';

describe('calls in real programs', () => {
  const judged = score(findCalls, readPrograms());

  it('are there', () => assert.ok(judged.length > 900));

  it('are never told a number that they do not give', () => {
    const wrong = judged.filter(({ verdict }) => verdict === 'wrongNumber');
    assert.deepEqual(
      wrong.map(({ program, said }) => `${program.id}: ${said}`),
      [],
    );
  });
});
