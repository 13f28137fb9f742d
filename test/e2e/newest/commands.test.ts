/** The commands by keyboard: losses picked and typed, arrays listed, and a reason where nothing is found. */

import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openWorkbench, panelText, type Workbench } from '../workbench.ts';

const sample = 'softmax_and_losses.py';

describe('the commands', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
    await workbench.openFile(sample);
  });

  after(() => workbench.close());

  it('Compute Loss… takes a loss, the arrays of the file and the options', async () => {
    await workbench.focusEditor(sample);
    await workbench.runCommand('Surprisal: Compute Loss…');
    await workbench.pick('Sigmoid cross entropy with logits');
    await workbench.pickStep(/logits/i, 'line 29');
    await workbench.pickStep(/labels/i, 'line 28');
    await workbench.pickStep(/option/i, 'Compute');
    // the mean of the six losses of the sample
    await panelText(workbench, /0\.45700195/);
  });

  it('New Computation… takes numbers in any notation', async () => {
    await workbench.focusEditor(sample);
    await workbench.runCommand('Surprisal: New Computation…');
    await workbench.answer('[0.5 0.25 0.25]');
    await workbench.pick('Entropy');
    await workbench.pickStep(/option/i, 'Compute');
    await panelText(workbench, /bits\s+1\.5\s/);
  });

  it('New Computation… says which element it cannot read', async () => {
    await workbench.focusEditor(sample);
    await workbench.runCommand('Surprisal: New Computation…');
    await workbench.typeAnswer('0.5, 0.25, apple');
    await workbench.quickInputSays(/apple/);
    await workbench.page.keyboard.press('Escape');
  });

  it('List Arrays in This File lists them with their results and shows the picked one', async () => {
    await workbench.focusEditor(sample);
    await workbench.runCommand('Surprisal: List Arrays in This File');
    const entries = await workbench.quickPickEntries();
    assert.ok(
      entries.some((entry) => entry.includes('logits') && entry.includes('line 4')),
      entries.join('\n'),
    );
    await workbench.pick('line 38');
    await panelText(workbench, /0\.80181855/);
  });

  it('say why when there is nothing', async () => {
    fs.writeFileSync(path.join(workbench.folder, 'nothing.py'), 'print("nothing")\n');
    await workbench.openFile('nothing.py');
    await workbench.runCommand('Surprisal: Inspect Array at Cursor');
    await workbench.notification(/No array of numbers/);
    await workbench.runCommand('Surprisal: List Arrays in This File');
    await workbench.notification(/no array of two numbers/);
  });

  it('did all this without a violation, an error or a request', () => workbench.expectNoTrouble());
});
