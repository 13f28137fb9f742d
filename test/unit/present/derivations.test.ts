/** Every derivation of every quantity can be set by KaTeX without complaint, written on one line and read aloud. */

import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import katex from 'katex';
import { type Tensor, tensor } from '../../../src/core/index.ts';
import { agreementOf, outlineOf, speakStep, stepToTex, stepToUnicode, translator } from '../../../src/present/index.ts';
import {
  derive,
  type InputRole,
  type QuantityId,
  type QuantityOptions,
  quantities,
} from '../../../src/quantities/index.ts';
import { clearQuestions } from '../quantities/clearQuestions.ts';
import { questions } from '../quantities/questions.ts';

declare const PROJECT_ROOT: string;

interface Example {
  readonly id: string;
  readonly quantity: QuantityId;
  readonly inputs: Readonly<
    Record<string, { readonly shape: readonly number[]; readonly data: readonly (number | string)[] }>
  >;
  readonly options: QuantityOptions;
  readonly error?: string;
}

const examples = fs
  .readFileSync(path.join(PROJECT_ROOT, 'test/contract/examples/quantities.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Example);

const wording = { translate: translator(undefined), significantDigits: 8 };

/**
 * The commands of TeX that need only the fonts Main-Regular, Math-Italic and Size1 to Size4 of KaTeX, which are all that
 * scripts/build.mjs packs: read in KaTeX's table of symbols. Another one belongs here once its font is packed.
 */
const packedSigns = new Set([
  ...['\\left', '\\right', '\\bigl', '\\bigr', '\\Bigl', '\\Bigr', '\\frac', '\\sqrt', '\\hat', '\\htmlData'],
  ...['\\mathrm', '\\operatorname', '\\text', '\\ln', '\\log', '\\max', '\\min', '\\sum'],
  ...['\\approx', '\\neq', '\\cdot', '\\times', '\\cdots', '\\ldots', '\\infty', '\\ell', '\\|'],
  ...['\\alpha', '\\beta', '\\gamma', '\\delta', '\\varepsilon', '\\lambda', '\\mu', '\\pi', '\\sigma', '\\tau'],
  ...['\\,', '\\ ', '\\allowbreak'],
]);

function tensors(inputs: Example['inputs']): Partial<Record<InputRole, Tensor>> {
  return Object.fromEntries(
    Object.entries(inputs).map(([role, { shape, data }]) => [role, tensor(data.map(Number), shape)]),
  );
}

describe('derivations', () => {
  const covered = new Set<QuantityId>();
  for (const example of examples) {
    if (example.error !== undefined) continue;
    covered.add(example.quantity);
    it(`${example.id} has an outline of a few of its steps`, () => {
      const derivation = derive(example.quantity, tensors(example.inputs), example.options, {
        maxTerms: 4,
        maxRows: 1,
      });
      const outline = outlineOf(derivation);
      assert.ok(outline.length >= 1 && outline.length <= 4, String(outline.length));
      assert.deepEqual(
        outline,
        derivation.steps.filter((step) => outline.includes(step)),
      );
    });
    it(`${example.id} can be set, written and read aloud`, () => {
      const { steps } = derive(example.quantity, tensors(example.inputs), example.options, { maxTerms: 6 });
      assert.ok(steps.length > 0);
      for (const step of steps) {
        const tex = stepToTex(step);
        assert.doesNotThrow(() => katex.renderToString(tex, { strict: 'error', throwOnError: true }), tex);
        const linked = stepToTex(step, { linkTerms: true });
        assert.doesNotThrow(
          () => katex.renderToString(linked, { strict: false, trust: true, throwOnError: true }),
          linked,
        );
        for (const text of [stepToUnicode(step), speakStep(step, wording)]) {
          assert.doesNotMatch(text, /undefined|\[object|\{\d\}|\n/);
        }
        assert.equal(agreementOf(step)?.poor ?? false, false, stepToUnicode(step, { significantDigits: 17 }));
      }
    });
  }

  it('have an outline of the row that they begin with', () => {
    const logits = tensor([2, 1, 0.1, 0.5, 2.5, 0.3, 1, 1, 1], [3, 3]);
    const outlineFrom = (firstRow: number, options: QuantityOptions) => {
      const inputs = { logits, labels: tensor([0, 1, -100]) };
      const limits = { maxTerms: 4, maxRows: 1, firstRow };
      return outlineOf(derive('sparseSoftmaxCrossEntropyWithLogits', inputs, options, limits)).map(({ id }) => id);
    };
    const options = { reduction: 'mean', ignoreIndex: -100 } as const;
    assert.deepEqual(outlineFrom(1, options), ['row1-definition', 'row1-numbers', 'reduction-numbers', 'result']);
    assert.deepEqual(outlineFrom(2, options), ['row2-ignored', 'reduction-numbers', 'result']);
  });

  it('are written in TeX whose every sign is in the fonts of the package', () => {
    const others = new Set<string>();
    for (const definition of quantities.values()) {
      const random = fc.property(questions(definition), ({ inputs, options }) => {
        for (const step of derive(definition.id, inputs, options, { maxTerms: 14, maxRows: 2 }).steps) {
          const signs = stepToTex(step, { linkTerms: true }).match(/\\(?:[a-zA-Z]+|.)|[^ -~]/gu) ?? [];
          for (const sign of signs) if (!packedSigns.has(sign)) others.add(sign);
        }
      });
      fc.assert(random, { numRuns: 40 });
    }
    assert.deepEqual([...others], []);
  });

  for (const [id, definition] of quantities) {
    it(`of ${id} never look wrong, whatever is asked`, () => {
      fc.assert(
        fc.property(clearQuestions(definition), ({ inputs, options }) => {
          for (const step of derive(id, inputs, options, { maxTerms: 3, maxRows: 2 }).steps) {
            assert.equal(agreementOf(step)?.poor ?? false, false, `${step.id}: ${stepToUnicode(step)}`);
          }
        }),
        { numRuns: 60 },
      );
    });
  }

  it('cover every quantity', () => {
    assert.deepEqual(
      [...quantities.keys()].filter((id) => !covered.has(id)),
      [],
    );
  });
});
