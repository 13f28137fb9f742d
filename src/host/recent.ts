/**
 * The inspections that somebody asked for last, by a command, a link or the side view; not those that a hover showed. In
 * memory only, newest first.
 */

import * as vscode from 'vscode';
import { isSamePosition, type Position } from '../finder/index.ts';
import { digestOf, type Inspection } from '../inspect/index.ts';
import type { Panel } from './panel/index.ts';
import type { Shown } from './panel/requests.ts';
import { numbersIn } from './results.ts';
import { trackedPosition } from './trackedPosition.ts';

export interface RecentInspection extends Shown {
  readonly id: number;
  /** where its first array stands now, as far as edits could be followed; undefined where it was typed in */
  readonly position: Position | undefined;
}

const mostKept = 20;
/** Fewer are kept where they hold more numbers than this together. */
const mostNumbersKept = 2_000_000;

export class Recent implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;
  #all: readonly RecentInspection[] = [];
  #lastId = 0;

  constructor(panel: Panel) {
    this.#subscriptions = vscode.Disposable.from(
      panel.onDidShow((shown) => this.#note(shown)),
      vscode.workspace.onDidChangeTextDocument((event) => this.#track(event)),
    );
  }

  /** Newest first. */
  get all(): readonly RecentInspection[] {
    return this.#all;
  }

  #note(shown: Shown): void {
    this.#lastId++;
    const entry = { ...shown, id: this.#lastId, position: shown.inspection.arrays[0]?.place?.start };
    const entries = [entry, ...this.#all.filter((other) => !isDouble(entry, other))].slice(0, mostKept);
    let numbers = 0;
    this.#all = entries.filter(({ inspection, id }) => {
      numbers += numbersIn(inspection);
      return id === entry.id || numbers <= mostNumbersKept;
    });
    this.#changed.fire();
  }

  #track({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    this.#all = this.#all.map((entry) =>
      entry.position && entry.source?.toString() === uri
        ? { ...entry, position: trackedPosition(entry.position, contentChanges) }
        : entry,
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }
}

/** Whether two inspections ask the same: of the same array, or, wherever it stands, of the same numbers. */
function isDouble(entry: RecentInspection, other: RecentInspection): boolean {
  if (entry.source?.toString() !== other.source?.toString()) return false;
  const [a, b] = [entry.inspection, other.inspection];
  if (a.quantity !== b.quantity || JSON.stringify(a.options) !== JSON.stringify(b.options)) return false;
  const samePlace =
    entry.position !== undefined && other.position !== undefined && isSamePosition(entry.position, other.position);
  return samePlace || digests(a) === digests(b);
}

function digests({ arrays }: Inspection): string {
  return arrays.map(({ name = '', tensor }) => `${name} ${tensor.shape} ${digestOf(tensor.data)}`).join('\n');
}
