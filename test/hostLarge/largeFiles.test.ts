/** What no reader would write: a file with very many arrays, a very long line, a file above 50 MB. */

import * as vscode from 'vscode';
import { commands } from '../../src/host/identifiers.ts';
import { equal, eventually, matches, ok } from '../host/assert.ts';
import { activated, closeEverything, hoverAt, panelTitle, readable } from '../host/documents.ts';
import { runAndAccept } from '../host/quickPicks.ts';
import { rows, sections } from '../host/sideViewRows.ts';

/** Writes a file of the workspace and opens it; VS Code never asks about it when it is closed. */
async function showFile(name: string, text: string): Promise<vscode.TextEditor> {
  const uri = fileUri(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

function fileUri(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

describe('a file with 100,000 arrays', () => {
  const count = 100_000;

  before(async () => {
    await activated();
    const lines = Array.from({ length: count - 1 }, (_, index) => `p${index} = [0.5, 0.5]`);
    await showFile('many.py', [...lines, 'probabilities = [0.5, 0.5]'].join('\n'));
  });

  after(closeEverything);

  it('is listed as far as a list helps, and what is left out is said', async () => {
    await eventually(async () => (await sections())[0] === 'In this file (100000)', 'the section of the file');
    const listed = (await rows()).filter(({ section }) => section === 'file');
    equal([listed.length, listed[0].label], [501, 'p0']);
    equal(listed[500].label, '99500 more arrays are not listed.');
  });

  it('has its last array under the pointer', async () => {
    const { document } = vscode.window.activeTextEditor ?? {};
    ok(document, 'an editor');
    const hover = await hoverAt(document, new vscode.Position(count - 1, 20));
    // ln 2 = 0.69314718…
    matches(readable(hover ?? ''), /0\.69314718 nats/);
  });

  it('answers List Arrays in This File', async () => {
    await runAndAccept('surprisal.findInFile');
    await panelTitle('Surprisal: p0');
  });
});

describe('a line of 5 MB', () => {
  const record = '{"p": [0.5, 0.25, 0.25], "id": 1234567}, ';
  const text = `[${record.repeat(Math.ceil(5_000_000 / record.length))}{}]`;
  const middle = 1 + record.length * 60_000;
  const position = new vscode.Position(0, middle + record.indexOf('0.25'));

  before(async () => {
    await activated();
    await showFile('line.json', text);
  });

  after(closeEverything);

  it('has no hover that nobody asked for: nobody reads such a line', async () => {
    const { document } = vscode.window.activeTextEditor ?? {};
    ok(document, 'an editor');
    equal(await hoverAt(document, position), undefined);
  });

  it('has the hover that a command asks for', async () => {
    const { activeTextEditor } = vscode.window;
    ok(activeTextEditor, 'an editor');
    activeTextEditor.selection = new vscode.Selection(position, position);
    const hover = await eventually(async () => {
      await vscode.commands.executeCommand('surprisal.showHover');
      return await hoverAt(activeTextEditor.document, position);
    }, 'the hover');
    // 1.5 bits are 1.5 ln 2 = 1.03972077… nats
    matches(readable(hover), /1\.0397208 nats/);
  });

  it('has arrays that the panel shows', async () => {
    const place = { uri: fileUri('line.json').toString(), line: 0, character: middle + record.indexOf('[') };
    await vscode.commands.executeCommand('surprisal.openPanel', place);
    await panelTitle('Surprisal: p');
  });

  it('is listed as far as a list helps', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileUri('line.json')));
    await eventually(async () => /^In this file \(1\d{5}\)$/.test((await sections())[0] ?? ''), 'the section');
    const listed = (await rows()).filter(({ section }) => section === 'file');
    equal(listed.length, 501);
    matches(listed[500].label, /^\d+ more arrays are not listed\.$/);
  });
});

describe('a file above 50 MB', () => {
  const uri = fileUri('huge.txt');

  before(async () => {
    await activated();
    await vscode.workspace.fs.writeFile(uri, new Uint8Array(51 * 1024 * 1024).fill(10));
    await vscode.commands.executeCommand('vscode.open', uri);
    await eventually(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'huge.txt',
      'the tab of the file',
    );
  });

  after(async () => {
    await closeEverything();
    await vscode.workspace.fs.delete(uri);
  });

  it('is said to be too large', async () => {
    await eventually(
      async () => (await sections())[0]?.startsWith('VS Code shows no extension the text'),
      'the sentence',
    );
  });

  it('is none of ours: commands end, and the list is empty', async () => {
    const mine = [commands.inspectAtCursor, commands.findInFile, commands.showHover, commands.copyAs, commands.pin];
    for (const command of mine) await vscode.commands.executeCommand(command);
    ok(
      (await rows()).every(({ section }) => section !== 'file'),
      'a row of the file',
    );
  });
});
