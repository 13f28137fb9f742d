/** What is not seen in a document's text is seen as a sign. */

import assert from 'node:assert/strict';
import { visibleText } from '../../../src/present/index.ts';

const cases: readonly (readonly [text: string, shown: string])[] = [
  ['logits', 'logits'],
  ['概率 p̂ ₁ 🙂', '概率 p̂ ₁ 🙂'],
  ['$(zap) <b>[x](command:y)</b>', '$(zap) <b>[x](command:y)</b>'],
  ['a\u202eb', 'a\ufffdb'],
  ['a\u2066b\u2069', 'a\ufffdb\ufffd'],
  ['a\nb\r\tc\u0000', 'a\ufffdb\ufffd\ufffdc\ufffd'],
  ['a\u2028b\u200bc\u200fd\ufeff', 'a\ufffdb\ufffdc\ufffdd\ufffd'],
];

describe('visible text', () => {
  for (const [text, shown] of cases) {
    it(`of ${JSON.stringify(text)} is ${JSON.stringify(shown)}`, () => assert.equal(visibleText(text), shown));
  }

  it('is cut where it is long', () => {
    assert.equal(visibleText('abcdef', 3), 'abc…');
    assert.equal(visibleText('abc', 3), 'abc');
  });
});
