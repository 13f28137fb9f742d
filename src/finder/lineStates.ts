/**
 * The state at the start of each line, found as far as somebody asks, and after an edit found again only until it is what
 * it was. Holds one reference a line and no text.
 */

import type { Scanner } from './scanner.ts';
import type { LineState, States } from './state.ts';
import type { Lines } from './types.ts';

export class LineStates {
  readonly #lines: Lines;
  readonly #scanner: Scanner;
  readonly #states: States;
  /** state at the start of each line; one more than there are lines */
  #starts: (LineState | undefined)[] = [];
  /** lines whose end state is not known to follow from their start state, ascending */
  #stale: number[] = [];

  constructor(lines: Lines, scanner: Scanner, states: States) {
    this.#lines = lines;
    this.#scanner = scanner;
    this.#states = states;
    this.#forget();
  }

  #forget(): void {
    this.#starts = new Array(this.#lines.count + 1).fill(undefined);
    this.#starts[0] = this.#states.start;
    this.#stale = [0];
  }

  /** The old lines [startLine, endLine) became newLineCount lines. Reads nothing. */
  edit(startLine: number, endLine: number, newLineCount: number): void {
    const known = this.#starts.length - 1;
    const start = Math.min(Math.max(startLine, 0), known);
    const end = Math.min(Math.max(endLine, start), known);
    const grown = newLineCount - (end - start);
    const starts = this.#starts;
    const after = starts[end];
    if (grown !== 0) {
      const fresh = new Array(Math.max(newLineCount, 0)).fill(undefined);
      this.#starts = starts.slice(0, start + 1).concat(fresh, starts.slice(end + 1));
    } else starts.fill(undefined, start + 1, end);
    // The first line after the edit keeps its state to be compared with.
    if (newLineCount > 0) this.#starts[start + newLineCount] = after;
    const stale = this.#stale.filter((line) => line < start);
    stale.push(start);
    for (const line of this.#stale) if (line >= end && line + grown > start) stale.push(line + grown);
    this.#stale = stale;
  }

  /** The state at the start of a line, 0 to count. */
  at(line: number): LineState {
    if (this.#starts.length !== this.#lines.count + 1) this.#forget();
    const { count } = this.#lines;
    while (this.#stale.length > 0 && this.#stale[0] < line) {
      const stale = this.#stale[0];
      if (stale >= count) break;
      this.#stale[0] = this.#follow(stale, line);
      if (this.#stale[0] < 0) this.#stale.shift();
      else if (this.#stale[0] === this.#stale[1]) this.#stale.shift();
    }
    return this.#starts[line] ?? this.#states.start;
  }

  /** Scans from a line whose end is unknown up to a line; gives the line to go on with, -1 when the rest is as it was. */
  #follow(stale: number, until: number): number {
    const next = this.#stale[1] ?? Number.POSITIVE_INFINITY;
    let line = stale;
    let state = this.#starts[line] ?? this.#states.start;
    while (line < until && line < this.#lines.count) {
      state = this.#scanner.scan(line, this.#lines.at(line), state);
      line++;
      if (this.#starts[line] === state && line !== next) return -1;
      this.#starts[line] = state;
      if (line === next) return line;
    }
    return line;
  }
}
