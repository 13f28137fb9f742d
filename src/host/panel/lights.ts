/** The number that is lit: in the editor when the pointer or the focus is on it in a panel, in the panel when the cursor is. */

import * as vscode from 'vscode';
import type { NumericArray, Position } from '../../finder/index.ts';
import { elementAt } from '../../inspect/index.ts';
import type { LightMessage } from '../../protocol/index.ts';
import type { DocumentArrays } from '../documentArrays.ts';
import { toVscodePosition, toVscodeRange } from '../places.ts';
import type { LiveLink } from './live.ts';

/** Looking for the number at the cursor of a larger array would hold up typing. */
const mostFollowed = 100_000;

export class Lights implements vscode.Disposable {
  readonly #lit = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
    border: '1px solid',
    borderColor: new vscode.ThemeColor('focusBorder'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  });
  /** the message that was shown last */
  #last: LightMessage | undefined;

  /** Lights a number of what a panel shows, wherever its document is seen; nothing where the message names none. */
  async show(message: LightMessage, live: LiveLink, arrays: DocumentArrays): Promise<void> {
    this.#last = message;
    const { array, index } = message;
    const editors = vscode.window.visibleTextEditors.filter(({ document }) => live.isAbout(document));
    const start = array === undefined ? undefined : live.startOf(array);
    for (const editor of editors) {
      const { document } = editor;
      const isReady = start !== undefined && (await arrays.readyAt(document, toVscodePosition(start)));
      if (message !== this.#last) return;
      const found = isReady ? arrays.at(document, toVscodePosition(start)) : undefined;
      const isThere = found && index !== undefined && index < found.data.length;
      editor.setDecorations(this.#lit, isThere ? [toVscodeRange(found.cell(index))] : []);
    }
  }

  /** Which number of what a panel shows stands at a position; undefined where none does. */
  placeAt(
    position: Position,
    document: vscode.TextDocument,
    live: LiveLink,
    arrays: DocumentArrays,
  ): { readonly array: number; readonly index: number } | undefined {
    const index = arrays.of(document);
    for (let array = 0; array < live.shown.inspection.arrays.length; array += 1) {
      const place = live.shown.inspection.arrays[array].place;
      if (!place || !toVscodeRange(place).contains(toVscodePosition(position))) continue;
      const found = index.at(position);
      const element = found && numberAt(found, position);
      if (element !== undefined) return { array, index: element };
    }
    return undefined;
  }

  clear(): void {
    this.#last = undefined;
    for (const editor of vscode.window.visibleTextEditors) editor.setDecorations(this.#lit, []);
  }

  dispose(): void {
    this.#lit.dispose();
  }
}

/** The number that a position touches. */
function numberAt(array: NumericArray, position: Position): number | undefined {
  if (array.data.length > mostFollowed) return undefined;
  const element = elementAt(array, position);
  const touches = element !== undefined && toVscodeRange(array.cell(element)).contains(toVscodePosition(position));
  return touches ? element : undefined;
}
