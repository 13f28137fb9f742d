/**
 * The leaves of arrays: the places of those that were read one by one, packed, and the values of those that a list reader
 * read in one go, with the places of some of them.
 */

import { ByteWindow } from './decimals/byteWindow.ts';
import { DecimalReader } from './decimals/decimalReader.ts';
import type { NumberList } from './decimals/listReader.ts';
import type { Dialect } from './dialects/dialect.ts';
import { leafValue } from './expression.ts';
import type { Range } from './types.ts';

/** Integers that a leaf read alone takes: line, start, end line, end·2 + whether it must be evaluated. */
const leafSize = 4;

/** Integers that a run of leaves takes: its first leaf, where its values or places begin, its line, its character. */
const runSize = 4;

/** What stands for the line of a run of leaves read one by one. */
const oneByOne = -1;

/** The runs of leaves that were all read one by one; most arrays are small and many, so they share what they can. */
const allOneByOne = Int32Array.of(0, 0, oneByOne, 0);

/** Values that a block holds at most. */
const widestBlock = 65536;

const none = new Int32Array(0);
const noBlocks: readonly Float64Array[] = [];

/** Integers, four at a time. */
class Integers {
  #all = new Int32Array(64);
  count = 0;

  push(a: number, b: number, c: number, d: number): void {
    const at = this.count;
    if (at === this.#all.length) {
      const wider = new Int32Array(at * 2);
      wider.set(this.#all);
      this.#all = wider;
    }
    const all = this.#all;
    all[at] = a;
    all[at + 1] = b;
    all[at + 2] = c;
    all[at + 3] = d;
    this.count = at + 4;
  }

  /** The last so many, to be changed in place. */
  tail(length: number): Int32Array {
    return this.#all.subarray(this.count - length, this.count);
  }

  copy(): Int32Array {
    return this.count === 0 ? none : this.#all.slice(0, this.count);
  }
}

/** Values in blocks, so that none has to be copied when more come. */
class Values {
  #blocks: Float64Array[] = [];
  /** the block that is being filled */
  #open = new Float64Array(0);
  #filled = 0;
  count = 0;

  /** Copies the first of these values. */
  append(values: Float64Array, count: number): void {
    this.count += count;
    if (this.#filled + count > this.#open.length) {
      this.#closeBlock();
      const wanted = Math.max(count, Math.min(widestBlock, this.count * 2));
      if (wanted > this.#open.length) this.#open = new Float64Array(wanted);
    }
    const open = this.#open;
    const from = this.#filled;
    if (count > 64) open.set(values.subarray(0, count), from);
    else for (let index = 0; index < count; index++) open[from + index] = values[index];
    this.#filled = from + count;
  }

  /** Takes a piece that nobody changes any more as a block of its own. */
  adopt(piece: Float64Array): void {
    this.#closeBlock();
    this.#blocks.push(piece);
    this.count += piece.length;
  }

  #closeBlock(): void {
    if (this.#filled > 0) this.#blocks.push(this.#open.slice(0, this.#filled));
    this.#filled = 0;
  }

  /** All values; none is left. */
  take(): readonly Float64Array[] {
    if (this.count === 0) return noBlocks;
    let taken: readonly Float64Array[];
    if (this.#blocks.length === 0) taken = [this.#open.slice(0, this.#filled)];
    else {
      this.#closeBlock();
      taken = this.#blocks;
    }
    this.clear();
    return taken;
  }

  clear(): void {
    if (this.#blocks.length > 0) this.#blocks = [];
    this.#filled = this.count = 0;
  }
}

export class LeafStore {
  readonly #places = new Integers();
  readonly #runs = new Integers();
  readonly #values = new Values();
  #count = 0;
  /** the last run is of leaves read one by one */
  #isOneByOne = false;

  get count(): number {
    return this.#count;
  }

  add(line: number, start: number, endLine: number, end: number, evaluated: boolean): void {
    if (!this.#isOneByOne) this.#runs.push(this.#count, this.#places.count, oneByOne, 0);
    this.#isOneByOne = true;
    this.#places.push(line, start, endLine, end * 2 + (evaluated ? 1 : 0));
    this.#count++;
  }

  /** Adds the leaves of a list that was read in one go. */
  addList(line: number, { values, count, isGiven, places, placeCount }: NumberList): void {
    for (let at = 0; at < placeCount * 2; at += 2) {
      this.#runs.push(this.#count + places[at], this.#values.count + places[at], line, places[at + 1]);
    }
    if (isGiven) this.#values.adopt(values);
    else this.#values.append(values, count);
    this.#count += count;
    this.#isOneByOne = false;
  }

  /** Takes the last leaf back, which was read alone: it was only part of an expression. */
  drop(): void {
    this.#places.count -= leafSize;
    this.#count--;
  }

  /** Puts the last leaves, read one by one and given block by block, in the order of rows that go through all blocks. */
  interleave(widths: readonly number[], height: number): void {
    const width = widths.reduce((sum, one) => sum + one, 0);
    const tail = this.#places.tail(width * height * leafSize);
    const blocks = tail.slice();
    let blockAt = 0;
    let column = 0;
    for (const one of widths) {
      for (let row = 0; row < height; row++) {
        const slice = blocks.subarray((blockAt + row * one) * leafSize, (blockAt + (row + 1) * one) * leafSize);
        tail.set(slice, (row * width + column) * leafSize);
      }
      blockAt += one * height;
      column += one;
    }
  }

  /** All leaves; the store is empty after it. */
  take(): Leaves {
    const runs = this.#isOneByOne && this.#runs.count === runSize ? allOneByOne : this.#runs.copy();
    const taken = new Leaves(this.#places.copy(), runs, this.#values.take());
    this.clear();
    return taken;
  }

  /** Forgets all leaves. */
  clear(): void {
    this.#places.count = this.#runs.count = this.#count = 0;
    this.#isOneByOne = false;
    this.#values.clear();
  }
}

/** The lines that leaves were read from. */
export interface LeafLines {
  readonly dialect: Dialect;
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/** Leaves that have been read. */
export class Leaves {
  readonly #places: Int32Array;
  readonly #runs: Int32Array;
  readonly #blocks: readonly Float64Array[];

  constructor(places: Int32Array, runs: Int32Array, blocks: readonly Float64Array[]) {
    this.#places = places;
    this.#runs = runs;
    this.#blocks = blocks;
  }

  /** Where a leaf stands. */
  place(leaf: number, source: LeafLines): Range {
    const runs = this.#runs;
    const run = this.#runOf(leaf);
    const within = leaf - runs[run];
    const line = runs[run + 2];
    if (line === oneByOne) {
      const places = this.#places;
      const at = runs[run + 1] + within * leafSize;
      return {
        start: { line: places[at], character: places[at + 1] },
        end: { line: places[at + 2], character: places[at + 3] >> 1 },
      };
    }
    const text = source.lines[line - source.firstLine];
    let start = runs[run + 3];
    let end = numberEnd(text, start);
    for (let passed = 0; passed < within; passed++) {
      start = numberStart(text, end);
      end = numberEnd(text, start);
    }
    return { start: { line, character: start }, end: { line, character: end } };
  }

  /** Adds leaves, all of which were read one by one, to a store. */
  copy(first: number, count: number, store: LeafStore): void {
    const places = this.#places;
    for (let at = first * leafSize; at < (first + count) * leafSize; at += leafSize) {
      const end = places[at + 3];
      store.add(places[at], places[at + 1], places[at + 2], end >> 1, (end & 1) !== 0);
    }
  }

  /** The values of these leaves; nobody is to change them. */
  values(first: number, count: number, source: LeafLines): Float64Array {
    const [block] = this.#blocks;
    const isAll = first === 0 && this.#blocks.length === 1 && this.#places.length === 0;
    if (isAll && block.length === count) return block;
    const values = new Float64Array(count);
    const runs = this.#runs;
    const end = first + count;
    let leaf = first;
    for (let run = this.#runOf(first); leaf < end; ) {
      const begin = run;
      const isList = runs[run + 2] !== oneByOne;
      // Neighbouring lists have neighbouring values.
      do run += runSize;
      while (isList && run < runs.length && runs[run + 2] !== oneByOne);
      const until = Math.min(end, run < runs.length ? runs[run] : end);
      const into = values.subarray(leaf - first, until - first);
      const from = runs[begin + 1] + (leaf - runs[begin]) * (isList ? 1 : leafSize);
      if (isList) this.#copyValues(from, into);
      else evaluate(this.#places, from, source, into);
      leaf = until;
    }
    return values;
  }

  /** The last run that begins at a leaf or before it. */
  #runOf(leaf: number): number {
    const runs = this.#runs;
    let low = 0;
    let high = runs.length / runSize;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (runs[middle * runSize] <= leaf) low = middle;
      else high = middle;
    }
    return low * runSize;
  }

  #copyValues(from: number, into: Float64Array): void {
    let skipped = 0;
    let filled = 0;
    for (const block of this.#blocks) {
      if (filled === into.length) return;
      const begin = Math.max(0, from - skipped);
      if (begin < block.length) {
        const end = Math.min(block.length, begin + into.length - filled);
        into.set(begin === 0 && end === block.length ? block : block.subarray(begin, end), filled);
        filled += end - begin;
      }
      skipped += block.length;
    }
  }
}

/** The first number after a place in a list of plain decimals. */
function numberStart(text: string, from: number): number {
  let at = from;
  while (!isNumberPart(text.charCodeAt(at))) at++;
  return at;
}

function numberEnd(text: string, from: number): number {
  let at = from;
  while (isNumberPart(text.charCodeAt(at))) at++;
  return at;
}

/** A digit, a sign, a dot, the letter of an exponent. */
function isNumberPart(character: number): boolean {
  return (
    (character >= 48 && character <= 57) ||
    character === 45 ||
    character === 46 ||
    (character | 32) === 101 ||
    character === 43
  );
}

/** Characters that are encoded at a time. */
const windowLength = 4096;

/** What stands between numbers that are read one by one: no byte. */
const nothing = -1;

/** What reads values is made once: all reading is done before somebody else begins. */
let window: ByteWindow | undefined;
let decimals: DecimalReader | undefined;

/** The values of leaves that were read one by one. */
function evaluate(
  places: Int32Array,
  from: number,
  { dialect, firstLine, lines }: LeafLines,
  into: Float64Array,
): void {
  window ??= new ByteWindow();
  decimals ??= new DecimalReader(window);
  decimals.takesBareDot = dialect.numbers.bareDot;
  decimals.takesExponent = dialect.numbers.exponents.includes('e');
  let line = -1;
  for (let index = 0; index < into.length; index++) {
    const at = from + index * leafSize;
    const start = places[at + 1];
    const end = places[at + 3] >> 1;
    const isPlain = places[at] === places[at + 2] && (places[at + 3] & 1) === 0;
    const known = line === places[at] && start >= window.base && end <= window.base + window.length;
    if (isPlain && !known) {
      line = places[at];
      window.fill(lines[line - firstLine], start, windowLength);
    }
    const begin = start - window.base;
    if (isPlain && window.isAscii && decimals.read(begin, nothing, into, index, index + 1) === end - window.base)
      continue;
    into[index] = leafValue(textOf(places, at, firstLine, lines), dialect, (places[at + 3] & 1) !== 0);
  }
}

function textOf(places: Int32Array, at: number, firstLine: number, lines: readonly string[]): string {
  const line = places[at] - firstLine;
  const endLine = places[at + 2] - firstLine;
  const end = places[at + 3] >> 1;
  if (line === endLine) return lines[line].slice(places[at + 1], end);
  return [lines[line].slice(places[at + 1]), ...lines.slice(line + 1, endLine), lines[endLine].slice(0, end)].join(
    '\n',
  );
}
