/**
 * YAML's block sequences: a hyphen before each element, nested by their columns, and with flow sequences as elements. A
 * sequence is an array only if all of it is numbers, so a whole region is read before any of it is told.
 */

import { FoundArray } from '../array.ts';
import { type Candidate, Candidates } from '../candidates.ts';
import { yaml } from '../dialects/yaml.ts';
import { Frame, mostAxes } from '../frame.ts';
import { LeafStore } from '../leafStore.ts';
import { Role } from '../state.ts';
import type { Position } from '../types.ts';
import type { LineForm, PrintedForm } from './lineForm.ts';
import type { Region } from './region.ts';

/** Numbers of YAML 1.2's core schema. */
const number =
  /(?:0o[0-7]+|0x[\da-fA-F]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|([-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)))(?=[ \t,\]]|$)/y;

/** A line with a mapping's key and nothing after it but a tag or an anchor. */
const keyAlone =
  /^(?:- +)*(?:"([^"\\]*)"|'([^']*)'|([^\s"'#[{&*!|>%@`-][^#]*?|-[^\s#][^#]*?)) *:(?: +[&!][^\s]*)* *(?: #.*)?$/;

/** Keys and what stands beside them are no longer. */
const longestKey = 300;

const hyphen = 45;

/** A sequence that is being read. */
class Sequence {
  readonly column: number;
  readonly frame: Frame;
  /** it only goes on with the text of a scalar before it */
  readonly isText: boolean;
  /** something in it is no number */
  dead: boolean;
  /** its last element is still to come, on the next line */
  waits = false;

  constructor(column: number, frame: Frame, isText: boolean) {
    this.column = column;
    this.frame = frame;
    this.isText = this.dead = isText;
  }
}

/** Reads a region from its first line to its last. */
class Reader {
  readonly #leaves = new LeafStore();
  readonly #candidates = new Candidates();
  readonly #open: Sequence[] = [];
  /** the column of the line before, and the key it is, if it is nothing else */
  #before: { readonly column: number; readonly key: string | undefined } | undefined;
  #line = 0;
  #text = '';
  #end: Position = { line: 0, character: 0 };

  /** The arrays of a region. */
  read(region: Region): readonly PrintedForm[] {
    for (let line = region.from; line < region.to; line++) {
      this.#line = line;
      this.#text = region.text(line) ?? '';
      this.#readLine();
    }
    this.#closeFrom(0);
    const found = this.#candidates.take();
    const source = {
      ...{ dialect: yaml, firstLine: region.from, leaves: this.#leaves.take() },
      lines: region.slice(region.from, region.to),
    };
    return formsOf(found, region, (candidate) => {
      return new FoundArray(candidate, undefined, source, candidate.firstLeaf, candidate.leafCount);
    });
  }

  #readLine(): void {
    const text = this.#text;
    let column = 0;
    while (text.charCodeAt(column) === 32) column++;
    const first = text.charCodeAt(column);
    if (Number.isNaN(first) || first === 35) return;
    if (isHyphen(text, column)) this.#element(column);
    else if (column === 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(text)) {
      this.#closeFrom(0);
      this.#before = undefined;
    } else {
      this.#closeFrom(column);
      const around = this.#open.at(-1);
      if (around) around.dead = true;
      this.#before = { column, key: keyOf(text.slice(column)) };
    }
  }

  /** Reads a line that starts with a hyphen. */
  #element(column: number): void {
    this.#closeFrom(column + 1);
    const top = this.#open.at(-1);
    if (top?.column === column) {
      if (top.waits) top.dead = true;
      top.waits = false;
    } else this.#begin(column, top);
    let at = column;
    for (;;) {
      at = this.#afterHyphen(at);
      if (!isHyphen(this.#text, at)) break;
      this.#push(at, this.#open.at(-1)?.isText === true);
    }
    const sequence = this.#open.at(-1);
    this.#before = { column, key: undefined };
    if (sequence) this.#content(sequence, at);
  }

  #afterHyphen(at: number): number {
    let after = at + 1;
    while (this.#text.charCodeAt(after) === 32) after++;
    return after;
  }

  /** Begins a sequence on a line of its own: below its key, below a hyphen, or where the document begins. */
  #begin(column: number, around: Sequence | undefined): void {
    const before = this.#before;
    const belowHyphen = around?.waits === true;
    const belowKey = before?.key !== undefined && before.column <= column;
    if (around && !belowHyphen) around.dead = true;
    if (around) around.waits = false;
    const begins = belowHyphen ? !around.isText : belowKey || before === undefined;
    this.#push(column, !begins);
    const sequence = this.#open.at(-1);
    if (sequence && belowKey) sequence.frame.name = before.key;
  }

  #push(column: number, isText: boolean): void {
    const frame = new Frame();
    frame.open(hyphen, Role.list, this.#line, column);
    frame.firstLeaf = this.#leaves.count;
    frame.firstFound = this.#candidates.count;
    this.#open.push(new Sequence(column, frame, isText || this.#open.length >= mostAxes));
  }

  /** Reads what stands after the last hyphen. */
  #content(sequence: Sequence, at: number): void {
    const text = this.#text;
    if (isEnd(text, at)) {
      sequence.waits = true;
      return;
    }
    const end = sequence.dead ? -1 : this.#value(sequence.frame, at, 0);
    if (end >= 0 && isEnd(text, end)) {
      this.#end = { line: this.#line, character: end };
      return;
    }
    sequence.dead = true;
    this.#before = { column: at, key: keyOf(text.slice(at)) };
  }

  /** Reads a number or a flow sequence into what is around it; gives its end, -1 if it is none. */
  #value(around: Frame, at: number, depth: number): number {
    if (this.#text.charCodeAt(at) === 91) return depth < mostAxes ? this.#flow(around, at, depth + 1) : -1;
    number.lastIndex = at;
    const match = number.exec(this.#text);
    if (!match || !around.acceptLeaf()) return -1;
    this.#leaves.add(this.#line, at, this.#line, number.lastIndex, match[1] !== undefined);
    return number.lastIndex;
  }

  #flow(around: Frame, start: number, depth: number): number {
    const frame = new Frame();
    frame.open(91, Role.list, this.#line, start);
    frame.firstLeaf = this.#leaves.count;
    frame.firstFound = this.#candidates.count;
    let at = this.#skip(start + 1);
    while (this.#text.charCodeAt(at) !== 93) {
      at = this.#value(frame, at, depth);
      if (at < 0) return -1;
      at = this.#skip(at);
      const next = this.#text.charCodeAt(at);
      if (next === 44) at = this.#skip(at + 1);
      else if (next !== 93) return -1;
    }
    this.#end = { line: this.#line, character: at + 1 };
    return this.#accept(frame, around) ? at + 1 : -1;
  }

  #skip(from: number): number {
    let at = from;
    while (this.#text.charCodeAt(at) === 32) at++;
    return at;
  }

  /** Closes the sequences whose hyphens stand in this column or further right. */
  #closeFrom(column: number): void {
    for (;;) {
      const sequence = this.#open.at(-1);
      if (!sequence || sequence.column < column) return;
      this.#open.pop();
      const around = this.#open.at(-1);
      const whole = !sequence.dead && !sequence.waits;
      if (!whole && around) around.dead = true;
      if (!whole) continue;
      if (around?.dead) this.#accept(sequence.frame, undefined);
      else if (!this.#accept(sequence.frame, around?.frame) && around) around.dead = true;
    }
  }

  /** Notes a closed sequence and gives it to the one around it; false when that one cannot hold it. */
  #accept(frame: Frame, around: Frame | undefined): boolean {
    const shape = frame.childRank > 0 ? [frame.count, ...frame.childShape] : [frame.count];
    this.#candidates.report(frame, shape, this.#leaves.count - frame.firstLeaf, this.#end);
    return around === undefined || this.#acceptNext(around, frame, shape);
  }

  #acceptNext(around: Frame, frame: Frame, shape: readonly number[]): boolean {
    // A frame waits for separators, which block sequences do not have.
    const accepted = around.acceptList(frame, shape);
    around.element = 0;
    return accepted;
  }
}

/** Whether a hyphen stands here that begins an element. */
function isHyphen(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== hyphen) return false;
  const next = text.charCodeAt(at + 1);
  return Number.isNaN(next) || next === 32;
}

/** Whether nothing but a comment comes. */
function isEnd(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 13) at++;
  return at >= text.length || (text.charCodeAt(at) === 35 && at > 0 && text.charCodeAt(at - 1) === 32);
}

function keyOf(text: string): string | undefined {
  if (text.length > longestKey || !text.includes(':')) return undefined;
  const match = keyAlone.exec(text);
  return match ? (match[1] ?? match[2] ?? match[3]) : undefined;
}

/** Arrays that do not lie in one another are forms; a ragged one has its rows with it. Flow sequences alone are read by their brackets. */
function formsOf(
  found: readonly Candidate[],
  region: Region,
  arrayOf: (candidate: Candidate) => FoundArray,
): readonly PrintedForm[] {
  const forms: { array: FoundArray; others: FoundArray[]; end: number }[] = [];
  for (const candidate of found) {
    const last = forms.at(-1);
    if (last && candidate.start.line < last.end) last.others.push(arrayOf(candidate));
    else if (region.text(candidate.start.line)?.charCodeAt(candidate.start.character) === hyphen) {
      forms.push({ array: arrayOf(candidate), others: [], end: candidate.end.line + 1 });
    }
  }
  return forms;
}

const known = new WeakMap<Region, readonly PrintedForm[]>();

export const blockSequence: LineForm = {
  marks(text) {
    let at = 0;
    while (text.charCodeAt(at) === 32) at++;
    return isHyphen(text, at) || text.charCodeAt(at) === 35;
  },
  read(region, line) {
    const forms = known.get(region) ?? new Reader().read(region);
    known.set(region, forms);
    for (const form of forms) {
      if (form.array.start.line === line) return form;
      if (form.array.start.line > line) return form.array.start.line;
    }
    return region.to;
  },
};
