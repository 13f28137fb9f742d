/** The section of frameworks in Chromium: its table, a pasted number, the keyboard, small and strange pages. */

import * as assert from 'node:assert/strict';
import type { Inspection } from '../../src/inspect/index.ts';
import type { ShowMessage } from '../../src/protocol/index.ts';
import { accessibilityViolations } from '../axe.ts';
import { batch, inspectionOf } from '../unit/present/inspections.ts';
import { openPanel, type PanelPage } from './panelPage.ts';
import { themeVariables } from './themes.ts';

function show(inspection: Inspection, bundle: Readonly<Record<string, string>> = {}): ShowMessage {
  return { type: 'show', inspection, language: { locale: 'en', bundle }, significantDigits: 8, source: 'file:///a.py' };
}

const outOfRange = inspectionOf('sparseSoftmaxCrossEntropyWithLogits', {
  logits: ['logits', [[2, 1, 0.1]]],
  labels: ['labels', [7]],
});

/** The same rows as the batch, but their sum. */
const summed = inspectionOf(
  'sparseSoftmaxCrossEntropyWithLogits',
  {
    logits: [
      'logits',
      [
        [2, 1, 0.1],
        [0.5, 2.5, 0.3],
      ],
    ],
    labels: ['labels', [0, 1]],
  },
  { reduction: 'sum' },
);

describe('the frameworks', () => {
  let panel: PanelPage;
  const section = () => panel.page.locator('.frameworks');
  const field = () => panel.page.getByLabel('Paste a number from a log');
  const line = () => section().getByRole('status');

  before(async () => {
    panel = await openPanel();
  });

  after(() => panel.close());

  it('are a table of calls, values and differences', async () => {
    await panel.show(show(batch));
    const cells = await section().locator('tbody tr').first().locator('th, td').allInnerTexts();
    assert.match(cells[0], /^PyTorch torch 1\.13.*\s+F\.cross_entropy\(logits, labels\)$/);
    // torch 1.13.1
    assert.equal(cells[1], 'tensor(0.3185)');
    assert.match(cells[2], /^A\s+0\.31853977$/);
    assert.equal(cells[3], 'same as this panel');
    assert.equal(await section().locator('tbody tr').count(), 4);
  });

  it('light the number that was pasted, and say whose it is', async () => {
    await panel.show(show(batch));
    await field().fill('tensor(0.3185, grad_fn=<NllLossBackward0>)');
    await section().locator('td.lit').first().waitFor();
    assert.deepEqual(await section().locator('td.lit').allInnerTexts(), ['tensor(0.3185)', '0.31853974']);
    assert.deepEqual(await section().locator('td.lit strong').allInnerTexts(), ['0.3185', '0.31853974']);
    assert.equal(await line().innerText(), '0.3185 is the number of PyTorch, Keras.');
    await field().fill('0.2200');
    await panel.page.getByText('0.2200 is the number of TensorFlow').waitFor();
    assert.deepEqual(await section().locator('td.lit strong').allInnerTexts(), ['0.22004953', '0.22004953']);
  });

  it('say that no number is the pasted one, and which is nearest', async () => {
    await panel.show(show(batch));
    await section().getByText('tensor(0.3185)').waitFor();
    await field().fill('0.3187');
    await panel.page.getByText('The nearest is 0.3185, of PyTorch.').waitFor();
    assert.equal(await section().locator('td.lit').count(), 0);
  });

  it('keep what was pasted while the numbers change', async () => {
    await panel.show(show(batch));
    await field().fill('0.3185');
    await section().locator('td.lit').first().waitFor();
    await panel.show(show(summed));
    await section().getByText('Reduction: mean instead of sum').first().waitFor();
    assert.equal(await field().inputValue(), '0.3185');
    assert.equal(await section().locator('td.lit').count(), 2);
    await field().fill('');
    assert.equal(await line().innerText(), '');
  });

  it('are reached by keyboard: the field, then the table', async () => {
    await panel.show(show(batch));
    await field().focus();
    await panel.page.keyboard.type('0.3185');
    await section().locator('td.lit').first().waitFor();
    await panel.page.keyboard.press('Tab');
    const label = await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    assert.equal(label, 'The same inputs with the defaults of each library');
  });

  it('show what is raised', async () => {
    await panel.show(show(outOfRange));
    await section().locator('td.trouble').first().waitFor();
    const cells = await section().locator('td.trouble').allInnerTexts();
    assert.equal(cells[0], '⚠ Raises IndexError: Target 7 is out of bounds.');
    assert.equal(cells.length, 4);
  });

  it('show names of the document as text, and only plain ones as code', async () => {
    await panel.show(show(inspectionOf('softmax', { logits: ['<img src=x onerror=alert(1)>', [2, 1]] })));
    await section().getByText('F.softmax(logits, dim=-1)').waitFor();
    await field().fill('<img src=x>');
    assert.equal(await section().locator('img').count(), 0);
  });

  it('speak the language of the bundle', async () => {
    await panel.show(show(batch, { Frameworks: '框架', 'same as this panel': '与本面板相同' }));
    await panel.page.getByRole('heading', { name: '框架' }).waitFor();
    await section().getByText('与本面板相同').nth(1).waitFor();
  });

  it('did all this within the policy and without errors', () => assert.deepEqual(panel.trouble, []));
});

describe('the frameworks in every theme', () => {
  for (const theme of Object.keys(themeVariables) as (keyof typeof themeVariables)[]) {
    it(`are accessible in ${theme}, and 320 pixels are enough`, async () => {
      const panel = await openPanel({ theme, width: 320 });
      await panel.show(show(batch));
      await panel.page.getByLabel('Paste a number from a log').fill('0.3185');
      await panel.page.locator('.frameworks td.lit').first().waitFor();
      const region = panel.page.locator('.frameworks .scroll');
      const [seen, cell] = [await region.boundingBox(), await region.locator('td.lit').first().boundingBox()];
      assert.ok(
        seen && cell && cell.x >= seen.x && cell.x + cell.width <= seen.x + seen.width + 1,
        'the lit cell is seen',
      );
      const overflow = await panel.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `${overflow} pixels too wide`);
      assert.deepEqual(await accessibilityViolations(panel.page), []);
      await panel.show(show(outOfRange));
      await panel.page.locator('.frameworks td.trouble').first().waitFor();
      assert.deepEqual(await accessibilityViolations(panel.page), []);
      await panel.close();
    });
  }
});
