/**
 * The array builder: listens to the scanner and says which literals are arrays. Open brackets that may still become part of
 * an array are alive; they are always the innermost ones, and the first thing that no array holds ends them all at once.
 */

import { FoundArray, type Source } from './array.ts';
import { Candidates } from './candidates.ts';
import type { NumberList } from './decimals/listReader.ts';
import type { Dialect } from './dialects/dialect.ts';
import { Elements } from './elements.ts';
import { elementTypeBeside } from './elementTypes.ts';
import { leafValue } from './expression.ts';
import { Element, Frame, mostAxes, mostOperators } from './frame.ts';
import type { Lexicon } from './lexicon.ts';
import { Names } from './names.ts';
import { type Bracket, holdsElements, Role } from './state.ts';
import { Token, type TokenSink } from './tokens.ts';
import type { ElementType, EmptyList } from './types.ts';

export class ArrayBuilder implements TokenSink {
  readonly arrays: FoundArray[] = [];
  readonly emptyLists: EmptyList[] = [];
  #lexicon: Lexicon;
  #dialect: Dialect;
  #names: Names;
  #elements: Elements;
  readonly #candidates = new Candidates();
  readonly #frames: Frame[] = [];
  #depth = 0;
  /** frames from here on are alive */
  #firstAlive = 0;
  #line = 0;
  /** counts the stretches of text that names do not reach over: lines, and the parts of a long one between its seams */
  #stretch = 0;
  #text = '';
  /** the lines from the outermost live bracket on; arrays read their numbers from them */
  #lines: string[] = [];
  #firstLine = 0;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.#dialect = lexicon.dialect;
    this.#names = new Names(lexicon.dialect, lexicon.declarationWords);
    this.#elements = new Elements(lexicon.dialect);
  }

  /** Whether something open here may still change what has been read. */
  get undecided(): boolean {
    if (this.#depth > this.#firstAlive) return true;
    for (let at = 0; at < this.#depth; at++) if (this.#frames[at].wrapped.length > 0) return true;
    return false;
  }

  beginLine(line: number, text: string): void {
    this.#line = line;
    this.#stretch++;
    this.#text = text;
    this.#elements.beginLine(line, text);
    this.#names.beginLine(line);
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

  seam(): void {
    this.#stretch++;
    this.#names.endLine(true);
  }

  enter(lexicon: Lexicon): void {
    if (lexicon === this.#lexicon) return;
    this.reset();
    this.#lexicon = lexicon;
    this.#dialect = lexicon.dialect;
    this.#names = new Names(lexicon.dialect, lexicon.declarationWords);
    this.#elements = new Elements(lexicon.dialect);
    this.#elements.beginLine(this.#line, this.#text);
    this.#names.beginLine(this.#line);
  }

  endLine(fresh: boolean): void {
    const frame = this.#top;
    const rowEnds = frame?.role === Role.matrix && !this.#dialect.markup;
    if (rowEnds && !this.#elements.endRow(frame, true)) this.#fail();
    this.#names.endLine(fresh);
  }

  token(token: Token, start: number, end: number): void {
    const frame = this.#top;
    if (frame === undefined) this.#deadToken(token, start, end);
    else if (frame.role === Role.printed) this.#printedToken(frame, token, start, end);
    else if (frame.role !== Role.other && !this.#elements.element(frame, token, start, end)) {
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
    const declared = this.#names.type ?? this.#typeAt(start);
    const frame = this.#frames[this.#depth] ?? new Frame();
    this.#frames[this.#depth] = frame;
    this.#depth++;
    frame.open(opening, role, this.#line, start);
    frame.stretch = this.#stretch;
    frame.name = name;
    frame.declared = declared;
    frame.firstLeaf = this.#elements.leaves.count;
    frame.firstFound = this.#candidates.count;
    if (role === Role.wrapper)
      frame.callee = this.#text.slice(calleeStart, this.#text.indexOf('(', calleeStart)).trimEnd();
    if (role === Role.printed) frame.callee = this.#text.slice(start, this.#text.indexOf('(', start)).trimEnd();
    // Inside a printed form other brackets only carry details.
    if (!alive && this.#depth - 1 === this.#firstAlive) {
      this.#firstAlive = this.#depth;
      this.#enter(frame);
    }
    this.#elements.ended(start + 1);
  }

  /** The element type that stands directly before a list as its callee. */
  #typeAt(start: number): ElementType | undefined {
    const { listTypes } = this.#dialect;
    if (!listTypes || this.#text.charCodeAt(start) < 65 || this.#text.charCodeAt(start) > 90) return undefined;
    const callee = this.#text.slice(start, this.#text.indexOf('[', start));
    return Object.hasOwn(listTypes, callee) ? listTypes[callee] : undefined;
  }

  list(list: NumberList): void {
    const frame = this.#top;
    if (frame) this.#elements.list(frame, list);
  }

  /** Names are told of a bracket only when something in it may have one. */
  #enter(frame: Frame): void {
    frame.savedNames = this.#names.open(frame.opening, frame.role);
  }

  #mayHold(outer: Frame, role: Role, start: number): boolean {
    if (outer.element === Element.operandExpected) return role === Role.tuple || role === Role.group;
    const isList = role !== Role.group && role !== Role.tuple;
    if (isList && outer.role === Role.matrix && !this.#elements.mayNest(outer)) return false;
    return this.#elements.begin(outer, start);
  }

  close(end: number, matched: boolean, around: Bracket): void {
    if (this.#depth === 0) {
      this.#names.close(undefined, false, around);
      return;
    }
    const frame = this.#frames[this.#depth - 1];
    const live = this.#depth > this.#firstAlive;
    if (live && (!matched || !this.#elements.complete(frame))) this.#fail();
    const closesLive = this.#depth > this.#firstAlive;
    this.#depth--;
    if (this.#firstAlive > this.#depth) this.#firstAlive = this.#depth;
    const outer = this.#depth > 0 ? this.#frames[this.#depth - 1] : undefined;
    if (!closesLive) this.#names.close(frame.savedNames, frame.stretch === this.#stretch, around);
    else if (this.#depth === this.#firstAlive) this.#names.passList(frame.opening, frame.stretch === this.#stretch);
    if (closesLive) this.#closeLive(frame, end);
    else if (frame.role === Role.wrapper && outer?.role === Role.wrapper) outer.wrapped.push(...frame.wrapped);
    frame.wrapped = [];
    this.#elements.ended(end);
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
    if (frame.role === Role.printed) return this.#closePrinted(frame, outer, end);
    const groups = frame.role === Role.group || frame.role === Role.tuple;
    if (groups && frame.count === 1 && frame.commas === 0) return this.#closeGroup(frame, outer, end);
    if (frame.role === Role.group) return false;
    const shape = this.#elements.shapeOf(frame);
    if (shape.length > mostAxes) return false;
    const leafCount = this.#elements.leaves.count - frame.firstLeaf;
    this.#candidates.report(frame, shape, leafCount, { line: this.#line, character: end });
    if (frame.count === 0 && !outer) this.#reportEmpty(frame, end);
    return outer === undefined || this.#accepts(outer, frame, shape);
  }

  #accepts(outer: Frame, frame: Frame, shape: readonly number[]): boolean {
    const { flatLists, matrixShapes } = this.#dialect;
    if (flatLists) return outer.acceptElementsOf(frame);
    const isBlock = outer.role === Role.matrix && matrixShapes?.nested === 'blocks';
    return isBlock ? outer.acceptBlock(frame, shape) : outer.acceptList(frame, shape);
  }

  /** `(1/3)` is a number, `([1, 2])` the list inside. */
  #closeGroup(frame: Frame, outer: Frame | undefined, end: number): boolean {
    if (frame.childRank > 0) {
      const only = this.#candidates.firstIn(frame);
      if (only && !outer) only.name = frame.name;
      const isBlock = outer?.role === Role.matrix && this.#dialect.matrixShapes?.nested === 'blocks';
      return outer === undefined || (!isBlock && outer.acceptList(frame, frame.childShape));
    }
    this.#elements.leaves.drop();
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
    const found = this.#candidates.take();
    if (found.length === 0) {
      this.#elements.leaves.clear();
      return;
    }
    const leaves = this.#elements.leaves.take();
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

  #deadToken(token: Token, start: number, end: number): void {
    const around = this.#depth > 0 ? this.#frames[this.#depth - 1] : undefined;
    if (around?.role === Role.wrapper) this.#wrapperToken(around, token, start, end);
    this.#names.token(token, this.#text, start, end);
  }

  /** Reads `dtype=torch.float32` beside the list, named or by place. */
  #wrapperToken(frame: Frame, token: Token, start: number, end: number): void {
    if (token !== Token.word && token !== Token.assignment) frame.touched = true;
    const named = elementTypeBeside(frame, token, this.#text, start, end);
    if (named) for (const array of frame.wrapped) array.become(named);
  }

  #printedToken(frame: Frame, token: Token, start: number, end: number): void {
    frame.declared = elementTypeBeside(frame, token, this.#text, start, end) ?? frame.declared;
    // PyTorch 0.4 prints a factor before the list: `tensor(1.00000e+05 *`.
    const isNumber = token === Token.float || token === Token.integer;
    if (isNumber && frame.opening === 40 && frame.element === Element.expected) {
      frame.scale = leafValue(this.#text.slice(start, end), this.#dialect, false);
    }
  }

  /** A printed tensor: the list in it, with the whole form as its range. */
  #closePrinted(frame: Frame, outer: Frame | undefined, end: number): boolean {
    const inner = this.#candidates.firstIn(frame);
    if (!inner || frame.element !== Element.list) return true;
    const types = this.#dialect.printed?.[frame.callee];
    inner.start = { line: frame.line, character: frame.start };
    inner.end = { line: this.#line, character: end };
    inner.form = 'printed';
    inner.name = frame.name;
    inner.dtype = frame.declared ?? inner.dtype ?? (inner.float ? types?.float : types?.int);
    if (frame.scale !== undefined) inner.scale = frame.scale;
    if (outer?.role === Role.printed) outer.element = Element.list;
    return true;
  }
}
