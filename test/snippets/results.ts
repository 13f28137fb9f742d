/** The outcome of the last run with the real libraries, kept beside the cases. */

import type { FrameworkId } from '../../src/frameworks/index.ts';

/** What an interpreter's libraries printed. */
export interface Run {
  readonly versions: Readonly<Record<string, string>>;
  readonly snippets: number;
  /** how many printed the number that they were copied from */
  readonly same: number;
  /** the largest relative difference */
  readonly largestError: number;
}

/** The runs of a framework's snippets, which are those with these digests. */
export interface FrameworkResults {
  readonly digests: Readonly<Record<string, string>>;
  readonly refused: number;
  readonly runs: readonly Run[];
}

export type Results = Readonly<Partial<Record<FrameworkId, FrameworkResults>>>;

/** Relative to the project. */
export const resultsFile = 'test/snippets/results.json';
