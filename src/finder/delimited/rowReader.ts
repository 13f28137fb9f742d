/** Reads a row of delimited text from bytes: the loop in which the time goes. */

import { ByteWindow } from '../decimals/byteWindow.ts';
import { DecimalReader } from '../decimals/decimalReader.ts';
import { cellValue } from './fields.ts';

const feed = 10;
const carriage = 13;
const space = 32;
const tab = 9;
const quote = 34;
const semicolon = 59;

/** Longer cells are no numbers. */
const longestNumber = 400;

/** What a cell without a number is. */
export const Kind = { empty: 0, text: 1 } as const;

class RowReader {
  /** what is read from: whole lines */
  readonly window = new ByteWindow();
  /** the character that parts fields; 0 while no table is open */
  separator = 0;
  /** the cells of the row read last that hold no number: so many of column·2 + kind */
  readonly noted: number[] = [];
  notedCount = 0;
  readonly #decimals = new DecimalReader(this.window);

  constructor() {
    this.#decimals.takesBareDot = true;
  }

  /** A row begins. */
  begin(): void {
    this.notedCount = 0;
  }

  /**
   * Reads the row that starts at this byte into the values from `first` on; gives the end of its line, or -1 where it has
   * another number of fields or must be read as characters.
   */
  read(start: number, values: Float64Array, first: number, columns: number): number {
    const { bytes } = this.window;
    const { separator } = this;
    const decimals = this.#decimals;
    const end = first + columns;
    let next = first;
    let at = start;
    this.notedCount = 0;
    for (;;) {
      let cellEnd = decimals.read(at, separator, values, next, end);
      if (cellEnd >= 0) while (bytes[cellEnd] === space) cellEnd++;
      if (cellEnd < 0 || (bytes[cellEnd] !== separator && !this.endsLine(cellEnd))) {
        cellEnd = this.#readCell(decimals.begin, values, first, decimals.index - first);
        if (cellEnd < 0) return -1;
      }
      next = decimals.index + 1;
      if ((bytes[cellEnd] === separator) === (next === end)) return -1;
      if (next === end) return cellEnd;
      at = cellEnd + 1;
    }
  }

  /** Reads a cell that is not simply a number; gives its end, or -1 where it has to be read as characters. */
  #readCell(from: number, values: Float64Array, first: number, column: number): number {
    const { bytes } = this.window;
    const { separator } = this;
    let at = from;
    while (bytes[at] === space || (bytes[at] === tab && separator !== tab)) at++;
    const isQuoted = bytes[at] === quote;
    const start = isQuoted ? ++at : at;
    let all = 0;
    while (isQuoted ? bytes[at] !== quote : bytes[at] !== separator) {
      if (this.endsLine(at)) break;
      all |= bytes[at++];
    }
    const end = isQuoted ? this.#quotedEnd(at) : at;
    if (end < 0) return -1;
    if (all >= 128 || at - start > longestNumber) {
      values[first + column] = Number.NaN;
      this.#note(column, Kind.text);
    } else this.setCell(values, first, column, String.fromCharCode(...bytes.subarray(start, at)).trim());
    return end;
  }

  /** The end of a field whose quotes end here; -1 where they do not, or go on. */
  #quotedEnd(from: number): number {
    const { bytes } = this.window;
    let at = from + 1;
    while (bytes[at] === space || (bytes[at] === tab && this.separator !== tab)) at++;
    return bytes[from] === quote && (bytes[at] === this.separator || this.endsLine(at)) ? at : -1;
  }

  /** Puts what a cell says among the values, and notes what is no number. */
  setCell(values: Float64Array, first: number, column: number, content: string): void {
    const value = cellValue(content, this.separator === semicolon);
    values[first + column] = value ?? Number.NaN;
    if (value === undefined) this.#note(column, Kind.text);
    else if (Number.isNaN(value)) this.#note(column, Kind.empty);
  }

  #note(column: number, kind: number): void {
    this.noted[this.notedCount++] = column * 2 + kind;
  }

  /** Whether a line ends at this byte. */
  endsLine(at: number): boolean {
    const byte = this.window.bytes[at];
    return byte === feed || byte === carriage || (byte === 0 && at >= this.window.length);
  }
}

let kept: RowReader | undefined;

/**
 * The reader of rows: there is one, since nobody else reads while a window of lines is read. While it lives the engine
 * keeps the code it made for it.
 */
export function rowReader(): RowReader {
  kept ??= new RowReader();
  return kept;
}
