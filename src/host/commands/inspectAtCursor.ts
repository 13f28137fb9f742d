/** Inspect Array at Cursor: the array the cursor stands in, or the nearest one on its line, in the panel. */

import * as vscode from 'vscode';
import { commands } from '../identifiers.ts';
import type { Services } from '../services.ts';
import { locateOrCursor, sayThatNothingStandsThere } from '../target.ts';
import { inspectSelection } from './inspectSelection.ts';

export async function inspectAtCursor(services: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  // Who selected something means what is selected.
  if (editor && !editor.selection.isEmpty) return await inspectSelection(services);
  const located = await locateOrCursor(services, commands.inspectAtCursor, undefined);
  if (!located) return;
  const inspection = services.arrays.inspectMeantAt(located.document, located.position);
  if (inspection) services.panel.show(inspection, located.document.uri);
  else sayThatNothingStandsThere();
}
