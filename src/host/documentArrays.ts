/**
 * One array index a document, kept true while it is edited. An edit is only recorded; what it changed is read again in
 * slices of a few milliseconds, first what can be seen, so that a document of any size holds nobody up. Those who ask
 * wait for what they ask about with `ready`; after it questions about these lines cost no reading.
 */

import * as vscode from 'vscode';
import { ArrayIndex, type NumericArray } from '../finder/index.ts';
import {
  type Decisions,
  decisionsFor,
  type Inspection,
  type InspectionContext,
  inspectArray,
  inspectEmptyList,
  type Placed,
  pairingReach,
  type SavedDecisions,
  type Surroundings,
} from '../inspect/index.ts';
import { defaultOptions, pairing, tolerance } from './configuration.ts';
import type { Decided } from './decided.ts';
import { toVscodeRange } from './places.ts';
import { slice, turn } from './slices.ts';
import type { Stopwatch } from './stopwatch.ts';

export class DocumentArrays implements vscode.Disposable {
  readonly #indexes = new WeakMap<vscode.TextDocument, ArrayIndex>();
  readonly #subscriptions: vscode.Disposable;
  readonly #stopwatch: Stopwatch;
  readonly #decided: Decided;
  /** what was decided in documents, as it is looked up among their arrays */
  readonly #decisions = new WeakMap<vscode.TextDocument, KnownDecisions>();
  /** documents that are being read ahead */
  readonly #readingAhead = new Set<vscode.TextDocument>();
  #disposed = false;

  constructor(stopwatch: Stopwatch, decided: Decided) {
    this.#stopwatch = stopwatch;
    this.#decided = decided;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => stopwatch.measure('edit', () => this.#record(event))),
      vscode.workspace.onDidCloseTextDocument((document) => this.#indexes.delete(document)),
      vscode.window.onDidChangeVisibleTextEditors((editors) => this.#readVisible(editors)),
    );
    this.#readVisible(vscode.window.visibleTextEditors);
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
   * Reads what stands on the lines [startLine, endLine), in slices. False when it is not wanted any more: the document
   * was closed, or the one who asked said so.
   */
  async ready(
    document: vscode.TextDocument,
    startLine: number,
    endLine: number,
    token?: vscode.CancellationToken,
  ): Promise<boolean> {
    const wanted = () => !document.isClosed && !this.#disposed && token?.isCancellationRequested !== true;
    while (wanted()) {
      const search = this.of(document).search(startLine, endLine);
      for (;;) {
        const outcome = this.#stopwatch.measure('search', () => search.advance(slice()));
        if (outcome === 'done') return true;
        await turn();
        if (outcome === 'overtaken' || !wanted()) break;
      }
    }
    return false;
  }

  /** The same for the whole document. */
  async readyWhole(document: vscode.TextDocument, token?: vscode.CancellationToken): Promise<boolean> {
    return await this.ready(document, 0, document.lineCount, token);
  }

  /** All arrays of a document in order, once it has been read; undefined when they are not wanted any more. */
  async all(
    document: vscode.TextDocument,
    token?: vscode.CancellationToken,
  ): Promise<readonly NumericArray[] | undefined> {
    return (await this.readyWhole(document, token)) ? this.of(document).within(0, document.lineCount) : undefined;
  }

  /** Makes ready what `at`, `meantAt` and `inspect` read for a position. */
  async readyAt(
    document: vscode.TextDocument,
    position: vscode.Position,
    token?: vscode.CancellationToken,
  ): Promise<boolean> {
    // What was decided in a document is known by the arrays before it.
    if (this.#decided.in(document.uri)) return await this.readyWhole(document, token);
    const { line } = position;
    const reach = reachIn(document);
    if (!(await this.ready(document, line - reach, line + 1 + reach, token))) return false;
    const array = this.meantAt(document, position);
    if (!array) return true;
    const { from, to } = partnersAround(document, array);
    return await this.ready(document, from, to, token);
  }

  /** Begins with what can be seen. */
  #readVisible(editors: readonly vscode.TextEditor[]): void {
    for (const { document } of editors) {
      this.of(document);
      void this.#readAhead(document);
    }
  }

  /** Reads a document in slices, up to the last line that can be seen first; an edit makes it begin where it fell. */
  async #readAhead(document: vscode.TextDocument): Promise<void> {
    if (this.#readingAhead.has(document)) return;
    this.#readingAhead.add(document);
    try {
      // Not in the event's own turn: what waits there is shown first.
      await turn();
      for (const line of [lastVisibleLine(document), document.lineCount]) {
        while (!document.isClosed && !this.#disposed) {
          const index = this.of(document);
          if (this.#stopwatch.measure('reading ahead', () => index.reach(line, slice()))) break;
          await turn();
        }
      }
    } finally {
      this.#readingAhead.delete(document);
    }
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

  /**
   * The array a cursor means: the one it stands in or right behind, where it is when the whole array is selected, else the
   * nearest one that starts on its line.
   */
  meantAt(document: vscode.TextDocument, position: vscode.Position): NumericArray | undefined {
    const { line, character } = position;
    const under =
      this.at(document, position) ??
      (character > 0 ? this.at(document, new vscode.Position(line, character - 1)) : undefined);
    if (under) return under;
    const index = this.of(document);
    const away = (array: NumericArray) => Math.abs(array.start.character - position.character);
    return index
      .within(position.line, position.line + 1)
      .filter((array) => array.start.line === position.line)
      .reduce<NumericArray | undefined>((best, array) => (!best || away(array) < away(best) ? array : best), undefined);
  }

  /** The result for an array, with the arrays near it as possible partners; `element` is the number pointed at. */
  inspect(document: vscode.TextDocument, array: NumericArray, element?: number): Inspection {
    const { from, to } = partnersAround(document, array);
    const neighbours = this.of(document).within(from, to);
    return inspectArray(array, neighbours, { ...this.contextOf(document), ...(element !== undefined && { element }) });
  }

  /** An array with the text around it. */
  placed(document: vscode.TextDocument, array: NumericArray): Placed {
    return { array, surroundings: surroundingsOf(document, array) };
  }

  /** What inspections in a document go by: its text, the settings that hold there, what the user decided. */
  contextOf(document: vscode.TextDocument): InspectionContext {
    const allowed = tolerance(document);
    const decisions = this.#decisionsIn(document);
    return {
      surroundings: (array) => surroundingsOf(document, array),
      pairing: pairing(document),
      defaults: defaultOptions(document),
      ...(allowed !== undefined && { tolerance: allowed }),
      ...(decisions && { decisions }),
    };
  }

  /** What the user decided in a document; the arrays that it is looked up among are listed once a version. */
  #decisionsIn(document: vscode.TextDocument): Decisions | undefined {
    const saved = this.#decided.in(document.uri);
    if (!saved) return undefined;
    const known = this.#decisions.get(document);
    if (known?.saved === saved && known.version === document.version) return known.decisions;
    const decisions = decisionsFor(saved, this.of(document).within(0, document.lineCount));
    this.#decisions.set(document, { saved, version: document.version, decisions });
    return decisions;
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
    if (contentChanges.length > 0) void this.#readAhead(document);
  }

  dispose(): void {
    this.#disposed = true;
    this.#subscriptions.dispose();
  }
}

/** The decisions of one version of a document. */
interface KnownDecisions {
  readonly saved: SavedDecisions;
  readonly version: number;
  readonly decisions: Decisions;
}

/** Lines from an array within which a partner may stand. */
function reachIn(document: vscode.TextDocument): number {
  return pairingReach(pairing(document).distance);
}

/** The lines on which an array and its possible partners stand. */
function partnersAround(document: vscode.TextDocument, array: NumericArray): { from: number; to: number } {
  const reach = reachIn(document);
  return { from: Math.max(0, array.start.line - reach), to: array.end.line + 1 + reach };
}

/** Characters around an array that roles are read from. */
const before = 200;
const after = 80;

/** The text around an array. Lines are cut before they are put together, since one may be very long. */
function surroundingsOf(document: vscode.TextDocument, { start, end }: NumericArray): Surroundings {
  let text = document.lineAt(start.line).text.slice(Math.max(0, start.character - before), start.character);
  for (let line = start.line - 1; line >= 0 && text.length < before; line--) {
    text = `${document.lineAt(line).text.slice(-before)}\n${text}`;
  }
  let rest = document.lineAt(end.line).text.slice(end.character, end.character + after);
  if (rest.length < after && end.line + 1 < document.lineCount) {
    rest = `${rest}\n${document.lineAt(end.line + 1).text.slice(0, after)}`.slice(0, after);
  }
  return { languageId: document.languageId, before: text.slice(-before), after: rest };
}

/** The last line of a document that an editor shows; 0 when none does. */
function lastVisibleLine(document: vscode.TextDocument): number {
  const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
  return Math.max(0, ...editors.flatMap(({ visibleRanges }) => visibleRanges.map(({ end }) => end.line + 1)));
}

function lineBreaks(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/\r\n|\r|\n/g)) count++;
  return count;
}
