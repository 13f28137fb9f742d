/**
 * The arrays of delimited text: each run of numeric columns side by side, and each of its columns.
 *
 * A column is numeric when at least half of its cells are numbers and none is text; its empty cells (also NA, NaN, null)
 * are NaN in `data`, which is all that says so. Tables are cut at lines that are multiples of 65,536, so that what is
 * found anywhere depends on a bounded part of the document.
 */

import type { Lines, NumericArray, Position } from '../types.ts';
import { DelimitedArray } from './delimitedArray.ts';
import type { Table } from './table.ts';
import { TableReader } from './tableReader.ts';

/** Lines that are read together; no table reaches over their end. */
const blockLines = 65_536;

/**
 * The arrays of the tables on the lines [from, to) and of all that is read together with them, in order. `separators` are
 * the characters that may part fields, the likelier one first.
 */
export function delimitedArrays(lines: Lines, from: number, to: number, separators: string): DelimitedArray[] {
  const arrays: DelimitedArray[] = [];
  const end = Math.min(to, lines.count);
  for (let block = from - (from % blockLines); block < end; block += blockLines) {
    const tables = new TableReader(lines, separators).read(block, Math.min(lines.count, block + blockLines));
    for (const table of tables) addArrays(table, arrays);
  }
  return arrays;
}

/** The first of these arrays that has a cell at a position: a run of columns comes before its columns. */
export function arrayWithCell(arrays: readonly NumericArray[], position: Position): NumericArray | undefined {
  return arrays.find((array) => array instanceof DelimitedArray && array.holds(position));
}

function addArrays(table: Table, arrays: DelimitedArray[]): void {
  for (let column = 0; column < table.columns; column++) {
    const first = column;
    while (column < table.columns && table.isNumeric(column)) column++;
    const columns = column - first;
    if (columns * table.rows < 2) continue;
    arrays.push(new DelimitedArray(table, first, columns));
    if (columns === 1 || table.rows === 1) continue;
    for (let one = first; one < column; one++) arrays.push(new DelimitedArray(table, one, 1));
  }
}
