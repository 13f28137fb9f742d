/** What if: options, roles, quantities and numbers changed in the panel, by mouse and by keyboard, and the way back. */

import * as assert from 'node:assert/strict';
import type { Inspection } from '../../src/inspect/index.ts';
import type { ShowMessage } from '../../src/protocol/index.ts';
import { accessibilityViolations } from '../axe.ts';
import { inspectionOf } from '../unit/present/inspections.ts';
import { openPanel, type PanelPage } from './panelPage.ts';
import { type ThemeName, themeVariables } from './themes.ts';

const logits = [
  [2, 1, 0.1],
  [0.5, 2.5, 0.3],
];
/**
 * Two rows of losses 0.41703001628 and 0.22004952302, by Python's decimal with 30 digits:
 * sum(v.exp() for v in row).ln() − row[label].
 */
const batch = inspectionOf(
  'sparseSoftmaxCrossEntropyWithLogits',
  { logits: ['logits', logits], labels: ['labels', [0, 1]] },
  { reduction: 'mean' },
);
const probabilities = inspectionOf('entropy', { p: ['p', [0.5, 0.25, 0.25]] });

function show(inspection: Inspection, id?: string): ShowMessage {
  return {
    type: 'show',
    inspection,
    language: { locale: 'en', bundle: {} },
    significantDigits: 8,
    source: 'file:///a.py',
    ...(id !== undefined && { id }),
  };
}

describe('what if', () => {
  let panel: PanelPage;
  /** What the result says, once the line that waits for the hand to rest says it, too. */
  const result = async () => {
    await panel.page.locator('.float32.waiting').waitFor({ state: 'detached' });
    return (await panel.page.locator('.result').innerText()).replace(/\s+/g, ' ');
  };

  before(async () => {
    panel = await openPanel();
  });

  after(() => panel.close());

  it('takes each kind of option and says the result of it', async () => {
    await panel.show(show(batch, 'one'));
    const { page } = panel;
    await page.getByLabel('Reduction', { exact: true }).selectOption({ label: 'sum' });
    assert.match(await result(), /0\.63707954/);
    await page.getByLabel('Base of the logarithm').selectOption({ label: '2' });
    // 0.63707953930 / ln 2
    assert.match(await result(), /0\.91911149/);
    await page.getByRole('textbox', { name: 'Temperature' }).fill('2');
    await page.keyboard.press('Enter');
    // the same of the halved logits: 1.22084698949 / ln 2
    assert.match(await result(), /1\.7613099/);
    for (let step = 0; step < 3; step += 1) await page.getByRole('button', { name: 'Undo' }).click();
    assert.match(await result(), /0\.31853977/);
    await page.getByRole('button', { name: 'Redo' }).click();
    assert.match(await result(), /0\.63707954/);
    await page.getByRole('button', { name: 'Reset' }).click();
    assert.match(await result(), /0\.31853977/);
  });

  it('refuses at the field what makes no sense, and keeps the last good result', async () => {
    await panel.show(show(batch, 'two'));
    const field = panel.page.getByRole('textbox', { name: 'Temperature' });
    await field.fill('-1');
    await field.press('Enter');
    assert.equal(await panel.page.locator('.refusal').innerText(), '“-1” does not fit: a number above 0');
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.match(await result(), /0\.31853977/);
    await field.press('Escape');
    assert.equal(await panel.page.locator('.refusal').count(), 0);
  });

  it('changes a number by keyboard, marks it, and asks for it to be written back', async () => {
    await panel.show(show(batch, 'three'));
    const { page } = panel;
    await page.locator('.editable [data-index="0"]').first().focus();
    await page.keyboard.press('ArrowRight');
    // The field begins with its number selected.
    await page.keyboard.press('Enter');
    await page.keyboard.type('−1/4');
    await page.keyboard.press('Enter');
    const cell = page.locator('.editable td.changed');
    assert.equal(await cell.innerText(), '-0.25');
    await page.waitForFunction(() => document.activeElement?.classList.contains('changed'));
    await page.getByRole('button', { name: 'Write back' }).click();
    assert.deepEqual((await panel.posted()).at(-1), {
      type: 'writeBack',
      array: 0,
      changes: [{ index: 1, text: '-0.25' }],
    });
  });

  it('names a class by keyboard, everywhere, keeps the name after a reload, and takes it back', async () => {
    await panel.show(show(batch, 'names'));
    const { page } = panel;
    await page.locator('.editable td[data-index="1"]').first().focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type('<b>cat</b>');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.textContent === '<b>cat</b>');
    // The table of the row, and its picture, call the class so too; the markup of the name is text.
    const table = page.locator('section[aria-labelledby="table-title"]');
    await table.getByRole('rowheader', { name: '<b>cat</b>' }).waitFor();
    assert.match((await page.locator('.drawing').allTextContents()).join(' '), /<b>cat<\/b>|<b>c…/);
    assert.equal(await page.locator('main b').count(), 0);
    assert.match(await page.locator('.changed-mark').innerText(), /What if/);

    const again = await openPanel({ state: await panel.saved() });
    assert.equal(await again.page.locator('.editable th.named').innerText(), '<b>cat</b>');
    await again.close();

    await page.keyboard.press('F2');
    assert.equal(await page.getByLabel('Name of class 1').inputValue(), '<b>cat</b>');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.textContent === '1');
    assert.equal(await page.locator('.editable th.named').count(), 0);
    await page.getByRole('button', { name: 'Undo' }).click();
    assert.equal(await page.locator('.editable th.named').innerText(), '<b>cat</b>');
    await page.getByRole('button', { name: 'Reset' }).click();
    assert.equal(await page.locator('.editable th.named').count(), 0);
    assert.deepEqual(panel.trouble, []);
  });

  it('takes the first digit that is typed on a cell, and leaves it as it was on Escape', async () => {
    await panel.show(show(batch, 'digit'));
    const { page } = panel;
    const cell = page.locator('.editable [data-index="2"]').first();
    await cell.focus();
    await page.keyboard.type('7.5');
    assert.equal(await page.locator('.editing input').inputValue(), '7.5');
    await page.keyboard.press('Escape');
    assert.equal(await cell.innerText(), '0.1');
    assert.equal(await page.locator('.editable td.changed').count(), 0);
  });

  it('exports a report of what is shown, with the changes', async () => {
    await panel.show(show(batch, 'report'));
    await panel.page.getByLabel('Reduction', { exact: true }).selectOption({ label: 'sum' });
    await panel.page.getByRole('button', { name: 'Export report…' }).click();
    const saved = (await panel.posted()).at(-1);
    assert.equal(saved?.type === 'save' && saved.mediaType, 'text/markdown');
    assert.ok(saved?.type === 'save' && saved.content.includes('0.63707954'));
  });

  it('refuses a label that names no class at its cell', async () => {
    await panel.show(show(batch, 'four'));
    const { page } = panel;
    await page.locator('.editable').nth(1).locator('[data-index="1"]').dblclick();
    await page.keyboard.type('7');
    await page.keyboard.press('Enter');
    assert.match(await page.locator('.refusal').innerText(), /7/);
    assert.match(await result(), /0\.31853977/);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.refusal').count(), 0);
  });

  it('flips a role with one click, and the quantity with it', async () => {
    await panel.show(show(probabilities, 'five'));
    const { page } = panel;
    await page.getByLabel('Read p as').selectOption({ label: 'logits' });
    assert.equal(await page.locator('#quantity-panel').getAttribute('aria-label'), 'Softmax');
    await page.getByRole('button', { name: /^Treat as / }).click();
    assert.notEqual(await page.locator('#quantity-panel').getAttribute('aria-label'), 'Softmax');
  });

  it('moves through the quantities by arrow keys', async () => {
    await panel.show(show(probabilities, 'six'));
    const { page } = panel;
    const list = page.getByRole('tablist', { name: 'Quantities' });
    const tabs = list.getByRole('tab');
    assert.ok((await tabs.count()) >= 3);
    await list.getByRole('tab', { selected: true }).focus();
    await page.keyboard.press('End');
    assert.equal(await tabs.last().getAttribute('aria-selected'), 'true');
    await page.keyboard.press('Home');
    assert.equal(await tabs.first().getAttribute('aria-selected'), 'true');
    assert.match(await page.locator('h1').innerText(), new RegExp(await tabs.first().innerText()));
  });

  it('has a tab for what somebody chose, whatever its arrays were taken for', async () => {
    // Labels of one 1 are taken for a one-hot row; here they are class indices.
    const chosen = inspectionOf('sparseSoftmaxCrossEntropyWithLogits', {
      logits: ['logits', [...logits, [1.5, 0.2, 3.1]]],
      labels: ['labels', [0, 1, 0]],
    });
    await panel.show(show(chosen, 'chosen'));
    const list = panel.page.getByRole('tablist', { name: 'Quantities' });
    const selected = await list.getByRole('tab', { selected: true }).innerText();
    assert.equal(selected, 'Sparse softmax cross entropy with logits');
  });

  it('counts a number that was typed as one change', async () => {
    await panel.show(show(batch, 'typed'));
    const { page } = panel;
    const before = await result();
    const cells = page.getByRole('grid').first().locator('td[data-index]');
    await cells.last().focus();
    await page.keyboard.press('Control+Home');
    // the names of the classes are above the numbers
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    // NumPy: the mean of 0.17425453 and 0.22004952
    assert.match(await result(), /0\.19715202/);
    await page.getByRole('button', { name: 'Undo' }).click();
    assert.equal(await result(), before);
    await cells.first().focus();
    await page.keyboard.press('Control+End');
    assert.equal(await cells.last().evaluate((cell) => cell === document.activeElement), true);
  });

  it('counts a drag as one change', async () => {
    await panel.show(show(batch, 'seven'));
    const { page } = panel;
    const slider = page.locator('.slider').first();
    const before = await result();
    await slider.focus();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
    assert.notEqual(await result(), before);
    const undo = page.getByRole('button', { name: 'Undo' });
    let steps = 0;
    while ((await undo.getAttribute('aria-disabled')) === 'false') {
      await undo.click();
      steps += 1;
    }
    assert.ok(steps <= 5);
    assert.equal(await result(), before);
  });

  it('keeps its changes where the document says something new, and across a reload', async () => {
    await panel.show(show(batch, 'eight'));
    const { page } = panel;
    await page.getByLabel('Reduction', { exact: true }).selectOption({ label: 'sum' });
    const edited = inspectionOf(
      'sparseSoftmaxCrossEntropyWithLogits',
      { logits: ['logits', [logits[0], [0.5, 2.5, 0.4]]], labels: ['labels', [0, 1]] },
      { reduction: 'mean' },
    );
    await panel.show(show(edited, 'eight'));
    assert.equal(await page.getByLabel('Reduction', { exact: true }).inputValue(), '2');
    const again = await openPanel({ state: await panel.saved() });
    try {
      assert.equal(await again.page.getByLabel('Reduction', { exact: true }).inputValue(), '2');
      await again.show(show(edited, 'eight'));
      assert.equal(await again.page.getByLabel('Reduction', { exact: true }).inputValue(), '2');
      await again.show(show(batch, 'another'));
      assert.equal(await again.page.getByLabel('Reduction', { exact: true }).inputValue(), '1');
    } finally {
      await again.close();
    }
  });

  for (const theme of Object.keys(themeVariables) as ThemeName[]) {
    it(`is accessible in ${theme}, with a change and a refusal`, async () => {
      const themed = await openPanel({ theme });
      try {
        await themed.show(show(batch, 'nine'));
        await themed.page.getByLabel('Reduction', { exact: true }).selectOption({ label: 'sum' });
        await themed.page.getByRole('textbox', { name: 'Temperature' }).fill('x');
        await themed.page.keyboard.press('Enter');
        assert.deepEqual(
          await accessibilityViolations(themed.page, '.toolbar, .options-section, [aria-labelledby="inputs-title"]'),
          [],
        );
        assert.deepEqual(themed.trouble, []);
      } finally {
        await themed.close();
      }
    });
  }
});
