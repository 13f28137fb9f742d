/** What a user decided: roles and partners, how they are kept, found again, and refused where the values rule them out. */

import assert from 'node:assert/strict';
import { fill } from '../../../src/core/index.ts';
import { findArrays } from '../../../src/finder/index.ts';
import {
  type ArrayRole,
  alone,
  arrayOfDecisionKey,
  decidePartnerOf,
  decideRoleOf,
  decisionKey,
  decisionsFor,
  inspectArray,
  type SavedDecisions,
} from '../../../src/inspect/index.ts';
import { parseDecisions } from '../../../src/protocol/index.ts';

/** The inspection of an array of a text under decisions that were saved. */
function inspectIn(text: string, asked: number, saved: SavedDecisions) {
  const arrays = findArrays(text, 'python');
  return inspectArray(arrays[asked], arrays, { decisions: decisionsFor(saved, arrays) });
}

/** The keys of all arrays of a text. */
function keysIn(text: string): string[] {
  const arrays = findArrays(text, 'python');
  return arrays.map((array) => decisionKey(array, arrays));
}

function said(messages: readonly { readonly text: string; readonly args: readonly (string | number)[] }[]): string {
  return messages.map(({ text, args }) => fill(text, args)).join(' ');
}

describe('keys of arrays', () => {
  const text = 'logits = [2.0, 1.0]\nlogits = [3.0, 1.0]\nprint([0.5, 0.5], [0.5, 0.6])';

  it('count those of one name, and tell the others apart by their numbers', () => {
    const keys = keysIn(text);
    assert.equal(new Set(keys).size, 4);
    assert.deepEqual(keys.slice(0, 2), ['name:0:logits', 'name:1:logits']);
  });

  it('survive edits elsewhere, and of the numbers of what has a name', () => {
    const edited = `import torch\n\nother = [1, 2]\n${text.replace('2.0', '2.5')}\nmore = [3, 4]`;
    const keys = keysIn(edited);
    for (const key of keysIn(text)) assert.ok(keys.includes(key), key);
  });

  it('find their array again', () => {
    const arrays = findArrays(text, 'python');
    for (const array of arrays) assert.equal(arrayOfDecisionKey(decisionKey(array, arrays), arrays), array);
    for (const key of ['name:2:logits', 'name:0:gone', 'numbers:2:00000000', 'nonsense', '', '__proto__']) {
      assert.equal(arrayOfDecisionKey(key, arrays), undefined, key);
    }
  });

  it('tell numbers of another shape apart', () => {
    assert.equal(new Set(keysIn('print([[1, 2, 3, 4]])\nprint([[1, 2], [3, 4]])')).size, 2);
  });
});

describe('a role that the user chose', () => {
  const roles: readonly (readonly [text: string, role: ArrayRole, conflict?: RegExp])[] = [
    ['x = [0.7, 0.2, 0.1]', 'logits'],
    ['x = [0.75, 0.15, 0.1]', 'logits', /every row sums to 1/],
    ['x = [0.7, 0.2, 0.1]', 'softLabels'],
    ['x = [0.7, 0.2, 0.1]', 'bernoulliProbabilities'],
    ['x = [0.7, 0.2, 0.1]', 'weights'],
    ['x = [1, 2, 3]', 'classIndices'],
    ['x = [1, 2, 3]', 'counts'],
    ['x = [0, 1]', 'oneHot'],
    ['x = [0, 1]', 'probabilities'],
    ['x = [-1.5, -0.5]', 'logProbabilities', /exponentials/],
  ];
  for (const [text, role, conflict] of roles) {
    it(`${text} as ${role}`, () => {
      const saved = decideRoleOf({}, 'name:0:x', role);
      const { arrays, warnings } = inspectIn(text, 0, saved);
      assert.equal(arrays[0].reading.role, role);
      assert.equal(arrays[0].reading.confidence, 'high');
      assert.equal(said(arrays[0].reading.reasons), 'as you said');
      if (conflict) assert.match(said(warnings), conflict);
    });
  }

  const refused: readonly (readonly [text: string, role: ArrayRole, says: RegExp])[] = [
    ['x = [0.7, 0.2, 0.1]', 'classIndices', /0\.7 is no whole number/],
    ['x = [2, 1, -5]', 'classIndices', /-5 is no whole number from 0/],
    ['x = [0.7, 0.2, 0.1]', 'counts', /0\.7 is no whole number/],
    ['x = [1.5, 0.2]', 'probabilities', /1\.5 does not lie/],
    ['x = [1.5, 0.2]', 'bernoulliProbabilities', /1\.5 does not lie/],
    ['x = [-1.5, 0.2]', 'softLabels', /-1\.5 does not lie/],
    ['x = [-1.5, 0.2]', 'logProbabilities', /0\.2 is above 0/],
    ['x = [1, 1, 0]', 'oneHot', /exactly one 1/],
    ['x = [1, 2, 0]', 'multiHot', /2 is neither/],
    ['x = [1, 2, 0]', 'binaryLabels', /2 is neither/],
    ['x = [1.5, -2.0]', 'weights', /-2 is below 0/],
  ];
  for (const [text, role, says] of refused) {
    it(`${text} as ${role} is refused with a sentence`, () => {
      const untouched = inspectIn(text, 0, {});
      const { arrays, warnings } = inspectIn(text, 0, decideRoleOf({}, 'name:0:x', role));
      assert.deepEqual(arrays[0].reading, untouched.arrays[0].reading);
      assert.match(said(warnings), says);
    });
  }

  it('holds for the partner, too', () => {
    const text = 'a = [[2.0, 1.0], [0.5, 1.5]]\nb = [[0.25, 0.75], [0.5, 0.5]]';
    const saved = decideRoleOf({}, 'name:0:b', 'softLabels');
    for (const asked of [0, 1]) {
      assert.equal(inspectIn(text, asked, saved).quantity, 'softmaxCrossEntropyWithLogits');
    }
  });

  it('is forgotten again', () => {
    assert.deepEqual(decideRoleOf(decideRoleOf({}, 'name:0:x', 'logits'), 'name:0:x', undefined), {});
  });
});

describe('a partner that the user chose', () => {
  const text = 'p = [0.5, 0.5]\nq = [0.9, 0.1]\n\n\n\n\n\n\n\nother = [0.25, 0.75]';
  const [p, q, other] = keysIn(text);

  function partnersUnder(saved: SavedDecisions): (string | undefined)[] {
    return [0, 1, 2].map((asked) => inspectIn(text, asked, saved).arrays[1]?.name);
  }

  it('is the partner from either side, however far', () => {
    assert.deepEqual(partnersUnder({}), ['q', 'p', undefined]);
    // q is not forbidden to look at p: it shares it
    assert.deepEqual(partnersUnder(decidePartnerOf({}, p, other)), ['other', 'p', 'p']);
  });

  it('takes the place of the one before', () => {
    const saved = decidePartnerOf(decidePartnerOf({}, p, other), q, other);
    assert.deepEqual(saved, { [q]: { partner: other }, [other]: { partner: q } });
    assert.deepEqual(partnersUnder(saved), ['q', 'other', 'q']);
  });

  it('may be nobody, and is forgotten again', () => {
    const saved = decidePartnerOf({}, p, alone);
    assert.deepEqual(partnersUnder(saved), [undefined, undefined, undefined]);
    assert.deepEqual(decidePartnerOf(saved, p, undefined), {});
  });

  it('keeps the roles that were chosen beside it', () => {
    const saved = decidePartnerOf(decideRoleOf({}, p, 'softLabels'), p, q);
    assert.deepEqual(decidePartnerOf(saved, q, undefined), { [p]: { role: 'softLabels' } });
  });

  it('is refused with a sentence where nothing compares the two', () => {
    const scores = 'a = [2.0, 1.0]\nb = [0.5, 2.5]';
    const { outcome, arrays } = inspectIn(scores, 0, decidePartnerOf({}, 'name:0:a', 'name:0:b'));
    assert.equal(outcome.kind === 'problem' && outcome.code, 'partner');
    assert.match(outcome.kind === 'problem' ? said([outcome.sentence]) : '', /Nothing compares/);
    assert.equal(arrays[1].name, 'b');
  });

  it('is named as it is where it has no shape, or another one', () => {
    const ragged = 'logits = [2.0, 1.0]\nlabels = [[1, 0], [1]]';
    const first = inspectIn(ragged, 0, decidePartnerOf({}, 'name:0:logits', 'name:0:labels'));
    assert.equal(first.outcome.kind === 'problem' && first.outcome.code, 'ragged');
    const other = 'logits = [2.0, 1.0]\n\n\nlabels = [1, 0, 0]';
    const second = inspectIn(other, 0, decidePartnerOf({}, 'name:0:logits', 'name:0:labels'));
    assert.equal(second.outcome.kind === 'problem' && second.outcome.code, 'shape');
  });

  it('that is gone lets the array find another', () => {
    assert.deepEqual(partnersUnder({ [p]: { partner: 'name:0:gone' } }), ['q', 'p', undefined]);
  });
});

describe('saved decisions', () => {
  it('come back from JSON, and nothing else does', () => {
    const saved = decidePartnerOf(decideRoleOf({}, 'name:0:x', 'logits'), 'name:0:x', 'numbers:2:0011aabb');
    assert.deepEqual(parseDecisions(JSON.parse(JSON.stringify(saved))), saved);
    for (const value of [undefined, null, 7, [], { 'name:0:x': 7 }, { __proto: {} }, JSON.parse('{"__proto__": {}}')]) {
      assert.equal(parseDecisions(value), undefined, JSON.stringify(value));
    }
    // a role of a later version is left out
    assert.deepEqual(parseDecisions({ 'name:0:x': { role: 'something', partner: 'alone' } }), {
      'name:0:x': { partner: 'alone' },
    });
  });
});
