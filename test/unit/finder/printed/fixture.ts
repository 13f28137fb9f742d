/** What a library printed, and what must be found in it. */

import type { NumericArray } from '../../../../src/finder/index.ts';

/** A number as JSON can hold it. */
export type Written = number | 'NaN' | 'Infinity' | '-Infinity';

export interface Fixture {
  /** what printed it */
  readonly code: string;
  /** its lines; the whole of it, from the first thing to the last, is the array's range */
  readonly text: readonly string[];
  readonly array: {
    readonly shape: readonly number[];
    readonly data: readonly Written[];
    readonly truncated?: boolean;
    readonly name?: string;
    /** left out where the text does not tell */
    readonly dtype?: string;
  };
  /** printed, if not said */
  readonly form?: NumericArray['form'];
}

/** The fixtures of one file, with how it was made. */
export interface FixtureFile {
  readonly madeBy: string;
  readonly version: string;
  readonly fixtures: readonly Fixture[];
}
