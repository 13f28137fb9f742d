/**
 * Regions: stretches of lines that could hold line forms. What a region is depends on the text alone, so that reading in the
 * middle of a document finds what reading from its start finds.
 */

import type { Lines } from '../types.ts';
import type { RecentLines } from './recentLines.ts';

/** Regions are cut at lines that are multiples of this, so that none is without bound. */
export const longestRegion = 65_536;

/** How many lines before a row or mark belong to its region: a caption, and a blank line or a second caption. */
const captionLines = 2;

/** What belongs to no line form. */
export const noKinds: LineKinds = { columns: -1, kinds: 0, bare: false };

/** Longer lines are no line of a printed form. */
const longestLine = 1 << 16;

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

/** Characters that are read between two pauses. */
const stride = 1 << 14;

/** Finds the regions of a document from a line on, in steps. */
export class Regions {
  readonly #lines: Lines;
  readonly #kindsOf: (text: string) => LineKinds;
  readonly #recent: RecentLines;
  /** what is known of the lines asked about last */
  readonly #known = new Int32Array(captionLines + 2).fill(-1);
  readonly #kinds: LineKinds[] = [];
  /** the next line to be read */
  #line = 0;
  /** the region being read */
  #texts: string[] = [];
  #regionKinds: LineKinds[] = [];
  /** characters read since the last pause */
  #read = 0;
  /** no region reaches over the line's start */
  atStart = true;

  /** `kindsOf` says of a line alone what it could be. */
  constructor(lines: Lines, recent: RecentLines, kindsOf: (text: string) => LineKinds) {
    this.#lines = lines;
    this.#recent = recent;
    this.#kindsOf = kindsOf;
  }

  /** Begins at a line; what region it is in tells only `stepBack`. */
  goTo(line: number): void {
    this.#line = line;
    this.atStart = line >= this.#lines.count || !this.#inRegion(line);
  }

  /** Goes back towards the start of the region, until the next pause. */
  stepBack(): void {
    this.#read = 0;
    while (this.#read < stride) {
      this.atStart = this.#line % longestRegion === 0 || !this.#inRegion(this.#line - 1);
      if (this.atStart) return;
      this.#line--;
    }
  }

  /** The next region that begins before a line, 'none' if there is none; 'pause' when it takes longer. */
  next(before: number): Region | 'none' | 'pause' {
    this.#read = 0;
    while (this.#read < stride) {
      const reading = this.#texts.length > 0;
      const cut = reading && this.#line % longestRegion === 0;
      if (!cut && this.#line < this.#lines.count && (reading || this.#line < before) && this.#inRegion(this.#line)) {
        this.#regionKinds.push(this.#kindsAt(this.#line));
        this.#texts.push(this.#lines.at(this.#line++));
      } else if (reading) return this.#take();
      else if (this.#line >= before || this.#line >= this.#lines.count) return 'none';
      else this.#line++;
    }
    return 'pause';
  }

  #take(): Region {
    const from = this.#line - this.#texts.length;
    this.#recent.remember(from, this.#texts, this.#regionKinds, this.#lines.count);
    const region = new Region(from, this.#texts, this.#regionKinds);
    this.#texts = [];
    this.#regionKinds = [];
    return region;
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
      this.#read += text.length + 1;
      this.#known[slot] = line;
      const known = this.#recent.kindsOf(line, text, this.#lines.count);
      this.#kinds[slot] = known ?? (text.length <= longestLine ? this.#kindsOf(text) : noKinds);
    }
    return this.#kinds[slot];
  }
}
