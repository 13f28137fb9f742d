/** Which row of an array stands under a position: the innermost list of numbers there. */

import { comparePositions, type NumericArray, type Position, type Range } from '../finder/index.ts';
import { elementAt } from './focus.ts';

/** A row along the last axis, and the place of its numbers. */
export interface RowPlace {
  readonly row: number;
  readonly of: number;
  /** from its first number to its last */
  readonly range: Range;
}

/** The row of an array of several at a position; undefined between rows, and where the rows do not stand one after another. */
export function rowAt(array: NumericArray, position: Position): RowPlace | undefined {
  const { shape, data } = array;
  const length = shape.at(-1) ?? 0;
  if (shape.length < 2 || length === 0 || data.length === length) return undefined;
  const index = elementAt(array, position);
  if (index === undefined) return undefined;
  const row = Math.floor(index / length);
  const { start } = array.cell(row * length);
  const { end } = array.cell(row * length + length - 1);
  // Of a column-major matrix the rows stand across one another.
  if (comparePositions(start, end) >= 0) return undefined;
  const isWithin = comparePositions(start, position) <= 0 && comparePositions(position, end) <= 0;
  return isWithin ? { row, of: data.length / length, range: { start, end } } : undefined;
}
