/**
 * Regions: stretches of lines that could hold line forms. What a region is depends on the text alone, so that reading in the
 * middle of a document finds what reading from its start finds.
 */

import type { Lines } from '../types.ts';

/** Regions are cut at lines that are multiples of this, so that none is without bound. */
export const longestRegion = 65_536;

/** How many lines before a row or mark belong to its region: a caption, and a blank line or a second caption. */
const captionLines = 2;

/** Longer lines are no line of a printed form. */
const longestLine = 1 << 18;

/** A stretch of lines, with their text. */
export class Region {
  readonly from: number;
  readonly to: number;
  /** what its lines could be, all together */
  readonly kinds: number;
  readonly #texts: readonly string[];

  constructor(from: number, texts: readonly string[], kinds: number) {
    this.from = from;
    this.to = from + texts.length;
    this.#texts = texts;
    this.kinds = kinds;
  }

  /** The text of a line; undefined outside the region. */
  text(line: number): string | undefined {
    return this.#texts[line - this.from];
  }

  /** The texts of the lines [from, to). */
  slice(from: number, to: number): readonly string[] {
    return this.#texts.slice(from - this.from, to - this.from);
  }
}

/** Finds the regions of a document. */
export class Regions {
  readonly #lines: Lines;
  readonly #kindsOf: (text: string) => number;
  /** what is known of the lines asked about last */
  readonly #known = new Int32Array(captionLines + 2).fill(-1);
  readonly #kinds = new Int32Array(captionLines + 2);

  /** `kindsOf` says of a line alone what part of a line form it could be, in bits; 0 when none. */
  constructor(lines: Lines, kindsOf: (text: string) => number) {
    this.#lines = lines;
    this.#kindsOf = kindsOf;
  }

  /** The regions that touch the lines [from, to), in order. */
  *touching(from: number, to: number): Generator<Region> {
    let line = this.#firstLine(from);
    while (line < to) {
      if (!this.#inRegion(line)) {
        line++;
        continue;
      }
      const end = this.#cutAfter(line);
      const texts: string[] = [];
      const start = line;
      let kinds = 0;
      for (; line < end && this.#inRegion(line); line++) {
        kinds |= this.#kindsAt(line);
        texts.push(this.#lines.at(line));
      }
      yield new Region(start, texts, kinds);
    }
  }

  /** The first line of the region that a line is in; the line itself when it is in none. */
  #firstLine(from: number): number {
    if (from >= this.#lines.count || !this.#inRegion(from)) return from;
    const cut = from - (from % longestRegion);
    let line = from;
    while (line > cut && this.#inRegion(line - 1)) line--;
    return line;
  }

  #cutAfter(line: number): number {
    return Math.min(line - (line % longestRegion) + longestRegion, this.#lines.count);
  }

  #inRegion(line: number): boolean {
    const end = Math.min(line + captionLines + 1, this.#cutAfter(line));
    for (let at = line; at < end; at++) if (this.#kindsAt(at) !== 0) return true;
    return false;
  }

  #kindsAt(line: number): number {
    const slot = line % this.#known.length;
    if (this.#known[slot] !== line) {
      const text = this.#lines.at(line);
      this.#known[slot] = line;
      this.#kinds[slot] = text.length <= longestLine ? this.#kindsOf(text) : 0;
    }
    return this.#kinds[slot];
  }
}
