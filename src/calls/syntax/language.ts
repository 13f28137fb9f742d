/** A language whose calls are read: its grammar, and how programs are made from the grammar's trees. */

import type { Parser } from '@lezer/common';
import { type Parsed, parsing } from './parsed.ts';
import type { Program } from './tree.ts';

export interface Language {
  readonly parser: Parser;
  /** the text as the grammar can read it, every character in its place */
  legible(text: string): string;
  read(text: string, parsed: Parsed): Program;
}

/** The program that a text is, step by step; that of an earlier state of the file saves work. */
export function* programOf(
  { parser, legible, read }: Language,
  text: string,
  before?: Program,
): Generator<undefined, Program> {
  return read(text, yield* parsing(parser, legible(text), before?.parsed));
}

/** What comes of steps that are taken at once. */
export function finish<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
