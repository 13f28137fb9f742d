/**
 * Workspaces of other kinds than one trusted folder: hover, side view and panel in Restricted Mode, and two folders of
 * which each has settings of its own.
 */

import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { runningEditor } from '../editor.ts';
import { inspectorText, openWorkbench, panelText, type Workbench } from '../workbench.ts';

describe('in Restricted Mode', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      settings: {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
        'security.workspace.trust.untrustedFiles': 'newWindow',
      },
    });
    fs.writeFileSync(path.join(workbench.folder, 'restricted.py'), 'probabilities = [0.5, 0.25, 0.25]\n');
    await workbench.openFile('restricted.py');
  });

  after(() => workbench.close());

  it('the folder is not trusted', () => workbench.statusSays(/Restricted Mode/));

  // 1.5 bits are 1.0397207… nats
  it('the hover answers', async () => {
    await workbench.hover('0.25', /1\.0397208 nats/);
    await workbench.hideHover();
  });

  it('the link of the hover opens the panel', async () => {
    await workbench.hover('0.25', /1\.0397208 nats/);
    await workbench.hoverWidget.getByText('Open panel').click();
    await panelText(workbench, /1\.0397208/);
  });

  it('side view and inspector answer', async () => {
    await workbench.focusEditor('restricted.py');
    await workbench.page.getByRole('tab', { name: 'Surprisal' }).first().click();
    await workbench
      .sideViewRow(/1\.04 nats/)
      .first()
      .waitFor();
    await workbench.goTo(1, 20);
    await inspectorText(workbench, /^probabilities, line 1[\s\S]*1\.0397208/);
  });

  it('did all this without a violation, an error or a request', () => workbench.expectNoTrouble());
});

describe('with two folders of different settings', () => {
  let workbench: Workbench;
  const text = 'probabilities = [0.5, 0.25, 0.25]\n';
  const folders = {
    counted: { 'surprisal.units': 'bits' },
    silent: { 'surprisal.hover.mode': 'off' },
    plain: {},
  };

  before(async () => {
    const root = fs.mkdtempSync(path.join(runningEditor().scratch, 'folders-'));
    for (const [name, settings] of Object.entries(folders)) {
      fs.mkdirSync(path.join(root, name, '.vscode'), { recursive: true });
      fs.writeFileSync(path.join(root, name, '.vscode/settings.json'), JSON.stringify(settings));
      fs.writeFileSync(path.join(root, name, `${name}.py`), text);
    }
    const workspace = path.join(root, 'several.code-workspace');
    fs.writeFileSync(workspace, JSON.stringify({ folders: Object.keys(folders).map((name) => ({ path: name })) }));
    workbench = await openWorkbench({ folder: root, workspace });
  });

  after(() => workbench.close());

  it('each document has the unit of its folder', async () => {
    await workbench.openFile('counted.py');
    const inBits = await workbench.hover('0.25', /Entropy/);
    assert.match(inBits, /Entropy: 1\.5 bits/);
    await workbench.openFile('plain.py');
    const inNats = await workbench.hover('0.25', /Entropy/);
    assert.match(inNats, /Entropy: 1\.0397208 nats/);
    await workbench.hideHover();
  });

  it('and the hover mode of its folder; a command answers all the same', async () => {
    await workbench.openFile('silent.py');
    await workbench.noHover('0.25', 1);
    await workbench.goTo(1, 20);
    await workbench.showValuesByKeys(/Entropy: 1\.0397208 nats/);
    await workbench.hideHover();
  });

  it('did all this without a violation, an error or a request', () => workbench.expectNoTrouble());
});
