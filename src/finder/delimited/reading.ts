/**
 * A reading of delimited text, in steps. Tables are cut at lines that are multiples of 65,536, so that what is found
 * anywhere depends on a bounded part of the document.
 */

import { comparePositions } from '../positions.ts';
import type { DocumentReading } from '../reading.ts';
import type { EmptyList, Lines, Position } from '../types.ts';
import type { DelimitedArray } from './delimitedArray.ts';
import { arraysOf } from './tableArrays.ts';
import { TableReader } from './tableReader.ts';

/** Lines that are read together; no table reaches over their end. */
const togetherLines = 65_536;

const noLists: readonly EmptyList[] = [];

export class DelimitedReading implements DocumentReading {
  readonly arrays: DelimitedArray[] = [];
  readonly emptyLists = noLists;
  readonly #lines: Lines;
  readonly #separators: string;
  readonly #first: number;
  /** the first line that is not read, or being read */
  #next: number;
  readonly #end: number;
  #reader: TableReader | undefined;

  /** `separators` are the characters that may part fields, the likelier one first. */
  constructor(lines: Lines, separators: string, from: Position, to: Position) {
    this.#lines = lines;
    this.#separators = separators;
    this.#first = this.#next = from.line - (from.line % togetherLines);
    this.#end = Math.min(lines.count, to.character > 0 ? to.line + 1 : to.line);
  }

  advance(expired?: () => boolean): boolean {
    for (;;) {
      if (!this.#reader) {
        if (this.#next >= this.#end) return true;
        const next = Math.min(this.#lines.count, this.#next + togetherLines);
        this.#reader = new TableReader(this.#lines, this.#separators, this.#next, next);
        this.#next = next;
      }
      if (!this.#reader.advance(expired)) return false;
      // One by one: a table may have more columns than a call takes arguments.
      for (const table of this.#reader.tables) for (const array of arraysOf(table)) this.arrays.push(array);
      this.#reader = undefined;
    }
  }

  covers(from: Position, to: Position): boolean {
    const end = { line: this.#next, character: 0 };
    return from.line >= this.#first && (comparePositions(to, end) <= 0 || this.#next === this.#lines.count);
  }
}
