/**
 * Pictures of hover, panel and side view in each theme, kept in artifacts/ to be looked at; and those of the README,
 * which `npm run screenshots` copies to media/readme/.
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { runningEditor } from '../editor.ts';
import { inspectorText, openWorkbench, panelText, themeNames, type Workbench } from '../workbench.ts';

const sample = 'softmax_and_losses.py';
const numbers = '[0.1, 0.15, 0.05, 0.6, 0.1]';

/** One host's pictures are enough to be looked at. */
const isPictured = runningEditor().host === 'node';

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
  describe('pictures of the side view', () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await openWorkbench({ viewport: { width: 1280, height: 1400 } });
      const content = [
        'logits = [2.0, 1.0, 0.1]',
        '',
        'labels = [0, 0, 0, 1, 0]',
        `probabilities = ${numbers}`,
        ...['', '', '', '', '', ''],
        'probs = [0.7, 0.2, 0.2]',
        ...['', '', '', '', '', ''],
        'ragged = [[1.5, 2.5], [3.5]]',
        ...['', '', '', '', '', ''],
        'batch_labels = [0, 2]',
        'batch_logits = [[2.0, 0.5, 0.1], [0.3, 0.2, 1.5]]',
        '',
      ];
      fs.writeFileSync(path.join(workbench.folder, 'train.py'), content.join('\n'));
      await workbench.openFile('train.py');
      await workbench.goTo(1, 12);
      await workbench.runCommand('Surprisal: Pin Array');
      await workbench.goTo(4, 20);
      await workbench.runCommand('Surprisal: Pin Array');
      await workbench.runCommand('Surprisal: Inspect Array at Cursor');
      await panelText(workbench, /0\.51082562/);
      await workbench.runCommand('View: Close Editor');
      await workbench.openFile(sample);
      await workbench.openFile('train.py');
      await workbench.goTo(4, 20);
      await workbench.focusSideView();
      await workbench.sideViewRow('Recent (1)').waitFor();
    });

    after(() => workbench.close());

    for (const theme of themeNames) {
      it(`in ${theme}`, async () => {
        await workbench.setTheme(theme);
        await inspectorText(workbench, /0\.51082562/);
        await workbench.webview('.compact .katex');
        // under the mouse a row shows its actions
        await workbench.sideViewRow('probabilities').first().hover();
        await workbench.screenshot(`side-view-${theme}`);
      });
    }
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
      await workbench.page.setViewportSize({ width: 1200, height: 1310 });
      await workbench.goTo(9, 20);
      await workbench.runCommand('Surprisal: Inspect Array at Cursor');
      await workbench.webview('#app .katex');
      await workbench.runCommand('View: Focus Right Editor Group');
      await workbench.runCommand('View: Toggle Maximize Editor Group');
      await workbench.screenshot('readme-panel', workbench.page.locator('.editor-group-container.active'));
    });
  });

/** How long frames stand: what is to be read, and what moves. */
const still = 900;
const moving = 70;

if (isPictured)
  describe('an animation for the README', () => {
    let workbench: Workbench;
    const frames: { readonly name: string; readonly milliseconds: number }[] = [];

    const frame = async (milliseconds: number): Promise<void> => {
      // Beside the number that is pointed at, the editor marks it a moment later.
      await workbench.page.waitForTimeout(150);
      const name = `readme-frame-${String(frames.length).padStart(3, '0')}`;
      await workbench.screenshotOf(name, { x: 48, y: 36, width: 1010, height: 600 });
      frames.push({ name, milliseconds });
    };

    before(async () => {
      workbench = await openWorkbench({ viewport: { width: 1060, height: 660 } });
      const content = [
        '# two rows of logits, and the class',
        '# that each of them should have named',
        'logits = [[2.0, 1.0, 0.1],',
        '          [0.5, 2.5, 0.3]]',
        'labels = [0, 1]',
        '',
      ];
      fs.writeFileSync(path.join(workbench.folder, 'train.py'), content.join('\n'));
      await workbench.openFile('train.py');
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
      await workbench.goTo(3, 12);
      await workbench.runCommand('Surprisal: Inspect Array at Cursor');
      await panelText(workbench, /nats/);
      await workbench.webview('#app .katex');
    });

    after(() => workbench.close());

    it('of terms that light their numbers, and a temperature that moves', async () => {
      const panel = await workbench.webview('#app .katex');
      const step = panel.locator('.step').filter({ hasText: 'The sum of the shifted exponentials' });
      await step.locator('.step-toggle').click();
      await panel.locator('.derivation-section').evaluate((section) => section.scrollIntoView());
      // where the mouse shows nothing
      await workbench.page.mouse.move(250, 500);
      await frame(still);
      const terms = step.locator('.formula [data-role="logits"][data-index]');
      await terms.first().waitFor();
      for (const index of [0, 1, 2]) {
        await panel.locator(`.formula [data-role="logits"][data-index="${index}"]`).last().hover();
        await panel.locator('.formula .lit').first().waitFor();
        await frame(still);
      }
      await workbench.page.mouse.move(250, 500);
      await panel.getByRole('tab', { name: 'Softmax machine' }).click();
      await panel.locator('.picture-section').evaluate((section) => section.scrollIntoView());
      await frame(still);
      const slider = panel.locator('.picture-section').getByRole('slider', { name: 'Temperature' });
      await slider.focus();
      for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowRight']) {
        for (let moves = 0; moves < 8; moves += 1) {
          for (let steps = 0; steps < 7; steps += 1) await slider.press(key);
          await frame(moving);
        }
        await frame(still / 2);
      }
      fs.writeFileSync(path.join(runningEditor().artifacts, 'readme-frames.json'), JSON.stringify(frames));
    });

    it('and of the numbers of the frameworks', async () => {
      await workbench.page.setViewportSize({ width: 1200, height: 900 });
      await workbench.setTheme('light');
      await workbench.runCommand('View: Focus Right Editor Group');
      await workbench.runCommand('View: Toggle Maximize Editor Group');
      const panel = await workbench.webview('#app .frameworks');
      await panel.getByRole('button', { name: 'Reset' }).click();
      await panel.getByLabel('Paste a number from a log').fill('loss: 0.3185');
      await panel.locator('.prints.lit').first().waitFor();
      await panel.getByRole('heading', { name: 'Frameworks' }).click();
      await workbench.screenshot('readme-frameworks', panel.locator('.frameworks'));
    });
  });
