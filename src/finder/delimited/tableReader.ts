/**
 * Reads the tables of delimited text. Rows of plain cells are read from bytes, many lines at a time; a row with quotes is
 * read as characters. A blank line ends a table, and so does a row with another number of fields.
 */

import { ByteWindow, widestWindow } from '../decimals/byteWindow.ts';
import { DecimalReader } from '../decimals/decimalReader.ts';
import type { JoinedLines } from '../textLines.ts';
import type { Lines } from '../types.ts';
import { cellValue, contentOf, type Field, fieldsOf } from './fields.ts';
import { Table } from './table.ts';

const feed = 10;
const carriage = 13;
const space = 32;
const tab = 9;
const quote = 34;
const hash = 35;

/** Lines that are read to tell which character separates. */
const sampleLines = 4;

/** Longer cells are no numbers. */
const longestNumber = 400;

/** Lines read together at first. */
const fewLines = 16;

/** What a cell without a number is. */
const Kind = { empty: 0, text: 1 } as const;

export class TableReader {
  readonly #lines: Lines;
  readonly #separators: string;
  readonly #window = new ByteWindow();
  readonly #decimals = new DecimalReader(this.#window);
  readonly #tables: Table[] = [];
  #table: Table | undefined;
  #separator = 0;
  /** the lines that are read */
  readonly #begin: number;
  readonly #end: number;
  #line: number;
  /** lines that are read together next */
  #together = fewLines;
  /** where that line begins in the window */
  #at = 0;
  /** the cells of the row being read that hold no number: column·2 + kind */
  readonly #noted: number[] = [];
  #notedCount = 0;

  /** Reads the lines [from, to) as if no others were there. `separators` may separate, the likelier one first. */
  constructor(lines: Lines, separators: string, from: number, to: number) {
    this.#lines = lines;
    this.#separators = separators;
    this.#line = this.#begin = from;
    this.#end = to;
    this.#decimals.takesBareDot = true;
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
      const length = Math.max(1, this.#window.length / (last - first));
      this.#together = Math.max(1, Math.min(this.#together * 16, Math.floor(widestWindow / length)));
      if (expired?.()) return false;
    }
    this.#closeTable();
    return true;
  }

  #fill(from: number, to: number): void {
    const lines: Lines & Partial<JoinedLines> = this.#lines;
    if (lines.joined) this.#window.fillWith(lines.joined(from, to));
    else {
      const texts: string[] = [];
      // A carriage return inside a line breaks none here.
      for (let line = from; line < to; line++) texts.push(lines.at(line).replaceAll('\r', ' '));
      this.#window.fillWith(texts.join('\n'));
    }
    this.#at = 0;
  }

  /** Reads the lines in the window. */
  #readWindow(last: number): void {
    const { bytes } = this.#window;
    while (this.#line < last) {
      let at = this.#at;
      while (bytes[at] === space || (bytes[at] === tab && this.#separator !== tab)) at++;
      if (this.#endsLine(at)) {
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
    this.#separator = separator.charCodeAt(0);
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
    this.#separator = 0;
  }

  #readRecord(table: Table): void {
    table.reserve(this.#line);
    this.#notedCount = 0;
    const end = this.#readPlain(table);
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
    this.#notedCount = 0;
    for (let column = 0; column < fields.length; column++) {
      this.#setCell(table, column, contentOf(this.#lines, fields[column]));
    }
    this.#accept(table);
    this.#goTo(fields[fields.length - 1].end.line + 1);
  }

  #accept(table: Table): void {
    for (let index = 0; index < this.#notedCount; index++) {
      const noted = this.#noted[index];
      if ((noted & 1) === Kind.text) table.noteText(noted >> 1);
      else table.noteEmpty(noted >> 1);
    }
    table.accept(this.#line);
  }

  /** Reads the record on this line from bytes; gives the line's end, or -1 where that cannot be done. */
  #readPlain(table: Table): number {
    const { bytes } = this.#window;
    const decimals = this.#decimals;
    const { values, columns } = table;
    const separator = this.#separator;
    const first = table.rows * columns;
    let at = this.#at;
    for (let column = 0; column < columns; column++) {
      while (bytes[at] === space) at++;
      let end = decimals.read(at, values, first + column);
      if (end >= 0) while (bytes[end] === space) end++;
      if (end < 0 || (bytes[end] !== separator && !this.#endsLine(end))) {
        end = this.#readCell(table, column, at);
        if (end < 0) return -1;
      }
      if (bytes[end] !== separator) return column === columns - 1 ? end : -1;
      at = end + 1;
    }
    return -1;
  }

  /** Reads a cell that is not simply a number; gives its end, or -1 where it has to be read as characters. */
  #readCell(table: Table, column: number, from: number): number {
    const { bytes } = this.#window;
    const separator = this.#separator;
    let at = from;
    while (bytes[at] === space || (bytes[at] === tab && separator !== tab)) at++;
    const isQuoted = bytes[at] === quote;
    const start = isQuoted ? ++at : at;
    let all = 0;
    while (isQuoted ? bytes[at] !== quote : bytes[at] !== separator) {
      if (this.#endsLine(at)) break;
      all |= bytes[at++];
    }
    const end = isQuoted ? this.#quotedEnd(at) : at;
    if (end < 0) return -1;
    if (all >= 128 || at - start > longestNumber) {
      table.values[table.rows * table.columns + column] = Number.NaN;
      this.#noted[this.#notedCount++] = column * 2 + Kind.text;
    } else this.#setCell(table, column, String.fromCharCode(...bytes.subarray(start, at)).trim());
    return end;
  }

  /** The end of a field whose quotes end here; -1 where they do not, or go on. */
  #quotedEnd(from: number): number {
    const { bytes } = this.#window;
    let at = from + 1;
    while (bytes[at] === space || (bytes[at] === tab && this.#separator !== tab)) at++;
    return bytes[from] === quote && (bytes[at] === this.#separator || this.#endsLine(at)) ? at : -1;
  }

  #setCell(table: Table, column: number, content: string): void {
    const value = cellValue(content, table.separator === ';');
    table.values[table.rows * table.columns + column] = value ?? Number.NaN;
    if (value === undefined) this.#noted[this.#notedCount++] = column * 2 + Kind.text;
    else if (Number.isNaN(value)) this.#noted[this.#notedCount++] = column * 2 + Kind.empty;
  }

  #endsLine(at: number): boolean {
    const byte = this.#window.bytes[at];
    return byte === feed || byte === carriage || (byte === 0 && at >= this.#window.length);
  }

  #lineEnd(from: number): number {
    let at = from;
    while (!this.#endsLine(at)) at++;
    return at;
  }

  /** Passes the line break that stands here. */
  #nextLine(lineEnd: number): void {
    const { bytes } = this.#window;
    this.#at = bytes[lineEnd] === carriage && bytes[lineEnd + 1] === feed ? lineEnd + 2 : lineEnd + 1;
    this.#line++;
  }

  /** Passes the lines before this one. */
  #goTo(line: number): void {
    while (this.#line < line && this.#at <= this.#window.length) this.#nextLine(this.#lineEnd(this.#at));
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
