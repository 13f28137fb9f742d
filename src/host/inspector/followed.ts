/** What a cursor means to the inspector: the array at it, its inspection, and the row of it that the cursor stands in. */

import type * as vscode from 'vscode';
import { elementCount } from '../../core/index.ts';
import type { Position } from '../../finder/index.ts';
import { elementAt, type Inspection } from '../../inspect/index.ts';
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
  /** the row of the result that the number at the cursor belongs to */
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
  const inspection =
    count <= mostNumbersInPassing ? arrays.inspect(document, array, elementAt(array, cursor)) : undefined;
  const isSmall = inspection && numbersIn(inspection) <= mostNumbersSent;
  return {
    document,
    position,
    name,
    count,
    inspection: isSmall ? inspection : undefined,
    row: inspection?.focus?.row ?? 0,
  };
}
