/**
 * List Arrays in This File: every array with its first result. Moving through the list shows each one in the editor; the
 * one that is picked opens in the panel, and who goes away is where they were.
 */

import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import type { NumericArray } from '../../finder/index.ts';
import type { DocumentArrays } from '../documentArrays.ts';
import { translate } from '../language.ts';
import { reveal, toVscodeRange } from '../places.ts';
import { lineOfList } from '../results.ts';
import type { Services } from '../services.ts';
import { pause, slice, turn } from '../slices.ts';
import { inform } from '../target.ts';
import { tooLargeForExtensions } from '../tooLarge.ts';
import { arrayItems, isArrayItem, mostListed, previewOf } from './arrayItems.ts';

/** So long the list waits for its results, so that a short one comes at once and whole. */
const patienceMilliseconds = 100;

export async function findInFile({ arrays, panel, log }: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    inform(tooLargeForExtensions() ?? message('Open a file first: its arrays are listed then.'));
    return;
  }
  const { document } = editor;
  const found = await arrays.all(document);
  if (!found) return;
  if (found.length === 0) {
    inform(message('This file holds no array of two numbers or more outside of comments and strings.'));
    return;
  }
  const title = translate(message('Arrays in this file: {0}', found.length));
  const array = await pickWithPreview(editor, found, title, async (token) => {
    try {
      return await withResults(arrays, document, found, token);
    } catch (error) {
      // The list is of use without them.
      log.error('The results of the list failed.', error);
      return undefined;
    }
  });
  if (!array) return;
  await reveal(document.uri, array);
  panel.show(arrays.inspect(document, array), document.uri);
}

/** The items with the first result of each array, made in slices; undefined when they are not wanted any more. */
async function withResults(
  arrays: DocumentArrays,
  document: vscode.TextDocument,
  found: readonly NumericArray[],
  token: vscode.CancellationToken,
): Promise<readonly vscode.QuickPickItem[] | undefined> {
  const { version } = document;
  const listed = found.slice(0, mostListed);
  const lines = new Map<NumericArray, string>();
  for (let next = 0; next < listed.length; ) {
    if (!(await arrays.readyWhole(document, token))) return undefined;
    if (document.version !== version) return undefined;
    for (const over = slice(); next < listed.length && !over(); next++) {
      lines.set(listed[next], lineOfList(arrays, document, listed[next]));
    }
    await turn();
  }
  return token.isCancellationRequested ? undefined : arrayItems(found, (array) => lines.get(array) ?? previewOf(array));
}

/**
 * A pick list that shows each array in the editor while it is moved through. Where results take longer it begins with the
 * first numbers of each array.
 */
async function pickWithPreview(
  editor: vscode.TextEditor,
  found: readonly NumericArray[],
  title: string,
  results: (token: vscode.CancellationToken) => Promise<readonly vscode.QuickPickItem[] | undefined>,
): Promise<NumericArray | undefined> {
  const { selections, visibleRanges } = editor;
  const wanted = new vscode.CancellationTokenSource();
  const quickPick = vscode.window.createQuickPick();
  quickPick.title = title;
  quickPick.placeholder = translate(message('Pick an array to show it'));
  quickPick.matchOnDescription = true;
  quickPick.matchOnDetail = true;
  quickPick.keepScrollPosition = true;
  const coming = results(wanted.token);
  const whole = await Promise.race([coming, pause(patienceMilliseconds)]);
  const cursor = editor.selection.active;
  quickPick.items = whole ?? arrayItems(found);
  const nearest = quickPick.items.filter(isArrayItem).findLast(({ array }) => array.start.line <= cursor.line);
  if (nearest) quickPick.activeItems = [nearest];
  quickPick.onDidChangeActive(([active]) => {
    if (active && isArrayItem(active)) preview(editor, active.array);
  });
  if (!whole) {
    quickPick.busy = true;
    void coming.then((items) => {
      if (wanted.token.isCancellationRequested) return;
      if (items) replaceItems(quickPick, items);
      quickPick.busy = false;
    });
  }
  const picked = await new Promise<NumericArray | undefined>((resolve) => {
    quickPick.onDidAccept(() => {
      const [active] = quickPick.activeItems;
      resolve(active && isArrayItem(active) ? active.array : undefined);
    });
    quickPick.onDidHide(() => resolve(undefined));
    quickPick.show();
  });
  wanted.cancel();
  quickPick.dispose();
  if (!picked) {
    editor.selections = selections;
    const [first] = visibleRanges;
    if (first) editor.revealRange(first, vscode.TextEditorRevealType.AtTop);
  }
  return picked;
}

/** Puts other items of the same arrays into a list, which stays where it is. */
function replaceItems(quickPick: vscode.QuickPick<vscode.QuickPickItem>, items: readonly vscode.QuickPickItem[]): void {
  const [active] = quickPick.activeItems;
  quickPick.items = items;
  const same = items.filter(isArrayItem).find(({ array }) => active && isArrayItem(active) && array === active.array);
  if (same) quickPick.activeItems = [same];
}

function preview(editor: vscode.TextEditor, array: NumericArray): void {
  const range = editor.document.validateRange(toVscodeRange(array));
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
