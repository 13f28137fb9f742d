/** The calls of a document that changes: read anew at the first question after an edit, as far as the edit reaches. */

import type { Lines, Position } from '../finder/index.ts';
import { FileCalls } from './fileCalls.ts';
import { finish, type Language } from './syntax/language.ts';
import type { LossCall } from './types.ts';

export class CallIndex {
  readonly #lines: Lines;
  readonly #language: Language | undefined;
  #calls: FileCalls | undefined;
  /** counts the edits */
  #state = 0;
  /** the state that the calls are those of */
  #readState = -1;

  constructor(lines: Lines, language: Language | undefined) {
    this.#lines = lines;
    this.#language = language;
  }

  /** The old lines [startLine, endLine) became newLineCount lines. Only records: lines are read at the next question. */
  edit(_startLine: number, _endLine: number, _newLineCount: number): void {
    this.#state += 1;
  }

  /** The innermost call of a loss at a place. */
  at(position: Position): LossCall | undefined {
    return finish(this.#upToDate())?.at(position);
  }

  /** Every call of a loss, in the order of the text. */
  all(): LossCall[] {
    return [...this.each()].filter((call) => call !== undefined);
  }

  /** The same step by step, with nothing between: so that others have their turn. An edit ends it. */
  *each(): Generator<LossCall | undefined> {
    const calls = yield* this.#upToDate();
    if (!calls) return;
    const state = this.#state;
    for (const call of calls.each()) {
      if (this.#state !== state) return;
      yield call;
    }
  }

  /** The calls of the document as it is; none if it is edited between two steps, for whoever asks next. */
  *#upToDate(): Generator<undefined, FileCalls | undefined> {
    const state = this.#state;
    if (this.#readState === state || !this.#language) return this.#calls;
    const text = Array.from({ length: this.#lines.count }, (_, line) => this.#lines.at(line)).join('\n');
    const reading = FileCalls.reading(this.#language, text, this.#calls);
    for (let step = reading.next(); this.#state === state; step = reading.next()) {
      if (step.done) {
        this.#calls = step.value;
        this.#readState = state;
        return this.#calls;
      }
      yield;
    }
    return undefined;
  }
}
