/** The calls of a document that changes: read anew at the first question after an edit. */

import type { Lines, Position } from '../finder/index.ts';
import { FileCalls } from './fileCalls.ts';
import type { Program } from './syntax/tree.ts';
import type { LossCall } from './types.ts';

export class CallIndex {
  readonly #lines: Lines;
  readonly #read: ((text: string) => Program) | undefined;
  #calls: FileCalls | undefined;

  constructor(lines: Lines, read: ((text: string) => Program) | undefined) {
    this.#lines = lines;
    this.#read = read;
  }

  /** The old lines [startLine, endLine) became newLineCount lines. Only records: lines are read at the next question. */
  edit(_startLine: number, _endLine: number, _newLineCount: number): void {
    this.#calls = undefined;
  }

  /** The innermost call of a loss at a place. */
  at(position: Position): LossCall | undefined {
    return this.#upToDate()?.at(position);
  }

  /** Every call of a loss, in the order of the text. */
  all(): LossCall[] {
    return this.#upToDate()?.all() ?? [];
  }

  #upToDate(): FileCalls | undefined {
    if (!this.#calls && this.#read) {
      const text = Array.from({ length: this.#lines.count }, (_, line) => this.#lines.at(line)).join('\n');
      this.#calls = new FileCalls(this.#read(text), text);
    }
    return this.#calls;
  }
}
