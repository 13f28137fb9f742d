/**
 * A place on a line that is being read, with everything known there: the mode, the open brackets, the facts of the level.
 * The scanner moves it; here is what each step leaves behind.
 */

import type { Lexicon } from './lexicon.ts';
import {
  Before,
  type Bracket,
  code,
  description,
  type Embedded,
  holdsElements,
  Level,
  type LineState,
  type Mode,
  openBracket,
  Role,
  root,
  Statement,
  stateOf,
} from './state.ts';
import type { Token, TokenSink } from './tokens.ts';

const { beforeMask, dead, joined, statementShift, statementMask } = Level;

/** A sink for those who want only the state. */
export const silence: TokenSink = {
  beginLine() {},
  token() {},
  open() {},
  list() {},
  close() {},
  reset() {},
  endLine() {},
  seam() {},
  enter() {},
};

export class LineCursor {
  /** of the language that is being read */
  protected lexicon: Lexicon;
  /** that language, where it is not the document's own */
  protected embedded: Embedded | undefined;
  protected sink: TokenSink = silence;
  protected text = '';
  /** where reading stands */
  protected at = 0;
  protected mode: Mode = code;
  protected bracket: Bracket = root;
  protected level = 0;
  /** where the last token on this line ended; -1 at the start */
  protected lastEnd = -1;
  /** the word before the place, with the names and dots it hangs on; only within a line */
  protected calleeStart = -1;
  protected calleeEnd = -1;
  protected wordStart = -1;
  /** the line's end does not count */
  protected joined = false;
  /** a slash on this line has turned out to open no regular expression */
  protected slashesDivide = false;

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
  }

  /** The state here. */
  get state(): LineState {
    return stateOf(this.mode, this.bracket, this.level, this.embedded);
  }

  /** Where reading stands on the line. */
  get place(): number {
    return this.at;
  }

  /** Ends the line; gives the state of the next one's start. */
  finishLine(): LineState {
    const { dialect } = this.lexicon;
    if (dialect.printed && !this.#printedGoesOn) this.forget();
    const bracket = this.bracket;
    if (this.mode.kind !== 'string' && this.mode.kind !== 'comment' && !this.joined) {
      const outside = bracket === root;
      const blocks = dialect.newlineEnds === 'blocks' && bracket.opening === 123;
      if (blocks || (outside && dialect.newlineEnds !== 'never')) this.level &= dead;
      else if (this.currentStatement === Statement.type && this.afterValue && bracket.role === Role.block)
        this.level = 0;
      const before = this.level & beforeMask;
      this.sink.endLine(before === Before.start || before === Before.closed);
    }
    if (this.joined) this.level |= joined;
    return this.state;
  }

  /**
   * Whether a printed form, if one is open here, can go on below: in its list, and after that, a comma or a factor, and a
   * description before its list. Its details stand on one line.
   */
  get #printedGoesOn(): boolean {
    if (this.bracket.role !== Role.printed) return !this.#isAmongDetails;
    const before = this.level & beforeMask;
    if (this.bracket.opening === description) return before === Before.assignment;
    return before === Before.start || before === Before.closed || before === Before.operator;
  }

  /** Whether a bracket that holds no elements stands open inside a printed form. */
  get #isAmongDetails(): boolean {
    let isDetail = false;
    for (let bracket: Bracket | undefined = this.bracket; bracket; bracket = bracket.parent) {
      if (bracket.role === Role.printed) return isDetail;
      isDetail ||= !holdsElements(bracket.role);
    }
    return false;
  }

  /** The rest of the line is nothing, and its end too. */
  protected join(): number {
    this.joined = true;
    return this.text.length;
  }

  /** Says a token and remembers what it was. */
  protected plain(token: Token, start: number, end: number, before: number): number {
    this.sink.token(token, start, end);
    this.before(before);
    this.lastEnd = end;
    return end;
  }

  protected before(before: number): void {
    let level = (this.level & ~beforeMask) | before;
    if ((level & statementMask) >> statementShift === Statement.typePending) level &= ~statementMask;
    this.level = level;
  }

  protected statement(statement: number): void {
    this.level = (this.level & ~statementMask) | (statement << statementShift);
  }

  protected get currentStatement(): number {
    return (this.level & statementMask) >> statementShift;
  }

  /** Whether an array could still be open here. */
  protected get alive(): boolean {
    return (this.level & dead) === 0 && holdsElements(this.bracket.role);
  }

  /** Here stands what no array holds. In prose the bracket was none, then. */
  protected kill(): void {
    const { role } = this.bracket;
    if (!holdsElements(role) || role === Role.printed) return;
    if (this.lexicon.dialect.prose) this.forget();
    else this.level |= dead;
  }

  protected forget(): void {
    this.sink.reset();
    this.bracket = root;
    this.level = Before.start;
  }

  protected get afterValue(): boolean {
    const before = this.level & beforeMask;
    return before === Before.word || before === Before.value || before === Before.closed;
  }

  protected push(opening: number, role: Role, outerMode: Mode): void {
    const inner = openBracket(this.bracket, opening, role, this.level & ~beforeMask, outerMode);
    if (inner.depth <= this.bracket.depth) this.sink.reset();
    this.bracket = inner;
    this.level = Before.start;
  }

  protected pop(end: number, matched: boolean): void {
    const { parent, outer, role } = this.bracket;
    const childDead = (this.level & dead) !== 0 || !holdsElements(role) || !matched;
    this.bracket = parent ?? root;
    this.level = outer;
    this.sink.close(end, matched, this.bracket);
    if (childDead) this.kill();
  }
}
