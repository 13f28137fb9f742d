/** The workbench opens on the samples with the extension installed, and a sample shows in the editor. */

import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { openWorkbench, type Workbench } from './workbench.ts';

describe('opening a sample', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
  });

  after(() => workbench.close());

  it('shows its text in the editor', async () => {
    const sample = fs.readdirSync(workbench.folder).find((name) => name.endsWith('.py'));
    assert.ok(sample, 'there is no Python sample');
    await workbench.openFile(sample);
    assert.match(await workbench.page.locator('.view-lines').first().innerText(), /\d/);
  });

  it('does so without trouble behind the scenes', () => workbench.expectNoTrouble());
});
