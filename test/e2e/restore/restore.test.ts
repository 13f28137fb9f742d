/**
 * Loads the window again and again: each time a pinned panel and an unpinned one are there with all that was changed in
 * them. What is not counts, and is told; one that is missing fails.
 */

import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openWorkbench, panelText, type Workbench } from '../workbench.ts';

const times = 50;
const file = 'restored.py';
const content = 'probs = [0.5, 0.25, 0.25]\n\n\n\n\n\n\n\n\nuniform = [0.25, 0.25, 0.25, 0.25]\n';

/** By hand: −⅛ ln ⅛ − ⅝ ln ⅝ − ¼ ln ¼ nats of the changed numbers; 2 ln 2 / ln 10 bans of four quarters. */
const expected = { changed: /0\.90025605/, inBans: /0\.6020599/ };

describe('a window that is loaded again', () => {
  let workbench: Workbench;
  const tab = (name: string) => workbench.page.locator(`.tab[aria-label*="Surprisal: ${name}"]`);
  const panelFrame = () => workbench.webview('#app > .wide');

  before(async () => {
    workbench = await openWorkbench();
    fs.writeFileSync(path.join(workbench.folder, file), content);
    await workbench.openFile(file);
    await inspect(1, 12);
    const panel = await panelFrame();
    const cells = panel.locator('.editable td[data-index]');
    for (const [index, value] of [
      [0, '0.125'],
      [1, '0.625'],
    ] as const) {
      await cells.nth(index).dblclick();
      await panel.locator('.editable input').fill(value);
      await workbench.page.keyboard.press('Enter');
    }
    await panelText(workbench, expected.changed);
    await panel.getByRole('button', { name: 'Pin', exact: true }).click();
    await panel.getByRole('button', { name: 'Unpin' }).waitFor();
    await inspect(10, 15);
    await tab('uniform').waitFor();
    const second = await panelFrame();
    await second.getByLabel('Base of the logarithm').selectOption({ label: '10' });
    await panelText(workbench, expected.inBans);
    // What a page shows is saved once it rests.
    await workbench.page.waitForTimeout(1_000);
  });

  after(() => workbench.close());

  async function inspect(line: number, column: number): Promise<void> {
    await workbench.focusEditor(file);
    await workbench.goTo(line, column);
    await workbench.runCommand('Surprisal: Inspect Array at Cursor');
  }

  /** What both panels show, each brought to the front. */
  async function look(): Promise<void> {
    await tab('uniform').click();
    await panelText(workbench, expected.inBans);
    await tab('probs').click();
    await panelText(workbench, expected.changed);
    const pinned = await panelFrame();
    await pinned.getByRole('button', { name: 'Unpin' }).waitFor();
    assert.equal(await pinned.locator('td.changed').count(), 2);
  }

  it(`shows all of it ${times} times`, async () => {
    const missing: string[] = [];
    for (let time = 1; time <= times; time += 1) {
      await workbench.reload();
      try {
        await look();
      } catch (error) {
        missing.push(`${time}: ${String(error).slice(0, 300)}`);
      }
    }
    console.log(`${times - missing.length} of ${times} times everything was there`);
    assert.deepEqual(missing, []);
  });

  it('did so without a violation, an error or a request', () => workbench.expectNoTrouble());
});
