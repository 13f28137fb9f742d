/**
 * The arrays of delimited text: each run of numeric columns side by side, and each of its columns.
 *
 * A column is numeric when at least half of its cells are numbers and none is text; its empty cells (also NA, NaN, null)
 * are NaN in `data`, which is all that says so.
 */

import type { NumericArray, Position } from '../types.ts';
import { DelimitedArray } from './delimitedArray.ts';
import type { Table } from './table.ts';

/** The first of these arrays that has a cell at a position: a run of columns comes before its columns. */
export function arrayWithCell(arrays: readonly NumericArray[], position: Position): NumericArray | undefined {
  return arrays.find((array) => array instanceof DelimitedArray && array.holds(position));
}

/** The arrays of a table, in order. */
export function arraysOf(table: Table): DelimitedArray[] {
  const arrays: DelimitedArray[] = [];
  for (let column = 0; column < table.columns; column++) {
    const first = column;
    while (column < table.columns && table.isNumeric(column)) column++;
    const columns = column - first;
    if (columns * table.rows < 2) continue;
    arrays.push(new DelimitedArray(table, first, columns));
    if (columns === 1 || table.rows === 1) continue;
    for (let one = first; one < column; one++) arrays.push(new DelimitedArray(table, one, 1));
  }
  return arrays;
}
