/** Inspect Clipboard: the numbers that were copied from a log, a terminal or anywhere else, in the panel. */

import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import { findArrays, type NumericArray, readNumbers } from '../../finder/index.ts';
import { inspectArray } from '../../inspect/index.ts';
import { defaultOptions } from '../configuration.ts';
import { translate } from '../language.ts';
import type { Services } from '../services.ts';
import { inform } from '../target.ts';
import { arrayItems, isArrayItem } from './arrayItems.ts';

/** More text than anybody copies from a terminal. */
const longestClipboard = 2_000_000;

export async function inspectClipboard({ panel }: Services): Promise<void> {
  const text = await vscode.env.clipboard.readText();
  if (text.trim() === '') {
    inform(message('The clipboard holds no text.'));
    return;
  }
  if (text.length > longestClipboard) {
    inform(message('The clipboard holds {0} characters: up to {1} are read.', text.length, longestClipboard));
    return;
  }
  // Terminals and logs are prose with printed tensors in it; code has no language here either.
  const found = findArrays(text, 'plaintext');
  if (found.length === 0) {
    const read = readNumbers(text);
    if ('problem' in read) inform(read.problem);
    else panel.show(inspectArray(read, [], { defaults: defaultOptions() }));
    return;
  }
  const array = found.length === 1 ? found[0] : await pickOne(found);
  if (array) panel.show(inspectArray(array, found, { defaults: defaultOptions() }));
}

async function pickOne(found: readonly NumericArray[]): Promise<NumericArray | undefined> {
  const picked = await vscode.window.showQuickPick(arrayItems(found), {
    title: translate(message('Arrays in the clipboard: {0}', found.length)),
    placeHolder: translate(message('Pick an array to show it')),
    matchOnDescription: true,
  });
  return picked && isArrayItem(picked) ? picked.array : undefined;
}
