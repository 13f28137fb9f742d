/** The rows of the side view's tree: sections, the arrays in them, and a notice where a section was cut. */

import type { ArrayPlace } from '../arrayPlace.ts';
import type { FirstResult } from '../results.ts';

export interface SectionRow {
  readonly kind: 'section';
  readonly id: 'file' | 'pinned' | 'recent';
  readonly rows: readonly (ArrayRow | NoticeRow)[];
  /** how many arrays there are, listed or not */
  readonly count: number;
}

export interface ArrayRow {
  readonly kind: 'array';
  /** the same for the same array after the list was made anew, so that selection and focus stay */
  readonly id: string;
  readonly name?: string;
  /** undefined for numbers that were typed in, which stand nowhere */
  readonly place?: ArrayPlace;
  /** whether the row says which file it is from */
  readonly namesFile: boolean;
  readonly pinned: boolean;
  /** what was pinned is not in its document any more */
  readonly lost: boolean;
  /** the recent inspection that the row stands for, for its commands */
  readonly recent?: number;
  /** what stands for a name where there is none */
  preview?: string;
  /** comes, with the preview, a moment later in a long list; undefined until then */
  first?: FirstResult;
}

export interface NoticeRow {
  readonly kind: 'notice';
  readonly text: string;
}

export type Row = SectionRow | ArrayRow | NoticeRow;
