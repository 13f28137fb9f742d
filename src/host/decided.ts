/**
 * What the user decided about the arrays of documents: what one is taken for, which one is its partner. Kept for the
 * workspace, so that it survives a reload; the oldest documents go when there are too many.
 */

import * as vscode from 'vscode';
import type { SavedDecisions } from '../inspect/index.ts';
import { parseDecisions } from '../protocol/index.ts';
import { stateKeys } from './identifiers.ts';

/** More documents than anybody decides about. */
const mostDocuments = 200;

export class Decided implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #state: vscode.Memento;
  /** by the document's address, the last changed one last */
  #documents: ReadonlyMap<string, SavedDecisions>;

  constructor(state: vscode.Memento) {
    this.#state = state;
    const saved: unknown = state.get(stateKeys.decisions);
    const entries = typeof saved === 'object' && saved !== null ? Object.entries(saved) : [];
    this.#documents = new Map(
      entries.flatMap(([uri, decisions]) => {
        const parsed = parseDecisions(decisions);
        return parsed ? [[uri, parsed]] : [];
      }),
    );
  }

  /** What was decided in a document; undefined where nothing was. */
  in(uri: vscode.Uri): SavedDecisions | undefined {
    return this.#documents.size === 0 ? undefined : this.#documents.get(uri.toString());
  }

  /** Changes what was decided in a document. */
  async change(uri: vscode.Uri, change: (saved: SavedDecisions) => SavedDecisions): Promise<void> {
    const address = uri.toString();
    const decisions = change(this.#documents.get(address) ?? {});
    const others = [...this.#documents].filter(([other]) => other !== address).slice(1 - mostDocuments);
    const isEmpty = Object.keys(decisions).length === 0;
    this.#documents = new Map(isEmpty ? others : [...others, [address, decisions]]);
    this.#changed.fire();
    await this.#state.update(stateKeys.decisions, Object.fromEntries(this.#documents));
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
