/**
 * List Arrays in This File: every array with its first result. Moving through the list shows each one in the editor; the
 * one that is picked opens in the panel, and who goes away is where they were.
 */

import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import type { NumericArray } from '../../finder/index.ts';
import { allArrays } from '../allArrays.ts';
import { translate } from '../language.ts';
import { reveal, toVscodeRange } from '../places.ts';
import { lineOfList } from '../results.ts';
import type { Services } from '../services.ts';
import { inform } from '../target.ts';
import { tooLargeForExtensions } from '../tooLarge.ts';
import { arrayItems, isArrayItem } from './arrayItems.ts';

export async function findInFile({ arrays, panel }: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    inform(tooLargeForExtensions() ?? message('Open a file first: its arrays are listed then.'));
    return;
  }
  const { document } = editor;
  const found = await allArrays(arrays, document);
  if (!found) return;
  if (found.length === 0) {
    inform(message('This file holds no array of two numbers or more outside of comments and strings.'));
    return;
  }
  const items = arrayItems(found, (array) => lineOfList(arrays, document, array));
  const array = await pickWithPreview(editor, items, translate(message('Arrays in this file: {0}', found.length)));
  if (!array) return;
  await reveal(document.uri, array);
  panel.show(arrays.inspect(document, array), document.uri);
}

/** A pick list that shows each array in the editor while it is moved through. */
async function pickWithPreview(
  editor: vscode.TextEditor,
  items: readonly vscode.QuickPickItem[],
  title: string,
): Promise<NumericArray | undefined> {
  const { selections, visibleRanges } = editor;
  const quickPick = vscode.window.createQuickPick();
  quickPick.items = items;
  quickPick.title = title;
  quickPick.placeholder = translate(message('Pick an array to show it'));
  quickPick.matchOnDescription = true;
  quickPick.matchOnDetail = true;
  const cursor = editor.selection.active;
  const nearest = items.filter(isArrayItem).findLast(({ array }) => array.start.line <= cursor.line);
  if (nearest) quickPick.activeItems = [nearest];
  quickPick.onDidChangeActive(([active]) => {
    if (active && isArrayItem(active)) preview(editor, active.array);
  });
  const picked = await new Promise<NumericArray | undefined>((resolve) => {
    quickPick.onDidAccept(() => {
      const [active] = quickPick.activeItems;
      resolve(active && isArrayItem(active) ? active.array : undefined);
    });
    quickPick.onDidHide(() => resolve(undefined));
    quickPick.show();
  });
  quickPick.dispose();
  if (!picked) {
    editor.selections = selections;
    const [first] = visibleRanges;
    if (first) editor.revealRange(first, vscode.TextEditorRevealType.AtTop);
  }
  return picked;
}

function preview(editor: vscode.TextEditor, array: NumericArray): void {
  const range = editor.document.validateRange(toVscodeRange(array));
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
