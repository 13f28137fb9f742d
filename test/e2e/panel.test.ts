/** The panel in the workbench: opened from the palette, alive after bad input, back after a reload, right in each theme. */

import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { accessibilityViolations } from '../axe.ts';
import { openWorkbench, panelText, themeNames, type Workbench } from './workbench.ts';

const file = 'bad_input.py';
const content = [
  'probabilities = [0.7, 0.2, 0.1]',
  ...Array.from({ length: 7 }, () => ''),
  'ragged = [[1, 2], [3]]',
  ...Array.from({ length: 7 }, () => ''),
  'empty = []',
  ...Array.from({ length: 7 }, () => ''),
  'logits = [1.0, float("nan"), 2.0]',
  ...Array.from({ length: 7 }, () => ''),
  'labels = [0, 3]',
  'logits = [[2.0, 1.0, 0.1], [0.0, 0.0, 1.0]]',
  '',
].join('\n');

describe('the panel', () => {
  let workbench: Workbench;

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

  it('opens from the palette, with result, derivation, picture and table', async () => {
    await inspect(1, 20);
    const text = await panelText(workbench, /0\.80181855/);
    assert.match(text, /1\.1567796/, 'the same amount in bits: 0.80181855 / ln 2');
    const panel = await workbench.webview('#app .katex');
    assert.ok((await panel.locator('.katex').count()) > 1, 'formulas are set');
    assert.ok((await panel.locator('svg[role="img"], svg [role="img"], [role="img"] svg').count()) > 0, 'a picture');
    assert.ok((await panel.locator('table').count()) > 0, 'a table');
  });

  const sentences: readonly (readonly [what: string, line: number, column: number, says: RegExp])[] = [
    ['a ragged list', 9, 12, /line 9, column 19/],
    ['an empty list', 17, 10, /empty/],
    ['a label that names no class', 26, 12, /\b3\b/],
  ];
  for (const [what, line, column, says] of sentences) {
    it(`says what is wrong with ${what}, and lives on`, async () => {
      await inspect(line, column);
      await panelText(workbench, says);
      await inspect(1, 20);
      await panelText(workbench, /0\.80181855/);
    });
  }

  it('warns beside the value', async () => {
    await inspect(25, 20);
    await panelText(workbench, /NaN/);
  });

  it('comes back after a reload of the window with the same numbers', async () => {
    await inspect(1, 20);
    await panelText(workbench, /0\.80181855/);
    await workbench.reload();
    assert.match(await panelText(workbench, /0\.80181855/), /1\.1567796/);
    await workbench.webview('#app .katex');
  });

  it('can be read in every theme', async () => {
    for (const theme of themeNames) {
      await workbench.setTheme(theme);
      assert.deepEqual(await accessibilityViolations(await workbench.webview('#app .katex')), [], theme);
    }
    await workbench.setTheme('dark');
  });

  it('shows an array in the editor when asked to', async () => {
    const panel = await workbench.webview('#app');
    await panel
      .getByRole('button', { name: /Show in editor/ })
      .first()
      .click();
    await workbench.page.locator(`.editor-group-container.active .tab.active[data-resource-name="${file}"]`).waitFor();
  });

  it('did all this without a violation, an error or a request', () => workbench.expectNoTrouble());
});
