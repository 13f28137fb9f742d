/**
 * Reads the numbers that a person typed or pasted, in whatever form: a literal of any language, rows on lines, printed
 * tensors, numbers with spaces between. What is not an array of numbers is told by one sentence about the first thing wrong.
 */

import { type Message, message } from '../core/index.ts';
import { FoundArray } from './array.ts';
import { ArrayIndex } from './arrayIndex.ts';
import { pasted } from './dialects/pasted.ts';
import { elementTypeNamed } from './elementTypes.ts';
import { mostAxes } from './frame.ts';
import { LeafStore } from './leafStore.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { elementEnd } from './pastedElement.ts';
import { closesNothing, missing, mixed, notANumber, notClosed, Problem, ragged, unevenRows } from './readProblems.ts';
import { linesOf } from './textLines.ts';
import type { ElementType, NumericArray, Position, ReadProblem } from './types.ts';

/** A list that is being read; the outermost one has no bracket. */
interface Level {
  readonly at: Position;
  /** the closing bracket it waits for; '' for the outermost */
  readonly closing: string;
  count: number;
  /** the shape of the lists in it; [] for numbers, undefined before the first element */
  childShape: readonly number[] | undefined;
  /** a separator that needs an element before the next one */
  comma: Position | undefined;
  rowLength: number | undefined;
  rowFirst: number;
  rows: number;
}

const closings: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** What may stand before the numbers: a target, and a call or macro that holds them. */
const target = /\s*(?:(?:const|let|var|val|auto)\s+)?([\p{L}_][\p{L}\p{N}_.]*)\s*(?::[^=\n]{0,80})?(?:<-|:?=)\s*/uy;
const callee = /(?:new\s+)?[\p{L}_][\p{L}\p{N}_.:]*(?:!|\s*(?=[([]))/uy;
const tail = /\s*(?:,([^()[\]{}]*(?:\([^()[\]{}]*\)[^()[\]{}]*)*))?\)[\s;,.]*$/y;

/** Reads numbers in any form; gives the array, or the sentence that says which element is wrong and why. */
export function readNumbers(text: string): NumericArray | ReadProblem {
  if (/^\s*\{\s*["'}]/.test(text)) return readObject(text);
  const read = new Reading(text).read();
  if (!(read instanceof Problem)) return read;
  const { sentence, start, length } = read;
  if (!start) return { problem: sentence };
  return { problem: sentence, at: { start, end: { line: start.line, character: start.character + length } } };
}

/** Of an object with keys the one array in it. */
function readObject(text: string): NumericArray | ReadProblem {
  const lines = linesOf(text);
  const arrays = new ArrayIndex(lines, 'python').within(0, lines.count);
  const uneven = arrays[0]?.ragged;
  if (uneven) return { problem: unevenRows(uneven.found, uneven.expected) };
  if (arrays.length === 1) return arrays[0];
  if (arrays.length === 0) return { problem: message('There are no numbers in this object.') };
  return { problem: message('This object holds {0} arrays: give one of them.', arrays.length) };
}

class Reading {
  readonly #lines: readonly string[];
  readonly #lexicon: Lexicon = lexiconOf(pasted);
  readonly #leaves = new LeafStore();
  readonly #levels: Level[] = [];
  #line = 0;
  #at = 0;
  #name: string | undefined;
  #computed = false;
  #dtype: ElementType | undefined;
  /** the lists close inside a call: what follows is its other arguments */
  #wrapped = false;

  constructor(text: string) {
    const lines = linesOf(text);
    this.#lines = Array.from({ length: lines.count }, (_, line) => lines.at(line));
  }

  get #text(): string {
    return this.#lines[this.#line];
  }

  get #place(): Position {
    return { line: this.#line, character: this.#at };
  }

  read(): NumericArray | Problem {
    this.#levels.push(newLevel({ line: 0, character: 0 }, ''));
    this.#skipPrefix();
    for (; this.#line < this.#lines.length; this.#line++, this.#at = 0) {
      while (this.#at < this.#text.length) {
        const problem = this.#step();
        if (problem) return problem;
        if (this.#wrapped && this.#levels.length === 1 && this.#levels[0].count === 1) this.#readTail();
      }
      const problem = this.#levels.length === 1 ? this.#endRow(this.#levels[0]) : undefined;
      if (problem) return problem;
    }
    return this.#finish();
  }

  #skipPrefix(): void {
    while (this.#line < this.#lines.length - 1 && this.#text.trim() === '') this.#line++;
    target.lastIndex = 0;
    const match = target.exec(this.#text);
    if (match) {
      this.#name = match[1];
      this.#at = target.lastIndex;
    }
    while (this.#text.charCodeAt(this.#at) === 32) this.#at++;
    callee.lastIndex = this.#at;
    if (elementEnd(this.#text, this.#at, this.#lexicon).end > this.#at || !callee.test(this.#text)) return;
    this.#at = callee.lastIndex;
    if (/^\(\s*(?:[([]|$)/.test(this.#text.slice(this.#at, this.#at + 200))) {
      this.#wrapped = true;
      this.#at++;
    }
  }

  /** What follows the list inside a call: other arguments, of which one may name the element type. */
  #readTail(): void {
    this.#wrapped = false;
    const rest = [this.#text.slice(this.#at), ...this.#lines.slice(this.#line + 1)].join('\n');
    tail.lastIndex = 0;
    const match = tail.exec(rest);
    if (!match) return;
    const named = /(?:dtype\s*=\s*)?["']?([\w.]+)["']?\s*(?:,|$)/g;
    for (const [, word] of (match[1] ?? '').slice(0, 2000).matchAll(named)) this.#dtype ??= elementTypeNamed(word);
    this.#line = this.#lines.length - 1;
    this.#at = this.#text.length;
  }

  /** Reads one thing. */
  #step(): Problem | undefined {
    const character = this.#text.charAt(this.#at);
    const level = this.#levels[this.#levels.length - 1];
    if (/\s/.test(character)) {
      this.#at++;
      return undefined;
    }
    if (character in closings) return this.#open(character);
    if (character === ')' || character === ']' || character === '}') return this.#close(character);
    if (character === ',') return this.#comma(level);
    if (character === ';') {
      this.#at++;
      return this.#endRow(level);
    }
    return this.#element(level);
  }

  #open(bracket: string): Problem | undefined {
    if (this.#levels.length > mostAxes) {
      return this.#wrong(message('More than {0} brackets stand inside one another.', mostAxes));
    }
    this.#levels.push(newLevel(this.#place, closings[bracket]));
    this.#at++;
    return undefined;
  }

  #close(bracket: string): Problem | undefined {
    const level = this.#levels[this.#levels.length - 1];
    if (level.closing !== bracket) return this.#wrong(closesNothing(bracket, this.#place, this.#lines.length));
    if (level.rows > 0) {
      const problem = this.#endRow(level);
      if (problem) return problem;
    }
    this.#levels.pop();
    this.#at++;
    return this.#acceptList(this.#levels[this.#levels.length - 1], level);
  }

  #acceptList(outer: Level, inner: Level): Problem | undefined {
    const shape = shapeOf(inner);
    outer.count++;
    outer.comma = undefined;
    if (outer.childShape === undefined) outer.childShape = shape;
    else if (outer.childShape.length !== shape.length) {
      return new Problem(mixed(inner.at, this.#lines.length), inner.at);
    } else {
      const axis = shape.findIndex((size, index) => size !== outer.childShape?.[index]);
      if (axis >= 0) return new Problem(ragged(outer.count, shape[axis], outer.childShape[axis], axis), inner.at);
    }
    return undefined;
  }

  #comma(level: Level): Problem | undefined {
    if (level.comma || (level.count === 0 && level.rows === 0)) {
      return this.#wrong(missing(this.#place, this.#lines.length));
    }
    level.comma = this.#place;
    this.#at++;
    return undefined;
  }

  #endRow(level: Level): Problem | undefined {
    level.comma = undefined;
    const length = level.count - level.rowFirst;
    if (length === 0 || (level.childShape ?? []).length > 0) return undefined;
    level.rows++;
    level.rowFirst = level.count;
    level.rowLength ??= length;
    if (length === level.rowLength) return undefined;
    return new Problem(ragged(level.rows, length, level.rowLength, 0), this.#place);
  }

  #element(level: Level): Problem | undefined {
    const start = this.#at;
    const { end, kind } = elementEnd(this.#text, start, this.#lexicon);
    if (end === start) return this.#notANumber();
    if ((level.childShape ?? []).length > 0) return this.#wrong(mixed(this.#place, this.#lines.length));
    this.#leaves.add(this.#line, start, this.#line, end, kind !== 'plain');
    if (kind === 'computed') this.#computed = true;
    level.childShape = [];
    level.count++;
    level.comma = undefined;
    this.#at = end;
    return undefined;
  }

  #notANumber(): Problem {
    const rest = this.#text.slice(this.#at, this.#at + 200);
    const found = /^(?:"[^"]*"|'[^']*'|[^\s,;()[\]{}]+)/.exec(rest)?.[0] ?? rest;
    return this.#wrong(notANumber(found, this.#place, this.#lines.length), found.length);
  }

  #wrong(sentence: Message, length = 1): Problem {
    return new Problem(sentence, this.#place, length);
  }

  #finish(): NumericArray | Problem {
    const [outermost, open] = this.#levels;
    if (open) return new Problem(notClosed(open.at, this.#lines.length), open.at);
    const leafCount = this.#leaves.count;
    if (leafCount === 0) return new Problem(message('There are no numbers here.'));
    const last = this.#lines.length - 1;
    const leaves = this.#leaves.take();
    const facts = {
      start: { line: 0, character: 0 },
      end: { line: last, character: this.#lines[last].length },
      shape: outermostShape(outermost),
      form: 'literal' as const,
      truncated: false,
      computed: this.#computed,
      ragged: undefined,
      name: this.#name,
    };
    return new FoundArray(
      facts,
      this.#dtype,
      { dialect: pasted, firstLine: 0, lines: this.#lines, leaves },
      0,
      leafCount,
    );
  }
}

function newLevel(at: Position, closing: string): Level {
  return { at, closing, count: 0, childShape: undefined, comma: undefined, rowLength: undefined, rowFirst: 0, rows: 0 };
}

function shapeOf({ count, rows, rowLength, childShape }: Level): readonly number[] {
  return rows > 0 && rowLength !== undefined ? [rows, rowLength] : [count, ...(childShape ?? [])];
}

/** One list alone is the array; one number a line is a list of numbers. */
function outermostShape(level: Level): readonly number[] {
  const { count, childShape = [], rows, rowLength } = level;
  if (childShape.length > 0) return count === 1 ? childShape : [count, ...childShape];
  return rows > 1 && rowLength !== 1 ? shapeOf(level) : [count];
}
