/** All arrays of a document, once it has been read as a whole. */

import type * as vscode from 'vscode';
import type { NumericArray } from '../finder/index.ts';
import type { DocumentArrays } from './documentArrays.ts';

/** The arrays of a document in order; undefined when they are not wanted any more, as `DocumentArrays.ready` says. */
export async function allArrays(
  arrays: DocumentArrays,
  document: vscode.TextDocument,
  token?: vscode.CancellationToken,
): Promise<readonly NumericArray[] | undefined> {
  if (!(await arrays.ready(document, 0, document.lineCount, token))) return undefined;
  return arrays.of(document).within(0, document.lineCount);
}
