/** Documents that are no files on a disk: untitled, virtual, of a file system that an extension gives, read-only. */

import * as vscode from 'vscode';
import { equal, eventually, matches, ok } from './assert.ts';
import { activated, closeEverything, hoverAt, panelTitle, readable, showText } from './documents.ts';
import { runAndAccept } from './quickPicks.ts';
import { rows } from './sideViewRows.ts';

const text = 'logits = [2.0, 1.0, 0.1]\n';

/** A file system that holds one text under every path; like that of git it cannot be written to. */
const readOnlyFiles: vscode.FileSystemProvider = {
  onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
  watch: () => new vscode.Disposable(() => undefined),
  stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: text.length }),
  readFile: () => new TextEncoder().encode(text),
  readDirectory: () => [],
  createDirectory: refuse,
  writeFile: refuse,
  delete: refuse,
  rename: refuse,
};

function refuse(): never {
  throw vscode.FileSystemError.NoPermissions();
}

/** Each kind, and how a document of it comes to stand in an editor. */
const kinds: readonly (readonly [kind: string, isWritable: boolean, show: () => Promise<vscode.TextEditor>])[] = [
  ['an untitled document', true, () => showText(text)],
  ['a virtual document', false, () => showAt('surprisal-virtual:/a/b.py?at=HEAD')],
  ['a file of a read-only file system', false, () => showAt('surprisal-files:/a/b.py?{"ref":"HEAD"}')],
];

async function showAt(address: string): Promise<vscode.TextEditor> {
  return await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.parse(address)));
}

for (const [kind, isWritable, show] of kinds) {
  describe(`in ${kind}`, () => {
    const registered: vscode.Disposable[] = [];
    let editor: vscode.TextEditor;

    before(async () => {
      await activated();
      const provider = { provideTextDocumentContent: () => text };
      registered.push(
        vscode.workspace.registerTextDocumentContentProvider('surprisal-virtual', provider),
        vscode.workspace.registerFileSystemProvider('surprisal-files', readOnlyFiles, { isReadonly: true }),
      );
      editor = await show();
      editor.selection = new vscode.Selection(0, 12, 0, 12);
    });

    after(async () => {
      await closeEverything();
      vscode.Disposable.from(...registered).dispose();
    });

    it('the hover answers', async () => {
      const hover = await hoverAt(editor.document, new vscode.Position(0, 12));
      ok(hover, 'the hover says nothing');
      matches(readable(hover), /Softmax: 0\.65900114/);
    });

    it('the side view lists the array', async () => {
      await eventually(
        async () => (await rows()).some(({ section, label }) => section === 'file' && label === 'logits'),
        'a row',
      );
    });

    it('the array can be copied, pinned, and taken off again', async () => {
      const place = { uri: editor.document.uri.toString(), line: 0, character: 9 };
      await vscode.commands.executeCommand('surprisal.copyAs', place, 'json');
      matches(await vscode.env.clipboard.readText(), /0\.6590011388859/);
      await vscode.commands.executeCommand('surprisal.pin', place);
      await eventually(async () => (await rows()).some(({ section }) => section === 'pinned'), 'a pin');
      await vscode.commands.executeCommand('surprisal.unpin', place);
      await eventually(async () => (await rows()).every(({ section }) => section !== 'pinned'), 'no pin');
    });

    it(isWritable ? 'a result is written' : 'nothing is written, whatever VS Code would do', async () => {
      await vscode.window.showTextDocument(editor.document);
      await runAndAccept('surprisal.replaceWith');
      if (isWritable) matches(editor.document.getText(), /^logits = \[0\.6590011388859\d+, 0\.24243/);
      else equal(editor.document.getText(), text);
    });

    it('Inspect Array at Cursor opens the panel', async () => {
      await vscode.commands.executeCommand('surprisal.inspectAtCursor');
      await panelTitle('Surprisal: logits');
    });
  });
}
