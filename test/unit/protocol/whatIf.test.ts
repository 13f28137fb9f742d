/** What was changed in a panel, kept as plain JSON and read back. */

import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import type { WhatIf } from '../../../src/inspect/index.ts';
import { decodeWhatIf, encodeWhatIf, parseFromPanel } from '../../../src/protocol/index.ts';
import { isQuantityId } from '../../../src/quantities/index.ts';

const again = (whatIf: WhatIf) => decodeWhatIf(JSON.parse(JSON.stringify(encodeWhatIf(whatIf))), isQuantityId);

describe('what was changed in a panel', () => {
  const table: readonly WhatIf[] = [
    {},
    { roles: { 1: 'logits' } },
    { classNames: { 0: 'cat', 7: '<b>狗</b>' } },
    { values: { 0: { 3: Number.NaN, 4: Number.NEGATIVE_INFINITY, 5: -0 }, 2: { 0: 1.5 } } },
    { question: { quantity: 'entropy', inputs: { p: 0 }, options: { base: 2, classWeights: [1, 2] } } },
  ];
  for (const whatIf of table) {
    it(`comes back as it was: ${JSON.stringify(whatIf)}`, () => assert.deepEqual(again(whatIf), whatIf));
  }

  it('is never guessed from noise', () => {
    void fc.assert(
      fc.property(fc.anything(), (value) =>
        assert.deepEqual(
          decodeWhatIf({ values: value, roles: value, question: value }, isQuantityId).question,
          undefined,
        ),
      ),
    );
  });

  it('drops a quantity that there is not', () => {
    const question = { quantity: 'happiness', inputs: {}, options: {} };
    assert.deepEqual(decodeWhatIf({ question }, isQuantityId), {});
  });
});

describe('names of classes that were kept', () => {
  const table: readonly [what: string, kept: unknown][] = [
    ['no place', { cat: 'cat' }],
    ['no text', { 0: 3 }],
    ['far too long', { 0: 'x'.repeat(201) }],
    ['a list', ['cat']],
  ];
  for (const [what, classNames] of table) {
    it(`are dropped: ${what}`, () => assert.deepEqual(decodeWhatIf({ classNames }, isQuantityId), {}));
  }
});

describe('numbers to be written', () => {
  const table: readonly [text: string, isTaken: boolean][] = [
    ['0.25', true],
    ['-1.5e-7', true],
    ['1e+21', true],
    ['NaN', true],
    ['-Infinity', true],
    ['1; rm', false],
    ['', false],
    ['__import__', false],
    ['1\n2', false],
    ['9'.repeat(31), false],
  ];
  for (const [text, isTaken] of table) {
    it(`${JSON.stringify(text)} is ${isTaken ? 'taken' : 'dropped'}`, () => {
      const message = { type: 'writeBack', array: 0, changes: [{ index: 0, text }] };
      assert.deepEqual(parseFromPanel(message), isTaken ? message : undefined);
    });
  }
});
