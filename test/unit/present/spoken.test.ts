/** Derivations read aloud in Chinese: whole sentences of that language, with nothing left in another. */

import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { agreementOf, derivationOf, speakStep, translator } from '../../../src/present/index.ts';
import { derive, quantities } from '../../../src/quantities/index.ts';
import { clearQuestions } from '../quantities/clearQuestions.ts';
import { batch, pair } from './inspections.ts';

declare const PROJECT_ROOT: string;

const spoken = [
  ['zh-cn', pair, 'definition', 'L 等于 负 对 k 求和：y 下标 k 乘以 以 e 为底 p 下标 k 的对数'],
  ['zh-tw', pair, 'definition', 'L 等於 負 對 k 求和：y 下標 k 乘以 以 e 為底 p 下標 k 的對數'],
  ['zh-cn', batch, 'row0-maximum', 'm 下标 0 等于 取 2，1，0.1 中的最大者'],
  ['zh-tw', batch, 'row0-maximum', 'm 下標 0 等於 取 2，1，0.1 中的最大者'],
  ['zh-cn', batch, 'reduction', 'L 等于 左括号 对 i 求和：l 下标 i 右括号 除以 D'],
] as const;

function wordingIn(locale: string) {
  const bundle = fs.readFileSync(path.join(PROJECT_ROOT, `l10n/bundle.l10n.${locale}.json`), 'utf8');
  return { translate: translator(JSON.parse(bundle) as Record<string, string>), significantDigits: 8 };
}

describe('a derivation read aloud', () => {
  for (const [locale, inspection, id, sentence] of spoken) {
    it(`says the ${id} in ${locale}`, () => {
      const step = derivationOf(inspection, { maxTerms: 12, maxRows: 1 })?.steps.find((each) => each.id === id);
      assert.equal(step && speakStep(step, wordingIn(locale)), sentence);
    });
  }

  for (const locale of ['zh-cn', 'zh-tw']) {
    it(`speaks ${locale} throughout, and says there how well the sides agree`, () => {
      const wording = wordingIn(locale);
      const anyQuantity = fc
        .constantFrom(...quantities.values())
        .chain((definition) => fc.tuple(fc.constant(definition.id), clearQuestions(definition)));
      fc.assert(
        fc.property(anyQuantity, ([id, { inputs, options }]) => {
          for (const step of derive(id, inputs, options, { maxTerms: 4, maxRows: 1 }).steps) {
            const said = speakStep(step, wording);
            assert.doesNotMatch(said, /, |\b(?:the|of|plus|minus|times|equals|and|over)\b/, said);
            const agreement = agreementOf(step);
            assert.match(
              agreement ? wording.translate(agreement.sentence) : '',
              /^\p{Script=Han}[^A-Za-z]*(?:e-\d+)?。$/u,
            );
            for (const text of [step.title, step.reason]) {
              if (text) assert.match(wording.translate(text), /[\p{Script=Han}。]/u);
            }
          }
        }),
        { numRuns: 200 },
      );
    });
  }
});
