/** Places of a text in their order. */

import type { Position } from './types.ts';

/** Which of two places comes first: negative where it is the first of them, 0 where they are the same, else positive. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** Whether two places are one. */
export function isSamePosition(a: Position, b: Position): boolean {
  return comparePositions(a, b) === 0;
}
