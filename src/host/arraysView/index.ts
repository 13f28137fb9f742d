/**
 * The side view's list: the arrays of the active editor with their first results, the pinned ones, and what was inspected
 * last.
 */

import * as vscode from 'vscode';
import { settingsSection, views } from '../identifiers.ts';
import type { Services } from '../services.ts';
import { onDidChangeTabWithoutEditor } from '../tooLarge.ts';
import { ArraysTree } from './tree.ts';

/** Registers the list. Its tree can be read by others, as VS Code reads it. */
export function register(services: Services): vscode.Disposable & { readonly tree: vscode.TreeDataProvider<unknown> } {
  const tree = new ArraysTree(services);
  const view = vscode.window.createTreeView(views.arrays, { treeDataProvider: tree, showCollapseAll: true });
  const follow = () => tree.follow(vscode.window.activeTextEditor);
  const pinnedDocument = (document: vscode.TextDocument) => {
    if (services.pins.has(document)) tree.refresh('now');
  };
  const registrations = vscode.Disposable.from(
    tree,
    view,
    view.onDidChangeVisibility(({ visible }) => tree.setVisible(visible)),
    services.pins.onDidChange(() => tree.refresh('now')),
    services.decided.onDidChange(() => tree.refresh('now')),
    services.recent.onDidChange(() => tree.refresh('now')),
    vscode.window.onDidChangeActiveTextEditor(follow),
    onDidChangeTabWithoutEditor(follow),
    vscode.workspace.onDidOpenTextDocument(pinnedDocument),
    vscode.workspace.onDidCloseTextDocument(pinnedDocument),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingsSection)) tree.refresh('now');
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (tree.shows(document)) tree.refresh('afterRest');
    }),
  );
  return { tree, dispose: () => registrations.dispose() };
}
