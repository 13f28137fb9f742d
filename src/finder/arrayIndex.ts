/** The arrays of a document while it is edited: line states are kept, arrays are parsed where somebody asks. */

import { ArrayBuilder } from './builder.ts';
import { arrayWithCell, delimitedArrays } from './delimited/index.ts';
import { dialectOf } from './dialects/index.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { LineStates } from './lineStates.ts';
import { Scanner } from './scanner.ts';
import { Before, type Bracket, holdsElements, Level, type LineState, Role, States } from './state.ts';
import type { EmptyList, Lines, NumericArray, Position, Range } from './types.ts';

/** What was found on lines [from, to), until the next edit. */
interface Reading {
  readonly from: number;
  readonly to: number;
  readonly arrays: readonly NumericArray[];
  readonly emptyLists: readonly EmptyList[];
}

export class ArrayIndex {
  readonly #lines: Lines;
  readonly #lexicon: Lexicon;
  readonly #states = new States();
  readonly #scanner: Scanner;
  readonly #lineStates: LineStates;
  #reading: Reading | undefined;

  constructor(lines: Lines, languageId: string) {
    this.#lines = lines;
    this.#lexicon = lexiconOf(dialectOf(languageId));
    this.#scanner = new Scanner(this.#lexicon, this.#states);
    this.#lineStates = new LineStates(lines, this.#scanner, this.#states);
  }

  /** The old lines [startLine, endLine) became newLineCount lines. Only records; lines are read at the next question. */
  edit(startLine: number, endLine: number, newLineCount: number): void {
    this.#lineStates.edit(startLine, endLine, newLineCount);
    this.#reading = undefined;
  }

  /** The innermost array around a position. */
  at(position: Position): NumericArray | undefined {
    const touching = this.within(position.line, position.line + 1);
    return this.#lexicon.dialect.separators === undefined
      ? innermost(touching, position)
      : arrayWithCell(touching, position);
  }

  /** The empty list around a position: not an array, but what somebody may ask about. */
  emptyListAt(position: Position): EmptyList | undefined {
    return innermost(this.#read(position.line, position.line + 1).emptyLists, position);
  }

  /** The arrays that touch the lines [startLine, endLine), in order; a ragged one before its rows. */
  within(startLine: number, endLine: number): NumericArray[] {
    return this.#read(startLine, endLine).arrays.filter(
      (array) => array.start.line < endLine && array.end.line >= startLine,
    );
  }

  /** Every empty list, in order. */
  emptyLists(): readonly EmptyList[] {
    return this.#read(0, this.#lines.count).emptyLists;
  }

  #read(startLine: number, endLine: number): Reading {
    const from = Math.max(0, Math.min(startLine, this.#lines.count));
    const to = Math.max(from, Math.min(endLine, this.#lines.count));
    const known = this.#reading;
    if (known && known.from <= from && to <= known.to) return known;
    this.#reading = this.#parse(from, to);
    return this.#reading;
  }

  #parse(from: number, to: number): Reading {
    const { separators } = this.#lexicon.dialect;
    if (separators !== undefined) {
      return { from, to, arrays: delimitedArrays(this.#lines, from, to, separators), emptyLists: [] };
    }
    const builder = new ArrayBuilder(this.#lexicon);
    let line = from === 0 ? 0 : this.#restart(from);
    let state = this.#lineStates.at(line);
    builder.beginInside(state.bracket);
    const { count } = this.#lines;
    while (line < to || (line < count && builder.undecided)) {
      state = this.#scanner.scan(line, this.#lines.at(line), state, builder);
      line++;
    }
    builder.finish();
    return { from, to, arrays: builder.arrays, emptyLists: builder.emptyLists };
  }

  /**
   * The line from which the arrays that touch a line are read just as from the document's start: where the outermost
   * bracket opens that may still become an array with it, or the call that names it, and no name is left half said.
   */
  #restart(line: number): number {
    const outermost = outermostUndecided(this.#lineStates.at(line));
    let at = line;
    if (outermost) while (this.#lineStates.at(at).bracket.depth >= outermost.depth) at--;
    while (at > 0 && !leavesNothingOpen(this.#lineStates.at(at))) at--;
    return at;
  }
}

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
