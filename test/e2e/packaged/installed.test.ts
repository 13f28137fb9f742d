/** The .vsix, installed as a person installs it: what is packed is enough for hover and panel. */

import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openWorkbench, panelText, type Workbench } from '../workbench.ts';

declare const PROJECT_ROOT: string;

describe('the installed package', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
    await workbench.openFile('softmax_and_losses.py');
  });

  after(() => workbench.close());

  it('hovers', async () => {
    const hover = await workbench.hover('[1, 2, 3]', /0\.66524096/);
    assert.match(hover, /0\.090030573/);
  });

  it('opens its panel, with formulas in their own fonts', async () => {
    await workbench.clickOn('[1, 2, 3]');
    await workbench.runCommand('Surprisal: Inspect Array at Cursor');
    await panelText(workbench, /0\.66524096/);
    const panel = await workbench.webview('#app .katex');
    // Fonts load when a formula asks for them.
    await panel.evaluate(async () => await document.fonts.ready);
    const fonts = await panel.evaluate(
      () => [...document.fonts].filter((font) => font.family.startsWith('KaTeX') && font.status === 'loaded').length,
    );
    assert.ok(fonts > 0, 'no KaTeX font was loaded');
  });

  it('weighs no more than promised, the pictures of its README left out', async () => {
    // a script that runs as it stands, so it is no part of this bundle
    const script = pathToFileURL(path.join(PROJECT_ROOT, 'scripts/packageSize.mjs')).href;
    const { largestPackage, packageSize }: typeof import('../../../scripts/packageSize.mjs') = await import(script);
    const manifest = fs.readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8');
    const { name, version } = JSON.parse(manifest) as { readonly name: string; readonly version: string };
    const { bytes, pictures } = packageSize(path.join(PROJECT_ROOT, `${name}-${version}.vsix`));
    assert.ok(bytes - pictures <= largestPackage, `${bytes - pictures} bytes`);
  });

  it('without trouble behind the scenes', () => workbench.expectNoTrouble());
});
