/** Pictures of hover, panel and side view in each theme, kept in artifacts/ to be looked at. */

import { openWorkbench, panelText, themeNames, type Workbench } from './workbench.ts';

const sample = 'softmax_and_losses.py';

describe('pictures', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ viewport: { width: 1440, height: 960 } });
    await workbench.openFile(sample);
    await workbench.goTo(9, 20);
    await workbench.runCommand('Surprisal: Inspect Array at Cursor');
    await panelText(workbench, /0\.51082562/);
    await workbench.webview('#app .katex');
  });

  after(() => workbench.close());

  for (const theme of themeNames) {
    it(`of hover and panel in ${theme}`, async () => {
      await workbench.setTheme(theme);
      await workbench.focusEditor(sample);
      await workbench.screenshot(`panel-${theme}`);
      await workbench.hover('[0.1, 0.15, 0.05, 0.6, 0.1]', /0\.51082562/);
      await workbench.screenshot(`hover-${theme}`);
      await workbench.hideHover();
    });
  }

  it('of the side view', async () => {
    await workbench.setTheme('dark');
    await workbench.page.getByRole('tab', { name: 'Surprisal' }).first().click();
    await workbench.page.locator('.pane-body .monaco-list-row').filter({ hasText: 'class_indices' }).waitFor();
    await workbench.screenshot('side-view-dark');
  });
});
