/** One open bracket while an array is built: how many elements, of which shape, and whether they still fit together. */

import type { FoundArray } from './array.ts';
import type { LevelNames } from './names.ts';
import { Role } from './state.ts';
import type { ElementType, NumericArray, Position } from './types.ts';

/** What stands where the next element goes. */
export const Element = {
  /** nothing yet */
  expected: 0,
  /** a sign or operator: a number must follow */
  operandExpected: 1,
  /** a number */
  leaf: 2,
  /** a list */
  list: 3,
  /** the mark for left out elements */
  ellipsis: 4,
} as const;
export type Element = (typeof Element)[keyof typeof Element];

/** Arrays of more axes than this are not arrays in any framework. */
export const mostAxes = 32;

/** Longer constant arithmetic than this is not one number. */
export const mostOperators = 64;

export type Ragged = NonNullable<NumericArray['ragged']>;

const noSizes: readonly number[] = [];
const noPlaces: readonly Position[] = [];

export class Frame {
  opening = 0;
  role: Role = Role.other;
  line = 0;
  /** the stretch of text it opened in */
  stretch = 0;
  /** where the array begins: at the bracket, or at its callee */
  start = 0;
  name: string | undefined;
  declared: ElementType | undefined;
  savedNames: LevelNames | undefined;

  element: Element = Element.expected;
  count = 0;
  commas = 0;
  firstLeaf = 0;
  firstFound = 0;
  /** axes of the elements: 0 numbers, more lists; -1 before the first */
  childRank = -1;
  childShape: readonly number[] = noSizes;
  /** where the first element, its first element, … open, when the elements are lists */
  firstOpenings: readonly Position[] = noPlaces;
  ragged: Ragged | undefined;
  truncated = false;
  /** elements stood apart by spaces alone */
  spaced = false;
  computed = false;
  float = false;
  suffix: ElementType | undefined;
  /** of a printed form: what its elements are multiplied by */
  scale: number | undefined;
  operators = 0;

  /** the leaf being read */
  leafLine = 0;
  leafStart = 0;
  leafEndLine = 0;
  leafEnd = 0;
  leafEvaluated = false;
  signs = 0;

  /** rows of a matrix */
  rows = 0;
  rowLength = 0;
  rowFirst = 0;
  rowAt: Position | undefined;
  /** of a row put together out of blocks: how high it is, and how wide they are */
  rowHeight = 1;
  blockWidths: number[] = [];
  /** how deep blocks stand in blocks */
  blockDepth = 0;

  /** of a call around an array */
  wrapped: FoundArray[] = [];
  callee = '';
  /** something else than the list has stood in it */
  touched = false;
  keyword: string | undefined;
  word: string | undefined;

  /** Makes the frame new for a bracket; frames are used again, since matrices open many. */
  open(opening: number, role: Role, line: number, start: number): void {
    this.opening = opening;
    this.role = role;
    this.line = line;
    this.start = start;
    this.name = this.declared = this.savedNames = undefined;
    this.element = Element.expected;
    this.count = this.commas = this.operators = this.signs = 0;
    this.childRank = -1;
    this.childShape = noSizes;
    this.firstOpenings = noPlaces;
    this.ragged = this.suffix = this.scale = undefined;
    this.truncated = this.spaced = this.computed = this.float = this.leafEvaluated = false;
    this.rows = this.rowLength = this.rowFirst = this.blockDepth = 0;
    this.rowHeight = 1;
    this.rowAt = undefined;
    if (this.wrapped.length > 0) this.wrapped = [];
    this.callee = '';
    this.touched = false;
    this.keyword = this.word = undefined;
  }

  /** A number has been read; false when lists stood before it. */
  acceptLeaf(): boolean {
    this.count++;
    if (this.childRank > 0 || this.rowHeight > 1) return false;
    this.childRank = 0;
    return true;
  }

  /** All elements have been read in one go, as if one by one. */
  acceptAll(shape: readonly number[], openings: readonly number[], isFloat: boolean): void {
    this.count = shape[0];
    this.commas = shape[0] - 1;
    this.float = isFloat;
    this.childRank = shape.length - 1;
    if (this.childRank === 0) return;
    this.element = Element.list;
    this.childShape = shape.slice(1);
    this.firstOpenings = openings.map((character) => ({ line: this.line, character }));
  }

  /** A list inside has been closed; false when it does not fit among the elements before it. */
  acceptList(child: Frame, shape: readonly number[]): boolean {
    if (this.element !== Element.expected) return false;
    this.element = Element.list;
    this.count++;
    // Truth values are no numbers among numbers.
    if (this.count > 1 && (this.suffix === 'bool') !== (child.suffix === 'bool')) return false;
    this.#inherit(child);
    if (this.childRank === -1) {
      this.childRank = shape.length;
      this.childShape = shape;
      this.firstOpenings = openingsOf(child);
    } else if (this.childRank !== shape.length) return false;
    else this.ragged ??= differenceOf(this.childShape, shape, child);
    this.ragged ??= child.ragged;
    return true;
  }

  /** A list inside has been closed where a list's elements become those of the one around it. */
  acceptElementsOf(child: Frame): boolean {
    if (this.element !== Element.expected) return false;
    this.element = Element.list;
    this.count += child.count;
    this.childRank = 0;
    this.#inherit(child);
    return true;
  }

  /** A matrix inside has been closed where matrices stand beside one another; false when it is not as high as the row. */
  acceptBlock(child: Frame, shape: readonly number[]): boolean {
    const [height, width] = shape.length === 1 ? [1, shape[0]] : shape;
    const begins = this.count === this.rowFirst;
    if (this.element !== Element.expected || shape.length > 2 || width === 0 || child.ragged) return false;
    if (!begins && height !== this.rowHeight) return false;
    this.blockDepth = Math.max(this.blockDepth, child.blockDepth + 1);
    if (this.blockDepth > mostAxes) return false;
    if (begins) {
      this.rowHeight = height;
      this.blockWidths = [];
      this.rowAt = { line: child.line, character: child.start };
    }
    this.blockWidths.push(width);
    this.element = Element.list;
    this.count += width;
    this.childRank = 0;
    this.#inherit(child);
    return true;
  }

  #inherit(child: Frame): void {
    this.truncated ||= child.truncated;
    this.computed ||= child.computed;
    // How the elements of a matrix stand is its own.
    if (this.role !== Role.matrix) this.spaced ||= child.spaced;
    this.float ||= child.float;
    this.suffix ??= child.suffix;
  }
}

/** The first axis on which a row differs from the first one, and where. */
function differenceOf(expected: readonly number[], found: readonly number[], child: Frame): Ragged | undefined {
  for (let axis = 0; axis < expected.length; axis++) {
    if (expected[axis] !== found[axis]) {
      const openings = openingsOf(child);
      return { at: openings[Math.min(axis, openings.length - 1)], expected: expected[axis], found: found[axis] };
    }
  }
  return undefined;
}

/** Where a list opens, its first element, that one's first element, … */
function openingsOf(child: Frame): readonly Position[] {
  return [{ line: child.line, character: child.start }, ...child.firstOpenings];
}
