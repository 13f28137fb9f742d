/**
 * The panel and its document: what is changed in the panel and written back, what is edited in the file and followed, an
 * array that goes and comes back, the number that is lit in both, panels that are pinned, and all of it after a reload.
 */

import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openWorkbench, panelText, type Workbench } from '../workbench.ts';

const file = 'what_if.py';
/** Entropies in nats: of ½, ¼, ¼ 1.5 ln 2 = 1.0397208; of four quarters 2 ln 2 = 1.3862944. */
const content = 'probs = [0.5, 0.25, 0.25]\n\n\n\n\n\n\n\n\nuniform = [0.25, 0.25, 0.25, 0.25]\n';

describe('the panel and its document', () => {
  let workbench: Workbench;
  const panelFrame = () => workbench.webview('#app > .wide');

  before(async () => {
    workbench = await openWorkbench();
    fs.writeFileSync(path.join(workbench.folder, file), content);
    await workbench.openFile(file);
  });

  after(() => workbench.close());

  async function inspect(line: number, column: number): Promise<void> {
    await workbench.focusEditor(file);
    await workbench.goTo(line, column);
    await workbench.runCommand('Surprisal: Inspect Array at Cursor');
  }

  it('follows what is typed into the file', async () => {
    await inspect(1, 12);
    await panelText(workbench, /1\.0397208/);
    await workbench.focusEditor(file);
    await workbench.goTo(1, 12);
    await workbench.page.keyboard.insertText('25, 0.2');
    // 0.25, 0.25, 0.25, 0.25
    await panelText(workbench, /1\.3862944/);
    // Nothing was edited before, so once too often does no harm.
    for (let times = 0; times < 5; times += 1) await workbench.page.keyboard.press('Control+Z');
    await workbench.editorSays(/\[0\.5, 0\.25, 0\.25\]/);
    await panelText(workbench, /1\.0397208/);
  });

  it('says that the array is gone, keeps its last numbers, and takes them up again', async () => {
    await workbench.focusEditor(file);
    await workbench.goTo(1, 26);
    await workbench.page.keyboard.press('Shift+Home');
    await workbench.page.keyboard.press('Delete');
    const said = await panelText(workbench, /no longer in what_if\.py/);
    assert.match(said, /1\.0397208/);
    await workbench.screenshot('panel-gone');
    await workbench.page.keyboard.press('Control+Z');
    await panelText(workbench, /line 1 of what_if\.py/);
  });

  it('writes changed numbers back, as one edit that can be undone', async () => {
    const panel = await panelFrame();
    const cells = panel.locator('.editable td[data-index]');
    await cells.nth(0).focus();
    for (const [index, value] of [
      [0, '0.125'],
      [1, '0.625'],
    ] as const) {
      await cells.nth(index).focus();
      await workbench.page.keyboard.press('Enter');
      await workbench.page.keyboard.type(value);
      await workbench.page.keyboard.press('Enter');
    }
    // −⅛ ln ⅛ − ⅝ ln ⅝ − ¼ ln ¼ = 0.90025605
    await panelText(workbench, /0\.90025605/);
    await workbench.screenshot('panel-what-if');
    await panel.getByRole('button', { name: 'Write back' }).click();
    await workbench.focusEditor(file);
    await workbench.editorSays(/\[0\.125, 0\.625, 0\.25\]/);
    await panel.getByRole('button', { name: 'Write back' }).waitFor({ state: 'detached' });
    await workbench.page.keyboard.press('Control+Z');
    await workbench.editorSays(/\[0\.5, 0\.25, 0\.25\]/);
    await panelText(workbench, /1\.0397208/);
  });

  it('lights the number in the file that is pointed at in the panel', async () => {
    const panel = await panelFrame();
    await panel.locator('.editable td[data-index="1"]').hover();
    await workbench.page.locator('.monaco-editor .cdr[class*="ced-"]').first().waitFor();
  });

  it('keeps a pinned panel, and opens the next one beside it', async () => {
    const panel = await panelFrame();
    await panel.getByRole('button', { name: 'Pin', exact: true }).click();
    await panel.getByRole('button', { name: 'Unpin' }).waitFor();
    await inspect(10, 15);
    await workbench.page.locator('.tab[aria-label*="Surprisal: uniform"]').waitFor();
    assert.equal(await workbench.page.locator('.tab[aria-label*="Surprisal: probs"]').count(), 1);
    await panelText(workbench, /1\.3862944/);
  });

  it('is all there again after a reload', async () => {
    const panel = await panelFrame();
    await panel.getByLabel('Base of the logarithm').selectOption({ label: '10' });
    // 2 ln 2 / ln 10
    await panelText(workbench, /0\.6020599/);
    await workbench.reload();
    await panelText(workbench, /0\.6020599/);
    assert.equal(await workbench.page.locator('.tab[aria-label*="Surprisal: probs"]').count(), 1);
    await workbench.page.locator('.tab[aria-label*="Surprisal: probs"]').click();
    await (await panelFrame()).getByRole('button', { name: 'Unpin' }).waitFor();
  });

  it('did all this without a violation, an error or a request', () => workbench.expectNoTrouble());
});
