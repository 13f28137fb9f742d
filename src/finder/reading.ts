/**
 * A reading of a stretch of text: the arrays that touch it, found in steps that a clock can end. It begins where reading
 * gives what reading from the document's start would give, and goes on until nothing is undecided.
 */

import type { FoundArray } from './array.ts';
import type { BlockStates, Point } from './blockStates.ts';
import { ArrayBuilder } from './builder.ts';
import type { LineFormFamily } from './dialects/dialect.ts';
import type { Lexicon } from './lexicon.ts';
import { linesThatName } from './names.ts';
import { comparePositions } from './positions.ts';
import { lineForms, lineFormsOf, type RecentLinesOfFamilies, withLineForms } from './printed/index.ts';
import { Scanner } from './scanner.ts';
import {
  Before,
  type Bracket,
  code,
  documentStart,
  holdsElements,
  Level,
  type LineState,
  Role,
  root,
} from './state.ts';
import type { EmptyList, Lines, NumericArray, Position } from './types.ts';

/** Characters that are read between two looks at the clock. */
const strideAmongLooks = 1 << 14;

/** A document and what is known of it. */
export interface ReadDocument {
  readonly lines: Lines;
  readonly lexicon: Lexicon;
  readonly states: BlockStates;
  readonly recent: RecentLinesOfFamilies;
}

/** What stands between two places of a document, found in steps. */
export interface DocumentReading {
  readonly arrays: readonly NumericArray[];
  readonly emptyLists: readonly EmptyList[];
  /** Reads on until all is found; false when `expired` said so before. Without a clock it reads in one go. */
  advance(expired?: () => boolean): boolean;
  /** Whether all that stands between two places has been found, once the reading is done. */
  covers(from: Position, to: Position): boolean;
}

export class Reading implements DocumentReading {
  readonly #lines: Lines;
  readonly #states: BlockStates;
  readonly #recent: RecentLinesOfFamilies;
  #builder: ArrayBuilder;
  readonly #lexicon: Lexicon;
  readonly #families: ReadonlySet<LineFormFamily>;
  readonly #scanner: Scanner;
  readonly #to: Position;
  /** what it was asked for begins here, or earlier once reading has begun */
  #from: Position;
  #begun = false;
  /** where reading stands */
  #line = 0;
  #character = 0;
  #state: LineState = documentStart;
  /** the scanner stands inside the line */
  #inside = false;
  /** what is printed line by line is looked for after the brackets; it waits for the state of a line */
  #lineForms: Generator<number, readonly FoundArray[]> | undefined;
  #awaited = 0;
  #arrays: readonly NumericArray[] | undefined;
  /** the points of the block asked about last */
  #points: readonly Point[] = [];

  constructor(document: ReadDocument, from: Position, to: Position) {
    const { lines, lexicon, states, recent } = document;
    this.#lines = lines;
    this.#states = states;
    this.#recent = recent;
    this.#builder = new ArrayBuilder(lexicon);
    this.#lexicon = lexicon;
    this.#families = lineFormsOf(lexicon.dialect);
    this.#scanner = new Scanner(lexicon);
    this.#from = from;
    this.#to = to;
  }

  get arrays(): readonly NumericArray[] {
    return this.#arrays ?? this.#builder.arrays;
  }

  get emptyLists(): readonly EmptyList[] {
    return this.#builder.emptyLists;
  }

  covers(from: Position, to: Position): boolean {
    return comparePositions(this.#from, from) <= 0 && comparePositions(to, this.#place) <= 0;
  }

  get #place(): Position {
    return { line: this.#line, character: this.#character };
  }

  advance(expired?: () => boolean): boolean {
    if (!this.#begun && !this.#begin(expired)) return false;
    while (!this.#done) {
      this.#step(expired ? strideAmongLooks : Number.POSITIVE_INFINITY);
      if (!this.#done && expired?.()) return false;
    }
    if (this.#arrays) return true;
    if (!this.#lineForms) this.#builder.finish();
    return this.#families.size > 0 ? this.#readLineForms(expired) : this.#end(this.#builder.arrays);
  }

  #end(arrays: readonly NumericArray[]): true {
    this.#arrays = arrays;
    return true;
  }

  /** Finds what is printed line by line; false when `expired` said so before. */
  #readLineForms(expired?: () => boolean): boolean {
    const end = this.#character > 0 ? this.#line + 1 : this.#line;
    this.#lineForms ??= lineForms(this.#lines, this.#recent, this.#families, this.#from.line, end, (line, family) =>
      this.#isPlain(line, family),
    );
    for (;;) {
      if (!this.#states.reach(this.#awaited, expired)) return false;
      const step = this.#lineForms.next();
      if (step.done) return this.#end(withLineForms(this.#builder.arrays, step.value));
      this.#awaited = step.value;
      if (expired?.()) return false;
    }
  }

  /** Whether a line begins outside of all brackets and strings, in a language that has these forms. What never closes is none, so the document's end does. */
  #isPlain(line: number, family: LineFormFamily): boolean {
    if (line >= this.#lines.count) return true;
    const { length } = this.#points;
    if (length === 0 || line < this.#points[0].line || line > this.#points[length - 1].line) {
      this.#points = this.#states.pointsAround(line);
    }
    const { mode, bracket, embedded } = this.#points[line - this.#points[0].line].state;
    const { dialect } = embedded?.lexicon ?? this.#lexicon;
    return mode === code && bracket === root && dialect.lineForms === family;
  }

  #step(stride: number): void {
    const scanner = this.#scanner;
    let size = 0;
    while (size < stride && !this.#done) {
      if (!this.#inside) {
        scanner.begin(this.#line, this.#lines.at(this.#line), this.#state, this.#builder, this.#character);
        this.#inside = true;
      }
      const before = this.#character;
      const stopped = scanner.advance(before + stride);
      this.#character = scanner.place;
      size += this.#character - before + 1;
      if (stopped === 'end') {
        this.#state = scanner.finishLine();
        this.#line++;
        this.#character = 0;
        this.#inside = false;
      }
    }
  }

  get #done(): boolean {
    if (this.#line >= this.#lines.count) return true;
    return comparePositions(this.#place, this.#to) >= 0 && !this.#builder.undecided;
  }

  #begin(expired?: () => boolean): boolean {
    // How a document begins is known without reading its first block, which may be one line of any length.
    if (this.#from.line === 0 && this.#from.character === 0) {
      this.#begun = true;
      return true;
    }
    if (!this.#states.reach(this.#from.line, expired)) return false;
    const asked = this.#states.pointAt(this.#from);
    const { line, character, state } = this.#restart(asked);
    this.#from = asked;
    this.#line = line;
    this.#character = character;
    this.#state = state;
    if (state.embedded) this.#builder = new ArrayBuilder(state.embedded.lexicon);
    this.#builder.beginInside(state.bracket);
    this.#begun = true;
    return true;
  }

  /**
   * The point from which the arrays that touch a point are read just as from the document's start: before the outermost
   * bracket that may still become an array with it, or the call that names it, and where no name is left half said.
   */
  #restart(point: Point): Point {
    let restart = this.#outside(point);
    for (let lines = 0; lines < linesThatName && !leavesNothingOpen(restart.state); lines++) {
      const before = this.#states.pointBefore(restart);
      if (!before) break;
      restart = this.#outside(before);
    }
    return restart;
  }

  /** The point from which no bracket is open that may still become an array. */
  #outside(point: Point): Point {
    const outermost = outermostUndecided(point.state);
    return outermost ? this.#states.pointBelow(outermost.depth, point) : point;
  }
}

function outermostUndecided(state: LineState): Bracket | undefined {
  let outermost: Bracket | undefined;
  let level = state.level;
  let bracket: Bracket | undefined = printedAround(state.bracket) ?? state.bracket;
  while (bracket?.parent && holdsElements(bracket.role) && (level & Level.dead) === 0) {
    outermost = bracket;
    level = bracket.outer;
    bracket = printedAround(bracket.parent) ?? bracket.parent;
  }
  while (bracket?.parent && bracket.role === Role.wrapper) {
    outermost = bracket;
    bracket = bracket.parent;
  }
  return outermost;
}

/** The printed form whose details stand in a bracket; undefined for a bracket that carries none. */
function printedAround(bracket: Bracket): Bracket | undefined {
  let around: Bracket | undefined = bracket;
  while (around?.role === Role.other) around = around.parent;
  return around?.role === Role.printed ? around : undefined;
}

/** Whether a line ended before this state, and left nothing open: no string, no comment, no name without its value. */
function leavesNothingOpen({ mode, level }: LineState): boolean {
  if (mode.kind === 'string' || mode.kind === 'comment' || (level & Level.joined) !== 0) return false;
  const before = level & Level.beforeMask;
  return before === Before.start || before === Before.closed;
}
