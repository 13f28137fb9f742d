/** The fonts of formulas: the package holds a part of KaTeX's, so no formula may ask for another one. */

import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { type InputRole, type QuantityId, type QuantityOptions, quantities } from '../../src/quantities/index.ts';
import { inspectionOf, type Nested } from '../unit/present/inspections.ts';
import { openPanel, type PanelPage } from './panelPage.ts';

declare const PROJECT_ROOT: string;

interface Example {
  readonly quantity: QuantityId;
  readonly inputs: Readonly<
    Record<InputRole, { readonly shape: readonly number[]; readonly data: readonly (number | string)[] }>
  >;
  readonly options: QuantityOptions;
  readonly error?: string;
}

/**
 * One for each quantity, and more for its options. Those without a value have no derivation; those with a single number
 * in place of an array are no arrays of a document.
 */
const examples = fs
  .readFileSync(path.join(PROJECT_ROOT, 'test/contract/examples/quantities.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Example)
  .filter(({ error, inputs }) => error === undefined && Object.values(inputs).every(({ shape }) => shape.length > 0));

function nested(data: readonly (number | string)[], shape: readonly number[]): Nested {
  if (shape.length <= 1) return data.map(Number);
  const [rows, ...rest] = shape;
  const size = data.length / rows;
  return Array.from({ length: rows }, (_, row) => nested(data.slice(row * size, (row + 1) * size), rest));
}

/** The faces that the text of all formulas asks for, as `document.fonts` names those that can be had. */
async function faces(panel: PanelPage): Promise<{ asked: string[]; given: string[]; failed: number }> {
  return await panel.page.evaluate(async () => {
    const asked = new Set<string>();
    for (const formula of document.querySelectorAll('.katex-html')) {
      const texts = document.createTreeWalker(formula, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (!element || texts.currentNode.nodeValue?.trim() === '') continue;
        const { fontFamily, fontWeight, fontStyle } = getComputedStyle(element);
        asked.add(`${fontFamily.split(',')[0].replaceAll('"', '')} ${fontWeight} ${fontStyle}`);
      }
    }
    await document.fonts.ready;
    const all = [...document.fonts].filter(({ family }) => family.includes('KaTeX'));
    const weights: Readonly<Record<string, string>> = { normal: '400', bold: '700' };
    return {
      asked: [...asked],
      given: all.map(
        ({ family, weight, style }) => `${family.replaceAll('"', '')} ${weights[weight] ?? weight} ${style}`,
      ),
      failed: all.filter(({ status }) => status === 'error').length,
    };
  });
}

describe('the fonts of formulas', () => {
  let panel: PanelPage;

  before(async () => {
    panel = await openPanel();
  });

  after(() => panel.close());

  it('are there for the derivation of every quantity, and no others', async () => {
    const used = new Set<string>();
    for (const { quantity, inputs, options } of examples) {
      const named = Object.entries(inputs).map(([role, { data, shape }]) => [role, [role, nested(data, shape)]]);
      const inspection = inspectionOf(quantity, Object.fromEntries(named), options);
      assert.equal(inspection.outcome.kind, 'value', quantity);
      await panel.show({
        type: 'show',
        inspection,
        language: { locale: 'en', bundle: {} },
        significantDigits: 8,
      });
      await panel.page.getByRole('button', { name: 'Expand all', exact: true }).click();
      await panel.page.waitForFunction(() => !document.querySelector('.formula:not(:has(.katex))'));
      const { asked, given, failed } = await faces(panel);
      assert.equal(failed, 0, `a font could not be loaded: ${quantity}`);
      assert.deepEqual(
        asked.filter((face) => !given.includes(face)),
        [],
        quantity,
      );
      for (const face of asked) used.add(face);
    }
    assert.deepEqual(
      [...quantities.keys()].filter((id) => !examples.some(({ quantity }) => quantity === id)),
      [],
    );
    // a font that no formula uses would only make the package larger
    const { given } = await faces(panel);
    assert.deepEqual([...used].sort(), given.sort());
    assert.deepEqual(panel.trouble, []);
  });
});
