/** Documents of the in-host tests: the samples, and texts that no file holds. */

import * as vscode from 'vscode';
import { eventually, ok } from './assert.ts';

/** Waits until the extension is there: the first tests may run before VS Code starts what waits for its start. */
export async function activated(): Promise<void> {
  const extension = vscode.extensions.getExtension('surprisal.surprisal');
  ok(extension, 'the extension is not there');
  await extension.activate();
}

/** Opens a file of the samples folder, which is the workspace of these tests. */
export async function openSample(file: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'the tests run with the samples folder open');
  return await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, file));
}

let texts = 0;

/**
 * Opens a new untitled document and shows it. Each has a name of its own: VS Code gives the name of a closed one to the
 * next, and now and then its text with it.
 */
export async function showText(content: string, language = 'python'): Promise<vscode.TextEditor> {
  texts += 1;
  const uri = vscode.Uri.from({ scheme: 'untitled', path: `text-${texts}` });
  const opened = await vscode.workspace.openTextDocument(uri);
  const document = await vscode.languages.setTextDocumentLanguage(opened, language);
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content));
  return editor;
}

/** What our hover says at a place, as its Markdown source, or undefined where it is silent. */
export async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string | undefined> {
  return (await hoverContent(document, position))?.value;
}

/** The Markdown of our hover at a place. */
export async function hoverContent(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.MarkdownString | undefined> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .filter((content) => content instanceof vscode.MarkdownString)
    .find(({ value }) => value.includes('command:surprisal.openPanel'));
}

/** The same as a reader sees it: without escapes, entities and the link. */
export function readable(markdown: string): string {
  return markdown
    .replace(/\[[^\]]*\]\(command:[^)]*\)/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('\\', '')
    .replaceAll('**', '');
}

/** The title of the panel, once it is there. */
export async function panelTitle(wanted: string): Promise<void> {
  await eventually(
    () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .some(({ input, label }) => input instanceof vscode.TabInputWebview && label === wanted),
    `a panel called “${wanted}”`,
  );
}

/** Closes all editors. What was written is given up first: to ask whether to save it would take a person. */
export async function closeEverything(): Promise<void> {
  for (const notebook of vscode.workspace.notebookDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showNotebookDocument(notebook);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await eventually(() => vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0), 'all editors to close');
  // The next untitled document gets the name of this one, and its text too if this one is still there.
  await eventually(
    () => vscode.workspace.textDocuments.every(({ isUntitled }) => !isUntitled),
    'untitled documents to go',
  );
}
