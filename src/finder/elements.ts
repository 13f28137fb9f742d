/** The elements inside live brackets: numbers with signs and arithmetic, what separates them, rows of matrices. */

import type { NumberList } from './decimals/listReader.ts';
import type { Dialect } from './dialects/dialect.ts';
import { elementTypeOfCallee } from './elementTypes.ts';
import { Element, type Frame, mostOperators } from './frame.ts';
import { LeafStore } from './leafStore.ts';
import { numberType, scanNumber } from './numbers.ts';
import { Role } from './state.ts';
import { Token } from './tokens.ts';

export class Elements {
  readonly leaves = new LeafStore();
  readonly #dialect: Dialect;
  /** suffixes or exponents that name a type cannot be told by the last character */
  readonly #typesEndInDigits: boolean;
  readonly #hasTruth: boolean;
  #line = 0;
  #text = '';
  /** where the last element, separator or bracket ended */
  #lastLine = -1;
  #lastEnd = -1;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
    const { suffixes, exponentTypes } = dialect.numbers;
    this.#hasTruth = dialect.constants?.truth !== undefined;
    this.#typesEndInDigits = exponentTypes !== undefined || Object.keys(suffixes).some((suffix) => /\d$/.test(suffix));
  }

  beginLine(line: number, text: string): void {
    this.#line = line;
    this.#text = text;
  }

  /** Takes a token inside live brackets; false when no array holds it there. */
  element(frame: Frame, token: Token, start: number, end: number): boolean {
    switch (token) {
      case Token.integer:
      case Token.float:
      case Token.constant:
      case Token.fraction:
        return this.#number(frame, token, start, end);
      case Token.operator:
        return this.#operator(frame, start, end);
      case Token.comma:
        frame.commas++;
        if (frame.element === Element.expected || !this.finishElement(frame)) return false;
        break;
      case Token.semicolon:
        if (!this.#mayHaveRows(frame) || frame.childRank > 0 || !this.endRow(frame, false)) return false;
        break;
      case Token.ellipsis:
        if (this.#dialect.ellipsis !== 'truncates' || !this.begin(frame, start)) return false;
        frame.truncated = true;
        frame.element = Element.ellipsis;
        break;
      case Token.callee:
        if (!this.begin(frame, start)) return false;
        frame.suffix ??= elementTypeOfCallee(this.#text.slice(start, end), this.#dialect);
        break;
      default:
        return false;
    }
    this.ended(end);
    return true;
  }

  /** Takes all elements of a list that has just opened. */
  list(frame: Frame, list: NumberList): void {
    this.leaves.addList(this.#line, list);
    frame.acceptAll(list.shape, list.openings, list.isFloat);
  }

  ended(end: number): void {
    this.#lastLine = this.#line;
    this.#lastEnd = end;
  }

  #separatesBySpace(frame: Frame): boolean {
    return (frame.role === Role.matrix && !this.#dialect.markup) || this.#dialect.spaceSeparates === true;
  }

  #mayHaveRows(frame: Frame): boolean {
    return frame.role === Role.matrix || (frame.role === Role.list && this.#dialect.semicolonRows === true);
  }

  /** Makes room for an element that begins here; a space may have ended the one before. */
  begin(frame: Frame, start: number): boolean {
    if (frame.element === Element.expected) return true;
    if (frame.element === Element.operandExpected || !this.#separatesBySpace(frame)) return false;
    if (this.#lastLine === this.#line && this.#lastEnd === start) return false;
    frame.spaced = true;
    return this.finishElement(frame);
  }

  /** Whether a list may open in a matrix: as a block, or where only commas part the elements. */
  mayNest(frame: Frame): boolean {
    const nested = this.#dialect.matrixShapes?.nested;
    if (nested !== 'byCommas') return nested === 'blocks';
    return frame.rows === 0 && !frame.spaced && frame.element === Element.expected;
  }

  #number(frame: Frame, token: Token, start: number, end: number): boolean {
    if (frame.element !== Element.operandExpected) {
      if (!this.begin(frame, start)) return false;
      this.#beginLeaf(frame, start);
    } else if (this.#lastEnd !== start || this.#lastLine !== this.#line) {
      // A comment may stand between the sign and the number.
      frame.leafEvaluated = true;
    }
    if (this.#hasTruth && !this.#truthFits(frame, token, start)) return false;
    frame.element = Element.leaf;
    frame.leafEndLine = this.#line;
    frame.leafEnd = end;
    if (token !== Token.integer && frame.suffix !== 'bool') frame.float = true;
    if (token === Token.fraction) frame.computed = frame.leafEvaluated = true;
    else if (token === Token.constant) frame.leafEvaluated = true;
    else if (frame.suffix === undefined) this.#noteSuffix(frame, start, end);
    this.ended(end);
    return true;
  }

  /** Truth values are elements only among themselves, and without a sign. */
  #truthFits(frame: Frame, token: Token, start: number): boolean {
    const letter = this.#text.charCodeAt(start) | 32;
    const isTruth = token === Token.constant && (letter === 116 || letter === 102);
    if (frame.count > 0) return isTruth === (frame.suffix === 'bool');
    if (isTruth) frame.suffix = 'bool';
    return !isTruth || frame.signs === 0;
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
    const begins =
      sign && apart && !spaceAfter && frame.element > Element.operandExpected && this.#separatesBySpace(frame);
    if (begins && !this.begin(frame, start)) return false;
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
    this.ended(end);
    return true;
  }

  finishElement(frame: Frame): boolean {
    const { element } = frame;
    frame.element = Element.expected;
    if (element === Element.operandExpected) return false;
    if (element !== Element.leaf) return true;
    this.leaves.add(frame.leafLine, frame.leafStart, frame.leafEndLine, frame.leafEnd, frame.leafEvaluated);
    if (frame.count === frame.rowFirst && this.#mayHaveRows(frame)) {
      frame.rowAt = { line: frame.leafLine, character: frame.leafStart };
    }
    return frame.acceptLeaf();
  }

  /** Ends a row of a matrix; false when it cannot end here. */
  endRow(frame: Frame, byLine: boolean): boolean {
    // A line that ends in a comma or an operator goes on, except in MATLAB, where the comma is only forgotten.
    if (byLine && frame.element === Element.operandExpected) return true;
    if (byLine && frame.element === Element.expected && this.#dialect.matrixShapes?.row === 'twoAxes') return true;
    if (!this.finishElement(frame)) return false;
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
    if (frame.rowHeight > 1) this.leaves.interleave(frame.blockWidths, frame.rowHeight);
    frame.rows += frame.rowHeight;
    frame.rowFirst = frame.count;
    frame.rowHeight = 1;
  }

  shapeOf(frame: Frame): readonly number[] {
    if (frame.rows > 0 && frame.childRank === 0) {
      const { row, column } = this.#dialect.matrixShapes ?? { row: 'flat', column: 'twoAxes' };
      if (frame.rows === 1) return frame.spaced && row === 'twoAxes' ? [1, frame.count] : [frame.count];
      return frame.rowLength === 1 && column === 'flat' ? [frame.rows] : [frame.rows, frame.rowLength];
    }
    return frame.childRank > 0 ? [frame.count, ...frame.childShape] : [frame.count];
  }

  /** Ends the last element and row; false when the bracket cannot close here. */
  complete(frame: Frame): boolean {
    if (frame.role === Role.printed || frame.role === Role.other) return true;
    if (frame.role !== Role.matrix && frame.rows === 0) return this.finishElement(frame);
    if (frame.element === Element.expected) return true;
    return this.endRow(frame, false);
  }
}

function isSpaceOrEnd(code: number): boolean {
  return Number.isNaN(code) || code <= 32 || code === 0xa0 || code === 0x3000;
}
