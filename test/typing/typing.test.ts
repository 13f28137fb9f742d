/**
 * Typing in a file of 20 MB, in the real editor: how long our longest piece of work held the extension host up, and how
 * long its longest block was at all. Prints; what it measures depends on the machine, so it asserts only that we answer.
 * On a machine with other work to do the system stops a process in the midst of anything; a loop that does nothing but
 * look at the clock tells how long, as a yardstick for the pieces.
 */

import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { eventually, ok } from '../host/assert.ts';

// A name that a hover is shown for in code, too.
const typed = 'probabilities = [0.1, 0.2, 0.7]';

/** Milliseconds between two letters of a fast typist. */
const betweenLetters = 60;

/** What a slice of ours takes, too. */
const idleMilliseconds = 4;

/** Milliseconds that a loop over such a slice lasts, which does nothing. */
function idleLoop(): number {
  const start = performance.now();
  let now = start;
  while (now - start < idleMilliseconds) now = performance.now();
  return now - start;
}

interface Measured {
  readonly taken: ReadonlyMap<string, { readonly longest: number; readonly own?: { readonly longest: number } }>;
}

/** Milliseconds while somebody types: the longest block of the loop, and the longest that an idle loop took. */
interface Longest {
  readonly block: number;
  readonly idle: number;
}

/** Types letter by letter at the start of a line of its own. */
async function type(editor: vscode.TextEditor, line: number): Promise<Longest> {
  await editor.edit((edit) => edit.insert(new vscode.Position(line, 0), '\n'));
  editor.selection = new vscode.Selection(line, 0, line, 0);
  editor.revealRange(editor.selection);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let idle = 0;
  delay.enable();
  for (const letter of typed) {
    await vscode.commands.executeCommand('type', { text: letter });
    await new Promise((resolve) => setTimeout(resolve, betweenLetters));
    idle = Math.max(idle, idleLoop());
  }
  delay.disable();
  return { block: delay.max / 1e6, idle };
}

describe('typing in a large file', function () {
  this.timeout(170_000);
  for (const name of ['large.py', 'large.jsonl']) {
    it(`measures the host in ${name}`, async () => {
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      ok(folder, 'a folder is open');
      const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
      const editor = await vscode.window.showTextDocument(document);
      const extension = vscode.extensions.getExtension<Measured | undefined>('surprisal.surprisal');
      const api = await extension?.activate();
      const size = `${name}, ${document.lineCount} lines`;
      // The first reading of the whole file is under way while the first place is typed at.
      for (const share of [0.02, 0.5, 0.9, 0.02]) {
        const line = Math.floor(document.lineCount * share);
        const { block, idle } = await type(editor, line);
        console.log(
          `${size}: typing at ${share * 100} %: longest block of the loop ${block.toFixed(1)} ms, longest of ${typed.length} idle loops of ${idleMilliseconds} ms ${idle.toFixed(1)} ms`,
        );
        if (!api) continue;
        const position = new vscode.Position(line, typed.indexOf('0.1'));
        await eventually(async () => {
          const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
            'vscode.executeHoverProvider',
            document.uri,
            position,
          );
          return hovers.length > 0;
        }, 'our hover on what was typed');
      }
      if (!api) console.log(`${size}: without the extension`);
      for (const [kind, { longest, own }] of api?.taken ?? []) {
        const ownTime = own?.longest.toFixed(1) ?? 'unknown';
        console.log(
          `${size}: longest piece of work of ours, ${kind}: ${longest.toFixed(1)} ms, in the thread's own time ${ownTime} ms`,
        );
      }
    });
  }

  it('is given no document for a file above 50 MB, but a tab', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    ok(folder, 'a folder is open');
    const uri = vscode.Uri.joinPath(folder.uri, 'huge.txt');
    await vscode.workspace.fs.writeFile(uri, new Uint8Array(51 * 1024 * 1024).fill(10));
    await vscode.commands.executeCommand('vscode.open', uri);
    // What our sentence about such files rests on.
    await eventually(() => {
      const { activeTab } = vscode.window.tabGroups.activeTabGroup;
      return activeTab?.input instanceof vscode.TabInputText && activeTab.input.uri.path === uri.path;
    }, 'the tab of the file');
    ok(vscode.window.activeTextEditor === undefined, 'VS Code gives an editor for it after all');
    ok(!vscode.workspace.textDocuments.some((document) => document.uri.path === uri.path), 'and a document');
  });
});
