/** What a panel keeps where its inspection is too large to be kept. */

import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { parsePanelReference, referenceTo, type ShowMessage } from '../../../src/protocol/index.ts';
import { inspectionOf } from '../present/inspections.ts';

const inspection = inspectionOf('entropy', { p: ['p', [0.5, 0.5]] });
const show: ShowMessage = {
  type: 'show',
  inspection,
  language: { locale: 'en', bundle: {} },
  significantDigits: 8,
  source: 'file:///a.py',
  id: 'a1',
  isPinned: true,
};
const reference = {
  type: 'reference',
  source: 'file:///a.py',
  position: { line: 0, character: 0 },
  id: 'a1',
  isPinned: true,
};

describe('the reference to a large panel', () => {
  it('says where its array stands', () => assert.deepEqual(referenceTo(show), reference));

  it('is none of what was typed in, or whose quantity somebody chose', () => {
    const { source: _, ...typed } = show;
    assert.equal(referenceTo(typed), undefined);
    assert.equal(referenceTo({ ...show, isChosen: true }), undefined);
  });

  it('comes back as it was, beside what else the page keeps', () => {
    assert.deepEqual(parsePanelReference(JSON.parse(JSON.stringify({ ...reference, row: 3, whatIf: {} }))), reference);
  });

  it('is never guessed from noise', () => {
    void fc.assert(fc.property(fc.anything(), (value) => assert.equal(parsePanelReference(value), undefined)));
  });
});
