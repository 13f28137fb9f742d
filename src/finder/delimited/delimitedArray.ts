/** An array in delimited text: columns of a table that stand side by side. */

import type { NumericArray, Position, Range } from '../types.ts';
import type { Table } from './table.ts';

export class DelimitedArray implements NumericArray {
  readonly start: Position;
  readonly end: Position;
  readonly shape: readonly number[];
  readonly form = 'delimited';
  readonly truncated = false;
  readonly computed = false;
  declare readonly name?: string;
  readonly #table: Table;
  readonly #firstColumn: number;
  readonly #columns: number;
  #data: Float64Array | undefined;

  constructor(table: Table, firstColumn: number, columns: number) {
    this.#table = table;
    this.#firstColumn = firstColumn;
    this.#columns = columns;
    this.start = table.first[firstColumn].start;
    this.end = table.last[firstColumn + columns - 1].end;
    this.shape = columns === 1 ? [table.rows] : [table.rows, columns];
    const name = table.names[firstColumn];
    if (columns === 1 && name) this.name = name;
  }

  get data(): Float64Array {
    this.#data ??= this.#select();
    return this.#data;
  }

  #select(): Float64Array {
    const { values, rows, columns: width } = this.#table;
    const columns = this.#columns;
    if (columns === width) return values;
    const data = new Float64Array(rows * columns);
    let from = this.#firstColumn;
    for (let to = 0; to < data.length; from += width) {
      for (let column = 0; column < columns; column++) data[to++] = values[from + column];
    }
    return data;
  }

  /** Where a cell stands, read from the lines as they are when this is asked; of an empty cell, the empty place. */
  cell(index: number): Range {
    const count = this.#table.rows * this.#columns;
    if (!(Number.isInteger(index) && index >= 0 && index < count)) {
      throw new RangeError(`There is no cell ${index} among ${count}.`);
    }
    const fields = this.#table.fields(Math.floor(index / this.#columns));
    const { start, end } = fields[this.#firstColumn + (index % this.#columns)] ?? this;
    return { start, end };
  }

  /** Whether one of its cells stands at a position. */
  holds(position: Position): boolean {
    const { start, end } = this;
    if (position.line < start.line || position.line > end.line) return false;
    const fields = this.#table.fields(this.#table.rowOf(position.line));
    for (let column = this.#firstColumn; column < this.#firstColumn + this.#columns; column++) {
      if (column < fields.length && isIn(fields[column], position)) return true;
    }
    return false;
  }
}

function isIn({ start, end }: Range, { line, character }: Position): boolean {
  return line === start.line && line === end.line && character >= start.character && character < end.character;
}
