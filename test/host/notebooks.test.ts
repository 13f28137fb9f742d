/** The cells of a notebook: documents of their own, in an editor that is none of texts. */

import * as vscode from 'vscode';
import { equal, eventually, matches, ok } from './assert.ts';
import { activated, closeEverything, hoverAt, panelTitle, readable } from './documents.ts';
import { runAndAccept } from './quickPicks.ts';
import { rows } from './sideViewRows.ts';

/** Opens a new notebook with Python cells, the keyboard in one of them. */
async function showNotebook(
  texts: readonly string[],
  cell: number,
): Promise<{ notebook: vscode.NotebookDocument; editor: vscode.TextEditor }> {
  const cells = texts.map((text) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'python'));
  const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData(cells));
  await vscode.window.showNotebookDocument(notebook);
  return { notebook, editor: await focusCell(notebook, cell) };
}

async function focusCell(notebook: vscode.NotebookDocument, cell: number): Promise<vscode.TextEditor> {
  const { document } = notebook.cellAt(cell);
  return await eventually(async () => {
    await vscode.commands.executeCommand('vscode.open', document.uri, { selection: new vscode.Range(0, 12, 0, 12) });
    const { activeTextEditor } = vscode.window;
    return activeTextEditor?.document === document ? activeTextEditor : undefined;
  }, `the keyboard in cell ${cell}`);
}

function kindsOfTabs(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .map(({ input }) => (input instanceof vscode.TabInputNotebook ? 'notebook' : 'other'));
}

describe('in the cells of a notebook', () => {
  let notebook: vscode.NotebookDocument;

  before(async () => {
    await activated();
    ({ notebook } = await showNotebook(
      [
        'logits = [2.0, 1.0, 0.1]',
        'probabilities = [0.1, 0.3, 0.6]\nlabels = [0, 0, 1]',
        'labels = [0, 1]',
        'x = [[2.0, 1.0], [0.5, 2.5]]\n',
      ],
      0,
    ));
  });

  after(closeEverything);

  it('the hover answers, and pairs the arrays of a cell', async () => {
    const hover = await hoverAt(notebook.cellAt(1).document, new vscode.Position(0, 20));
    ok(hover, 'the hover says nothing');
    // −ln 0.6 = 0.51082562…
    matches(readable(hover), /0\.51082562 nats/);
  });

  it('arrays of two cells are no pair: their names may belong to different runs', async () => {
    const hover = await hoverAt(notebook.cellAt(0).document, new vscode.Position(0, 12));
    // softmax of (2, 1, 0.1): 0.65900114…
    matches(readable(hover ?? ''), /Softmax: 0\.65900114/);
  });

  it('the side view lists those of the cell with the keyboard', async () => {
    await focusCell(notebook, 1);
    const labels = async () => (await rows()).filter(({ section }) => section === 'file').map(({ label }) => label);
    await eventually(async () => JSON.stringify(await labels()) === '["probabilities","labels"]', 'the cell’s arrays');
    await focusCell(notebook, 3);
    await eventually(async () => JSON.stringify(await labels()) === '["x"]', 'the other cell’s array');
  });

  it('Inspect Array at Cursor opens the panel', async () => {
    await focusCell(notebook, 0);
    await vscode.commands.executeCommand('surprisal.inspectAtCursor');
    await panelTitle('Surprisal: logits');
  });

  it('Reveal Array goes to the cell in its notebook, not to a tab of its own', async () => {
    await focusCell(notebook, 0);
    const { document } = notebook.cellAt(1);
    await vscode.commands.executeCommand('surprisal.revealArray', {
      uri: document.uri.toString(),
      line: 1,
      character: 9,
    });
    const editor = await eventually(() => {
      const { activeTextEditor } = vscode.window;
      return activeTextEditor?.document === document ? activeTextEditor : undefined;
    }, 'the cell');
    equal([editor.selection.start.line, editor.selection.start.character, editor.selection.end.character], [1, 9, 18]);
    equal(kindsOfTabs().filter((kind) => kind === 'notebook').length, 1);
    equal(kindsOfTabs().length, 2, 'notebook and panel');
  });

  it('List Arrays in This File goes to the one that is picked', async () => {
    await focusCell(notebook, 3);
    await runAndAccept('surprisal.findInFile');
    await panelTitle('Surprisal: x');
  });

  it('Replace Array With… writes into the cell, as an edit that can be undone', async () => {
    const { document } = await focusCell(notebook, 0);
    const before = document.getText();
    await runAndAccept('surprisal.replaceWith');
    // softmax of (2, 1, 0.1)
    matches(document.getText(), /^logits = \[0\.6590011388859\d+, 0\.2424329707047\d+, 0\.0985658904093\d+\]$/);
    await focusCell(notebook, 0);
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), before);
  });
});
