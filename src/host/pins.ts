/**
 * The pinned arrays of the workspace. They are kept in its state and found again in their documents by their keys, after
 * edits as after a reload of the window.
 */

import * as vscode from 'vscode';
import { elementCount } from '../core/index.ts';
import { isSamePosition, type NumericArray } from '../finder/index.ts';
import { type ArrayKey, KeyedArrays } from '../inspect/index.ts';
import { decodePins, encodePins, type PinnedArray } from '../protocol/index.ts';
import { isQuantityId } from '../quantities/index.ts';
import type { DocumentArrays } from './documentArrays.ts';
import { mostNumbersInPassing } from './results.ts';
import { slice, turn } from './slices.ts';

/** A list longer than this is no selection any more. */
export const mostPins = 100;

/** The key of the workspace's state. */
const stateKey = 'pins';

/** Edits move pins; they are kept when nothing has moved for so long. */
const keepingMilliseconds = 2_000;

/** Where a pinned array is now. */
export interface FoundPin {
  readonly array: NumericArray;
  readonly key: ArrayKey;
}

export class Pins implements vscode.Disposable {
  readonly #state: vscode.Memento;
  readonly #arrays: DocumentArrays;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  /** A pin came or went. */
  readonly onDidChange = this.#changed.event;
  #all: readonly PinnedArray[];
  #keeping: number | undefined;

  constructor(state: vscode.Memento, arrays: DocumentArrays, log: vscode.LogOutputChannel) {
    this.#state = state;
    this.#arrays = arrays;
    this.#log = log;
    const kept = state.get<unknown>(stateKey);
    this.#all = decodePins(kept, isQuantityId).slice(0, mostPins);
    const lost = (Array.isArray(kept) ? kept.length : 0) - this.#all.length;
    if (lost > 0) log.warn(`${lost} pins of the workspace's state could not be read; they are gone.`);
  }

  /** In the order in which they were pinned. */
  get all(): readonly PinnedArray[] {
    return this.#all;
  }

  /** The pin with a key in a document. */
  withKey(uri: string, key: ArrayKey): PinnedArray | undefined {
    const wanted = JSON.stringify(key);
    return this.#all.find((pin) => pin.uri === uri && JSON.stringify(pin.key) === wanted);
  }

  /** Tells whether a document holds pinned arrays. */
  has(document: vscode.TextDocument): boolean {
    const uri = document.uri.toString();
    return this.#all.some((pin) => pin.uri === uri);
  }

  /**
   * The pins of an open document, as far as they are found: where, and under which key they are found next time.
   * Undefined when it is not wanted any more, or the document was edited meanwhile.
   */
  async find(
    document: vscode.TextDocument,
    token?: vscode.CancellationToken,
  ): Promise<ReadonlyMap<PinnedArray, FoundPin> | undefined> {
    const found = new Map<PinnedArray, FoundPin>();
    if (!this.has(document)) return found;
    if (!(await this.#arrays.readyWhole(document, token))) return undefined;
    const { version } = document;
    const uri = document.uri.toString();
    const keyed = this.#keyed(document);
    let over = slice();
    for (const pin of this.#all.filter((each) => each.uri === uri)) {
      const array = keyed.find(pin.key, pin.position);
      if (array) found.set(pin, { array, key: keyed.keyOf(array) });
      if (!over()) continue;
      await turn();
      if (document.version !== version || document.isClosed || token?.isCancellationRequested) return undefined;
      over = slice();
    }
    return found;
  }

  /** The pin of an array that was found in its document. */
  pinOf(array: Pick<NumericArray, 'start'>, found: ReadonlyMap<PinnedArray, FoundPin>): PinnedArray | undefined {
    for (const [pin, { array: pinned }] of found) {
      if (isSamePosition(pinned.start, array.start)) return pin;
    }
    return undefined;
  }

  /** Pins an array of a document that is ready as a whole. False where there are too many pins already. */
  add(document: vscode.TextDocument, array: NumericArray): boolean {
    if (this.#all.length >= mostPins) return false;
    const inPassing = elementCount(array.shape) <= mostNumbersInPassing;
    const pin: PinnedArray = {
      uri: document.uri.toString(),
      key: this.#keyed(document).keyOf(array),
      position: array.start,
      ...(inPassing && { snapshot: this.#arrays.inspect(document, array) }),
    };
    this.#all = [...this.#all, pin];
    this.#keep();
    this.#changed.fire();
    return true;
  }

  remove(pin: PinnedArray): void {
    this.#all = this.#all.filter((each) => each !== pin);
    this.#keep();
    this.#changed.fire();
  }

  /** Puts what pins look like now in their place, so that they are found from there. Nobody is told: who asked knows. */
  see(seen: ReadonlyMap<PinnedArray, PinnedArray>): void {
    this.#all = this.#all.map((pin) => seen.get(pin) ?? pin);
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.#keep(), keepingMilliseconds);
  }

  #keyed(document: vscode.TextDocument): KeyedArrays {
    return new KeyedArrays(this.#arrays.of(document).within(0, document.lineCount));
  }

  #keep(): void {
    clearTimeout(this.#keeping);
    this.#state.update(stateKey, encodePins(this.#all)).then(undefined, (error: unknown) => {
      this.#log.error('The pins could not be kept.', error);
    });
  }

  dispose(): void {
    clearTimeout(this.#keeping);
    this.#changed.dispose();
  }
}
