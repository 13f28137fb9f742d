/** The calls of losses in the open documents. The grammars are loaded when a document first holds the name of one. */

import type * as vscode from 'vscode';
import type { CallIndex, LossCall } from '../calls/index.ts';
import { mentionsKnownApi } from '../frameworks/index.ts';
import { slice, turn } from './slices.ts';
import type { Stopwatch } from './stopwatch.ts';

/** Languages whose calls are read. */
const readLanguages: ReadonlySet<string> = new Set([
  'python',
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
]);

/** A document with more characters is not read for its calls: that would hold everybody up. */
const longestDocument = 1_000_000;

interface Kept {
  readonly version: number;
  /** whether it is small enough, and holds a name that is known */
  readonly isRead: boolean;
  readonly index: CallIndex | undefined;
}

export class DocumentCalls {
  readonly #stopwatch: Stopwatch;
  readonly #kept = new WeakMap<vscode.TextDocument, Kept>();

  constructor(stopwatch: Stopwatch) {
    this.#stopwatch = stopwatch;
  }

  /** The innermost call at a position; undefined where nobody wants to know any more. */
  async at(
    document: vscode.TextDocument,
    position: vscode.Position,
    token?: vscode.CancellationToken,
  ): Promise<LossCall | undefined> {
    const index = await this.#indexOf(document);
    if (!index || token?.isCancellationRequested || document.isClosed) return undefined;
    return this.#stopwatch.measure('call', () => index.at(position));
  }

  /** Every call, in the order of the text, found in slices; none where the document changes meanwhile. */
  async all(document: vscode.TextDocument): Promise<readonly LossCall[]> {
    const index = await this.#indexOf(document);
    if (!index) return [];
    const { version } = document;
    const steps = index.each();
    const found: LossCall[] = [];
    while (!this.#stopwatch.measure('calls', () => isThroughIn(slice(), steps, found))) {
      await turn();
      if (document.isClosed || document.version !== version) return [];
    }
    return found;
  }

  async #indexOf(document: vscode.TextDocument): Promise<CallIndex | undefined> {
    if (!readLanguages.has(document.languageId)) return undefined;
    const kept = this.#kept.get(document);
    if (kept?.version === document.version) return kept.isRead ? kept.index : undefined;
    const isRead = isWorthReading(document);
    const index = kept?.index ?? (isRead ? await this.#read(document) : undefined);
    // what it has read of an earlier version is used again as far as it is the same
    index?.edit(0, document.lineCount, document.lineCount);
    this.#kept.set(document, { version: document.version, isRead, index });
    return isRead ? index : undefined;
  }

  async #read(document: vscode.TextDocument): Promise<CallIndex> {
    const { CallIndex } = await import('../calls/index.ts');
    const lines = {
      get count() {
        return document.lineCount;
      },
      at: (line: number) => document.lineAt(line).text,
    };
    return new CallIndex(lines, document.languageId);
  }
}

/** Takes steps until the slice is over; whether there are no more. */
function isThroughIn(isOver: () => boolean, steps: Generator<LossCall | undefined>, found: LossCall[]): boolean {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return true;
    if (value) found.push(value);
    if (isOver()) return false;
  }
}

/** Whether a document is small enough, and holds the name of a function that the catalogue knows. */
function isWorthReading(document: vscode.TextDocument): boolean {
  let characters = 0;
  let isMentioned = false;
  for (let line = 0; line < document.lineCount; line += 1) {
    const { text } = document.lineAt(line);
    characters += text.length + 1;
    if (characters > longestDocument) return false;
    isMentioned ||= mentionsKnownApi(text);
  }
  return isMentioned;
}
