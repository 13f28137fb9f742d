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

/** Selects a place in an editor that shows the document, opening one beside the panel where there is none. */
export async function reveal(uri: vscode.Uri, range: Range): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  const document = shown?.document ?? (await vscode.workspace.openTextDocument(uri));
  const selection = document.validateRange(toVscodeRange(range));
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    selection,
  });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The name of a file without its folders. */
export function fileName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
