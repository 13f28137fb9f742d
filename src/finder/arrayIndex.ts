/** The arrays of a document while it is edited: block states are kept, arrays are parsed where somebody asks. */

import type { FoundArray } from './array.ts';
import { BlockStates, type Point } from './blockStates.ts';
import { ArrayBuilder } from './builder.ts';
import { dialectOf } from './dialects/index.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { linesThatName } from './names.ts';
import { lineArrays, lineFormsOf, withLineArrays } from './printed/index.ts';
import { Scanner } from './scanner.ts';
import { Before, type Bracket, code, holdsElements, Level, type LineState, Role } from './state.ts';
import type { EmptyList, Lines, NumericArray, Position, Range } from './types.ts';

/** What was found between two places, until the next edit. */
interface Reading {
  readonly from: Position;
  readonly to: Position;
  readonly arrays: readonly NumericArray[];
  readonly emptyLists: readonly EmptyList[];
}

export class ArrayIndex {
  readonly #lines: Lines;
  readonly #lexicon: Lexicon;
  readonly #scanner: Scanner;
  readonly #states: BlockStates;
  #reading: Reading | undefined;

  /** `blockSize` is how many characters are read again around an edit; tests make it small. */
  constructor(lines: Lines, languageId: string, blockSize?: number) {
    this.#lines = lines;
    this.#lexicon = lexiconOf(dialectOf(languageId));
    this.#scanner = new Scanner(this.#lexicon);
    this.#states = new BlockStates(lines, this.#lexicon, blockSize);
  }

  /** The old lines [startLine, endLine) became newLineCount lines. Only records; lines are read at the next question. */
  edit(startLine: number, endLine: number, newLineCount: number): void {
    this.#states.edit(startLine, endLine, newLineCount);
    this.#reading = undefined;
  }

  /**
   * Reads ahead until a question about a line, and those before it, can be answered from there. `expired` is asked every
   * few thousand characters; when it says so the answer is false, and the next call goes on where this one stopped.
   */
  reach(line: number, expired: () => boolean): boolean {
    return this.#states.reach(line, expired);
  }

  /** The innermost array around a position. */
  at(position: Position): NumericArray | undefined {
    return innermost(this.#around(position).arrays, position);
  }

  /** The empty list around a position: not an array, but what somebody may ask about. */
  emptyListAt(position: Position): EmptyList | undefined {
    return innermost(this.#around(position).emptyLists, position);
  }

  /** The arrays that touch the lines [startLine, endLine), in order; a ragged one before its rows. */
  within(startLine: number, endLine: number): NumericArray[] {
    const { count } = this.#lines;
    const from = Math.max(0, Math.min(startLine, count));
    const to = Math.max(from, Math.min(endLine, count));
    return this.#read({ line: from, character: 0 }, { line: to, character: 0 }).arrays.filter(
      (array) => array.start.line < endLine && array.end.line >= startLine,
    );
  }

  /** Every empty list, in order. */
  emptyLists(): readonly EmptyList[] {
    return this.#read(documentStart, { line: this.#lines.count, character: 0 }).emptyLists;
  }

  #around(position: Position): Reading {
    if (position.line >= this.#lines.count) return nothing;
    return this.#read(position, { line: position.line, character: position.character + 1 });
  }

  /** What stands between two places, or more than that. */
  #read(from: Position, to: Position): Reading {
    const known = this.#reading;
    if (known && compare(known.from, from) <= 0 && compare(to, known.to) <= 0) return known;
    this.#reading = this.#parse(from, to);
    return this.#reading;
  }

  #parse(from: Position, to: Position): Reading {
    const scanner = this.#scanner;
    const { count } = this.#lines;
    const point = this.#states.pointAt(from);
    let { line, character, state } = this.#restart(point);
    const builder = new ArrayBuilder(state.embedded?.lexicon ?? this.#lexicon);
    builder.beginInside(state.bracket);
    let reached: Position = { line, character };
    while (line < count && (compare(reached, to) < 0 || builder.undecided)) {
      scanner.begin(line, this.#lines.at(line), state, builder, character);
      let stopped = scanner.advance();
      while (stopped === 'seam' && (compare({ line, character: scanner.place }, to) < 0 || builder.undecided)) {
        stopped = scanner.advance();
      }
      if (stopped === 'seam') {
        reached = { line, character: scanner.place };
        break;
      }
      state = scanner.finishLine();
      line++;
      character = 0;
      reached = { line, character };
    }
    builder.finish();
    const arrays = this.#withLineForms(builder.arrays, point, reached);
    return { from: point, to: reached, arrays, emptyLists: builder.emptyLists };
  }

  /** The state at the start of a line, or at the document's end. */
  #stateAt(line: number): LineState {
    const { count } = this.#lines;
    if (line < count) return this.#states.pointAt({ line, character: 0 }).state;
    const last = this.#states.pointAt({ line: count - 1, character: 0 }).state;
    return this.#scanner.scan(count - 1, this.#lines.at(count - 1), last);
  }

  /** Puts among the arrays those that stand line by line. Begins at a seam only amid a line too long for any of them. */
  #withLineForms(arrays: readonly FoundArray[], from: Position, to: Position): readonly FoundArray[] {
    let all = arrays;
    for (const family of lineFormsOf(this.#lexicon.dialect)) {
      const isPlain = (line: number) => {
        const { mode, bracket, embedded } = this.#stateAt(line);
        const { dialect } = embedded?.lexicon ?? this.#lexicon;
        return mode === code && bracket.parent === undefined && dialect.lineForms === family;
      };
      const last = to.character > 0 ? to.line + 1 : to.line;
      all = withLineArrays(all, lineArrays(this.#lines, family, from.line, last, isPlain));
    }
    return all;
  }

  /**
   * The point from which the arrays that touch a point are read just as from the document's start: before the outermost
   * bracket that may still become an array with it, or the call that names it, and where no name is left half said.
   */
  #restart(point: Point): Point {
    const outermost = outermostUndecided(point.state);
    let restart = outermost ? this.#states.pointBelow(outermost.depth, point) : point;
    for (let lines = 0; lines < linesThatName && !leavesNothingOpen(restart.state); lines++) {
      const before = this.#states.pointBefore(restart);
      if (!before) break;
      restart = before;
    }
    return restart;
  }
}

const documentStart: Position = { line: 0, character: 0 };

const nothing: Reading = { from: documentStart, to: documentStart, arrays: [], emptyLists: [] };

function outermostUndecided(state: LineState): Bracket | undefined {
  let outermost: Bracket | undefined;
  let level = state.level;
  let bracket: Bracket | undefined = state.bracket;
  while (bracket?.parent && holdsElements(bracket.role) && (level & Level.dead) === 0) {
    outermost = bracket;
    level = bracket.outer;
    bracket = bracket.parent;
  }
  while (bracket?.parent && bracket.role === Role.wrapper) {
    outermost = bracket;
    bracket = bracket.parent;
  }
  return outermost;
}

function leavesNothingOpen({ level }: LineState): boolean {
  const before = level & Level.beforeMask;
  return before === Before.start || before === Before.closed;
}

function innermost<T extends Range>(ranges: readonly T[], position: Position): T | undefined {
  let found: T | undefined;
  for (const range of ranges) {
    if (compare(range.start, position) <= 0 && compare(position, range.end) < 0) found = range;
  }
  return found;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
