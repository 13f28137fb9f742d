/** Names above columns that end where the columns end, as R and pandas print them. */

import { firstIndexWhere } from '../halving.ts';
import { Field, FieldReader } from './fields.ts';

/** No more columns than this many digits count. */
const longestNumber = 6;

/** The names on a line, by the places where they end. A name may hold single spaces. */
export class ColumnNames {
  readonly #text: string;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** all of them are numbers */
  readonly numeric: boolean;
  /** the line ends in pandas' mark for further columns below */
  readonly goesOn: boolean;

  constructor(text: string) {
    this.#text = text;
    const fields = new FieldReader(text);
    let numeric = true;
    let goesOn = false;
    while (fields.next()) {
      goesOn = fields.end === fields.start + 1 && text.charCodeAt(fields.start) === 92;
      if (goesOn) continue;
      this.#starts.push(fields.start);
      this.#ends.push(fields.end);
      numeric &&= fields.kind === Field.integer || fields.kind === Field.float || fields.kind === Field.ellipsis;
    }
    this.goesOn = goesOn;
    this.numeric = numeric;
  }

  get count(): number {
    return this.#ends.length;
  }

  /** Where the first name starts. */
  get start(): number {
    return this.#starts[0] ?? 0;
  }

  /** Whether a name ends here. */
  endsAt(place: number): boolean {
    const ends = this.#ends;
    return ends[firstIndexWhere(ends.length, (index) => ends[index] >= place)] === place;
  }

  /** Whether these ends, and marks for left out columns, are all ends of names; parts of names in between are fine. */
  fit(ends: readonly number[]): boolean {
    let next = 0;
    for (let at = 0; at < this.#ends.length; at++) {
      if (this.#ends[at] === ends[next]) next++;
      else if (!this.#isPart(at)) return false;
    }
    return next === ends.length && ends.length > 0;
  }

  /** Whether a word is left out columns' mark, or a name goes on after it. */
  #isPart(at: number): boolean {
    const [start, end] = [this.#starts[at], this.#ends[at]];
    const word = this.#text.slice(start, Math.min(end, start + 4));
    return word === '...' || this.#starts[at + 1] === end + 1;
  }

  /**
   * Numbers as pandas prints them above columns: filled up to the longest of all of them, so that their columns end later.
   * The last one ends here; undefined when they cannot be so.
   */
  filledUpTo(lastEnd: number): ColumnNames | undefined {
    const width = lastEnd - (this.#starts.at(-1) ?? 0);
    if (!this.numeric || width > longestNumber) return undefined;
    const filled = new ColumnNames(this.#text);
    for (let at = 0; at < filled.#ends.length; at++) {
      const start = filled.#starts[at];
      if (this.#text.charCodeAt(start) === 46) continue;
      if (filled.#ends[at] > start + width) return undefined;
      filled.#ends[at] = start + width;
    }
    return filled;
  }

  /** The names as one text, to tell blocks of columns apart. */
  get text(): string {
    return this.#text.trim();
  }
}
