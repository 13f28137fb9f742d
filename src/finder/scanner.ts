/**
 * The scanner: reads one line of a dialect from a state, tells a sink what stands there, and gives the state the next line
 * starts in. It knows comments, strings and brackets with their roles; what an array is decides the sink.
 */

import { horizontalEllipsis, isWideSpace, minus, spaceToEnd, wordEnd } from './characters.ts';
import { closingOf, listReader } from './decimals/listReader.ts';
import { mostAxes } from './frame.ts';
import { HiddenReader } from './hiddenReader.ts';
import { Class, type Lexicon } from './lexicon.ts';
import { silence } from './lineCursor.ts';
import { scanNumber } from './numbers.ts';
import { type Place, roleOf, startsAtCallee } from './roles.ts';
import {
  Before,
  type Bracket,
  code,
  deepestNesting,
  description,
  holdsElements,
  Level,
  type LineState,
  Role,
  root,
  Statement,
} from './state.ts';
import { Token, type TokenSink } from './tokens.ts';

const { beforeMask, dead, annotation, joined, ternary, ternaryMask } = Level;

/** A line longer than this has seams: places about as far apart where reading may begin as at a line's start. */
export const seamDistance = 4096;

/** Who wants pauses gets lists longer than this token by token. */
const longestListAmongPauses = 1 << 16;

export class Scanner extends HiddenReader {
  /** of the callee just read: where a list of its arguments begins */
  #listFrom: 'word' | 'bracket' | 'square' | undefined;
  #lastSeam = 0;
  /** brackets on this line that are known to hold no list of plain decimals only */
  #failedLists: number[] = [];
  /** characters of a list that are read in one go */
  #longestList = Number.POSITIVE_INFINITY;

  /** Reads a line from a state; gives the state of the next line's start. */
  scan(line: number, text: string, from: LineState, sink: TokenSink = silence): LineState {
    this.begin(line, text, from, sink);
    while (this.advance() !== 'end');
    return this.finishLine();
  }

  /** Takes up a line at its start, or at a seam with the state there. */
  begin(line: number, text: string, from: LineState, sink: TokenSink = silence, at = 0): void {
    this.sink = sink;
    this.text = text;
    this.mode = from.mode;
    this.bracket = from.bracket;
    this.level = from.level & ~joined;
    this.lastEnd = at > 0 ? at : -1;
    this.calleeStart = this.calleeEnd = this.wordStart = -1;
    this.joined = this.slashesDivide = false;
    this.#lastSeam = at;
    this.resumeLanguage(from.embedded);
    sink.beginLine(line, text);
    if (this.#failedLists.length > 0) this.#failedLists = [];
    const begun = this.beginLine(line, at);
    this.at = this.mode.kind === 'code' ? begun : this.continueMode(begun);
  }

  /** Reads on to the next seam, to the line's end, or to the first token's end from `until` on, whichever comes first. */
  advance(until = Number.POSITIVE_INFINITY): 'seam' | 'pause' | 'end' {
    this.#longestList = until === Number.POSITIVE_INFINITY ? until : longestListAmongPauses;
    for (;;) {
      const stopped = this.#advanceInLanguage(until);
      if (stopped === 'end' && !this.closesLanguage()) return stopped;
      if (stopped === 'seam' || stopped === 'pause') return stopped;
    }
  }

  #advanceInLanguage(until: number): 'seam' | 'pause' | 'language' | 'end' {
    const { text, lexicon } = this;
    const { classes, openers } = lexicon;
    const length = text.length;
    let at = this.at;
    const seam = this.#lastSeam - (this.#lastSeam % seamDistance) + seamDistance;
    const stop = Math.min(seam, until);
    while (at < length) {
      if (at >= stop) {
        const stopped = this.#stopAt(at, seam, until);
        if (stopped) return stopped;
      }
      const character = text.charCodeAt(at);
      if (character < 128) {
        const kind = classes[character];
        if (kind === Class.space) {
          at++;
          continue;
        }
        const hidden = openers[character];
        const after = hidden === undefined ? at : this.hidden(hidden, at);
        if (this.lexicon !== lexicon) {
          this.at = after;
          return 'language';
        }
        at = after > at ? after : this.#visible(kind, character, at);
      } else at = this.#wide(character, at);
    }
    this.at = at;
    return 'end';
  }

  /** What reading stops for at a place where it may have to. */
  #stopAt(at: number, seam: number, until: number): 'seam' | 'pause' | undefined {
    if (at >= seam && this.#mayBegin(at)) {
      this.at = this.#lastSeam = at;
      this.slashesDivide = false;
      this.sink.seam();
      return 'seam';
    }
    if (at < until) return undefined;
    this.at = at;
    return 'pause';
  }

  /** Whether reading may begin here as at a line's start: something begins, and no array around it is undecided. */
  #mayBegin(at: number): boolean {
    return this.lastEnd === at && (this.level & beforeMask) === Before.start && !this.alive;
  }

  #visible(kind: number, character: number, at: number): number {
    switch (kind) {
      case Class.digit:
        return this.#number(at);
      case Class.word:
        return this.#word(at);
      case Class.comma:
        this.level &= ~(annotation | ternaryMask);
        return this.plain(Token.comma, at, at + 1, Before.start);
      case Class.open:
        return this.#open(character, at);
      case Class.close:
        return this.#close(character, at);
      case Class.dot:
        return this.#dot(at);
      case Class.operator:
        return this.#operator(at);
      case Class.colon:
        return this.#startsOperator(at) ? this.#operator(at) : this.#colon(at);
      case Class.semicolon:
        return this.#semicolon(at);
      default:
        this.kill();
        return this.plain(Token.other, at, at + 1, Before.operator);
    }
  }

  #wide(character: number, at: number): number {
    if (character === minus) return this.plain(Token.operator, at, at + 1, Before.operator);
    if (character === horizontalEllipsis) return this.#ellipsis(at, 1);
    if (isWideSpace(character)) return at + 1;
    return this.#word(at);
  }

  #number(at: number): number {
    const number = scanNumber(this.text, at, this.lexicon.dialect.numbers);
    const token = !number.isLeaf ? Token.other : number.isFloat ? Token.float : Token.integer;
    const end = number.end;
    if (token === Token.other) this.kill();
    return this.plain(token, at, end, Before.value);
  }

  #dot(at: number): number {
    const next = this.text.charCodeAt(at + 1);
    const { dialect, constants } = this.lexicon;
    if (next >= 48 && next <= 57 && dialect.numbers.bareDot && !(this.lastEnd === at && this.afterValue)) {
      return this.#number(at);
    }
    if (next === 46 && this.text.charCodeAt(at + 2) === 46) return this.#ellipsis(at, 3);
    const constant = constants === undefined ? 0 : this.#constant(at);
    if (constant > 0) return constant;
    this.kill();
    // The transpose `.'` opens no string.
    if (next === 39 && dialect.numbers.dottedOperators && this.afterValue)
      return this.plain(Token.other, at, at + 2, Before.closed);
    if (this.calleeEnd === at) this.calleeEnd = at + 1;
    return this.plain(Token.dot, at, at + 1, Before.dot);
  }

  #ellipsis(at: number, length: number): number {
    const meaning = this.lexicon.dialect.ellipsis;
    if (meaning === 'continuesLine' && length === 3) return this.join();
    if (meaning === 'truncates') return this.plain(Token.ellipsis, at, at + length, Before.value);
    this.kill();
    return this.plain(Token.other, at, at + length, Before.operator);
  }

  /** The end of a name for NaN or an infinity that starts here as an element; else 0. */
  #constant(at: number): number {
    const pattern = this.lexicon.constants;
    if (!pattern || !this.alive || (this.level & beforeMask) === Before.dot) return 0;
    pattern.lastIndex = at;
    if (!pattern.test(this.text)) return 0;
    return this.plain(Token.constant, at, pattern.lastIndex, Before.value);
  }

  #word(at: number): number {
    const constant = this.#constant(at);
    if (constant > 0) return constant;
    const callee = this.#listCallee(at);
    if (callee > 0) return callee;
    const end = this.#wordEnd(at);
    const word = this.#mayMean(at, end) ? this.text.slice(at, end) : '';
    if (this.lastEnd < 0 && this.lexicon.recoveryWords.has(word) && this.bracket !== root) this.forget();
    this.kill();
    const starts = this.#wordStarts;
    const pending = this.currentStatement === Statement.typePending;
    const before = word === '' ? Before.word : this.#wordMeaning(word);
    if (this.calleeEnd !== at || (this.level & beforeMask) !== Before.dot) this.calleeStart = at;
    this.calleeEnd = end;
    this.wordStart = at;
    this.#listFrom = undefined;
    this.plain(before === Before.keyword || before === Before.type ? Token.keyword : Token.word, at, end, before);
    if (pending) this.statement(Statement.type);
    // `type` at a statement's start is a keyword if a name follows.
    else if (this.lexicon.dialect.typeAnnotations && word === 'type' && starts) this.statement(Statement.typePending);
    return end;
  }

  /** The end of a callee whose arguments are elements, with its type arguments; 0 if none starts here. */
  #listCallee(at: number): number {
    const { listCallee: pattern, listCalleeFirst } = this.lexicon;
    if (!pattern || !listCalleeFirst.has(this.text.charCodeAt(at)) || (this.level & beforeMask) === Before.dot)
      return 0;
    pattern.lastIndex = at;
    const match = pattern.exec(this.text);
    if (!match) return 0;
    this.calleeStart = this.wordStart = at;
    this.calleeEnd = pattern.lastIndex;
    this.#listFrom = this.lexicon.dialect.listCallees?.[match[1]];
    return this.plain(Token.callee, at, pattern.lastIndex, Before.word);
  }

  #wordEnd(at: number): number {
    const { classes, dialect } = this.lexicon;
    let end = wordEnd(this.text, at, classes);
    while (dialect.dashedWords && this.text.charCodeAt(end) === 45) end = wordEnd(this.text, end, classes);
    return end;
  }

  /** Whether a word may be one of those with a meaning, told by its first character and its length. */
  #mayMean(at: number, end: number): boolean {
    const length = end - at;
    return length < 32 && ((this.lexicon.wordLengths[this.text.charCodeAt(at)] ?? 0) & (1 << length)) !== 0;
  }

  /** Whether a word here would be the first of a statement. */
  get #wordStarts(): boolean {
    const before = this.level & beforeMask;
    return before === Before.start || before === Before.keyword;
  }

  /** What a word does to the statement, and what it leaves before the next token. */
  #wordMeaning(word: string): number {
    const lexicon = this.lexicon;
    const before = this.level & beforeMask;
    const starts = this.#wordStarts;
    if (before === Before.dot) return Before.word;
    if (lexicon.declarationWords.has(word)) {
      this.level &= ~(annotation | ternaryMask);
      this.statement(Statement.declaration);
      return Before.keyword;
    }
    if (before === Before.start && lexicon.patternWords.has(word) && this.bracket.role === Role.block) {
      this.statement(Statement.pattern);
      return Before.keyword;
    }
    if (lexicon.dialect.typeAnnotations) {
      if (word === 'interface' && starts) this.statement(Statement.type);
      else if ((word === 'case' || word === 'default') && starts) this.statement(Statement.label);
      else if ((word === 'as' || word === 'satisfies') && this.afterValue) return Before.type;
    }
    if (!lexicon.keywords.has(word)) return Before.word;
    if (this.currentStatement === Statement.pattern) this.statement(Statement.plain);
    return Before.keyword;
  }

  /** Whether a colon is the first half of `::` or `:=`. */
  #startsOperator(colon: number): boolean {
    const next = this.text.charCodeAt(colon + 1);
    return next === 58 || next === 61;
  }

  #operator(at: number): number {
    const marked = this.#markup(at);
    if (marked > at) return marked;
    const { dialect, operators, longestOperator, assignments } = this.lexicon;
    const described = dialect.descriptions === undefined ? at : this.#description(at, dialect.descriptions);
    if (described > at) return described;
    let length = Math.min(longestOperator, this.text.length - at);
    while (length > 1 && !operators.has(this.text.slice(at, at + length))) length--;
    const operator = this.text.slice(at, at + length);
    const end = at + length;
    if (assignments.has(operator)) return this.#assignment(at, end);
    const closesType = ((this.level & annotation) !== 0 || this.#opensBody(end)) && /^>+$/.test(operator);
    if (isArithmetic(operator, this.lexicon) && !closesType)
      return this.plain(Token.operator, at, end, Before.operator);
    if (operator === '\\' && dialect.backslashJoins && spaceToEnd(this.text, end)) return this.join();
    if (dialect.textBlocks && (operator === '|' || operator === '>') && this.beginTextBlock(end))
      return this.text.length;
    this.kill();
    if (this.#keepsValue(at)) return this.plain(Token.other, at, at + 1, Before.closed);
    if (operator === '::' || operator === '?.') {
      if (this.calleeEnd === at) this.calleeEnd = end;
      return this.plain(Token.dot, at, end, operator === '::' ? Before.dot : Before.value);
    }
    if (operator === '=>') {
      this.level &= ~annotation;
      if (this.currentStatement === Statement.pattern) this.statement(Statement.plain);
      return this.plain(Token.other, at, end, Before.arrow);
    }
    if (operator === '?' && this.text.charCodeAt(end) !== 58 && (this.level & ternaryMask) !== ternaryMask)
      this.level += ternary;
    // Angle brackets of types: after the opening one stands a type, after the closing one what follows a type.
    const opensType = operator === '<' && dialect.typeAnnotations;
    if (this.afterValue && (operator === '++' || operator === '--'))
      return this.plain(Token.other, at, end, Before.value);
    return this.plain(Token.other, at, end, opensType ? Before.type : closesType ? Before.closed : Before.operator);
  }

  /** The end of a command of a markup language; the place itself if it has none. */
  #markup(at: number): number {
    const { markup } = this.lexicon;
    if (!markup) return at;
    if (matchEnd(markup.begin, this.text, at) > at) return this.#openMatrix(at, markup.begin.lastIndex);
    if (matchEnd(markup.end, this.text, at) > at) return this.#closeMatrix(at, markup.end.lastIndex);
    const inMatrix = this.bracket.role === Role.matrix;
    const cell = matchEnd(markup.cell, this.text, at);
    if (cell > at) return inMatrix ? this.plain(Token.comma, at, cell, Before.start) : cell;
    const row = matchEnd(markup.row, this.text, at);
    if (row > at) return this.plain(inMatrix ? Token.semicolon : Token.other, at, row, Before.start);
    const nothing = matchEnd(markup.nothing, this.text, at);
    if (nothing > at) return nothing;
    const fraction = matchEnd(markup.fraction, this.text, at);
    if (fraction > at) return this.plain(Token.fraction, at, fraction, Before.value);
    const constant = this.#constant(at);
    return constant > 0 ? constant : this.#command(at, markup.command);
  }

  #command(at: number, pattern: RegExp): number {
    const end = matchEnd(pattern, this.text, at);
    if (end === at) return at;
    this.kill();
    const named = end - at > 2;
    return this.plain(
      named ? Token.word : Token.other,
      named ? at + 1 : at,
      end,
      named ? Before.word : Before.operator,
    );
  }

  #openMatrix(at: number, end: number): number {
    this.push(92, Role.matrix, code);
    this.sink.open(92, Role.matrix, at, at);
    this.lastEnd = end;
    this.calleeEnd = -1;
    return end;
  }

  #closeMatrix(at: number, end: number): number {
    let open: Bracket | undefined = this.bracket;
    while (open && open.opening !== 92) open = open.parent;
    if (open) return this.#closeOne(92, at, end);
    this.kill();
    return this.plain(Token.other, at, end, Before.closed);
  }

  /** Whether an operator right after a value and before a square bracket only unwraps that value. */
  #keepsValue(at: number): boolean {
    const { postfixOperators } = this.lexicon.dialect;
    if (!postfixOperators || !this.afterValue || this.lastEnd !== at) return false;
    const next = this.text.charAt(at + 1);
    return (
      postfixOperators.includes(this.text.charAt(at)) &&
      (next === '[' || (next !== '' && postfixOperators.includes(next)))
    );
  }

  /** Opens or closes a description in angle brackets around a printed form; gives the place itself when none does here. */
  #description(at: number, names: readonly string[]): number {
    if (this.bracket.opening === description) {
      if (this.text.charCodeAt(at) !== 62) return at;
      this.pop(at + 1, true);
      this.before(Before.closed);
    } else {
      const opens =
        this.text.charCodeAt(at) === description && names.some((name) => this.text.startsWith(name, at + 1));
      if (!opens) return at;
      this.forget();
      this.push(description, Role.printed, code);
      this.sink.open(description, Role.printed, at, at);
      this.calleeEnd = -1;
    }
    this.lastEnd = at + 1;
    return at + 1;
  }

  /** Whether a curly bracket follows, as after `class A extends B<C>`: nothing is compared with an object. */
  #opensBody(from: number): boolean {
    if (!this.lexicon.dialect.typeAnnotations) return false;
    let at = from;
    while (this.text.charCodeAt(at) === 32) at++;
    return this.text.charCodeAt(at) === 123;
  }

  #assignment(at: number, end: number): number {
    this.kill();
    this.level &= ~annotation;
    if (this.currentStatement === Statement.pattern) this.statement(Statement.plain);
    return this.plain(Token.assignment, at, end, Before.assignment);
  }

  #colon(at: number): number {
    this.kill();
    const statement = this.currentStatement;
    let before: number = Before.colon;
    if ((this.level & ternaryMask) !== 0) this.level -= ternary;
    else if (statement === Statement.pattern || statement === Statement.label) {
      this.statement(Statement.plain);
      before = Before.start;
    } else if (this.lexicon.dialect.typeAnnotations && (this.bracket.role !== Role.object || this.#afterRound)) {
      this.level |= annotation;
    }
    return this.plain(Token.colon, at, at + 1, before);
  }

  /** Whether a round bracket closed here: what a colon follows then is no key but a method, with the type it returns. */
  get #afterRound(): boolean {
    return this.lastEnd > 0 && this.text.charCodeAt(this.lastEnd - 1) === 41;
  }

  #semicolon(at: number): number {
    const { role, opening } = this.bracket;
    const { semicolonSeparates, semicolonRows } = this.lexicon.dialect;
    if (semicolonSeparates && role === Role.list) return this.plain(Token.comma, at, at + 1, Before.start);
    const endsRow = role === Role.list && opening === 91 && semicolonRows === true;
    if (role !== Role.matrix && !endsRow) {
      this.kill();
      this.level &= dead;
    }
    return this.plain(Token.semicolon, at, at + 1, Before.start);
  }

  #open(opening: number, at: number): number {
    const { dialect } = this.lexicon;
    const adjacent = this.lastEnd === at;
    const follows = this.calleeEnd >= 0 && this.calleeEnd === this.lastEnd;
    const place: Place = {
      opening,
      before: this.level & beforeMask,
      afterValue: this.afterValue && (adjacent || !dialect.adjacency),
      inAnnotation: (this.level & annotation) !== 0,
      statement: this.currentStatement,
      outer: this.bracket,
      outerAlive: this.alive,
      callee: follows ? this.text.slice(this.calleeStart, this.calleeEnd) : '',
      word: follows ? this.text.slice(this.wordStart, this.calleeEnd) : '',
      listFrom: follows ? this.#listFrom : undefined,
      text: this.text,
      at,
    };
    const role = roleOf(place, this.lexicon);
    if (this.bracket.role === Role.printed && opening === 91 && place.before !== Before.start) {
      // Only a factor may stand before the list.
      if (place.before !== Before.operator) this.forget();
    }
    if (!holdsElements(role)) {
      this.kill();
      if (dialect.prose && this.bracket.role !== Role.printed) {
        return this.plain(Token.other, at, at + 1, Before.operator);
      }
    }
    if (place.inAnnotation && role === Role.block) this.level &= ~annotation;
    const start = startsAtCallee(role, place) ? this.calleeStart : at;
    this.push(opening, role, code);
    this.sink.open(opening, role, start, follows ? this.calleeStart : at);
    this.lastEnd = at + 1;
    this.calleeEnd = -1;
    return role === Role.list ? this.#list(opening, at) : at + 1;
  }

  /** Reads a list of plain decimals in one go, where it is one; gives the place where reading goes on. */
  #list(opening: number, at: number): number {
    if (this.sink.list === undefined || this.bracket.depth + mostAxes > deepestNesting) return at + 1;
    const { brackets, numbers, matrixShapes } = this.lexicon.dialect;
    // The blocks of a matrix are put together leaf by leaf.
    if (matrixShapes) return at + 1;
    const use = opening === 91 ? brackets.square : brackets.curly;
    const lists = listReader();
    lists.take(numbers, this.#failedLists);
    const end = lists.read(this.text, at, opening, opening !== 40 && use === 'list', this.#longestList);
    if (end >= 0) this.sink.list(lists);
    lists.release();
    return end < 0 ? at + 1 : this.#close(closingOf(opening), end - 1);
  }

  #close(closing: number, at: number): number {
    const opening = closing === 41 ? 40 : closing - 2;
    const open = this.bracket;
    const count = opening === 40 ? open.openRound : opening === 91 ? open.openSquare : open.openCurly;
    if (count === 0) {
      this.kill();
      return this.plain(Token.other, at, at + 1, Before.closed);
    }
    return this.#closeOne(opening, at, at + 1);
  }

  /** Closes the innermost bracket of a kind, with those inside it that were never closed. */
  #closeOne(opening: number, at: number, end: number): number {
    while (this.bracket.opening !== opening && this.bracket !== root) this.pop(at, false);
    if (this.bracket === root) return this.plain(Token.other, at, end, Before.closed);
    const { role, outerMode } = this.bracket;
    this.pop(end, true);
    this.lastEnd = end;
    if (role === Role.substitution) {
      this.mode = outerMode;
      return this.continueMode(end);
    }
    const ended =
      role === Role.block || (opening === 123 && this.currentStatement === Statement.type && role === Role.inert);
    if (ended) this.level &= dead;
    this.before(ended || role === Role.control ? Before.start : Before.closed);
    return end;
  }
}

/** Where a sticky pattern that matches here ends; the place itself if it does not match. */
function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function isArithmetic(operator: string, { dialect }: Lexicon): boolean {
  if (operator === '+' || operator === '-' || operator === '~') return true;
  return dialect.arithmetic !== undefined && Object.hasOwn(dialect.arithmetic.operators, operator);
}
