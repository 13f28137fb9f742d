/** The door of the finder: text to numeric arrays. */

import { ArrayIndex } from './arrayIndex.ts';
import { linesOf } from './textLines.ts';
import type { EmptyList, NumericArray } from './types.ts';

export { ArrayIndex, type Search } from './arrayIndex.ts';
export { firstIndexWhere } from './halving.ts';
export { comparePositions, isSamePosition } from './positions.ts';
export { readNumber, type WrittenNumber } from './readNumber.ts';
export { readNumbers } from './readNumbers.ts';
export type { ElementType, EmptyList, Lines, NumericArray, Position, Range, ReadProblem } from './types.ts';

/** The arrays of a text, outermost ones in order; a ragged literal comes before the rows inside it. Never throws. */
export function findArrays(text: string, languageId: string): NumericArray[] {
  const lines = linesOf(text);
  return new ArrayIndex(lines, languageId).within(0, lines.count);
}

/** The bracket pairs of a text with nothing in them, such as `logits = []`. */
export function findEmptyLists(text: string, languageId: string): EmptyList[] {
  return [...new ArrayIndex(linesOf(text), languageId).emptyLists()];
}
