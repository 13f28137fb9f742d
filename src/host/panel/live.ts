/**
 * The link from a panel to the document its arrays stand in: where they are after edits, and what the same question has for
 * an answer now.
 */

import type * as vscode from 'vscode';
import { isSamePosition, type NumericArray, type Position } from '../../finder/index.ts';
import { digestOf, type Inspection, inspectInputs, KeyedArrays } from '../../inspect/index.ts';
import type { DocumentArrays } from '../documentArrays.ts';
import { toVscodePosition } from '../places.ts';
import { type Edit, trackedPosition } from '../trackedPosition.ts';
import type { Shown } from './requests.ts';

export class LiveLink {
  readonly #arrays: DocumentArrays;
  /** as it was asked first; its arrays' places move with edits */
  #shown: Shown;
  #starts: readonly (Position | undefined)[];

  constructor(shown: Shown, arrays: DocumentArrays) {
    this.#arrays = arrays;
    this.#shown = shown;
    this.#starts = startsOf(shown.inspection);
  }

  /** What was found last. */
  get shown(): Shown {
    return this.#shown;
  }

  /** Whether a document holds the arrays. */
  isAbout(document: vscode.TextDocument): boolean {
    return this.#shown.source?.toString() === document.uri.toString();
  }

  /** Where an array begins now. */
  startOf(array: number): Position | undefined {
    return this.#starts[array];
  }

  /** The document was edited: its arrays stand elsewhere. */
  edited(edits: readonly Edit[]): void {
    this.#starts = this.#starts.map((start) => start && trackedPosition(start, edits));
  }

  /**
   * Asks the same again of what the document holds now.
   * @returns whether the arrays stand there still; undefined when it is not wanted any more
   */
  async refresh(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<boolean | undefined> {
    const found = await this.#find(document, token);
    if (!found) return undefined;
    const now = this.#inspect(document, found);
    if (!now) return false;
    this.#shown = { ...this.#shown, inspection: now };
    this.#starts = startsOf(now);
    return true;
  }

  /** The arrays, each where it stood last, else wherever its numbers are now, as after its deletion was undone. */
  async #find(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<readonly (NumericArray | undefined)[] | undefined> {
    const found: (NumericArray | undefined)[] = [];
    for (const start of this.#starts) {
      if (start && !(await this.#arrays.readyAt(document, toVscodePosition(start), token))) return undefined;
      found.push(start && this.#startingAt(document, start));
    }
    if (this.#starts.every((start, array) => !start || found[array])) return found;
    const all = await this.#arrays.all(document, token);
    if (!all) return undefined;
    const keyed = new KeyedArrays(all);
    return this.#shown.inspection.arrays.map(({ name, tensor: { shape, data } }, array) => {
      const key = { ...(name !== undefined && { name }), ordinal: 0, shape, digest: digestOf(data) };
      return found[array] ?? (this.#starts[array] && keyed.findSame(key));
    });
  }

  /** The answer of now; undefined where an array that it needs is gone. */
  #inspect(document: vscode.TextDocument, found: readonly (NumericArray | undefined)[]): Inspection | undefined {
    const { inspection, isChosen } = this.#shown;
    const [asked] = found;
    if (!isChosen) return asked && this.#arrays.inspect(document, asked);
    const isWhole = inspection.arrays.every(({ place }, array) => !place || found[array]);
    return isWhole ? this.#askedAgain(document, found) : undefined;
  }

  #startingAt(document: vscode.TextDocument, start: Position): NumericArray | undefined {
    const array = this.#arrays.at(document, toVscodePosition(start));
    return array && isSamePosition(array.start, start) ? array : undefined;
  }

  /** The question that somebody chose, with the arrays of the document as they are now. */
  #askedAgain(document: vscode.TextDocument, found: readonly (NumericArray | undefined)[]): Inspection {
    const { inspection } = this.#shown;
    const operands = Object.entries(inspection.inputs).flatMap(([role, array]) => {
      const there = found[array];
      return there ? [[role, { array: there, typed: false }]] : [];
    });
    // An input that was typed in has no place to be found at again: what is shown of it stays.
    if (operands.length < Object.keys(inspection.inputs).length) return inspection;
    return inspectInputs(
      inspection.quantity,
      Object.fromEntries(operands),
      inspection.options,
      this.#arrays.contextOf(document),
    );
  }
}

function startsOf({ arrays }: Inspection): readonly (Position | undefined)[] {
  return arrays.map(({ place }) => place?.start);
}
