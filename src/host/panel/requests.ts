/** What a webview asks of the editor: to show an array of what it shows, to put a text on the clipboard, to keep a file. */

import * as vscode from 'vscode';
import type { Inspection } from '../../inspect/index.ts';
import type { FromPanel } from '../../protocol/index.ts';
import type { DocumentArrays } from '../documentArrays.ts';
import { reveal } from '../places.ts';
import { saveFile } from './saving.ts';

/** What a webview shows: an inspection and the document it came from, where it came from one. */
export interface Shown {
  readonly inspection: Inspection;
  readonly source: vscode.Uri | undefined;
  /** its quantity was chosen by somebody, and not by what the arrays are */
  readonly isChosen?: boolean;
}

/** What only a panel is asked for is no request of an inspector. */
export type EditorRequest = Extract<FromPanel, { readonly type: 'reveal' | 'copy' | 'save' }>;

/** Does what was asked for. */
export async function answerRequest(
  request: EditorRequest,
  shown: Shown | undefined,
  arrays: DocumentArrays,
): Promise<void> {
  if (request.type === 'copy') await vscode.env.clipboard.writeText(request.text);
  else if (request.type === 'save') await saveFile(request, shown?.source);
  else if (shown) await revealPart(shown, request.array, request.index, arrays);
}

/** Goes to an array of the inspection, or to one of its elements, as long as it still stands where it was read. */
async function revealPart(
  { inspection, source }: Shown,
  arrayNumber: number,
  element: number | undefined,
  arrays: DocumentArrays,
): Promise<void> {
  const place = inspection.arrays[arrayNumber]?.place;
  if (!place || !source) return;
  if (element === undefined) return await reveal(source, place);
  const document = await vscode.workspace.openTextDocument(source);
  if (!(await arrays.ready(document, place.start.line, place.end.line + 1))) return;
  const array = arrays.of(document).at(place.start);
  await reveal(source, array && element < array.data.length ? array.cell(element) : place);
}
