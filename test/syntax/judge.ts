/**
 * The rules of what an array is, over what a parser says: which of the bracketed literals of a file are arrays, of which
 * shape, and where either way is right. Written from the rules alone; it shares nothing with the finder.
 */

import type { TrueArray } from './truth.ts';

/** A bracketed literal as a parser sees it. */
export interface Literal {
  readonly start: number;
  readonly end: number;
  readonly elements: readonly LiteralElement[];
  /** may be taken for an array, or for something else whose elements are judged alone */
  readonly either?: boolean;
}

/**
 * What stands between the brackets: a number, a literal, something that may be taken for a number (undefined: of a value
 * that the parser can't say), or anything else.
 */
export type LiteralElement = number | Literal | { readonly perhaps: number | undefined } | undefined;

/** A literal all of whose leaves are numbers, at the same depth. */
interface Judged {
  readonly shape: readonly number[];
  readonly ragged: boolean;
  readonly values: readonly (number | undefined)[];
}

/**
 * The arrays among the literals of a file. Literals that stand inside an element that is neither literal nor number, such
 * as the argument of a call, are given beside the one around it. What is an array only if unclear parts are taken one way
 * is optional.
 */
export function judge(literals: readonly Literal[]): TrueArray[] {
  const liberal = literals.flatMap((literal) => arraysIn(literal, true));
  const strict = new Set(literals.flatMap((literal) => arraysIn(literal, false)).map(keyOf));
  const sure = liberal.map((array) => (strict.has(keyOf(array)) ? array : { ...array, optional: true }));
  const known = new Set(liberal.map(placeOf));
  const others = literals
    .flatMap((literal) => arraysIn(literal, false))
    .filter((array) => !known.has(placeOf(array)))
    .map((array) => ({ ...array, optional: true }));
  return [...sure, ...others];
}

function placeOf({ start, end }: TrueArray): string {
  return `${start} ${end}`;
}

function keyOf(array: TrueArray): string {
  return `${placeOf(array)} ${array.shape?.join() ?? 'ragged'}`;
}

function arraysIn(literal: Literal, liberal: boolean): TrueArray[] {
  const judged = judgeLiteral(literal, liberal);
  const inside = () => literal.elements.flatMap((element) => (isLiteral(element) ? arraysIn(element, liberal) : []));
  if (judged === undefined) return inside();
  if (judged.values.length < 2) return [];
  const { start, end } = literal;
  const values = judged.values.filter((value) => value !== undefined);
  const array = {
    ...{ start, end, shape: judged.ragged ? undefined : judged.shape },
    ...(values.length === judged.values.length && { values }),
  };
  return judged.ragged ? [array, ...inside()] : [array];
}

/** Undefined when something else than numbers stands in it, or numbers at different depths. */
function judgeLiteral(literal: Literal, liberal: boolean): Judged | undefined {
  if (literal.either && !liberal) return undefined;
  const values: (number | undefined)[] = [];
  let first: readonly number[] | undefined;
  let ragged = false;
  for (const element of literal.elements) {
    const judged = judgeElement(element, liberal);
    if (judged === undefined) return undefined;
    first ??= judged.shape;
    if (judged.shape.length !== first.length) return undefined;
    ragged ||= judged.ragged || judged.shape.some((size, axis) => size !== first?.[axis]);
    for (const value of judged.values) values.push(value);
  }
  return { shape: [literal.elements.length, ...(first ?? [])], ragged, values };
}

function judgeElement(element: LiteralElement, liberal: boolean): Judged | undefined {
  if (element === undefined) return undefined;
  if (typeof element === 'number') return { shape: [], ragged: false, values: [element] };
  if (isLiteral(element)) return judgeLiteral(element, liberal);
  return liberal ? { shape: [], ragged: false, values: [element.perhaps] } : undefined;
}

function isLiteral(element: LiteralElement): element is Literal {
  return typeof element === 'object' && 'elements' in element;
}
