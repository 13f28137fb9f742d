/** Holds what the finder finds in a file against what the language's own parser sees there. */

import { findArrays, type NumericArray, type Position } from '../../src/finder/index.ts';
import type { TrueArray, TrueFile } from './truth.ts';

/** Something on which finder and parser differ. */
export interface Difference {
  readonly kind: 'missed' | 'false' | 'shape' | 'value';
  readonly path: string;
  readonly line: number;
  readonly character: number;
  /** the line it begins on */
  readonly text: string;
  readonly detail: string;
}

/** How finder and parser agree, over files. */
export interface Tally {
  files: number;
  /** arrays the parser sees, optional ones left out */
  truths: number;
  hits: number;
  falseFinds: number;
  missed: number;
  /** numbers compared bit for bit, and how many of them differ */
  values: number;
  differingValues: number;
}

export function emptyTally(): Tally {
  return { files: 0, truths: 0, hits: 0, falseFinds: 0, missed: 0, values: 0, differingValues: 0 };
}

/** Compares one file; adds to the tally and tells each difference. */
export function compareFile(file: TrueFile, tally: Tally, differ: (difference: Difference) => void): void {
  const places = new Places(file.text);
  const say = (kind: Difference['kind'], at: number, detail: string) =>
    differ({ kind, path: file.path, ...places.describe(at), detail });
  const truths = new Map(file.arrays.map((truth) => [`${truth.start} ${truth.end}`, truth]));
  tally.files++;
  for (const truth of truths.values()) if (!truth.optional) tally.truths++;
  for (const array of findArrays(file.text, file.languageId)) {
    const start = places.offset(array.start);
    const key = `${start} ${places.offset(array.end)}`;
    const truth = truths.get(key);
    truths.delete(key);
    if (truth === undefined) {
      tally.falseFinds++;
      say('false', start, `[${array.shape}]${array.ragged ? ' ragged' : ''}`);
    } else if (!sameShape(truth, array)) {
      tally.falseFinds++;
      if (!truth.optional) tally.missed++;
      const shape = array.ragged ? 'ragged' : `[${array.shape}]`;
      say('shape', start, `${shape} instead of ${truth.shape ? `[${truth.shape}]` : 'ragged'}`);
    } else {
      if (!truth.optional) tally.hits++;
      compareValues(truth, array, tally, (detail) => say('value', start, detail));
    }
  }
  for (const truth of truths.values()) {
    if (truth.optional) continue;
    tally.missed++;
    say('missed', truth.start, truth.shape ? `[${truth.shape}]` : 'ragged');
  }
}

function sameShape(truth: TrueArray, array: NumericArray): boolean {
  if (truth.shape === undefined) return array.ragged !== undefined;
  if (array.ragged !== undefined || array.truncated) return false;
  const found = array.shape.join();
  return truth.shape.join() === found || truth.otherShapes?.some((shape) => shape.join() === found) === true;
}

function compareValues(truth: TrueArray, array: NumericArray, tally: Tally, differ: (detail: string) => void): void {
  if (truth.values === undefined) return;
  const { data } = array;
  tally.values += truth.values.length;
  const differing = truth.values.filter((value, index) => !Object.is(value, data[index])).length;
  const surplus = Math.max(0, data.length - truth.values.length);
  if (differing + surplus === 0) return;
  tally.differingValues += differing + surplus;
  const at = truth.values.findIndex((value, index) => !Object.is(value, data[index]));
  differ(`${differing + surplus} values, the first at ${at}: ${data[at]} instead of ${truth.values[at]}`);
}

/** Places of a text: offsets as parsers say them, lines as the finder says them. */
class Places {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (const match of text.matchAll(/\r\n|\n|\r/g)) this.#starts.push(match.index + match[0].length);
  }

  offset({ line, character }: Position): number {
    return this.#starts[line] + character;
  }

  describe(offset: number): { line: number; character: number; text: string } {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle] <= offset) low = middle;
      else high = middle;
    }
    const character = offset - this.#starts[low];
    const line = this.#text.slice(this.#starts[low], this.#starts[low + 1] ?? this.#text.length).trimEnd();
    const from = Math.max(0, character - 40);
    return { line: low + 1, character: character + 1, text: line.slice(from, from + 120).trim() };
  }
}
