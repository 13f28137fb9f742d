/** The derivation in Chromium: steps that open, terms that are walked and lit, longer sums, copies. */

import * as assert from 'node:assert/strict';
import type { Inspection } from '../../src/inspect/index.ts';
import type { FromPanel, ShowMessage } from '../../src/protocol/index.ts';
import { accessibilityViolations } from '../axe.ts';
import { batch, inspectionOf, pair } from '../unit/present/inspections.ts';
import { openPanel, type PanelPage } from './panelPage.ts';
import { themeVariables } from './themes.ts';

/** A row of a thousand logits, 0.001 apart. */
const long = inspectionOf('logSumExp', {
  logits: ['logits', Array.from({ length: 1000 }, (_, index) => index / 1000)],
});

function show(inspection: Inspection): ShowMessage {
  return {
    type: 'show',
    inspection,
    language: { locale: 'en', bundle: {} },
    significantDigits: 8,
    source: 'file:///a.py',
  };
}

describe('the derivation', () => {
  let panel: PanelPage;

  before(async () => {
    panel = await openPanel();
  });

  after(() => panel.close());

  const toggle = (name: string) => panel.page.getByRole('button', { name, exact: true });
  const lights = () => panel.lights();
  const lit = (selector: string) => panel.page.locator(`${selector}.lit`).allInnerTexts();

  it('has its important steps open, and no formula in the closed ones', async () => {
    await panel.show(show(batch));
    const all = await panel.page.locator('.step').count();
    const open = await panel.page.locator('.step.open').count();
    assert.ok(open >= 3 && open < all, `${open} of ${all}`);
    assert.equal(await panel.page.locator('.step:not(.open) .formula').count(), 0);
    assert.equal(await panel.page.locator('.step.open .formula').count(), open);
    // ln p agrees with itself, whatever it is
    assert.match(await panel.page.locator('.step:not(.open) .agreement').first().innerText(), /^✓ Both sides/);
  });

  it('opens and closes one step by keyboard, and all of them', async () => {
    await panel.show(show(batch));
    const step = toggle('In bits');
    assert.equal(await step.getAttribute('aria-expanded'), 'false');
    await step.focus();
    await panel.page.keyboard.press('Enter');
    assert.equal(await step.getAttribute('aria-expanded'), 'true');
    await toggle('Collapse all').click();
    assert.equal(await panel.page.locator('.formula').count(), 0);
    await toggle('Expand all').click();
    const all = await panel.page.locator('.step').count();
    assert.equal(await panel.page.locator('.step .formula').count(), all);
  });

  it('is about the row that is picked', async () => {
    await panel.show(show(batch));
    await panel.page.locator('.row-picker select').selectOption('1');
    await toggle('Expand all').click();
    await panel.formulas();
    const first = await panel.page.locator('.formula').first().getAttribute('aria-label');
    assert.match(first ?? '', /l of 1/);
  });

  it('lights a number in formula, tables and picture, and says so to the host', async () => {
    await panel.show(show(pair));
    await toggle('Expand all').click();
    await panel.page.locator('.formula [data-role="probabilities"][data-index="3"]').first().waitFor();
    await panel.page.locator('.formula [data-role="probabilities"][data-index="3"]').first().hover();
    await panel.page.locator('td.lit').first().waitFor();
    assert.deepEqual(await lit('td'), ['0.6', '0.6']);
    assert.ok((await panel.page.locator('.formula .lit').count()) >= 1);
    assert.deepEqual((await lights()).at(-1), { type: 'light', array: 0, index: 3 });
    await panel.page.mouse.move(1, 1);
    await panel.page.locator('.lit').first().waitFor({ state: 'detached' });
    assert.deepEqual((await lights()).at(-1), { type: 'light' });
  });

  it('lights what a bar stands for while it has the focus', async () => {
    await panel.show(show(pair));
    await panel.page.locator('.mark').first().focus();
    await panel.page.locator('.mark.lit').waitFor();
    const place = await panel.page.locator('.mark.lit').getAttribute('data-array');
    assert.deepEqual((await lights()).at(-1), { type: 'light', array: Number(place), index: 0 });
    await panel.page.mouse.move(1, 1);
    await toggle('Expand all').focus();
    await panel.page.locator('.lit').first().waitFor({ state: 'detached' });
  });

  it("lights where the editor's cursor stands, and keeps that to itself", async () => {
    await panel.show(show(pair));
    const before = (await lights()).length;
    await panel.page.evaluate(() => window.postMessage({ type: 'light', array: 0, index: 1 }, '*'));
    await panel.page.locator('td.lit').first().waitFor();
    assert.deepEqual(await lit('td'), ['0.15', '0.15']);
    await panel.page.evaluate(() => window.postMessage({ type: 'light', array: -1, index: 1 }, '*'));
    assert.deepEqual(await lit('td'), ['0.15', '0.15']);
    await panel.page.evaluate(() => window.postMessage({ type: 'light' }, '*'));
    await panel.page.locator('.lit').first().waitFor({ state: 'detached' });
    assert.equal((await lights()).length, before);
  });

  it('lights formulas that are set while a number is lit', async () => {
    await panel.show(show(pair));
    await toggle('Collapse all').click();
    await panel.page.evaluate(() => window.postMessage({ type: 'light', array: 0, index: 3 }, '*'));
    await panel.page.locator('td.lit').first().waitFor();
    await toggle('Expand all').click();
    await panel.page.locator('.formula .lit').first().waitFor();
    await panel.page.evaluate(() => window.postMessage({ type: 'light' }, '*'));
  });

  it('walks through the terms of a formula with the arrow keys and says each', async () => {
    await panel.show(show(batch));
    await toggle('Expand all').click();
    const step = panel.page.locator('.step', { hasText: 'Probabilities' }).first();
    await step.locator('[data-role]').first().waitFor();
    await step.locator('.formula').focus();
    await panel.page.keyboard.press('ArrowRight');
    assert.equal(await step.locator('.term-line').innerText(), 'z, row 0, class 0: 2');
    await panel.page.keyboard.press('End');
    assert.equal(await step.locator('.term-line').innerText(), 'z, row 0, class 2: 0.1');
    assert.equal(await step.locator('.current-term').count(), 1);
    await panel.page.locator('td.lit').first().waitFor();
    assert.deepEqual((await lights()).at(-1), { type: 'light', array: 0, index: 2 });
    await panel.page.keyboard.press('Tab');
    assert.equal(await step.locator('.current-term').count(), 0);
  });

  it('writes out more terms of a long sum, as far as a page can', async () => {
    await panel.show(show(long));
    const step = panel.page.locator('.step', { hasText: 'With the numbers' }).first();
    await step.getByText('12 of 1000 terms').waitFor();
    for (const count of [50, 200]) {
      await step.getByRole('button', { name: `Show ${count} terms` }).click();
      await step.getByText(`${count} of 1000 terms`).waitFor();
    }
    assert.match(await step.locator('.terms').innerText(), /A page can set no more/);
    assert.equal(await step.locator('[data-role][data-index="999"]').count(), 1);
    await step.getByRole('button', { name: 'Show fewer terms' }).click();
    await step.getByText('12 of 1000 terms').waitFor();
  });

  it('copies a step by keyboard, and the whole', async () => {
    await panel.show(show(pair));
    const copied = async () =>
      (await panel.posted()).filter((each): each is FromPanel & { type: 'copy' } => each.type === 'copy');
    const menu = panel.page.getByRole('button', { name: 'Copy step: Definition' });
    await menu.focus();
    await panel.page.keyboard.press('Enter');
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('ArrowDown');
    assert.equal(await panel.page.locator('[role="menuitem"]:focus').innerText(), 'Plain text');
    await panel.page.keyboard.press('Enter');
    assert.equal((await copied()).at(-1)?.text, 'L = −Σₖ yₖ ln pₖ');
    await panel.page.getByText('Copied: Plain text').waitFor();
    assert.equal(await panel.page.locator('[role="menu"]').count(), 0);
    await panel.page.keyboard.press('ArrowUp');
    assert.equal(await panel.page.locator('[role="menuitem"]:focus').innerText(), 'NumPy code');
    await panel.page.keyboard.press('Escape');
    assert.equal(await menu.evaluate((element) => element === document.activeElement), true);
    await panel.page.getByRole('button', { name: 'Copy the whole derivation' }).click();
    await panel.page.getByRole('menuitem', { name: 'LaTeX' }).click();
    assert.match((await copied()).at(-1)?.text ?? '', /^\\begin\{gathered\}/);
  });

  it('did all this within its policy and without errors', () => assert.deepEqual(panel.trouble, []));
});

describe('the derivation in every theme', () => {
  for (const theme of Object.keys(themeVariables) as (keyof typeof themeVariables)[]) {
    it(`is accessible in ${theme} with everything open and a number lit, and 320 pixels are enough`, async () => {
      const panel = await openPanel({ theme, width: 320 });
      await panel.show(show(batch));
      await panel.page.getByRole('button', { name: 'Expand all' }).click();
      await panel.page.evaluate(() => window.postMessage({ type: 'light', array: 0, index: 1 }, '*'));
      await panel.page.locator('.formula .lit').first().waitFor();
      await panel.page.getByRole('button', { name: 'Copy step: Definition' }).first().click();
      const overflow = await panel.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `${overflow} pixels too wide`);
      assert.deepEqual(await accessibilityViolations(panel.page), []);
      await panel.close();
    });
  }
});
