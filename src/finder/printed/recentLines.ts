/**
 * What was told of the lines of the last long region. Reading it again after an edit asks only about lines that are new:
 * what a line could be depends on its text alone, and an unchanged line is the same string.
 */

import type { LineKinds } from './region.ts';

/** Shorter regions are quickly read again. */
const long = 256;

export class RecentLines {
  #from = 0;
  #count = 0;
  #texts: readonly string[] = [];
  #kinds: readonly LineKinds[] = [];

  /** Keeps the lines of a region, in a document of so many lines, if they are many. */
  remember(from: number, texts: readonly string[], kinds: readonly LineKinds[], count: number): void {
    if (texts.length < long) return;
    this.#from = from;
    this.#count = count;
    this.#texts = texts;
    this.#kinds = kinds;
  }

  /** What a line could be, if it stands where it stood, or where the lines stand that follow an edit. */
  kindsOf(line: number, text: string, count: number): LineKinds | undefined {
    const at = line - this.#from;
    if (this.#texts[at] === text) return this.#kinds[at];
    const moved = at - (count - this.#count);
    return this.#texts[moved] === text ? this.#kinds[moved] : undefined;
  }
}
