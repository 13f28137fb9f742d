/**
 * A reading of a stretch of text: the arrays that touch it, found in steps that a clock can end. It begins where reading
 * gives what reading from the document's start would give, and goes on until nothing is undecided.
 */

import type { FoundArray } from './array.ts';
import type { BlockStates, Point } from './blockStates.ts';
import { ArrayBuilder } from './builder.ts';
import type { Lexicon } from './lexicon.ts';
import { linesThatName } from './names.ts';
import { lineArrays, withLineArrays } from './printed/index.ts';
import { Scanner } from './scanner.ts';
import { Before, type Bracket, code, documentStart, holdsElements, Level, type LineState, Role } from './state.ts';
import type { EmptyList, Lines, NumericArray, Position } from './types.ts';

/** Characters that are read between two looks at the clock. */
const stride = 1 << 14;

export class Reading {
  readonly #lines: Lines;
  readonly #lexicon: Lexicon;
  readonly #states: BlockStates;
  #builder: ArrayBuilder;
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
  #arrays: readonly FoundArray[] = [];
  /** of the lines read from their start: whether they begin in plain code */
  readonly #plain: boolean[] = [];
  #firstLine = 0;

  constructor(lines: Lines, lexicon: Lexicon, states: BlockStates, from: Position, to: Position) {
    this.#lines = lines;
    this.#lexicon = lexicon;
    this.#states = states;
    this.#builder = new ArrayBuilder(lexicon);
    this.#scanner = new Scanner(lexicon);
    this.#from = from;
    this.#to = to;
  }

  get arrays(): readonly NumericArray[] {
    return this.#arrays;
  }

  get emptyLists(): readonly EmptyList[] {
    return this.#builder.emptyLists;
  }

  /** Whether all that stands between two places has been found, once the reading is done. */
  covers(from: Position, to: Position): boolean {
    return compare(this.#from, from) <= 0 && compare(to, this.#place) <= 0;
  }

  get #place(): Position {
    return { line: this.#line, character: this.#character };
  }

  /** Reads on until all is found; false when `expired` said so before. */
  advance(expired: () => boolean): boolean {
    if (!this.#begun && !this.#begin(expired)) return false;
    while (!this.#done) {
      this.#step();
      if (!this.#done && expired()) return false;
    }
    this.#builder.finish();
    this.#arrays = this.#withLineForms(this.#builder.arrays);
    return true;
  }

  /** Adds what is printed on lines without brackets around it. */
  #withLineForms(arrays: readonly FoundArray[]): readonly FoundArray[] {
    if (!this.#lexicon.dialect.lineForms) return arrays;
    const end = this.#character > 0 ? this.#line + 1 : this.#line;
    const isPlain = (line: number) =>
      this.#plain[line - this.#firstLine] ?? this.#beginsPlain(this.#states.stateAt(line));
    return withLineArrays(arrays, lineArrays(this.#lines, this.#from.line, end, isPlain));
  }

  /** Whether a line that starts so could be a line of a printed form. */
  #beginsPlain({ mode, bracket, embedded }: LineState): boolean {
    if (mode !== code || bracket.parent !== undefined) return false;
    return (embedded?.lexicon ?? this.#lexicon).dialect.lineForms === 'everywhere';
  }

  #step(): void {
    const scanner = this.#scanner;
    let size = 0;
    while (size < stride && !this.#done) {
      if (!this.#inside) {
        if (this.#character === 0) this.#plain.push(this.#beginsPlain(this.#state));
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
    return compare(this.#place, this.#to) >= 0 && !this.#builder.undecided;
  }

  #begin(expired: () => boolean): boolean {
    if (!this.#states.reach(this.#from.line, expired)) return false;
    const asked = this.#states.pointAt(this.#from);
    const { line, character, state } = this.#restart(asked);
    this.#from = asked;
    this.#line = line;
    this.#firstLine = character === 0 ? line : line + 1;
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

/** Which of two places comes first: negative, 0, positive. */
export function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
