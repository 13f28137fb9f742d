/** Which number of an array a position means, and which row of the result belongs to it. */

import { elementCount, type Tensor } from '../core/index.ts';
import { comparePositions, firstIndexWhere, type NumericArray, type Position } from '../finder/index.ts';
import { type QuantityId, quantities } from '../quantities/index.ts';
import type { Inspection } from './inspection.ts';

/** Printed numbers may stand in blocks of columns; so many of them are looked through. */
const mostPrinted = 10_000;

/**
 * The number of an array that stands at a position, or the last one before it; the first one before all. Undefined
 * where the array has no shape to count in.
 */
export function elementAt(array: NumericArray, position: Position): number | undefined {
  const count = elementCount(array.shape);
  if (array.ragged || array.truncated || array.shape.length === 0 || count === 0) return undefined;
  return array.form === 'printed' ? scannedFor(array, position, count) : lastBefore(array, position, count);
}

function lastBefore(array: NumericArray, position: Position, count: number): number {
  const next = firstIndexWhere(count, (index) => comparePositions(position, array.cell(index).start) < 0);
  return Math.max(0, next - 1);
}

function scannedFor(array: NumericArray, position: Position, count: number): number {
  let best = 0;
  let bestStart: Position | undefined;
  for (let index = 0; index < Math.min(count, mostPrinted); index += 1) {
    const { start } = array.cell(index);
    if (comparePositions(start, position) > 0 || (bestStart && comparePositions(start, bestStart) <= 0)) continue;
    best = index;
    bestStart = start;
  }
  return best;
}

/** The row of the result that an element of an array belongs to; undefined where there is only one. */
export function focusOn(
  element: number,
  asked: Tensor,
  quantity: QuantityId,
  inputs: Readonly<Record<string, Tensor>>,
): Inspection['focus'] {
  const definition = quantities.get(quantity);
  const main = definition?.inputs.find(({ role }) => role !== 'labels' && inputs[role] !== undefined);
  const walked = main ? inputs[main.role] : undefined;
  const rowLength = walked?.shape.at(-1) ?? 1;
  const of = (walked ?? asked).data.length / rowLength;
  if (!Number.isInteger(of) || of < 2 || !Number.isInteger(element)) return undefined;
  const perRow = asked.data.length === of && (walked === undefined || asked.data.length !== walked.data.length);
  const row = perRow ? element : Math.floor(element / rowLength);
  return row >= 0 && row < of ? { row, of } : undefined;
}
