/**
 * List Arrays in This File: every array with its first result; the one that is picked is shown in editor and panel.
 */

import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import { translate } from '../language.ts';
import { reveal } from '../places.ts';
import { lineOfList } from '../results.ts';
import type { Services } from '../services.ts';
import { tooLargeForExtensions } from '../tooLarge.ts';
import { type ArrayItem, arrayItem, cutNotice, mostListed } from './arrayItems.ts';

export async function findInFile({ arrays, panel }: Services): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    const sentence = tooLargeForExtensions() ?? message('Open a file first: its arrays are listed then.');
    void vscode.window.showInformationMessage(translate(sentence));
    return;
  }
  if (!(await arrays.ready(document, 0, document.lineCount))) return;
  const found = arrays.of(document).within(0, document.lineCount);
  if (found.length === 0) {
    void vscode.window.showInformationMessage(
      translate(message('This file holds no array of two numbers or more outside of comments and strings.')),
    );
    return;
  }
  const items: vscode.QuickPickItem[] = found
    .slice(0, mostListed)
    .map((array) => arrayItem(array, lineOfList(arrays, document, array).text));
  if (found.length > mostListed) items.push(cutNotice(found.length));
  const picked = await vscode.window.showQuickPick(items, {
    title: translate(message('Arrays in this file: {0}', found.length)),
    placeHolder: translate(message('Pick an array to show it')),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!picked || !('array' in picked)) return;
  const { array } = picked as ArrayItem;
  await reveal(document.uri, array);
  panel.show(arrays.inspect(document, array), document.uri);
}
