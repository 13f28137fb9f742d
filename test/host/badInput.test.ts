/** What no reader would write: very many arrays, a very long line, a file above 50 MB, commands with any arguments. */

import * as vscode from 'vscode';
import { commands } from '../../src/host/identifiers.ts';
import { equal, eventually, matches, ok } from './assert.ts';
import { activated, closeEverything, hoverAt, panelTitle, readable, showText } from './documents.ts';
import { logLines } from './log.ts';
import { runAndAccept, runAndDismiss } from './quickPicks.ts';
import { rows, sections } from './sideViewRows.ts';

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

/** A fresh one each time: somebody may write into what they are given. */
const hostile: readonly (() => unknown)[] = [
  () => null,
  () => Number.NaN,
  () => 1e308,
  () => '<img src=x onerror=alert(1)> [x](command:workbench.action.quit) $(zap)',
  () => [[[]]],
  () => Symbol('place'),
  () => 10n,
  () => () => 1,
  () => JSON.parse('{"__proto__": {"uri": "file:///a"}, "constructor": 1}'),
  () => ({ uri: { toString: 1 }, line: {}, character: [] }),
  () => ({ uri: 'file:///a.py', line: Number.NaN, character: 0 }),
  () => ({ uri: 'file:///a.py', line: 0.5, character: Number.POSITIVE_INFINITY }),
  () => ({ uri: 'file:///a.py', line: 2 ** 60, character: -1 }),
  () => ({ place: { place: { uri: 'file:///a.py', line: 0, character: 0 } } }),
  () => ({ recent: 'constructor' }),
];

/** Those that take a place, by which they refuse whatever is none. */
const takingPlaces = [
  commands.openPanel,
  commands.revealArray,
  commands.compareWith,
  commands.useAsLabels,
  commands.treatAs,
  commands.copyAs,
  commands.replaceWith,
  commands.hideHere,
  commands.pin,
  commands.unpin,
  commands.copyValue,
];

/** Places that can be meant, but are nowhere. */
const nowhere = [
  { uri: 'file:///there/is/no/such/file.py', line: 0, character: 0 },
  { uri: 'no-scheme', line: 0, character: 0 },
  { uri: 'javascript:alert(1)', line: 0, character: 0 },
];

describe('commands with any arguments', () => {
  before(activated);
  afterEach(closeEverything);

  const isRefusal = (line: string) => line.includes('was called with an argument that is no place in a document');

  for (const command of takingPlaces) {
    it(`${command} refuses what is no place, with a line in the log`, async () => {
      const before = (await logLines(isRefusal, 0)).length;
      for (const make of hostile) await vscode.commands.executeCommand(command, make(), make());
      const lines = await logLines(isRefusal, before + hostile.length);
      equal(lines.length, before + hostile.length);
      ok(
        lines.slice(before).every((line) => line.includes(command)),
        'a line names another command',
      );
    });
  }

  it('one that cannot go to a place says so in the log', async () => {
    const isFailure = (line: string) => line.includes(`${commands.revealArray} failed`);
    const before = (await logLines(isFailure, 0)).length;
    for (const place of nowhere) await vscode.commands.executeCommand(commands.revealArray, place);
    await logLines(isFailure, before + nowhere.length);
  });

  it('a role or a form that is none is asked for instead', async () => {
    const { document } = await showText('logits = [2.0, 1.0, 0.1]\n');
    const place = { uri: document.uri.toString(), line: 0, character: 9 };
    await vscode.env.clipboard.writeText('as it was');
    for (const second of ['__proto__', 'constructor', '<b>', 7, {}, null]) {
      for (const command of [commands.treatAs, commands.copyAs]) await runAndDismiss(command, place, second);
    }
    equal(await vscode.env.clipboard.readText(), 'as it was');
    matches(readable((await hoverAt(document, new vscode.Position(0, 12))) ?? ''), /Softmax/);
  });

  it('the others take none, and do what they do', async () => {
    const others = Object.values(commands).filter((command) => !takingPlaces.some((taking) => taking === command));
    for (const command of others) {
      for (const make of hostile.slice(0, 4)) await runAndDismiss(command, make(), make());
    }
  });
});
