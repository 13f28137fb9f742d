/** What a cursor means to the inspector: the array at it, its inspection, and the row of it that the cursor stands in. */

import type * as vscode from 'vscode';
import { elementCount } from '../../core/index.ts';
import type { NumericArray, Position } from '../../finder/index.ts';
import { elementAt, type Inspection } from '../../inspect/index.ts';
import { arrangementOf, rowCountOf } from '../../present/index.ts';
import type { DocumentArrays } from '../documentArrays.ts';
import { mostNumbersInPassing, numbersIn } from '../results.ts';

export interface Followed {
  readonly document: vscode.TextDocument;
  /** where the array begins */
  readonly position: Position;
  readonly name: string | undefined;
  /** how many numbers it has */
  readonly count: number;
  /** undefined where that is too large to be shown in passing */
  readonly inspection: Inspection | undefined;
  readonly row: number;
}

/** A result of more numbers is not sent while the cursor moves: one-hot rows can be many times their labels. */
const mostNumbersSent = 5 * mostNumbersInPassing;

/** What a cursor means in a document that is ready around it; undefined where there is nothing. */
export function followedAt(
  arrays: DocumentArrays,
  document: vscode.TextDocument,
  cursor: vscode.Position,
): Followed | undefined {
  const array = arrays.meantAt(document, cursor);
  if (!array) {
    const empty = arrays.inspectMeantAt(document, cursor);
    const [list] = empty?.arrays ?? [];
    if (!empty || !list?.place) return undefined;
    return { document, position: list.place.start, name: list.name, count: 0, inspection: empty, row: 0 };
  }
  const { start: position, name, shape } = array;
  const count = elementCount(shape);
  const inspection = count <= mostNumbersInPassing ? arrays.inspect(document, array) : undefined;
  const isSmall = inspection && numbersIn(inspection) <= mostNumbersSent;
  const row = inspection && isSmall ? pictureRowAt(array, cursor, inspection) : 0;
  return { document, position, name, count, inspection: isSmall ? inspection : undefined, row };
}

/** The row of the picture that an element before the cursor belongs to. */
function pictureRowAt(array: NumericArray, cursor: Position, inspection: Inspection): number {
  const arrangement = arrangementOf(inspection);
  const rowCount = arrangement ? rowCountOf(arrangement) : 0;
  if (rowCount <= 1) return 0;
  const element = elementAt(array, cursor) ?? 0;
  // Rows follow one another, in labels of one number a row as in predictions of many.
  return Math.floor((element * rowCount) / elementCount(array.shape));
}
