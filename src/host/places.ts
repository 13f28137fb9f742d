/**
 * Places between the finder's plain positions and VS Code's, and going to one in an editor.
 */

import * as vscode from 'vscode';
import type { Position, Range } from '../finder/index.ts';

/** The finder's position as VS Code's. */
export function toVscodePosition({ line, character }: Position): vscode.Position {
  return new vscode.Position(line, character);
}

/** The finder's range as VS Code's. */
export function toVscodeRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** An editor that shows a document now. */
export function editorOf(uri: vscode.Uri): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
}

/** Selects a place in an editor that shows the document, opening one beside the panel where there is none. */
export async function reveal(uri: vscode.Uri, range: Range): Promise<void> {
  if (uri.scheme === cellScheme) return await revealInNotebook(uri, range);
  const shown = editorOf(uri);
  const document = shown?.document ?? (await vscode.workspace.openTextDocument(uri));
  const selection = document.validateRange(toVscodeRange(range));
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    selection,
  });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** A cell of a notebook is a document of its own. */
const cellScheme = 'vscode-notebook-cell';

/** Shown as a text, a cell would stand in a tab of its own, without its notebook; this is how VS Code itself goes to one. */
async function revealInNotebook(uri: vscode.Uri, range: Range): Promise<void> {
  const isIt = (cell: vscode.NotebookCell) => cell.document.uri.toString() === uri.toString();
  const shown = vscode.window.visibleNotebookEditors.find(({ notebook }) => notebook.getCells().some(isIt));
  const viewColumn = shown?.viewColumn ?? vscode.ViewColumn.One;
  await vscode.commands.executeCommand('vscode.open', uri, { viewColumn, selection: toVscodeRange(range) });
}

/** The name of a file without its folders. */
export function fileName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
