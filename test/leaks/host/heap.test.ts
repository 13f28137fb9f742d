/**
 * What 2,000 openings and closings of the panel leave in the heap of a real extension host; the same of hovers, and of
 * documents.
 */

import * as vscode from 'vscode';
import { eventually, ok } from '../../host/assert.ts';
import { closeEverything, openSample } from '../../host/documents.ts';
import { cycles, growthLine, heapInUse, largestGrowth, warmUp } from '../heap.ts';

interface Measured {
  readonly taken: ReadonlyMap<string, { readonly pieces: number }>;
}

/** One panel in so many is left open until it has looked for its array in the document once more. */
const patientOnes = 20;

const hoursEnough = 7_200_000;

async function measured(what: string, cycle: (number: number) => Promise<void>): Promise<void> {
  for (let number = 0; number < warmUp; number += 1) await cycle(number);
  const before = await heapInUse();
  const start = performance.now();
  for (let number = 0; number < cycles; number += 1) await cycle(number);
  const milliseconds = (performance.now() - start) / cycles;
  const after = await heapInUse();
  console.log(growthLine(what, before, after, ` (${milliseconds.toFixed(0)} ms each)`));
  ok(after - before <= largestGrowth, `${what}: the heap grew by ${after - before} bytes`);
}

/** Waits in short steps: a cycle is short itself. */
async function until(isSo: () => boolean, what: string): Promise<void> {
  const patience = performance.now() + 20_000;
  while (!isSo()) {
    ok(performance.now() < patience, `waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function panelTabs(): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputWebview);
}

describe('the heap of the extension host', function () {
  this.timeout(hoursEnough);

  afterEach(() => closeEverything());

  it('keeps nothing of a closed panel', async () => {
    const api = await vscode.extensions.getExtension<Measured>('surprisal.surprisal')?.activate();
    ok(api, 'the extension is not there');
    const document = await openSample('softmax_and_losses.py');
    await vscode.window.showTextDocument(document);
    const line = document.getText().slice(0, document.getText().indexOf('[')).split('\n').length - 1;
    const character = document.lineAt(line).text.indexOf('[');
    /** The page asks for what it shows when it stands, and the host notes how long each answer took. */
    const answers = (): number => api.taken.get('panel')?.pieces ?? 0;
    await measured('panels', async (number) => {
      let before = answers();
      await vscode.commands.executeCommand('surprisal.openPanel', { uri: document.uri.toString(), line, character });
      await until(() => answers() !== before, 'the page');
      if (number % patientOnes === 0) {
        before = answers();
        await until(() => answers() !== before, 'the page’s second answer');
      }
      await vscode.window.tabGroups.close(panelTabs());
      await until(() => panelTabs().length === 0, 'the panel to close');
    });
  });

  it('keeps nothing of a hover', async () => {
    const document = await openSample('softmax_and_losses.py');
    await vscode.window.showTextDocument(document);
    const places = document
      .getText()
      .split('\n')
      .flatMap((text, line) => (text.includes('[') ? [new vscode.Position(line, text.indexOf('[') + 1)] : []));
    const hovers = (position: vscode.Position) =>
      vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
    await eventually(async () => (await hovers(places[0])).length > 0, 'the first hover');
    await measured('hovers', async (number) => {
      await hovers(places[number % places.length]);
    });
  });

  it('keeps nothing of a closed document', async () => {
    await measured('documents', async (number) => {
      const content = `logits_${number} = [${Array.from({ length: 50 }, (_, index) => index / 8).join(', ')}]\n`;
      const uri = vscode.Uri.from({ scheme: 'untitled', path: `closed-${number % 2}.py` });
      const document = await vscode.workspace.openTextDocument(uri);
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content));
      await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, new vscode.Position(0, 12));
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await until(() => document.isClosed, 'the document to close');
    });
  });
});
