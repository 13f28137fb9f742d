/**
 * What a language's own parser says about the arrays of real files: the words in which the finder is held against it. Each
 * language is one file beside this one that exports a `TruthSource`.
 */

/** An array that a language's own parser sees. */
export interface TrueArray {
  /** UTF-16 offset in the text */
  readonly start: number;
  /** UTF-16 offset in the text, exclusive */
  readonly end: number;
  /** undefined: ragged (only the range counts) */
  readonly shape: readonly number[] | undefined;
  /** leaves in order, where the parser can say them */
  readonly values?: readonly number[];
  /**
   * The rules say that either way is right: counts neither as a miss nor as a false find; if it is found, its shape and
   * values must agree.
   */
  readonly optional?: boolean;
  /** other shapes that are as right */
  readonly otherShapes?: readonly (readonly number[])[];
}

/** A real file with the arrays in it. */
export interface TrueFile {
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
  readonly arrays: readonly TrueArray[];
}

/** A language that the finder is held against. */
export interface TruthSource {
  /** as printed, e.g. 'Python' */
  readonly name: string;
  /** lowest precision and recall, in per cent */
  readonly goal: number;
  /**
   * Files with what the parser sees in them; `cache` is a folder that is kept between runs. Throws Unavailable when parser
   * or files can't be had.
   */
  files(cache: string): AsyncIterable<TrueFile> | Iterable<TrueFile>;
}

/** A parser or files that can't be had here; the message says why. */
export class Unavailable extends Error {}
