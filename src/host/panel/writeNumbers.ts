/** Numbers that were changed in a panel, written where they stand in the document: one edit, which can be undone. */

import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import type { NumberChange } from '../../protocol/index.ts';
import type { DocumentArrays } from '../documentArrays.ts';
import { fileName, toVscodePosition } from '../places.ts';
import { inform, say } from '../target.ts';
import { write } from '../writing.ts';
import type { LiveLink } from './live.ts';

export async function writeNumbers(
  array: number,
  changes: readonly NumberChange[],
  live: LiveLink,
  arrays: DocumentArrays,
): Promise<void> {
  if (changes.length === 0) {
    inform(message('Nothing was changed in the panel: there is nothing to write back.'));
    return;
  }
  const { source, inspection } = live.shown;
  const start = live.startOf(array);
  if (!source || !start) {
    inform(message('These numbers were typed in: there is no document to write them to.'));
    return;
  }
  if (changes.some(({ text }) => !Number.isFinite(Number(text)))) {
    inform(message('NaN and infinities have no notation that every language reads: nothing was written.'));
    return;
  }
  const document = await vscode.workspace.openTextDocument(source);
  if (!(await arrays.readyAt(document, toVscodePosition(start)))) return;
  const found = arrays.at(document, toVscodePosition(start));
  const count = inspection.arrays[array]?.tensor.data.length;
  if (!found || found.data.length !== count || changes.some(({ index }) => index >= count)) {
    inform(message('The array has changed in {0} meanwhile: nothing was written.', fileName(source)));
    return;
  }
  const isDone = await write(
    document,
    changes.map(({ index, text }) => ({ range: found.cell(index), text })),
  );
  if (isDone) say(message('Numbers written to {0}: {1}', fileName(source), changes.length));
  else inform(message('The document cannot be edited: nothing was written.'));
}
