/**
 * What a person does in the panel, once by mouse and once by keyboard alone: open it, pair, change options of each kind, a
 * number and a role, follow a term to its token and back, copy, keep as a file, paste a framework's number, load anew.
 */

import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Frame } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { type Hand, keyboard, mouse } from '../hands.ts';
import { openWorkbench, panelText, type Workbench } from '../workbench.ts';

const file = 'panel_tour.py';
/** Far enough apart that nothing is paired by itself. */
const gap = '\n'.repeat(12);
const content = [
  'logits = [[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]]',
  'labels = [0, 1]',
  'log_probs = [-1.3862944, -0.6931472, -1.3862944]',
  'target = [0.5, 0.25, 0.25]',
  '',
].join(gap);
const lines = { logits: 1, labels: 13, logProbs: 25, target: 37 };

/**
 * By NumPy 2.4.6 in doubles: −log softmax of the rows at their labels is 0.41703002 and 0.22004952. Of the same: the sum,
 * the sum with labels smoothed by 0.1, with class weights 1, 2, 1 as well, and the sum alone with 3 in the place of 2.
 */
const expected = {
  losses: /0\.41703002[\s\S]*0\.22004952/,
  sum: /0\.63707954/,
  sumInBans: /0\.27668013/,
  smoothed: /0\.87374621/,
  weighted: /0\.85712906/,
  otherNumber: /0\.39430405/,
};
/** The same way: Σ y (ln y − log p), and Σ eʸ (y − log p) where the labels are logarithms themselves. */
const divergence = { plain: /0\.17328683/, ofLogarithms: /6\.422042/ };

for (const handName of ['mouse', 'keyboard'] as const) {
  describe(`a tour of the panel by ${handName}`, function () {
    this.bail(true);
    let workbench: Workbench;
    let hand: Hand;

    const panelFrame = (): Promise<Frame> => workbench.webview('#app > .wide');

    before(async () => {
      workbench = await openWorkbench({ viewport: { width: 1500, height: 1100 } });
      await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      fs.writeFileSync(path.join(workbench.folder, file), content);
      await workbench.openFile(file);
      hand =
        handName === 'mouse'
          ? mouse()
          : keyboard(workbench.page, async () => {
              // The second group of editors, in which the panel stands; the page itself gets the keyboard a little later.
              await workbench.page.keyboard.press('Control+2');
              await workbench.page.waitForTimeout(300);
            });
    });

    after(() => workbench.close());

    const inPanel = async (wanted: RegExp): Promise<string> => await panelText(workbench, wanted);

    async function at(line: number, column: number): Promise<void> {
      await workbench.focusEditor(file);
      await workbench.goTo(line, column);
    }

    async function clipboard(wanted: RegExp): Promise<string> {
      let seen = '';
      for (let look = 0; look < 100; look += 1) {
        seen = await workbench.page.evaluate(() => navigator.clipboard.readText());
        if (wanted.test(seen)) return seen;
        await workbench.page.waitForTimeout(100);
      }
      assert.match(seen, wanted);
      return seen;
    }

    it('opens from the hover', async () => {
      await at(lines.logits, 12);
      if (handName === 'mouse') {
        await workbench.hoverOnLine(lines.logits, '2.0', /Softmax/);
        await workbench.hoverWidget.getByText('Open panel').click();
      } else {
        await workbench.showValuesByKeys(/Softmax/);
        const link = workbench.hoverWidget.locator('a', { hasText: 'Open panel' });
        await workbench.page.keyboard.press('Control+K');
        await workbench.page.keyboard.press('Control+I');
        for (let stop = 0; stop < 20; stop += 1) {
          await workbench.page.keyboard.press('Tab');
          if (await link.evaluate((element) => element === document.activeElement)) break;
        }
        await workbench.page.keyboard.press('Enter');
      }
      await inPanel(/Softmax[\s\S]*0\.65900114/);
    });

    it('opens from the command', async () => {
      await at(lines.labels, 12);
      await workbench.runCommand('Surprisal: Inspect Array at Cursor');
      await inPanel(/labels/);
    });

    /** A list that opens from a webview closes again where the webview takes the focus late: then once more. */
    async function compare(what: RegExp, other: string, by: string): Promise<void> {
      const panel = await panelFrame();
      for (let triesLeft = 2; ; triesLeft -= 1) {
        try {
          await hand.press(panel.getByRole('button', { name: 'Compare with…' }));
          await workbench.pickStep(what, other);
          return await workbench.pickStep(/Pick what to compare/, by);
        } catch (error) {
          if (triesLeft === 0) throw error;
        }
      }
    }

    it('pairs what it shows with another array', async () => {
      await compare(/Compare “labels” with/, 'logits', 'Sparse softmax cross entropy');
      await inPanel(/Sparse softmax cross entropy/);
    });

    it('changes a choice', async () => {
      const panel = await panelFrame();
      await hand.choose(panel.getByLabel('Reduction', { exact: true }), 'none');
      await inPanel(expected.losses);
      await hand.choose(panel.getByLabel('Reduction', { exact: true }), 'sum');
      await inPanel(expected.sum);
      await hand.choose(panel.getByLabel('Base of the logarithm'), '10');
      await inPanel(expected.sumInBans);
      await hand.choose(panel.getByLabel('Base of the logarithm'), 'default');
    });

    it('changes a number, in its field and by its slider', async () => {
      const panel = await panelFrame();
      const field = panel.getByRole('textbox', { name: 'Label smoothing' });
      await hand.write(field, '0.1');
      await inPanel(expected.smoothed);
      await hand.write(field, '1.5');
      await panel.locator('.refusal').waitFor();
      await inPanel(expected.smoothed);
      await hand.write(field, '0');
      await inPanel(expected.sum);
      const slider = panel.getByRole('slider', { name: 'Temperature' }).first();
      await hand.toTheEnd(slider);
      await panel.getByRole('button', { name: 'Undo' }).waitFor();
      await hand.press(panel.getByRole('button', { name: 'Undo', exact: true }));
      await inPanel(expected.sum);
    });

    it('changes a list of numbers', async () => {
      const panel = await panelFrame();
      const field = panel.getByRole('textbox', { name: 'Class weights' });
      await hand.write(field, '1, 2, 1');
      await inPanel(expected.weighted);
      await hand.press(panel.getByRole('button', { name: 'Undo', exact: true }));
      await inPanel(expected.sum);
    });

    it('changes a number of an input, and never the file', async () => {
      const panel = await panelFrame();
      await hand.changeNumber(panel.getByRole('grid', { name: 'Numbers of logits' }), 0, '3');
      await inPanel(expected.otherNumber);
      await hand.press(panel.getByRole('button', { name: 'Undo', exact: true }));
      await inPanel(expected.sum);
      await hand.press(panel.getByRole('button', { name: 'Redo', exact: true }));
      await inPanel(expected.otherNumber);
      await hand.press(panel.getByRole('button', { name: 'Undo', exact: true }));
      await inPanel(expected.sum);
      assert.equal(fs.readFileSync(path.join(workbench.folder, file), 'utf8'), content);
    });

    it('follows a term to its token, and a token to its term', async () => {
      const panel = await panelFrame();
      await at(lines.logits, 1);
      await hand.press(panel.getByRole('button', { name: 'Expand all' }));
      const formula = panel.locator('.formula:has([data-role="logits"])').first();
      await formula.waitFor();
      await hand.pointAtTerm(formula);
      await panel.locator('td.lit').first().waitFor();
      await workbench.page.locator('.monaco-editor .cdr[class*="ced-"]').first().waitFor();
      await workbench.screenshot(`panel-tour-term-${handName}`);
      // the second number of the row that is explained
      await at(lines.logits, 18);
      await panel.locator('td.lit[data-index="1"]').first().waitFor();
      await panel.locator('.formula .lit').first().waitFor({ state: 'attached' });
    });

    it('copies the derivation as LaTeX, and as NumPy code that gives the number', async () => {
      const panel = await panelFrame();
      const button = panel.getByRole('button', { name: 'Copy the whole derivation' });
      await hand.chooseFromMenu(button, 'LaTeX');
      await clipboard(/\\ln[\s\S]*0\.63707954/);
      await hand.chooseFromMenu(button, 'NumPy code');
      const code = await clipboard(/import numpy as np/);
      const { status, stdout, stderr } = spawnSync('python3', ['-c', code], { encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      assert.match(stdout, /0\.6370795/);
    });

    it('keeps the report and a picture as files', async () => {
      const panel = await panelFrame();
      for (const [button, name, holds] of [
        ['Export report…', 'surprisal-report.md', /0\.63707954/],
        ['Save as SVG', undefined, /<svg/],
      ] as const) {
        const before = new Set(fs.readdirSync(workbench.folder));
        await hand.press(panel.getByRole('button', { name: button }));
        await workbench.acceptSaveDialog();
        const written = await eventually(() => fs.readdirSync(workbench.folder).find((entry) => !before.has(entry)));
        if (name !== undefined) assert.equal(written, name);
        const kept = path.join(workbench.folder, written);
        await eventually(() => holds.test(fs.readFileSync(kept, 'utf8')));
      }
    });

    it('knows the number that a framework printed', async () => {
      const panel = await panelFrame();
      await hand.write(panel.getByLabel('Paste a number from a log'), 'loss: tensor(0.6371)');
      const said = panel.locator('.frameworks [role="status"]');
      await said.filter({ hasText: 'PyTorch' }).waitFor();
      await hand.write(panel.getByLabel('Paste a number from a log'), '0.7311');
      await said.filter({ hasNotText: 'PyTorch' }).waitFor();
      await hand.write(panel.getByLabel('Paste a number from a log'), '0.6371');
      await said.filter({ hasText: 'PyTorch' }).waitFor();
    });

    it('shows all of it again after a reload', async () => {
      const panel = await panelFrame();
      await hand.changeNumber(panel.getByRole('grid', { name: 'Numbers of logits' }), 0, '3');
      await inPanel(expected.otherNumber);
      await hand.chooseTab(panel.getByRole('tablist', { name: 'Pictures' }), 'Softmax machine');
      await workbench.page.waitForTimeout(500);
      await workbench.reload();
      await inPanel(expected.otherNumber);
      const again = await panelFrame();
      assert.equal(await again.getByLabel('Reduction', { exact: true }).inputValue(), '2');
      assert.equal(await again.getByLabel('Paste a number from a log').inputValue(), '0.6371');
      await again.getByRole('tab', { name: 'Softmax machine', selected: true }).waitFor();
      assert.equal(await again.locator('.step:not(.open)').count(), 0);
      await again.locator('td.changed[data-index="0"]').waitFor();
    });

    it('flips a role, chooses another quantity, and changes a yes or no', async () => {
      await at(lines.logProbs, 16);
      await workbench.runCommand('Surprisal: Inspect Array at Cursor');
      await inPanel(/log_probs/);
      const panel = await panelFrame();
      await hand.choose(panel.getByLabel('Read log_probs as'), 'logits');
      await inPanel(/Softmax/);
      await hand.press(panel.getByRole('button', { name: 'Reset', exact: true }));
      await compare(/Compare “log_probs” with/, 'target', 'Kullback–Leibler');
      const title = 'Kullback–Leibler divergence loss';
      const tabs = panel.getByRole('tablist', { name: 'Quantities' });
      await tabs.getByRole('tab', { name: title, exact: true }).waitFor();
      await hand.chooseTab(tabs, title);
      await hand.choose(panel.getByLabel('Reduction', { exact: true }), 'sum');
      await inPanel(divergence.plain);
      await hand.toggle(panel.getByRole('checkbox', { name: 'Labels are log-probabilities' }));
      await inPanel(divergence.ofLogarithms);
    });

    it('did all this without a violation, an error or a request', () => workbench.expectNoTrouble());
  });
}
