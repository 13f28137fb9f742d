/**
 * Writing into a document, as one edit that can be undone. It goes through an editor: where a document is read-only the
 * editor knows it, while a workspace edit changes what VS Code shows of the document all the same.
 */

import type * as vscode from 'vscode';
import type { TextChange } from '../present/index.ts';
import { editorOf, reveal, toVscodeRange } from './places.ts';

/** Makes changes that do not overlap. False where the document cannot be edited; then nothing was written. */
export async function write(document: vscode.TextDocument, changes: readonly TextChange[]): Promise<boolean> {
  const pending = changes.filter(({ range, text }) => document.getText(toVscodeRange(range)) !== text);
  const [first] = pending;
  if (!first) return true;
  if (!editorOf(document.uri)) await reveal(document.uri, first.range);
  const { version } = document;
  const isDone = await editorOf(document.uri)?.edit((edit) => {
    for (const { range, text } of pending) edit.replace(toVscodeRange(range), text);
  });
  // An editor that refuses says that it has done it: only the document shows that it has not.
  return isDone === true && document.version !== version;
}
