/** A table of delimited text that has been read: its numbers row by row, and which of its columns are numeric. */

import type { Lines } from '../types.ts';
import { type Field, fieldsOf } from './fields.ts';

/** Rows that a table has room for at first, and from which on it gets room for all that may come. */
const firstRows = 16;
const manyRows = 4096;

export class Table {
  readonly separator: string;
  readonly columns: number;
  /** what the header says of each column; none without a header */
  readonly names: readonly string[];
  /** the numbers, row by row; NaN where there is none */
  values: Float64Array;
  /** the line on which each row begins */
  rowLines: Int32Array;
  rows = 0;
  /** the fields of the first and the last row */
  first: readonly Field[] = [];
  last: readonly Field[] = [];
  readonly #lines: Lines;
  /** rows end before this line */
  readonly #end: number;
  /** how many cells of each column are empty, and how many are text */
  readonly #empty: Int32Array;
  readonly #text: Int32Array;
  #knownRow = -1;
  #knownFields: readonly Field[] = [];

  constructor(lines: Lines, end: number, separator: string, columns: number, names: readonly string[]) {
    this.#lines = lines;
    this.#end = end;
    this.separator = separator;
    this.columns = columns;
    this.names = names;
    this.#empty = new Int32Array(columns);
    this.#text = new Int32Array(columns);
    this.values = new Float64Array(firstRows * columns);
    this.rowLines = new Int32Array(firstRows);
  }

  /** Makes room for a row that begins on this line. */
  reserve(line: number): void {
    if (this.rows < this.rowLines.length) return;
    const rows = this.rows < manyRows ? this.rows * 4 : this.rows + this.#end - line;
    const values = new Float64Array(rows * this.columns);
    values.set(this.values);
    this.values = values;
    const rowLines = new Int32Array(rows);
    rowLines.set(this.rowLines);
    this.rowLines = rowLines;
  }

  /** The row for which there is room has been read. */
  accept(line: number): void {
    this.rowLines[this.rows++] = line;
  }

  /** A cell of the row read last holds no number. */
  noteEmpty(column: number): void {
    this.#empty[column]++;
  }

  noteText(column: number): void {
    this.#text[column]++;
  }

  /** No more rows come. */
  finish(): void {
    const count = this.rows * this.columns;
    if (this.values.length > count) this.values = this.values.slice(0, count);
    if (this.rowLines.length > this.rows) this.rowLines = this.rowLines.slice(0, this.rows);
    this.first = this.fields(0);
    this.last = this.fields(this.rows - 1);
  }

  /** Nothing in it is text, and at least half of it are numbers. */
  isNumeric(column: number): boolean {
    return this.rows > 0 && this.#text[column] === 0 && this.#empty[column] * 2 <= this.rows;
  }

  /** The fields of a row, as the lines are now. */
  fields(row: number): readonly Field[] {
    if (row !== this.#knownRow) {
      this.#knownRow = row;
      const line = this.rowLines[row];
      this.#knownFields = line < this.#lines.count ? fieldsOf(this.#lines, line, this.separator, this.#lastLine) : [];
    }
    return this.#knownFields;
  }

  /** The row that a line belongs to, if it lies between the first and the last one. */
  rowOf(line: number): number {
    let low = 0;
    let high = this.rows;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.rowLines[middle] <= line) low = middle;
      else high = middle;
    }
    return low;
  }

  get #lastLine(): number {
    return Math.min(this.#end, this.#lines.count) - 1;
  }
}
