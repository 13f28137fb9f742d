/**
 * Reads the tables of delimited text. Rows of plain cells are read from bytes, many lines at a time; a row with quotes is
 * read as characters. A blank line ends a table, and so does a row with another number of fields.
 */

import { widestWindow } from '../decimals/byteWindow.ts';
import type { JoinedLines } from '../textLines.ts';
import type { Lines } from '../types.ts';
import { cellValue, contentOf, type Field, fieldsOf } from './fields.ts';
import { Kind, rowReader } from './rowReader.ts';
import { Table } from './table.ts';

const feed = 10;
const carriage = 13;
const space = 32;
const tab = 9;
const hash = 35;

/** Lines that are read to tell which character separates. */
const sampleLines = 4;

/** Lines read together at first. */
const fewLines = 16;

export class TableReader {
  readonly #lines: Lines;
  readonly #separators: string;
  readonly #rows = rowReader();
  readonly #tables: Table[] = [];
  #table: Table | undefined;
  /** the lines that are read */
  readonly #begin: number;
  readonly #end: number;
  #line: number;
  /** lines that are read together next */
  #together = fewLines;
  /** where that line begins in the window */
  #at = 0;

  /** Reads the lines [from, to) as if no others were there. `separators` may separate, the likelier one first. */
  constructor(lines: Lines, separators: string, from: number, to: number) {
    this.#lines = lines;
    this.#separators = separators;
    this.#line = this.#begin = from;
    this.#end = to;
  }

  /** The tables that have been read. */
  get tables(): readonly Table[] {
    return this.#tables;
  }

  /** Reads on to the end of the lines; false when `expired` said so before. */
  advance(expired?: () => boolean): boolean {
    while (this.#line < this.#end) {
      const first = this.#line;
      const last = Math.min(this.#end, first + this.#together);
      this.#fill(first, last);
      this.#readWindow(last);
      // As many lines as fill a window, by the length of these.
      const length = Math.max(1, this.#rows.window.length / (last - first));
      this.#together = Math.max(1, Math.min(this.#together * 16, Math.floor(widestWindow / length)));
      this.#rows.window.release();
      if (expired?.()) return false;
    }
    this.#closeTable();
    return true;
  }

  #fill(from: number, to: number): void {
    const lines: Lines & Partial<JoinedLines> = this.#lines;
    if (lines.joined) this.#rows.window.fillWith(lines.joined(from, to));
    else {
      const texts: string[] = [];
      // A carriage return inside a line breaks none here.
      for (let line = from; line < to; line++) texts.push(lines.at(line).replaceAll('\r', ' '));
      this.#rows.window.fillWith(texts.join('\n'));
    }
    this.#at = 0;
    // Other lines may have been read meanwhile.
    this.#rows.separator = this.#table?.separator.charCodeAt(0) ?? 0;
  }

  /** Reads the lines in the window. */
  #readWindow(last: number): void {
    const { bytes } = this.#rows.window;
    while (this.#line < last) {
      let at = this.#at;
      while (bytes[at] === space || (bytes[at] === tab && this.#rows.separator !== tab)) at++;
      if (this.#rows.endsLine(at)) {
        this.#closeTable();
        this.#nextLine(at);
      } else if (bytes[this.#at] === hash) this.#nextLine(this.#lineEnd(at));
      else if (this.#table) this.#readRecord(this.#table);
      else this.#openTable();
    }
  }

  /** The table that begins on this line; its header is passed. */
  #openTable(): void {
    const lines = this.#lines;
    const line = this.#line;
    const separator = separatorOf(lines, line, this.#end, this.#separators);
    const fields = fieldsOf(lines, line, separator, this.#end - 1);
    const isHeader = looksLikeHeader(lines, fields, separator);
    const names = isHeader ? fields.map((field) => contentOf(lines, field)) : this.#namesFromBefore(fields.length);
    this.#rows.separator = separator.charCodeAt(0);
    this.#table = new Table(lines, this.#end, separator, fields.length, names);
    if (isHeader) this.#goTo(fields[fields.length - 1].end.line + 1);
  }

  /** The names of the document's first line, where a long table was cut. */
  #namesFromBefore(columns: number): readonly string[] {
    const lines = this.#lines;
    const line = this.#line;
    if (line === 0 || line !== this.#begin || lines.at(line - 1).trim() === '') return [];
    const separator = separatorOf(lines, 0, Math.min(sampleLines, this.#end), this.#separators);
    const fields = fieldsOf(lines, 0, separator, 0);
    const isItsHeader = fields.length === columns && looksLikeHeader(lines, fields, separator);
    return isItsHeader ? fields.map((field) => contentOf(lines, field)) : [];
  }

  #closeTable(): void {
    const table = this.#table;
    if (table && table.rows > 0) {
      table.finish();
      this.#tables.push(table);
    }
    this.#table = undefined;
    this.#rows.separator = 0;
  }

  #readRecord(table: Table): void {
    table.reserve(this.#line);
    const rows = this.#rows;
    const first = table.rows * table.columns;
    const end = rows.read(this.#at, table.values, first, table.columns);
    if (end >= 0) {
      this.#accept(table);
      this.#nextLine(end);
      return;
    }
    const fields = fieldsOf(this.#lines, this.#line, table.separator, this.#end - 1);
    if (fields.length !== table.columns) {
      this.#closeTable();
      return;
    }
    rows.begin();
    for (let column = 0; column < fields.length; column++) {
      rows.setCell(table.values, first, column, contentOf(this.#lines, fields[column]));
    }
    this.#accept(table);
    this.#goTo(fields[fields.length - 1].end.line + 1);
  }

  #accept(table: Table): void {
    const { noted: all, notedCount } = this.#rows;
    for (let index = 0; index < notedCount; index++) {
      const noted = all[index];
      if ((noted & 1) === Kind.text) table.noteText(noted >> 1);
      else table.noteEmpty(noted >> 1);
    }
    table.accept(this.#line);
  }

  #lineEnd(from: number): number {
    let at = from;
    while (!this.#rows.endsLine(at)) at++;
    return at;
  }

  /** Passes the line break that stands here. */
  #nextLine(lineEnd: number): void {
    const { bytes } = this.#rows.window;
    this.#at = bytes[lineEnd] === carriage && bytes[lineEnd + 1] === feed ? lineEnd + 2 : lineEnd + 1;
    this.#line++;
  }

  /** Passes the lines before this one. */
  #goTo(line: number): void {
    while (this.#line < line && this.#at <= this.#rows.window.length) this.#nextLine(this.#lineEnd(this.#at));
    this.#line = line;
  }
}

/** The character that separates the fields of the lines from here on: the one that parts the most numbers. */
function separatorOf(lines: Lines, line: number, end: number, separators: string): string {
  const text = lines.at(line);
  const candidates = [...separators].filter((separator) => text.includes(separator));
  if (candidates.length < 2) return candidates[0] ?? separators[0];
  let best = candidates[0];
  let most = -1;
  for (const candidate of candidates) {
    const count = numbersParted(lines, line, Math.min(end, line + sampleLines), candidate);
    if (count > most) {
      most = count;
      best = candidate;
    }
  }
  return best;
}

/** How many numbers stand in fields, on the lines that have as many fields as the first. */
function numbersParted(lines: Lines, from: number, to: number, separator: string): number {
  let count = 0;
  let columns = -1;
  for (let line = from; line < to; line++) {
    const fields = fieldsOf(lines, line, separator, line);
    if (columns < 0) columns = fields.length;
    if (fields.length === columns) count += fields.filter((field) => isNumber(lines, field, separator)).length;
  }
  return count;
}

function isNumber(lines: Lines, field: Field, separator: string): boolean {
  const value = cellValue(contentOf(lines, field), separator === ';');
  return value !== undefined && !Number.isNaN(value);
}

/** A header has no number, and something in it. */
function looksLikeHeader(lines: Lines, fields: readonly Field[], separator: string): boolean {
  return (
    fields.some((field) => contentOf(lines, field) !== '') && !fields.some((field) => isNumber(lines, field, separator))
  );
}
