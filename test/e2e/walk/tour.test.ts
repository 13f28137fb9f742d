/**
 * What a person does with an array, once by keyboard alone and once by mouse: look at it, take it for something else, pair
 * it, copy its result in every form, write it back and undo that, hide its hover and show it again, list and reveal arrays.
 */

import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openWorkbench, panelText, type Workbench } from '../workbench.ts';

const program = `probs = [0.25, 0.5, 0.25]








labels = [2, 0]
scores = [[1.0, 2.0, 3.0], [0.5, 0.25, 0.25]]








weights = [0, 1]








logits = [2.0, 2.0]








teacher = [0.75, 0.25]
student = [0.5, 0.5]
`;

/** Lines of the arrays above, from 1. */
const line = { probs: 1, labels: 10, scores: 11, logits: 29, teacher: 38, student: 39 };

/** A form's title, and what its text must hold: 1.5 ln 2 = 1.0397207708399179 is the entropy of ¼, ½, ¼. */
const forms: readonly (readonly [title: string, holds: RegExp])[] = [
  ['Value with all digits', /^1\.0397207708399179$/],
  ['LaTeX formula', /\\ln|\\log/],
  ['Markdown table', /\| *0\.5 *\|/],
  ['CSV table', /,0\.5,|^1,0\.5/m],
  ['TSV table', /\t0\.5\t|^1\t0\.5/m],
  ['JSON with inputs and options', /"entropy"/],
  ['NumPy code', /import numpy as np/],
  ['PyTorch code', /import torch/],
  ['TensorFlow code', /import tensorflow as tf/],
  ['JAX code', /import jax/],
];

describe('a tour', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ viewport: { width: 1500, height: 1100 } });
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    fs.writeFileSync(path.join(workbench.folder, 'tour.py'), program);
    await workbench.openFile('tour.py');
  });

  after(() => workbench.close());

  async function at(place: number, column: number): Promise<void> {
    await workbench.focusEditor('tour.py');
    await workbench.goTo(place, column);
  }

  function clipboard(): Promise<string> {
    return workbench.page.evaluate(() => navigator.clipboard.readText());
  }

  async function clipboardHolds(wanted: RegExp): Promise<void> {
    const deadline = Date.now() + 10_000;
    let seen = '';
    while (Date.now() < deadline) {
      seen = await clipboard();
      if (wanted.test(seen)) return;
      await workbench.page.waitForTimeout(100);
    }
    assert.match(seen, wanted);
  }

  describe('by keyboard', () => {
    it('opens the panel by its keys', async () => {
      await at(line.probs, 12);
      await workbench.page.keyboard.press('Control+K');
      await workbench.page.keyboard.press('Control+Alt+E');
      await panelText(workbench, /1\.0397208/);
    });

    it('takes an array for something else, and back', async () => {
      await at(line.probs, 12);
      await workbench.runCommand('Surprisal: Treat Array as…');
      await workbench.pick('logits');
      await panelText(workbench, /Softmax/);
      await at(line.probs, 12);
      await workbench.showValuesByKeys(/as you said/);
      await workbench.page.keyboard.press('Escape');
      await workbench.runCommand('Surprisal: Treat Array as…');
      await workbench.pick('What its numbers and its name say');
      await panelText(workbench, /Entropy/);
    });

    it('pairs labels with predictions, and parts them', async () => {
      await at(line.labels, 12);
      await workbench.runCommand('Surprisal: Use Array as Labels for…');
      await workbench.pick('None: it stands alone');
      await at(line.scores, 13);
      await workbench.showValuesByKeys(/Softmax/);
      await workbench.page.keyboard.press('Escape');
      await at(line.labels, 12);
      await workbench.runCommand('Surprisal: Use Array as Labels for…');
      await workbench.pick('scores');
      // the mean of ln(e⁻² + e⁻¹ + 1) and ln(1 + 2 e^−¼)
      await panelText(workbench, /0\.67333795/);
    });

    for (const [title, holds] of forms) {
      it(`copies the ${title}`, async () => {
        await at(line.probs, 12);
        await workbench.runCommand('Surprisal: Copy Result as…');
        await workbench.pick(title);
        await clipboardHolds(holds);
      });
    }

    it('writes the softmax back in place, and undoes it', async () => {
      await at(line.logits, 12);
      await workbench.runCommand('Surprisal: Replace Array With…');
      await workbench.pick('Softmax of these logits');
      await workbench.editorSays(/logits = \[0\.5, 0\.5\]/);
      await workbench.focusEditor('tour.py');
      await workbench.page.keyboard.press('Control+Z');
      await workbench.editorSays(/logits = \[2\.0, 2\.0\]/);
    });

    it('hides the hover here, and shows it again', async () => {
      await at(line.probs, 12);
      await workbench.runCommand('Surprisal: Hide Hover Here…');
      await workbench.pick('On this array');
      await workbench.noHover('0.25, 0.5', line.probs);
      await workbench.runCommand('Surprisal: Manage Hidden Hovers…');
      await workbench.pickStep(/Hidden hovers/, 'probs');
      await workbench.hoverOnLine(line.probs, '0.25, 0.5', /1\.0397208/);
      await workbench.hideHover();
    });

    it('lists the arrays, showing each while it moves, and reveals one', async () => {
      await at(line.probs, 12);
      await workbench.runCommand('Surprisal: List Arrays in This File');
      const entries = await workbench.quickPickEntries();
      assert.ok(entries.length >= 5, entries.join('\n'));
      await workbench.pick('student');
      await panelText(workbench, /student/);
      await workbench.statusSays(/Ln 39/);
    });

    it('compares two arrays by a divergence that the list already names', async () => {
      await at(line.teacher, 14);
      await workbench.runCommand('Surprisal: Compare Array With…');
      await workbench.pick('student');
      // ¾ ln 1½ + ¼ ln ½
      await workbench.pickStep(/Compare “teacher” with “student”/, 'Kullback–Leibler divergence');
      await panelText(workbench, /0\.13081204/);
    });

    it('compares two selections', async () => {
      await at(line.teacher, 1);
      await workbench.page.keyboard.press('Shift+ArrowDown');
      await workbench.page.keyboard.press('Shift+ArrowDown');
      await workbench.runCommand('Surprisal: Inspect Selection');
      await workbench.pickStep(/Compare “teacher” with “student”/, 'Jensen–Shannon');
      await panelText(workbench, /Jensen–Shannon/);
    });

    it('reads numbers from the clipboard', async () => {
      await workbench.page.evaluate(() => navigator.clipboard.writeText('step 3: tensor([0.5000, 0.5000])'));
      await workbench.runCommand('Surprisal: Inspect Clipboard');
      await panelText(workbench, /0\.69314718/);
    });

    it('opens the walkthrough and the log', async () => {
      await workbench.runCommand('Surprisal: Open Walkthrough');
      await workbench.page.getByText('Get Started with Surprisal').first().waitFor();
      await workbench.screenshot('walkthrough');
      await workbench.runCommand('Surprisal: Show Log');
      await workbench.page.locator('.part.panel:visible').first().waitFor();
    });
  });

  describe('by mouse', () => {
    it('flips a role by the link of the hover', async () => {
      await workbench.focusEditor('tour.py');
      await workbench.goTo(line.probs, 1);
      await workbench.hoverOnLine(line.probs, '0.25, 0.5', /1\.0397208/);
      await workbench.hoverWidget.getByText(/^Treat as/).click();
      await workbench.hoverOnLine(line.probs, '0.25, 0.5', /as you said/);
      await workbench.hoverWidget.getByText('Treat as probabilities').click();
      await workbench.hoverOnLine(line.probs, '0.25, 0.5', /1\.0397208/);
    });

    it('compares, copies and hides by the links', async () => {
      await workbench.hoverOnLine(line.probs, '0.25, 0.5', /1\.0397208/);
      await workbench.hoverWidget.getByText('Copy…').click();
      await workbench.pickStep(/Pick the form to copy/, 'Value with all digits');
      await clipboardHolds(/^1\.0397207708399179$/);
      await workbench.hoverOnLine(line.probs, '0.25, 0.5', /1\.0397208/);
      await workbench.hoverWidget.getByText('Compare with…').click();
      await workbench.pickStep(/Compare “probs” with/, 'Type or paste');
      await workbench.answer('[0.5, 0.25, 0.25]');
      await workbench.pickStep(/Compare “probs” with/, 'Kullback–Leibler divergence');
      // ¼ ln ½ + ½ ln 2 + 0
      await panelText(workbench, /0\.1732868/);
      await workbench.hoverOnLine(line.probs, '0.25, 0.5', /1\.0397208/);
      await workbench.hoverWidget.getByText('Hide here…').click();
      await workbench.pick('On this array');
      await workbench.noHover('0.25, 0.5', line.probs);
    });
  });

  it('did all this without trouble behind the scenes', () => workbench.expectNoTrouble());
});
