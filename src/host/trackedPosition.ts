/** Where a place of a document is after an edit. Plain positions, so that this needs no editor to be tested. */

import { comparePositions, type Position, type Range } from '../finder/index.ts';

/** One edit: a range that became a text. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/**
 * Where the text at a position stands after edits, each of which is counted from the state before all of them, as VS
 * Code reports them. A place that an edit replaced is where that edit begins.
 */
export function trackedPosition(position: Position, edits: readonly Edit[]): Position {
  // From the end to the beginning, so that none moves the places the others are counted from.
  return edits.toSorted((a, b) => comparePositions(b.range.start, a.range.start)).reduce(afterEdit, position);
}

function afterEdit(position: Position, { range: { start, end }, text }: Edit): Position {
  if (comparePositions(position, start) < 0) return position;
  if (comparePositions(position, end) < 0) return start;
  const lines = text.split(/\r\n|\r|\n/);
  const lastLine = start.line + lines.length - 1;
  if (position.line > end.line) return { line: position.line + lastLine - end.line, character: position.character };
  const before = lines.length === 1 ? start.character : 0;
  const character = before + lines[lines.length - 1].length + position.character - end.character;
  return { line: lastLine, character };
}
