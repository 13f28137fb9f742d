/** The commands: each opens the panel on what it was asked for, or says why it cannot, and none fails on bad arguments. */

import * as vscode from 'vscode';
import { equal, ok } from './assert.ts';
import { closeEverything, panelTitle, showText } from './documents.ts';

const own = [
  'surprisal.inspectAtCursor',
  'surprisal.inspectSelection',
  'surprisal.showHover',
  'surprisal.computeLoss',
  'surprisal.newComputation',
  'surprisal.compareWith',
  'surprisal.useAsLabels',
  'surprisal.treatAs',
  'surprisal.findInFile',
  'surprisal.inspectClipboard',
  'surprisal.copyAs',
  'surprisal.replaceWith',
  'surprisal.hideHere',
  'surprisal.manageHidden',
  'surprisal.changeHoverMode',
  'surprisal.openWalkthrough',
  'surprisal.showLog',
  'surprisal.openPanel',
  'surprisal.revealArray',
  'surprisal.pin',
  'surprisal.unpin',
  'surprisal.copyValue',
  'surprisal.openSample',
];

async function cursorAt(editor: vscode.TextEditor, line: number, character: number): Promise<void> {
  editor.selection = new vscode.Selection(line, character, line, character);
  await vscode.window.showTextDocument(editor.document, { selection: editor.selection });
}

describe('commands', () => {
  afterEach(closeEverything);

  it('are all registered', async () => {
    await vscode.extensions.getExtension('surprisal.surprisal')?.activate();
    const registered = await vscode.commands.getCommands(true);
    for (const command of own) ok(registered.includes(command), `${command} is not registered`);
  });

  it('Inspect Array at Cursor opens the panel on the array', async () => {
    const editor = await showText('logits = [2.0, 1.0, 0.1]\n');
    await cursorAt(editor, 0, 12);
    await vscode.commands.executeCommand('surprisal.inspectAtCursor');
    await panelTitle('Surprisal: logits');
  });

  it('Inspect Array at Cursor takes the array of the line when the cursor stands in its name', async () => {
    const editor = await showText('scores = [2.0, 1.0, 0.1]\n');
    await cursorAt(editor, 0, 2);
    await vscode.commands.executeCommand('surprisal.inspectAtCursor');
    await panelTitle('Surprisal: scores');
  });

  it('Inspect Array at Cursor takes the array that ends at the cursor, as when all of it is selected', async () => {
    const editor = await showText('logits = [\n  2.0, 1.0,\n  0.1,\n]\n');
    await cursorAt(editor, 3, 1);
    await vscode.commands.executeCommand('surprisal.inspectAtCursor');
    await panelTitle('Surprisal: logits');
  });

  it('Inspect Array at Cursor opens the panel on a ragged and on an empty list, too', async () => {
    const editor = await showText('ragged = [[1, 2], [3]]\nempty = []\n');
    await cursorAt(editor, 0, 10);
    await vscode.commands.executeCommand('surprisal.inspectAtCursor');
    await panelTitle('Surprisal: ragged');
    await cursorAt(editor, 1, 9);
    await vscode.commands.executeCommand('surprisal.inspectAtCursor');
    await panelTitle('Surprisal: empty');
  });

  it('Inspect Array at Cursor opens no panel where there is nothing', async () => {
    const editor = await showText('print("nothing")\n');
    await cursorAt(editor, 0, 3);
    await vscode.commands.executeCommand('surprisal.inspectAtCursor');
    const webviews = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputWebview);
    equal(webviews.length, 0);
  });

  it('the link of the hover opens the panel, and uses it again', async () => {
    const editor = await showText('logits = [2.0, 1.0, 0.1]\n\n\n\n\n\n\nprobs = [0.75, 0.25]\n');
    const uri = editor.document.uri.toString();
    await vscode.commands.executeCommand('surprisal.openPanel', { uri, line: 0, character: 9 });
    await panelTitle('Surprisal: logits');
    await vscode.commands.executeCommand('surprisal.openPanel', { uri, line: 7, character: 8 });
    await panelTitle('Surprisal: probs');
    const webviews = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputWebview);
    equal(webviews.length, 1);
  });

  it('Reveal Array selects it in its editor', async () => {
    const editor = await showText('x = 1\nlogits = [2.0, 1.0, 0.1]\n');
    const uri = editor.document.uri.toString();
    await vscode.commands.executeCommand('surprisal.revealArray', { uri, line: 1, character: 9 });
    const { selection } = vscode.window.activeTextEditor ?? {};
    equal([selection?.start.line, selection?.start.character, selection?.end.character], [1, 9, 24]);
  });

  it('have keys that nobody else has', async () => {
    const uri = vscode.Uri.parse('vscode://defaultsettings/keybindings.json');
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    for (const [chord, command] of [
      ['ctrl+k ctrl+alt+e', 'surprisal.inspectAtCursor'],
      ['ctrl+k ctrl+alt+v', 'surprisal.showHover'],
    ]) {
      const bound = [...text.matchAll(/"key": "([^"]*)",\s*"command": "([^"]*)"/g)].filter(([, key]) => key === chord);
      equal(
        bound.map(([, , name]) => name),
        [command],
      );
    }
  });

  it('refuse wrong arguments without an error', async () => {
    const onArrays = ['compareWith', 'useAsLabels', 'treatAs', 'copyAs', 'replaceWith', 'hideHere'];
    const taking = ['openPanel', 'revealArray', 'pin', 'unpin', 'copyValue', ...onArrays];
    for (const command of taking.map((name) => `surprisal.${name}`)) {
      for (const argument of [
        undefined,
        null,
        7,
        'x',
        [],
        {},
        { uri: 1 },
        { uri: 'file:///a', line: -1, character: 0 },
        { recent: 12345 },
        { place: { uri: '', line: 0, character: 0, key: {} } },
      ]) {
        await vscode.commands.executeCommand(command, argument);
      }
    }
  });
});
