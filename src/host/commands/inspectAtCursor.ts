/**
 * Inspect Array at Cursor: the array the cursor stands in, or the nearest one on its line, in the panel.
 */

import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import { translate } from '../language.ts';
import type { Services } from '../services.ts';
import { tooLargeForExtensions } from '../tooLarge.ts';

export async function inspectAtCursor({ arrays, panel }: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    const sentence = tooLargeForExtensions() ?? message('Open a file and put the cursor into an array first.');
    void vscode.window.showInformationMessage(translate(sentence));
    return;
  }
  const { document, selection } = editor;
  if (!(await arrays.readyAt(document, selection.active))) return;
  const inspection = arrays.inspectMeantAt(document, selection.active);
  if (inspection) {
    panel.show(inspection, document.uri);
    return;
  }
  const sentence = message(
    'No array of numbers stands at the cursor: it takes a bracketed list of two numbers or more, such as [0.7, 0.2, 0.1].',
  );
  void vscode.window.showInformationMessage(translate(sentence));
}
