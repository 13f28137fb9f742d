/**
 * Hover, inspector and commands in the cells of a notebook, in a file that is read-only, and in one that is too large for
 * any extension.
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { runningEditor } from '../editor.ts';
import { inspectorText, openWorkbench, panelText, type Workbench } from '../workbench.ts';

const cells = ['logits = [2.0, 1.0, 0.1]', 'scores = [[1.0, 2.0, 3.0],\n          [0.5, 0.25, 0.25]]'];

const notebook = {
  cells: cells.map((source) => ({ cell_type: 'code', source, metadata: {}, outputs: [], execution_count: null })),
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 4,
};

describe('in a notebook', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ viewport: { width: 1400, height: 1000 } });
    fs.writeFileSync(path.join(workbench.folder, 'cells.ipynb'), JSON.stringify(notebook));
    await workbench.page.getByRole('tab', { name: 'Surprisal' }).first().click();
    await workbench.openFile('cells.ipynb');
  });

  after(() => workbench.close());

  it('the hover answers in a cell, and its link opens the panel', async () => {
    // softmax of (2, 1, 0.1): 0.65900114…
    await workbench.hover('1.0', /0\.65900114/);
    await workbench.hoverWidget.getByText('Open panel').click();
    await panelText(workbench, /0\.65900114/);
    await workbench.hideHover();
  });

  it('the inspector follows the cursor from cell to cell and from row to row', async () => {
    await workbench.focusEditor('cells.ipynb');
    await workbench.clickOn('1.0');
    await inspectorText(workbench, /^logits, line 1 of cells\.ipynb[\s\S]*Derivation/);
    await workbench.page.locator('.notebookOverlay .cell .view-line').filter({ hasText: 'scores' }).click();
    await workbench.page.keyboard.press('End');
    await inspectorText(workbench, /^scores, line 1 of cells\.ipynb[\s\S]*Row 0 of 2/);
    await workbench.page.keyboard.press('ArrowDown');
    await inspectorText(workbench, /^scores, line 1 of cells\.ipynb[\s\S]*Row 1 of 2/);
    await workbench.screenshot('notebook');
  });

  it('the side view lists the arrays of the cell and goes to one', async () => {
    const row = workbench.sideViewRow('scores').first();
    await row.click();
    await inspectorText(workbench, /^scores, line 1/);
  });

  it('did all this without a violation, an error or a request', () => workbench.expectNoTrouble());
});

describe('in a read-only file', () => {
  let workbench: Workbench;
  const keys = path.join(path.dirname(runningEditor().settingsFile), 'keybindings.json');

  before(async () => {
    // The palette does not offer it there; keys of one's own do.
    fs.writeFileSync(keys, JSON.stringify([{ key: 'ctrl+alt+w', command: 'surprisal.replaceWith' }]));
    workbench = await openWorkbench({ settings: { 'files.readonlyInclude': { '**/kept.py': true } } });
    fs.writeFileSync(path.join(workbench.folder, 'kept.py'), 'logits = [2.0, 1.0, 0.1]\n');
    await workbench.openFile('kept.py');
  });

  after(async () => {
    await workbench.close();
    fs.rmSync(keys);
  });

  it('writing back says that the document cannot be edited', async () => {
    await workbench.goTo(1, 12);
    await workbench.page.keyboard.press('Control+Alt+W');
    await workbench.pickStep(/Replace/, 'Softmax');
    await workbench.notification(/The document cannot be edited: nothing was written/);
    await workbench.editorSays(/logits = \[2\.0, 1\.0, 0\.1\]/);
  });

  it('did all this without a violation, an error or a request', () => workbench.expectNoTrouble());
});

describe('in a file above 50 MB', () => {
  let workbench: Workbench;
  const says = /VS Code shows no extension the text of files above 50 MB/;

  before(async () => {
    const folder = fs.mkdtempSync(path.join(runningEditor().scratch, 'huge-'));
    fs.writeFileSync(path.join(folder, 'huge.txt'), 'probabilities = [0.5, 0.5]\n'.repeat(2_000_000));
    fs.writeFileSync(path.join(folder, 'small.py'), 'probabilities = [0.5, 0.5]\n');
    workbench = await openWorkbench({ folder });
    // VS Code asks before it shows the text, so that there is none to wait for.
    await workbench.page.getByRole('treeitem', { name: 'huge.txt' }).first().dblclick();
    await workbench.page.getByRole('tab', { name: 'Surprisal' }).first().click();
  });

  after(() => workbench.close());

  it('side view and inspector say why they are empty', async () => {
    await inspectorText(workbench, says);
    await workbench.sideViewRow(says).waitFor();
  });

  it('a command says it, too', async () => {
    await workbench.runCommand('Surprisal: Inspect Array at Cursor');
    await workbench.notification(says);
  });

  it('a smaller file is shown again', async () => {
    await workbench.openFile('small.py');
    await workbench.sideViewRow('In this file (1)').waitFor();
    // The cursor stands on the line of the array.
    await inspectorText(workbench, /^probabilities, line 1 of small\.py/);
  });
});
