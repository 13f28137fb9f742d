/**
 * What stands between the spaces of a line: numbers, names for NaN and infinities, truth values, marks for what was left
 * out, words. Languages print these in many spellings; here are all of them.
 */

import { minus } from '../characters.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { prose } from '../dialects/text.ts';
import { scanNumber } from '../numbers.ts';

const notANumber = ['nan', 'NaN', 'NAN', 'NA', '<NA>', 'missing'];
const infinity = ['inf', 'Inf', 'Infinity'];
const truth = ['True', 'TRUE', 'true'];
const falsehood = ['False', 'FALSE', 'false'];
const leftOut = ['...', '..', '\u2026', '\u22ee', '\u22ef', '\u22f1', '\u22f0'];

/** How the leaves of printed rows are read. */
export const printedNumbers: Dialect = {
  ...prose,
  constants: {
    nan: notANumber.join('|'),
    infinity: infinity.join('|'),
    truth: truth.join('|'),
    falsehood: falsehood.join('|'),
  },
};

/** What a field is. */
export const Field = {
  word: 0,
  integer: 1,
  float: 2,
  /** a name for NaN or an infinity */
  constant: 3,
  boolean: 4,
  /** a mark for what was left out */
  ellipsis: 5,
} as const;
export type Field = (typeof Field)[keyof typeof Field];

const named = new Map<string, Field>([
  ...[...notANumber, ...infinity].map((name) => [name, Field.constant] as const),
  ...[...truth, ...falsehood].map((name) => [name, Field.boolean] as const),
  ...leftOut.map((mark) => [mark, Field.ellipsis] as const),
]);
const longestName = Math.max(...[...named.keys()].map((name) => name.length));

/** What stands in text[start, end), where no space is. A number with a zero before other digits is a date's or a code's. */
export function fieldKind(text: string, start: number, end: number): Field {
  const first = text.charCodeAt(start);
  const signed = first === 45 || first === 43 || first === minus;
  const at = signed ? start + 1 : start;
  const character = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  if (isDigit(character) || (character === 46 && isDigit(next))) {
    if (character === 48 && isDigit(next)) return Field.word;
    const number = scanNumber(text, at, printedNumbers.numbers);
    if (number.end !== end || !number.isLeaf) return Field.word;
    return number.isFloat ? Field.float : Field.integer;
  }
  if (end - at > longestName) return Field.word;
  const kind = named.get(text.slice(at, end)) ?? Field.word;
  return signed && kind !== Field.constant ? Field.word : kind;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether a field is a leaf of an array. */
export function isLeaf(kind: Field): boolean {
  return kind !== Field.word && kind !== Field.ellipsis;
}

/** Reads the fields of a line one after another. */
export class FieldReader {
  readonly text: string;
  start = 0;
  end: number;
  kind: Field = Field.word;

  constructor(text: string, from = 0) {
    this.text = text;
    this.end = from;
  }

  /** Goes to the next field; false at the line's end. */
  next(): boolean {
    const { text } = this;
    let at = this.end;
    while (isSpace(text.charCodeAt(at))) at++;
    if (at >= text.length) return false;
    this.start = at;
    while (at < text.length && !isSpace(text.charCodeAt(at))) at++;
    this.end = at;
    this.kind = fieldKind(text, this.start, at);
    return true;
  }
}

/** What a line of leaves is. */
export const RowKind = { none: 0, labelled: 1, bare: 2 } as const;
export type RowKind = (typeof RowKind)[keyof typeof RowKind];

/**
 * Whether a line could be a row of something printed: nothing but leaves and marks for what was left out, with at most a
 * label before them. Reads from the end, where most lines of a log show at once that they are not.
 */
export function rowKind(text: string): RowKind {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  if (text.charCodeAt(end - 1) === 92) end--;
  let rowStart = -1;
  for (;;) {
    while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
    let start = end;
    while (start > 0 && !isSpace(text.charCodeAt(start - 1))) start--;
    if (start === end) return rowStart >= 0 ? RowKind.bare : RowKind.none;
    if (fieldKind(text, start, end) === Field.word) {
      const apart = rowStart - end >= 2;
      while (start > 0 && isSpace(text.charCodeAt(start - 1))) start--;
      return rowStart >= 0 && (apart || start === 0) ? RowKind.labelled : RowKind.none;
    }
    rowStart = start;
    end = start;
  }
}

/**
 * How many plain numbers a line holds, when it holds nothing else; otherwise -1. It says what `fieldKind` says of each field,
 * but at once, since whole documents are read with it.
 */
export function plainColumns(text: string): number {
  const { length } = text;
  let columns = 0;
  let at = 0;
  for (;;) {
    while (at < length && isSpace(text.charCodeAt(at))) at++;
    if (at >= length) return columns === 0 ? -1 : columns;
    at = plainNumberEnd(text, at);
    if (at < 0 || (at < length && !isSpace(text.charCodeAt(at)))) return -1;
    columns++;
  }
}

/** The end of the plain number that starts here; -1 when none does. */
function plainNumberEnd(text: string, start: number): number {
  let at = start;
  let code = text.charCodeAt(at);
  if (code === 45 || code === 43 || code === minus) code = text.charCodeAt(++at);
  const first = at;
  while (code >= 48 && code <= 57) code = text.charCodeAt(++at);
  if (at - first > 1 && text.charCodeAt(first) === 48) return -1;
  let digits = at - first;
  if (code === 46) {
    code = text.charCodeAt(++at);
    const fraction = at;
    while (code >= 48 && code <= 57) code = text.charCodeAt(++at);
    digits += at - fraction;
  }
  if (digits === 0) return -1;
  if ((code | 32) !== 101) return at;
  code = text.charCodeAt(++at);
  if (code === 45 || code === 43) code = text.charCodeAt(++at);
  const exponent = at;
  while (code >= 48 && code <= 57) code = text.charCodeAt(++at);
  return at === exponent ? -1 : at;
}

/** Whether only space stands on a line. */
export function isBlank(text: string | undefined): boolean {
  if (text === undefined) return false;
  for (let at = 0; at < text.length; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

/** Where the last thing on a line ends. */
export function contentEnd(text: string): number {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

/** Where the first thing on a line starts. */
export function contentStart(text: string): number {
  let start = 0;
  while (start < text.length && isSpace(text.charCodeAt(start))) start++;
  return start;
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0;
}
