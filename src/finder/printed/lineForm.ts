/** What a line form is: a way to print an array without brackets around the whole. */

import type { FoundArray } from '../array.ts';
import type { Region } from './region.ts';

/** An array that was read, and the lines that belong to it: from where it was read up to `end`. */
export interface PrintedForm {
  readonly array: FoundArray;
  /** more arrays on these lines: the rows of a ragged one, other columns */
  readonly others?: readonly FoundArray[];
  readonly end: number;
}

export interface LineForm {
  /**
   * Whether a line could be the header or footer that this form never goes without, told by the line alone and quickly;
   * every line of a document is asked. `first` and `last` are the codes of the first and the last character that is no
   * space. Rows of numbers, with a label before them or not, belong to regions without a word from their form.
   */
  marks?(text: string, first: number, last: number): boolean;
  /** Whether a line could be one that this form may have beside its rows. */
  alsoHolds?(text: string, first: number, last: number): boolean;
  /**
   * The form that begins at a line of a region; or, when none does, the next line at which one could. What it looked at
   * further on without finding a form must lie before that line, so that all of a region is read in linear time.
   */
  read(region: Region, line: number): PrintedForm | number;
}
