/** Inlay hints and code lenses as VS Code asks for them: silent until their settings are on, then with the numbers. */

import * as vscode from 'vscode';
import { equal, eventually } from './assert.ts';
import { closeEverything, showText } from './documents.ts';

async function set(name: string, value: boolean | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('surprisal').update(name, value, vscode.ConfigurationTarget.Global);
}

async function hintsOf(document: vscode.TextDocument): Promise<readonly string[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    whole,
  );
  return hints.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
}

async function lensesOf(document: vscode.TextDocument): Promise<readonly string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
  );
  return lenses.map(({ range, command }) => `${range.start.line}: ${command?.title}`);
}

describe('inlay hints', () => {
  after(async () => {
    await set('inlayHints.enabled', undefined);
    await closeEverything();
  });

  it('are silent until they are wanted, and then say the entropy behind a distribution', async () => {
    const { document } = await showText('p = [0.5, 0.25, 0.125, 0.125]\nlogits = [2.0, 1.0, 0.1]\nsizes = [3, 4, 5]\n');
    equal(await hintsOf(document), []);
    await set('inlayHints.enabled', true);
    // −½ lg ½ − ¼ lg ¼ − 2·⅛ lg ⅛ = 1.75 bits, 1.75·ln 2 = 1.2130075659799042 nats
    equal(await eventually(async () => (await hintsOf(document)).length > 0 && hintsOf(document), 'the hint'), [
      'H = 1.213 nats (1.75 bits)',
    ]);
  });
});

describe('code lenses', () => {
  after(async () => {
    await set('codeLens.enabled', undefined);
    await closeEverything();
  });

  it('are silent until they are wanted, and then say the loss above the first of a pair', async () => {
    const apart = '\n'.repeat(8);
    const { document } = await showText(
      `labels = [0, 1, 0]\nprobabilities = [0.1, 0.7, 0.2]\n${apart}labels = [0, 0, 1]; probabilities = [0.1, 0.3, 0.6]\n`,
    );
    equal(await lensesOf(document), []);
    await set('codeLens.enabled', true);
    // −ln 0.7 = 0.3566749…, −ln 0.6 = 0.5108256…
    equal(await eventually(async () => (await lensesOf(document)).length > 0 && lensesOf(document), 'the lens'), [
      '0: 0.356675 nats · Categorical cross entropy',
      '10: 0.510826 nats · Categorical cross entropy',
    ]);
  });
});
