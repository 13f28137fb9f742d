/**
 * Pictures of hover, panel and side view in each theme, kept in artifacts/ to be looked at; and those of the README,
 * which `npm run screenshots` copies to media/readme/.
 */

import { runningEditor } from './editor.ts';
import { openWorkbench, panelText, themeNames, type Workbench } from './workbench.ts';

const sample = 'softmax_and_losses.py';
const numbers = '[0.1, 0.15, 0.05, 0.6, 0.1]';

/** One version's pictures are enough to be looked at. */
const isPictured = runningEditor().edition === 'newest';

if (isPictured)
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
        await workbench.hover(numbers, /0\.51082562/);
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

    it('of the derivation, in dark and light', async () => {
      for (const theme of ['dark', 'light'] as const) {
        await workbench.setTheme(theme);
        const panel = await workbench.webview('#app .katex');
        await panel.locator('.katex').first().scrollIntoViewIfNeeded();
        await panel.locator('.katex').nth(2).scrollIntoViewIfNeeded();
        await workbench.screenshot(`derivation-${theme}`);
      }
    });
  });

if (isPictured)
  describe('pictures for the README', () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await openWorkbench({ viewport: { width: 1280, height: 1600 } });
      await workbench.openFile(sample);
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    });

    after(() => workbench.close());

    it('of the hover', async () => {
      await workbench.goTo(4, 1);
      await workbench.hover(numbers, /0\.51082562/);
      await workbench.screenshotOf('readme-hover', { x: 48, y: 84, width: 1000, height: 440 });
      await workbench.hideHover();
    });

    it('of the panel', async () => {
      await workbench.goTo(9, 20);
      await workbench.runCommand('Surprisal: Inspect Array at Cursor');
      await workbench.webview('#app .katex');
      await workbench.runCommand('View: Focus Right Editor Group');
      await workbench.screenshot('readme-panel', workbench.page.locator('.editor-group-container.active'));
    });
  });
