/** Keeps a file that a webview has made where the user says. */

import * as vscode from 'vscode';
import type { SavedMediaType, SaveRequest } from '../../protocol/index.ts';

const endings: Readonly<Record<SavedMediaType, { readonly name: string; readonly ending: string }>> = {
  'image/svg+xml': { name: 'SVG', ending: 'svg' },
  'image/png': { name: 'PNG', ending: 'png' },
  'text/markdown': { name: 'Markdown', ending: 'md' },
};

/** Asks where to, and writes the file; nothing where the user thinks better of it. */
export async function saveFile(
  { name, mediaType, content }: SaveRequest,
  source: vscode.Uri | undefined,
): Promise<void> {
  const { name: kind, ending } = endings[mediaType];
  const folder = folderBeside(source);
  const target = await vscode.window.showSaveDialog({
    filters: { [kind]: [ending] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (target) await vscode.workspace.fs.writeFile(target, bytesOf(mediaType, content));
}

/** The folder of the document that the picture is about, or the first of the workspace. */
function folderBeside(source: vscode.Uri | undefined): vscode.Uri | undefined {
  const isFile = source !== undefined && vscode.workspace.fs.isWritableFileSystem(source.scheme) === true;
  return isFile ? vscode.Uri.joinPath(source, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
}

/** The content as bytes: text as UTF-8, a PNG from its base64 form. */
function bytesOf(mediaType: SavedMediaType, content: string): Uint8Array {
  if (mediaType !== 'image/png') return new TextEncoder().encode(content);
  return Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
}
