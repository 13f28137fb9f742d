/**
 * The arrays that selections mean: those that stand in one, or its text read as numbers in any notation, as of a run of
 * numbers in a log.
 */

import type * as vscode from 'vscode';
import type { Message } from '../core/index.ts';
import { readNumbers } from '../finder/index.ts';
import type { Operand } from '../inspect/index.ts';
import type { DocumentArrays } from './documentArrays.ts';
import { toVscodeRange } from './places.ts';

/** A selection of more characters is read by the arrays in it only. */
export const longestReadSelection = 100_000;

/** The arrays that stand whole in a selection, in order. */
export async function arraysWithin(
  arrays: DocumentArrays,
  document: vscode.TextDocument,
  selection: vscode.Range,
): Promise<readonly Operand[]> {
  if (!(await arrays.ready(document, selection.start.line, selection.end.line + 1))) return [];
  return arrays
    .of(document)
    .within(selection.start.line, selection.end.line + 1)
    .filter((array) => selection.contains(toVscodeRange(array)))
    .map((array) => ({ array, typed: false }));
}

/** A selection's text as one array; a sentence where it is none. */
export function numbersOf(document: vscode.TextDocument, selection: vscode.Range): Operand | Message {
  const read = readNumbers(document.getText(selection));
  if ('problem' in read) return read.problem;
  return { array: read, typed: true };
}

/** The characters of a selection, counted without making its text. */
export function selectedLength(document: vscode.TextDocument, { start, end }: vscode.Range): number {
  if (start.line === end.line) return end.character - start.character;
  let length = document.lineAt(start.line).text.length - start.character + end.character;
  for (let line = start.line + 1; line < end.line && length <= longestReadSelection; line++) {
    length += document.lineAt(line).text.length + 1;
  }
  return length;
}
