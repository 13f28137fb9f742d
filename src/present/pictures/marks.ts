/** What all pictures are made of: marks with a sentence and a place in the arrays, and the numbers behind them as rows. */

import { message } from '../../core/index.ts';
import type { Inspection } from '../../inspect/index.ts';
import { arrangementOf } from '../arrangement.ts';
import { formatNumber } from '../numbers.ts';
import type { Wording } from '../translate.ts';

/** Where a number stands: in which array of the inspection, at which flat index. */
export interface MarkPlace {
  readonly array: number;
  readonly index: number;
}

/** One mark of a picture, as far as every picture has it. */
export interface Mark {
  /** unique within its picture */
  readonly key: string;
  /** what stands beside it: a class, a row */
  readonly name: string;
  /** the mark in words */
  readonly sentence: string;
  readonly place?: MarkPlace;
}

/** The numbers of a picture, so that none of them is in the drawing alone. */
export interface PictureNumbers {
  readonly headings: readonly string[];
  readonly rows: readonly PictureNumbersRow[];
  /** said where rows were left out */
  readonly more?: string;
}

export interface PictureNumbersRow {
  readonly key: string;
  readonly heading: string;
  readonly cells: readonly string[];
  readonly place?: MarkPlace;
}

/** Where the number of each class of a row stands in the main input; undefined where there is no such number. */
export function classPlaces(inspection: Inspection, row: number): (position: number) => MarkPlace | undefined {
  const arrangement = arrangementOf(inspection);
  if (!arrangement || arrangement.result === 'expanded') return () => undefined;
  const { array, layout } = arrangement;
  const start = layout.rowStart(row);
  return (position) => ({ array, index: start + position * layout.stride });
}

/** "row 3" */
export function rowName(row: number, { translate }: Wording): string {
  return translate(message('row {0}', row));
}

/** "38 more classes" */
export function restName(count: number, { translate }: Wording): string {
  return count === 1 ? translate(message('1 more class')) : translate(message('{0} more classes', count));
}

/** "class 3: p 0.6, y 1", from a name and named numbers. */
export function markSentence(
  name: string,
  said: readonly (readonly [name: string, value: number])[],
  wording: Wording,
): string {
  const { translate } = wording;
  const parts = said.map(([what, value]) => translate(message('{0} {1}', what, formatNumber(value, wording))));
  return translate(message('{0}: {1}', name, listed(parts, wording)));
}

/** Parts as a list in the reader's language. */
export function listed(parts: readonly string[], { translate }: Wording): string {
  return parts.length === 0 ? '' : parts.reduce((before, next) => translate(message('{0}, {1}', before, next)));
}
