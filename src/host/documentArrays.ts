/**
 * One array index a document, kept true while it is edited. An edit is only recorded; lines are read again when
 * somebody asks, so typing costs nothing until then.
 */

import * as vscode from 'vscode';
import { ArrayIndex, type NumericArray } from '../finder/index.ts';
import { type Inspection, inspectArray, inspectEmptyList, pairingDistance } from '../inspect/index.ts';
import { toVscodeRange } from './places.ts';

export class DocumentArrays implements vscode.Disposable {
  readonly #indexes = new WeakMap<vscode.TextDocument, ArrayIndex>();
  readonly #subscriptions: vscode.Disposable;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => this.#record(event)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#indexes.delete(document)),
    );
  }

  /** The index of a document, made at the first question. A new language opens a new document, so it cannot go stale. */
  of(document: vscode.TextDocument): ArrayIndex {
    let index = this.#indexes.get(document);
    if (!index) {
      const lines = {
        get count() {
          return document.lineCount;
        },
        at: (line: number) => document.lineAt(line).text,
      };
      index = new ArrayIndex(lines, document.languageId);
      this.#indexes.set(document, index);
    }
    return index;
  }

  /**
   * The array under a position. Inside a ragged list that is the list: its rows are arrays, too, but what a reader
   * wants to know there is that they do not fit together.
   */
  at(document: vscode.TextDocument, position: vscode.Position): NumericArray | undefined {
    const index = this.of(document);
    const innermost = index.at(position);
    if (!innermost) return undefined;
    const ragged = index
      .within(position.line, position.line + 1)
      .find((array) => array.ragged && toVscodeRange(array).contains(toVscodeRange(innermost)));
    return ragged ?? innermost;
  }

  /** The array a cursor means: the one it stands in, else the nearest one that starts on its line. */
  meantAt(document: vscode.TextDocument, position: vscode.Position): NumericArray | undefined {
    const under = this.at(document, position);
    if (under) return under;
    const index = this.of(document);
    const away = (array: NumericArray) => Math.abs(array.start.character - position.character);
    return index
      .within(position.line, position.line + 1)
      .filter((array) => array.start.line === position.line)
      .reduce<NumericArray | undefined>((best, array) => (!best || away(array) < away(best) ? array : best), undefined);
  }

  /** The result for an array, with the arrays near it as possible partners. */
  inspect(document: vscode.TextDocument, array: NumericArray): Inspection {
    const from = Math.max(0, array.start.line - pairingDistance);
    const to = Math.min(document.lineCount, array.end.line + 1 + pairingDistance);
    return inspectArray(array, this.of(document).within(from, to));
  }

  /** The result for what a cursor means: an array, or a list without numbers, which has a sentence instead. */
  inspectMeantAt(document: vscode.TextDocument, position: vscode.Position): Inspection | undefined {
    const array = this.meantAt(document, position);
    if (array) return this.inspect(document, array);
    const empty = this.of(document).emptyListAt(position);
    return empty && inspectEmptyList(empty);
  }

  #record({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const index = this.#indexes.get(document);
    if (!index) return;
    for (const { range, text } of contentChanges) {
      index.edit(range.start.line, range.end.line + 1, lineBreaks(text) + 1);
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

function lineBreaks(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}
