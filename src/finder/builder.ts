/**
 * The array builder: listens to the scanner and says which literals are arrays. Open brackets that may still become part of
 * an array are alive; they are always the innermost ones, and the first thing that no array holds ends them all at once.
 */

import { FoundArray, type Source } from './array.ts';
import type { Dialect } from './dialects/dialect.ts';
import { elementTypeNamed } from './element-types.ts';
import { Element, Frame, mostAxes, mostOperators } from './frame.ts';
import { LeafStore } from './leaf-store.ts';
import type { Lexicon } from './lexicon.ts';
import { Names } from './names.ts';
import { numberType, scanNumber } from './numbers.ts';
import { type Bracket, holdsElements, Role } from './state.ts';
import { Token, type TokenSink } from './tokens.ts';
import type { ElementType, EmptyList, NumericArray, Position } from './types.ts';

/** An array that a wider one around it may still make its part. */
interface Candidate {
  start: Position;
  end: Position;
  readonly shape: readonly number[];
  form: NumericArray['form'];
  readonly truncated: boolean;
  readonly computed: boolean;
  readonly ragged: NumericArray['ragged'];
  name: string | undefined;
  readonly firstLeaf: number;
  readonly leafCount: number;
  readonly float: boolean;
  dtype: ElementType | undefined;
}

export class ArrayBuilder implements TokenSink {
  readonly arrays: FoundArray[] = [];
  readonly emptyLists: EmptyList[] = [];
  readonly #dialect: Dialect;
  readonly #names: Names;
  readonly #typesEndInDigits: boolean;
  readonly #frames: Frame[] = [];
  #depth = 0;
  /** frames from here on are alive */
  #firstAlive = 0;
  #found: Candidate[] = [];
  readonly #leaves = new LeafStore();
  #line = 0;
  #text = '';
  #lines: string[] = [];
  #firstLine = 0;
  /** where the last element, separator or bracket of a live frame ended */
  #lastLine = -1;
  #lastEnd = -1;

  constructor(lexicon: Lexicon) {
    this.#dialect = lexicon.dialect;
    const { suffixes, exponentTypes } = lexicon.dialect.numbers;
    this.#typesEndInDigits = exponentTypes !== undefined || Object.keys(suffixes).some((suffix) => /\d$/.test(suffix));
    this.#names = new Names(lexicon.dialect, lexicon.declarationWords);
  }

  /** Whether something open here may still change what has been read. */
  get undecided(): boolean {
    if (this.#depth > this.#firstAlive) return true;
    for (let at = 0; at < this.#depth; at++) if (this.#frames[at].wrapped.length > 0) return true;
    return false;
  }

  beginLine(line: number, text: string): void {
    this.#line = line;
    this.#text = text;
    if (this.#depth === this.#firstAlive) {
      this.#lines = [];
      this.#firstLine = line;
    }
    this.#lines.push(text);
  }

  /** Reading begins inside this bracket. */
  beginInside(bracket: Bracket): void {
    this.#names.beginInside(bracket);
  }

  /** The document has ended: what is open was never closed. */
  finish(): void {
    this.reset();
  }

  reset(): void {
    this.#fail();
    for (let at = 0; at < this.#depth; at++) this.#frames[at].wrapped = [];
    this.#depth = this.#firstAlive = 0;
    this.#names.reset();
  }

  endLine(fresh: boolean): void {
    const frame = this.#top;
    if (frame?.role === Role.matrix) this.#endRow(frame, true);
    this.#names.endLine(fresh);
  }

  token(token: Token, start: number, end: number): void {
    const frame = this.#top;
    if (frame === undefined) this.#deadToken(token, start, end);
    else if (frame.role === Role.printed) this.#printedToken(frame, token, start, end);
    else if (frame.role !== Role.other && !this.#element(frame, token, start, end)) {
      this.#fail();
      this.#deadToken(token, start, end);
    }
  }

  /** The innermost bracket if it is alive. */
  get #top(): Frame | undefined {
    return this.#depth > this.#firstAlive ? this.#frames[this.#depth - 1] : undefined;
  }

  /** Nothing open can become an array any more; what was found inside stands. */
  #fail(): void {
    if (this.#depth === this.#firstAlive) return;
    for (let at = this.#firstAlive; at < this.#depth; at++) this.#enter(this.#frames[at]);
    this.#firstAlive = this.#depth;
    this.#flush();
    this.#names.restart();
  }

  // ------------------------------------------------------------ elements

  /** Takes a token inside live brackets; false when no array holds it there. */
  #element(frame: Frame, token: Token, start: number, end: number): boolean {
    switch (token) {
      case Token.integer:
      case Token.float:
      case Token.constant:
        return this.#number(frame, token, start, end);
      case Token.operator:
        return this.#operator(frame, start, end);
      case Token.comma:
        frame.commas++;
        if (frame.element === Element.expected || !this.#finishElement(frame)) return false;
        break;
      case Token.semicolon:
        if (frame.role !== Role.matrix || !this.#endRow(frame, false)) return false;
        break;
      case Token.ellipsis:
        if (this.#dialect.ellipsis !== 'truncates' || !this.#begin(frame, start)) return false;
        frame.truncated = true;
        frame.element = Element.ellipsis;
        break;
      default:
        return false;
    }
    this.#ended(end);
    return true;
  }

  #ended(end: number): void {
    this.#lastLine = this.#line;
    this.#lastEnd = end;
  }

  #separatesBySpace(frame: Frame): boolean {
    return frame.role === Role.matrix || this.#dialect.spaceSeparates === true;
  }

  /** Makes room for an element that begins here; a space may have ended the one before. */
  #begin(frame: Frame, start: number): boolean {
    if (frame.element === Element.expected) return true;
    if (frame.element === Element.operandExpected || !this.#separatesBySpace(frame)) return false;
    if (this.#lastLine === this.#line && this.#lastEnd === start) return false;
    frame.spaced = true;
    return this.#finishElement(frame);
  }

  #number(frame: Frame, token: Token, start: number, end: number): boolean {
    if (frame.element !== Element.operandExpected) {
      if (!this.#begin(frame, start)) return false;
      this.#beginLeaf(frame, start);
    }
    frame.element = Element.leaf;
    frame.leafEndLine = this.#line;
    frame.leafEnd = end;
    if (token !== Token.integer) frame.float = true;
    if (token === Token.constant) frame.leafEvaluated = true;
    else if (frame.suffix === undefined) this.#noteSuffix(frame, start, end);
    this.#ended(end);
    return true;
  }

  #beginLeaf(frame: Frame, start: number): void {
    frame.leafLine = this.#line;
    frame.leafStart = start;
    frame.leafEvaluated = false;
    frame.signs = 0;
    frame.operators = 0;
  }

  #noteSuffix(frame: Frame, start: number, end: number): void {
    const { numbers } = this.#dialect;
    if (this.#text.charCodeAt(end - 1) <= 57 && !this.#typesEndInDigits) return;
    frame.suffix = numberType(scanNumber(this.#text, start, numbers), this.#text, start, numbers);
  }

  #operator(frame: Frame, start: number, end: number): boolean {
    const symbol = this.#text.charCodeAt(start);
    const sign = end - start === 1 && (symbol === 43 || symbol === 45 || symbol === 0x2212);
    const { arithmetic } = this.#dialect;
    const spaceAfter = isSpaceOrEnd(this.#text.charCodeAt(end));
    const apart = this.#lastLine !== this.#line || this.#lastEnd < start;
    const begins = sign && apart && !spaceAfter && frame.element > Element.operandExpected && this.#separatesBySpace(frame);
    if (begins && !this.#begin(frame, start)) return false;
    if (frame.element === Element.expected) this.#beginLeaf(frame, start);
    if (frame.element === Element.expected || frame.element === Element.operandExpected) {
      if (!sign && !(symbol === 126 && arithmetic)) return false;
      if (!arithmetic && (spaceAfter || frame.signs > 0)) return false;
      if (frame.signs > 0 || !sign) frame.leafEvaluated = frame.computed = true;
      frame.signs++;
    } else {
      if (frame.element !== Element.leaf || !arithmetic || symbol === 126) return false;
      frame.leafEvaluated = frame.computed = true;
      frame.signs = 0;
      if (symbol === 47 && end - start === 1 && !arithmetic.truncatesIntegers) frame.float = true;
    }
    if (++frame.operators > mostOperators) return false;
    frame.element = Element.operandExpected;
    this.#ended(end);
    return true;
  }

  #finishElement(frame: Frame): boolean {
    const { element } = frame;
    frame.element = Element.expected;
    if (element === Element.operandExpected) return false;
    if (element !== Element.leaf) return true;
    this.#leaves.add(frame.leafLine, frame.leafStart, frame.leafEndLine, frame.leafEnd, frame.leafEvaluated);
    if (frame.role === Role.matrix && frame.count === frame.rowFirst) {
      frame.rowAt = { line: frame.leafLine, character: frame.leafStart };
    }
    return frame.acceptLeaf();
  }

  /** Ends a row of a matrix; false when it cannot end here. */
  #endRow(frame: Frame, byLine: boolean): boolean {
    // A line that ends in a comma or an operator goes on, except in MATLAB, where the comma is only forgotten.
    if (byLine && frame.element === Element.operandExpected) return true;
    if (byLine && frame.element === Element.expected && this.#dialect.matrixShapes?.row === 'twoAxes') return true;
    if (!this.#finishElement(frame)) {
      if (byLine) this.#fail();
      return false;
    }
    const length = frame.count - frame.rowFirst;
    if (length === 0) return byLine || frame.rows > 0;
    this.#noteRow(frame, length);
    return true;
  }

  #noteRow(frame: Frame, length: number): void {
    if (frame.rows === 0) frame.rowLength = length;
    else if (length !== frame.rowLength && frame.rowAt) {
      frame.ragged ??= { at: frame.rowAt, expected: frame.rowLength, found: length };
    }
    frame.rows++;
    frame.rowFirst = frame.count;
  }

  // ------------------------------------------------------------ brackets

  open(opening: number, role: Role, start: number, calleeStart: number): void {
    const outer = this.#top;
    const alive = holdsElements(role);
    if (outer) {
      const ignored = outer.role === Role.printed || outer.role === Role.other;
      if (!ignored && !(alive && this.#mayHold(outer, role, start))) this.#fail();
      else if (ignored && alive && outer.element !== Element.expected) this.#fail();
    }
    const dead = this.#depth > 0 && !this.#top ? this.#frames[this.#depth - 1] : undefined;
    if (dead && !alive && role !== Role.wrapper) dead.touched = true;
    const name = this.#top || (!alive && role !== Role.wrapper) ? undefined : this.#names.forList(opening);
    const declared = this.#names.type;
    const frame = (this.#frames[this.#depth] ??= new Frame());
    this.#depth++;
    frame.open(opening, role, this.#line, start);
    frame.name = name;
    frame.declared = declared;
    frame.firstLeaf = this.#leaves.count;
    frame.firstFound = this.#found.length;
    if (role === Role.wrapper) frame.callee = this.#text.slice(calleeStart, this.#text.indexOf('(', calleeStart)).trimEnd();
    if (role === Role.printed) frame.callee = this.#text.slice(start, this.#text.indexOf('(', start)).trimEnd();
    // Inside a printed form other brackets only carry details.
    if (!alive && this.#depth - 1 === this.#firstAlive) {
      this.#firstAlive = this.#depth;
      this.#enter(frame);
    }
    this.#ended(start + 1);
  }

  /** Names are told of a bracket only when something in it may have one. */
  #enter(frame: Frame): void {
    frame.savedNames = this.#names.open(frame.opening, frame.role);
  }

  #mayHold(outer: Frame, role: Role, start: number): boolean {
    if (outer.element === Element.operandExpected) return role === Role.tuple || role === Role.group;
    if (outer.role === Role.matrix && this.#dialect.matrixShapes?.row !== 'twoAxes') return false;
    return this.#begin(outer, start);
  }

  close(end: number, matched: boolean, around: Bracket): void {
    if (this.#depth === 0) {
      this.#names.close(undefined, false, around);
      return;
    }
    const frame = this.#frames[this.#depth - 1];
    const live = this.#depth > this.#firstAlive;
    if (live && (!matched || !this.#complete(frame))) this.#fail();
    const closesLive = this.#depth > this.#firstAlive;
    this.#depth--;
    if (this.#firstAlive > this.#depth) this.#firstAlive = this.#depth;
    const outer = this.#depth > 0 ? this.#frames[this.#depth - 1] : undefined;
    if (!closesLive) this.#names.close(frame.savedNames, frame.line === this.#line, around);
    else if (this.#depth === this.#firstAlive) this.#names.passList(frame.opening, frame.line === this.#line);
    if (closesLive) this.#closeLive(frame, end);
    else if (frame.role === Role.wrapper && outer?.role === Role.wrapper) outer.wrapped.push(...frame.wrapped);
    frame.wrapped = [];
    this.#ended(end);
  }

  /** Ends the last element and row; false when the bracket cannot close here. */
  #complete(frame: Frame): boolean {
    if (frame.role === Role.printed || frame.role === Role.other) return true;
    if (frame.role !== Role.matrix) return this.#finishElement(frame);
    if (frame.element === Element.expected) return true;
    return this.#endRow(frame, false);
  }

  #closeLive(frame: Frame, end: number): void {
    const outer = this.#top;
    const stands = this.#fitsTogether(frame, outer, end);
    if (!stands && outer) this.#fail();
    if (!this.#top) this.#flush();
  }

  /** Judges a closed live bracket and gives it to the one around it; false when that one cannot hold it. */
  #fitsTogether(frame: Frame, outer: Frame | undefined, end: number): boolean {
    if (frame.role === Role.other) return true;
    if (frame.role === Role.printed) return this.#closePrinted(frame, end);
    const groups = frame.role === Role.group || frame.role === Role.tuple;
    if (groups && frame.count === 1 && frame.commas === 0) return this.#closeGroup(frame, outer, end);
    if (frame.role === Role.group) return false;
    const shape = this.#shapeOf(frame);
    if (shape.length > mostAxes) return false;
    this.#report(frame, shape, end);
    if (frame.count === 0 && !outer) this.#reportEmpty(frame, end);
    return outer ? outer.acceptList(frame, shape) : true;
  }

  #shapeOf(frame: Frame): readonly number[] {
    if (frame.rows > 0 && frame.role === Role.matrix && frame.childRank === 0) {
      const { row, column } = this.#dialect.matrixShapes ?? { row: 'flat', column: 'twoAxes' };
      if (frame.rows === 1) return frame.spaced && row === 'twoAxes' ? [1, frame.count] : [frame.count];
      return frame.rowLength === 1 && column === 'flat' ? [frame.rows] : [frame.rows, frame.rowLength];
    }
    return frame.childRank > 0 ? [frame.count, ...frame.childShape] : [frame.count];
  }

  /** `(1/3)` is a number, `([1, 2])` the list inside. */
  #closeGroup(frame: Frame, outer: Frame | undefined, end: number): boolean {
    if (frame.childRank > 0) {
      const only = this.#found[frame.firstFound];
      if (only && !outer) only.name = frame.name;
      return outer === undefined || outer.acceptList(frame, frame.childShape);
    }
    this.#leaves.drop();
    if (!outer) return true;
    if (outer.element === Element.expected) {
      outer.leafLine = frame.line;
      outer.leafStart = frame.start;
      outer.signs = 0;
      outer.operators = 0;
    }
    outer.element = Element.leaf;
    outer.leafEndLine = this.#line;
    outer.leafEnd = end;
    outer.leafEvaluated = true;
    outer.computed ||= frame.computed;
    outer.float ||= frame.float;
    outer.suffix ??= frame.suffix;
    outer.operators += frame.operators + 1;
    return outer.operators <= mostOperators;
  }

  #report(frame: Frame, shape: readonly number[], end: number): void {
    const leafCount = this.#leaves.count - frame.firstLeaf;
    const whole = frame.ragged === undefined || frame.truncated;
    if (whole) this.#found.length = frame.firstFound;
    if (leafCount < 2) return;
    const { ragged, truncated, computed, name, firstLeaf, float } = frame;
    const candidate: Candidate = {
      start: { line: frame.line, character: frame.start },
      end: { line: this.#line, character: end },
      shape: ragged !== undefined || truncated ? [] : shape,
      form: truncated || (frame.spaced && frame.role !== Role.matrix) ? 'printed' : 'literal',
      truncated,
      computed,
      ragged: truncated ? undefined : ragged,
      name,
      firstLeaf,
      leafCount,
      float,
      dtype: frame.declared ?? frame.suffix,
    };
    if (whole) this.#found.push(candidate);
    else this.#found.splice(frame.firstFound, 0, candidate);
  }

  #reportEmpty(frame: Frame, end: number): void {
    if (frame.opening !== 91 && frame.name === undefined) return;
    this.emptyLists.push({
      start: { line: frame.line, character: frame.start },
      end: { line: this.#line, character: end },
      ...(frame.name !== undefined && { name: frame.name }),
    });
  }

  /** Makes arrays of what was found; nothing around can take it in any more. */
  #flush(): void {
    const found = this.#found;
    const leaves = this.#leaves.take();
    if (found.length === 0) return;
    this.#found = [];
    const source: Source = { dialect: this.#dialect, firstLine: this.#firstLine, lines: this.#lines, leaves };
    const around = this.#depth > 0 ? this.#frames[this.#depth - 1] : undefined;
    const wrapper = around?.role === Role.wrapper && !around.touched ? around : undefined;
    const types = wrapper && this.#dialect.wrappers?.[wrapper.callee];
    for (const candidate of found) {
      const dtype = candidate.dtype ?? (candidate.float ? types?.float : types?.int);
      const array = new FoundArray(candidate, dtype, source, candidate.firstLeaf, candidate.leafCount);
      this.arrays.push(array);
      wrapper?.wrapped.push(array);
    }
  }

  // ------------------------------------------------------------ what is no element

  #deadToken(token: Token, start: number, end: number): void {
    const around = this.#depth > 0 ? this.#frames[this.#depth - 1] : undefined;
    if (around?.role === Role.wrapper) this.#wrapperToken(around, token, start, end);
    this.#names.token(token, this.#text, start, end);
  }

  /** Reads `dtype=torch.float32` beside the list, named or by place. */
  #wrapperToken(frame: Frame, token: Token, start: number, end: number): void {
    if (token !== Token.word && token !== Token.assignment) frame.touched = true;
    const named = this.#elementType(frame, token, start, end);
    if (named) for (const array of frame.wrapped) array.become(named);
  }

  #elementType(frame: Frame, token: Token, start: number, end: number): ElementType | undefined {
    if (token === Token.comma) frame.keyword = frame.word = undefined;
    else if (token === Token.assignment) frame.keyword = frame.word;
    else if (token === Token.word || token === Token.string) {
      const quotes = token === Token.string ? 1 : 0;
      const word = this.#text.slice(start + quotes, end - quotes);
      const dotted = frame.word !== undefined && this.#text.charCodeAt(start - 1) === 46 ? `${frame.word}.${word}` : word;
      frame.word = dotted;
      if (frame.keyword === undefined || frame.keyword === 'dtype') return elementTypeNamed(dotted);
    }
    return undefined;
  }

  #printedToken(frame: Frame, token: Token, start: number, end: number): void {
    frame.declared = this.#elementType(frame, token, start, end) ?? frame.declared;
  }

  /** A printed tensor: the list in it, with the whole form as its range. */
  #closePrinted(frame: Frame, end: number): boolean {
    const inner = this.#found[frame.firstFound];
    if (!inner || frame.element !== Element.list) return true;
    const types = this.#dialect.printed?.[frame.callee];
    inner.start = { line: frame.line, character: frame.start };
    inner.end = { line: this.#line, character: end };
    inner.form = 'printed';
    inner.name = frame.name;
    inner.dtype = frame.declared ?? inner.dtype ?? (inner.float ? types?.float : types?.int);
    return true;
  }
}

function isSpaceOrEnd(code: number): boolean {
  return code !== code || code <= 32 || code === 0xa0 || code === 0x3000;
}
