/**
 * Reads a whole list of plain decimals in one go: nested brackets of one kind around numbers with commas between, each
 * list as long as its neighbours. That is what the large arrays of a file look like. At the first thing it does not know
 * it gives up without effect, and the scanner reads the list token by token.
 */

import type { NumberForms } from '../dialects/dialect.ts';
import { mostAxes } from '../frame.ts';
import { ByteWindow, widestWindow } from './byteWindow.ts';
import { DecimalReader } from './decimalReader.ts';

const comma = 44;
const space = 32;
const tab = 9;

/** Characters that are encoded at first, since most lists are short; of a short line, the rest of it. */
const firstWindow = 256;
const shortRest = 1024;

/** More values than this are given away, not copied. */
const manyValues = 4096;

/** How much more room than it needs an array of values may keep: the reciprocal of the share. */
const spareShare = 16;

/** Characters that a list without lists in it has at least. */
const shortestList = 40;

/** Leaves from one noted place to the next: who asks where a leaf stands reads no more than this. */
const leavesPerPlace = 256;

/** Where the next thing is expected. */
const Expected = { element: 0, separator: 1, nothing: 2 } as const;
type Expected = (typeof Expected)[keyof typeof Expected];

/** A list that was read: its values, how they are nested, and where some of them stand. */
export interface NumberList {
  /** how many elements on each axis */
  readonly shape: readonly number[];
  /** where the first list in it opens, the first list in that one, …: characters of the line */
  readonly openings: readonly number[];
  /** a number has a dot or an exponent */
  readonly isFloat: boolean;
  /** the values: the first `count` of these */
  readonly values: Float64Array;
  readonly count: number;
  /** the values are given away; else they are to be copied, and their place is used again for the next list */
  readonly isGiven: boolean;
  /** leaf, character; leaf, character; …: the first leaf and every 256th or so after it; so many of them */
  readonly places: Int32Array;
  readonly placeCount: number;
}

class ListReader implements NumberList {
  shape: readonly number[] = [];
  readonly openings: number[] = [];
  values = new Float64Array(0);
  count = 0;
  isGiven = false;
  places = new Int32Array(16);
  placeCount = 0;
  readonly #window = new ByteWindow();
  readonly #decimals = new DecimalReader(this.#window);
  #opening = 0;
  #closing = 0;
  #takesLists = false;
  /** where the lists open that enclosed the place at which the last attempt ended; on this line they are known to fail */
  #failing: number[] = [];
  /** where each open list opens, and how many elements it has; the axes' lengths, -1 until known */
  readonly #starts = new Int32Array(mostAxes);
  readonly #counts = new Int32Array(mostAxes);
  readonly #sizes = new Int32Array(mostAxes);
  #depth = 0;
  /** the depth at which numbers stand; 0 until known */
  #leafDepth = 0;
  #expected: Expected = Expected.element;
  /** where reading goes on in the window: everything before is understood */
  #at = 0;
  /** where the list begins, and the leaf whose place is noted next */
  #start = 0;
  #nextPlace = 0;

  /** Takes the forms of a language's numbers, and the places of brackets on the line whose lists failed, to add to them. */
  take({ bareDot, exponents, exponentTypes }: NumberForms, failed: number[]): void {
    this.#failing = failed;
    this.#decimals.takesBareDot = bareDot;
    // Where the letter says a type, each number has to be looked at.
    this.#decimals.takesExponent = exponents.includes('e') && exponentTypes?.e === undefined;
  }

  /** What was read has been used: no text is kept. */
  release(): void {
    this.#window.release();
    if (this.isGiven || this.values.length > widestWindow) this.values = none;
  }

  get isFloat(): boolean {
    return this.#decimals.isFloat !== 0;
  }

  /**
   * Reads the list whose bracket stands here; gives the place after its closing bracket, or -1. `takesLists` says that
   * such brackets inside it hold lists too; a list of more than `longest` characters is given up.
   */
  read(text: string, start: number, opening: number, takesLists: boolean, longest = Number.POSITIVE_INFINITY): number {
    if (!isWorthwhile(text, start, opening) || this.#failing.includes(start)) return -1;
    this.#begin(opening, takesLists);
    this.#start = start;
    this.#fill(text, start, text.length - start < shortRest ? shortRest : firstWindow);
    for (;;) {
      const stuck = this.#advance();
      if (this.#expected === Expected.nothing) break;
      const tooLong = this.#window.base + this.#at - start > longest;
      if (tooLong || stuck < this.#window.length || !this.#refill()) {
        this.#fail();
        return -1;
      }
    }
    this.#giveValues();
    // One literal is made much faster than an array is filled, and there are many of these.
    if (this.#leafDepth === 1) this.shape = [this.#sizes[0]];
    else this.shape = Array.from(this.#sizes.subarray(0, this.#leafDepth));
    return this.#window.base + this.#at;
  }

  #begin(opening: number, takesLists: boolean): void {
    this.#opening = opening;
    this.#closing = closingOf(opening);
    this.#takesLists = takesLists;
    this.#depth = this.#leafDepth = this.count = 0;
    this.isGiven = false;
    this.#expected = Expected.element;
    this.#decimals.isFloat = 0;
    if (this.openings.length > 0) this.openings.length = 0;
    this.placeCount = 0;
  }

  #fill(text: string, from: number, length: number): void {
    this.#window.fill(text, from, length);
    this.#at = 0;
    this.#nextPlace = this.count;
    // A leaf takes a digit and a comma, and one may be read twice, since it was cut.
    const most = this.count + (this.#window.length >> 1) + 2;
    if (this.values.length < most) this.#widen(most);
  }

  /** Makes room for so many values at least, and for more as far as the line goes on as it did. */
  #widen(most: number): void {
    const { text, base, length } = this.#window;
    const perCharacter = this.count / Math.max(1, base - this.#start);
    const expected = most + perCharacter * (1 + 1 / (2 * spareShare)) * (text.length - base - length);
    const wider = new Float64Array(Math.max(most, Math.min(4 * this.count, Math.ceil(expected))));
    wider.set(this.values.subarray(0, this.count));
    this.values = wider;
  }

  /** Many values are not copied again: what they have too much of room is cut off, or left if it is little. */
  #giveValues(): void {
    const { count, values } = this;
    if (count <= manyValues) return;
    const spare = values.length - count;
    this.values = spare * spareShare <= count ? values.subarray(0, count) : values.slice(0, count);
    this.isGiven = true;
  }

  /** Moves the window to the place from which reading goes on; false when that gains nothing. */
  #refill(): boolean {
    const window = this.#window;
    if (!window.goesOn || (this.#at === 0 && window.length >= widestWindow)) return false;
    this.#fill(window.text, window.base + this.#at, Math.min(widestWindow, window.length * 4));
    return true;
  }

  /** The lists open here hold what stopped the reader; those in them that closed before can still be read. */
  #fail(): void {
    this.#failing.length = 0;
    for (let depth = 0; depth < this.#depth; depth++) this.#failing.push(this.#starts[depth]);
  }

  /** Reads on to the end of the list, or to where it is stuck: gives that place. */
  #advance(): number {
    const { bytes } = this.#window;
    for (;;) {
      let at = this.#at;
      while (bytes[at] === space || bytes[at] === tab) at++;
      const stuck = this.#expected === Expected.separator ? this.#readSeparator(at) : this.#readElement(at);
      if (stuck >= 0 || this.#expected === Expected.nothing) return stuck;
    }
  }

  /** Reads an opening bracket or a list's leaves; gives -1, or where it is stuck. */
  #readElement(at: number): number {
    const depth = this.#depth;
    if (this.#window.bytes[at] !== this.#opening) {
      if (depth === 0) return at;
      if (this.#leafDepth === 0) {
        this.#leafDepth = depth;
        this.#sizes.fill(-1);
      }
      return depth === this.#leafDepth ? this.#readLeaves(at) : at;
    }
    const takesIt = depth === 0 || (this.#takesLists && depth < mostAxes && depth !== this.#leafDepth);
    if (!takesIt) return at;
    const place = this.#window.base + at;
    if (depth > 0 && this.#leafDepth === 0) this.openings.push(place);
    this.#starts[depth] = place;
    this.#counts[depth] = 0;
    this.#depth = depth + 1;
    this.#at = at + 1;
    return -1;
  }

  /** Reads what stands after a list: a comma, or the bracket that closes the list around it. */
  #readSeparator(at: number): number {
    const character = this.#window.bytes[at];
    if (character === this.#closing) return this.#close(at);
    if (character !== comma) return at;
    this.#expected = Expected.element;
    this.#at = at + 1;
    return -1;
  }

  /** Closes a list; gives -1, or the place if it is not as long as the ones before it. */
  #close(at: number): number {
    const depth = --this.#depth;
    const count = this.#counts[depth];
    if (this.#sizes[depth] === -1) this.#sizes[depth] = count;
    else if (this.#sizes[depth] !== count) return at;
    if (depth > 0) this.#counts[depth - 1]++;
    this.#expected = depth === 0 ? Expected.nothing : Expected.separator;
    this.#at = at + 1;
    return -1;
  }

  /**
   * Reads leaves, and the brackets between rows of equal length, up to a closing bracket that something else follows. Gives
   * -1, or where it is stuck. What happens once a list is left to others, since the engine gives a loop up whose end it does
   * not know.
   */
  #readLeaves(from: number): number {
    const { bytes, base } = this.#window;
    const { values } = this;
    const decimals = this.#decimals;
    const counts = this.#counts;
    const closing = this.#closing;
    const axis = this.#leafDepth - 1;
    const rowLength = this.#sizes[axis];
    let held = this.count;
    let row = held - counts[axis];
    let at = from;
    let stuck = -1;
    let expected: Expected = Expected.element;
    for (;;) {
      while (bytes[at] === space || bytes[at] === tab) at++;
      const first = held;
      const isNoted = first === this.#nextPlace;
      const end = decimals.read(at, comma, values, first, isNoted ? first + leavesPerPlace : this.#nextPlace);
      let next = end;
      if (end >= 0) while (bytes[next] === space || bytes[next] === tab) next++;
      const character = end < 0 ? 0 : bytes[next];
      const isRead = character === comma || character === closing;
      held = isRead ? decimals.index + 1 : decimals.index;
      if (isNoted && held > first) this.#notePlace(first, at);
      if (!isRead) {
        at = decimals.begin;
        stuck = end < 0 ? ~end : next;
        break;
      }
      at = next + 1;
      if (character === comma) continue;
      const goesOn = held - row === rowLength && bytes[at] === comma;
      if (goesOn) while (bytes[++at] === space);
      if (!goesOn || bytes[at] !== this.#opening) {
        expected = Expected.separator;
        at = next;
        break;
      }
      this.#starts[axis] = base + at;
      counts[axis - 1]++;
      row = held;
      at++;
    }
    counts[axis] = held - row;
    this.count = held;
    this.#at = at;
    this.#expected = expected;
    return stuck;
  }

  #notePlace(held: number, at: number): void {
    const next = this.placeCount * 2;
    if (next === this.places.length) {
      const wider = new Int32Array(next * 2);
      wider.set(this.places);
      this.places = wider;
    }
    this.places[next] = held;
    this.places[next + 1] = this.#window.base + at;
    this.placeCount++;
    this.#nextPlace = held + leavesPerPlace;
  }
}

const none = new Float64Array(0);

let kept: ListReader | undefined;

/**
 * The reader of lists: there is one, since nobody else reads while a list is read. While it lives the engine keeps the
 * code it made for it; with the readers of each document that code would be collected.
 */
export function listReader(): ListReader {
  kept ??= new ListReader();
  return kept;
}

/** The bracket that closes what this one opens. */
export function closingOf(opening: number): number {
  return opening === 40 ? 41 : opening + 2;
}

/**
 * Whether a list of numbers can go on like this after its opening bracket, and is not so short that its tokens are told in
 * less time.
 */
function isWorthwhile(text: string, start: number, opening: number): boolean {
  const next = text.charCodeAt(start + 1);
  if (next === opening) return true;
  if (!((next >= 48 && next <= 57) || next === 45 || next === 46 || next === 32 || next === 9)) return false;
  const end = start + shortestList;
  if (end > text.length) return false;
  const closing = closingOf(opening);
  for (let at = start + 2; at < end; at++) if (text.charCodeAt(at) === closing) return false;
  return true;
}
