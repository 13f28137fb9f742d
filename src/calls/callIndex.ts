/** The calls of a document that changes: read anew at the first question after an edit. */

import type { Lines, Position } from '../finder/index.ts';
import { FileCalls, type Reader } from './fileCalls.ts';
import type { LossCall } from './types.ts';

export class CallIndex {
  readonly #lines: Lines;
  readonly #read: Reader | undefined;
  #calls: FileCalls | undefined;
  #isOld = true;

  constructor(lines: Lines, read: Reader | undefined) {
    this.#lines = lines;
    this.#read = read;
  }

  /** The old lines [startLine, endLine) became newLineCount lines. Only records: lines are read at the next question. */
  edit(_startLine: number, _endLine: number, _newLineCount: number): void {
    this.#isOld = true;
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
    if (this.#isOld && this.#read) {
      const text = Array.from({ length: this.#lines.count }, (_, line) => this.#lines.at(line)).join('\n');
      this.#calls = new FileCalls(this.#read, text, this.#calls);
      this.#isOld = false;
    }
    return this.#calls;
  }
}
