/** A training script in the workbench: what its call returns stands in the hover, and in the panel with its derivation. */

import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openWorkbench, panelText, type Workbench } from '../workbench.ts';

const file = 'train_step.py';
const script = `import torch
import torch.nn.functional as F
from torch import nn

logits = torch.tensor([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])
target = torch.tensor([0, 1])
loss = F.cross_entropy(logits, target, label_smoothing=0.1)

criterion = nn.CrossEntropyLoss()
wrong = criterion(logits, torch.tensor([0, 3]))
twice = F.cross_entropy(F.softmax(logits, dim=1), target)


def step(batch, labels):
    return F.cross_entropy(batch, labels)
`;
const lineOf = (text: string) => script.split('\n').findIndex((line) => line.includes(text)) + 1;

describe('calls in the code', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
    fs.writeFileSync(path.join(workbench.folder, file), script);
    await workbench.openFile(file);
  });

  after(() => workbench.close());

  it('say in the hover what they return, as their framework prints it', async () => {
    await workbench.goTo(lineOf('loss = '), 12);
    // torch 2.13.0: print(F.cross_entropy(logits, target, label_smoothing=0.1))
    await workbench.showValuesByKeys(/torch\.nn\.functional\.cross_entropy returns tensor\(0\.4369\)/);
    await workbench.page.keyboard.press('Escape');
  });

  it('say what they raise', async () => {
    await workbench.goTo(lineOf('wrong = '), 10);
    await workbench.showValuesByKeys(/It raises IndexError: Target 3 is out of bounds\./);
    await workbench.page.keyboard.press('Escape');
  });

  it('are explained in the panel, by command', async () => {
    await workbench.goTo(lineOf('loss = '), 12);
    await workbench.runCommand('Surprisal: Explain This Call');
    const panel = await panelText(workbench, /0\.436873[\s\S]*Derivation/);
    assert.match(panel, /Sparse softmax cross entropy with logits/);
    assert.match(panel, /Derivation/);
  });

  it('say why there is no number, to somebody who asks', async () => {
    await workbench.goTo(lineOf('return F.'), 16);
    await workbench.runCommand('Surprisal: Explain This Call');
    await workbench.page
      .getByText(
        'torch.nn.functional.cross_entropy has no value here: batch is a parameter: its value is not in this file',
      )
      .first()
      .waitFor();
  });

  it('say why there is no number in the hover that somebody asks for', async () => {
    await workbench.focusEditor(file);
    await workbench.goTo(lineOf('return F.'), 16);
    await workbench.showValuesByKeys(/cannot be known from the code: batch is a parameter/);
    await workbench.page.keyboard.press('Escape');
  });

  it('are underlined where they are a classic mistake, with both numbers, and mended by one key', async () => {
    const line = lineOf('twice = ');
    await workbench.focusEditor(file);
    await workbench.page.locator('.squiggly-warning').first().waitFor();
    await workbench.goTo(line, 30);
    // torch 2.13.0: 0.7450 with softmax before it, 0.3185 without
    await workbench.showValuesByKeys(
      /softmax before it is one too many\. The value is 0\.745010\d* now, and 0\.318539\d* after/,
    );
    await workbench.page.keyboard.press('Escape');
    await workbench.goTo(line, 30);
    await workbench.page.keyboard.press('Control+.');
    await workbench.page.getByText('Fix XE001: the value becomes').first().waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
    await workbench.goTo(line, 14);
    await workbench.showValuesByKeys(/cross_entropy returns tensor\(0\.3185\)/);
    await workbench.page.keyboard.press('Escape');
  });

  it('did all this without a violation, an error or a request', () => workbench.expectNoTrouble());
});
