/**
 * Regions: stretches of lines that could hold line forms. What a region is depends on the text alone, so that reading in the
 * middle of a document finds what reading from its start finds.
 */

import type { Lines } from '../types.ts';

/** Regions are cut at lines that are multiples of this, so that none is without bound. */
export const longestRegion = 65_536;

/** How many lines before a row or mark belong to its region: a caption, and a blank line or a second caption. */
const captionLines = 2;

/** What belongs to no line form. */
export const noKinds: LineKinds = { columns: -1, kinds: 0, bare: false };

/** Longer lines are no line of a printed form. */
const longestLine = 1 << 18;

/** What a line could be, told by itself alone. */
export interface LineKinds {
  /** a line that holds nothing but plain numbers: how many; otherwise -1 */
  readonly columns: number;
  /** bits: what part of a line form it could be; 0 when none */
  readonly kinds: number;
  /** nothing but leaves and marks for what was left out */
  readonly bare: boolean;
}

/** A stretch of lines, with their text. */
export class Region {
  readonly from: number;
  readonly to: number;
  /** what its lines could be, all together */
  readonly kinds: number;
  readonly #texts: readonly string[];
  readonly #lines: readonly LineKinds[];

  constructor(from: number, texts: readonly string[], lines: readonly LineKinds[]) {
    this.from = from;
    this.to = from + texts.length;
    this.#texts = texts;
    this.#lines = lines;
    this.kinds = lines.reduce((union, { kinds }) => union | kinds, 0);
  }

  /** The text of a line; undefined outside the region. */
  text(line: number): string | undefined {
    return this.#texts[line - this.from];
  }

  /** How many plain numbers a line holds, if nothing else stands there; otherwise -1. */
  columns(line: number): number {
    return this.#lines[line - this.from]?.columns ?? -1;
  }

  /** Whether a line holds nothing but leaves and marks for what was left out. */
  isBare(line: number): boolean {
    return this.#lines[line - this.from]?.bare ?? false;
  }

  /** The texts of the lines [from, to). */
  slice(from: number, to: number): readonly string[] {
    return this.#texts.slice(from - this.from, to - this.from);
  }
}

/** Finds the regions of a document. */
export class Regions {
  readonly #lines: Lines;
  readonly #kindsOf: (text: string) => LineKinds;
  /** what is known of the lines asked about last */
  readonly #known = new Int32Array(captionLines + 2).fill(-1);
  readonly #kinds: LineKinds[] = [];

  /** `kindsOf` says of a line alone what it could be. */
  constructor(lines: Lines, kindsOf: (text: string) => LineKinds) {
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
      const kinds: LineKinds[] = [];
      const start = line;
      for (; line < end && this.#inRegion(line); line++) {
        kinds.push(this.#kindsAt(line));
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
    for (let at = line; at < end; at++) if (this.#kindsAt(at).kinds !== 0) return true;
    return false;
  }

  #kindsAt(line: number): LineKinds {
    const slot = line % this.#known.length;
    if (this.#known[slot] !== line) {
      const text = this.#lines.at(line);
      this.#known[slot] = line;
      this.#kinds[slot] = text.length <= longestLine ? this.#kindsOf(text) : noKinds;
    }
    return this.#kinds[slot];
  }
}
