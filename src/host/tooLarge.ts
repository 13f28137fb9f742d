/** Files that VS Code opens but hands to no extension: those above 50 MB. */

import * as vscode from 'vscode';
import { type Message, message } from '../core/index.ts';

/** Why there is no document although a text file is open in front; undefined when that is not so. */
export function tooLargeForExtensions(): Message | undefined {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  if (vscode.window.activeTextEditor || !(activeTab?.input instanceof vscode.TabInputText)) return undefined;
  const { uri } = activeTab.input;
  if (vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString())) return undefined;
  return message('VS Code shows no extension the text of files above 50 MB: copy the array into a smaller file.');
}

/** Calls back when another tab is in front while there is no editor: from one such file to the next no editor changes. */
export function onDidChangeTabWithoutEditor(listener: () => void): vscode.Disposable {
  return vscode.window.tabGroups.onDidChangeTabs(() => {
    if (!vscode.window.activeTextEditor) listener();
  });
}
