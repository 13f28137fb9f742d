/** Fields of delimited text, as characters of its lines: where they stand, and what the cells hold that are no numbers. */

import type { Lines, Position, Range } from '../types.ts';

/** A field's content: without the spaces around it, and without its quotes. */
export interface Field extends Range {
  readonly isQuoted: boolean;
}

const quote = '"';

/**
 * The fields of the record that begins on a line. A quoted field may go on over lines, up to `lastLine`; one that does not
 * end before is not quoted.
 */
export function fieldsOf(lines: Lines, line: number, separator: string, lastLine: number): Field[] {
  const fields: Field[] = [];
  let place: Position | undefined = { line, character: 0 };
  while (place) {
    const begin: Position = place;
    const field: Field = quotedField(lines, begin, separator, lastLine) ?? plainField(lines, begin, separator);
    fields.push(field);
    const text = lines.at(field.end.line);
    let at = field.end.character + (field.isQuoted ? 1 : 0);
    while (at < text.length && text.charAt(at) !== separator) at++;
    place = at < text.length ? { line: field.end.line, character: at + 1 } : undefined;
  }
  return fields;
}

function plainField(lines: Lines, { line, character }: Position, separator: string): Field {
  const text = lines.at(line);
  const found = text.indexOf(separator, character);
  let end = found < 0 ? text.length : found;
  let start = character;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start: { line, character: start }, end: { line, character: end }, isQuoted: false };
}

/** The field in quotes that begins here, with its quotes doubled inside; undefined where it is not in quotes. */
function quotedField(lines: Lines, begin: Position, separator: string, lastLine: number): Field | undefined {
  let { line } = begin;
  let text = lines.at(line);
  let at = begin.character;
  while (isSpace(text.charCodeAt(at)) && text.charAt(at) !== separator) at++;
  if (text.charAt(at) !== quote) return undefined;
  const start = { line, character: at + 1 };
  at++;
  for (;;) {
    const found = text.indexOf(quote, at);
    if (found < 0) {
      if (++line > lastLine) return undefined;
      text = lines.at(line);
      at = 0;
    } else if (text.charAt(found + 1) === quote) at = found + 2;
    else
      return endsHere(text, found + 1, separator)
        ? { start, end: { line, character: found }, isQuoted: true }
        : undefined;
  }
}

function endsHere(text: string, from: number, separator: string): boolean {
  let at = from;
  while (isSpace(text.charCodeAt(at)) && text.charAt(at) !== separator) at++;
  return at >= text.length || text.charAt(at) === separator;
}

function isSpace(character: number): boolean {
  return character === 32 || character === 9;
}

/** What a field says. */
export function contentOf(lines: Lines, { start, end, isQuoted }: Field): string {
  const parts: string[] = [];
  for (let line = start.line; line <= end.line; line++) {
    const text = lines.at(line);
    parts.push(text.slice(line === start.line ? start.character : 0, line === end.line ? end.character : text.length));
  }
  const content = parts.join('\n');
  return isQuoted ? content.replaceAll('""', quote).trim() : content;
}

const missing: ReadonlySet<string> = new Set(['', 'NA', 'N/A', 'n/a', 'NaN', 'nan', 'NAN', 'null', 'NULL', 'None']);
const infinite = /^[+-]?(?:inf|Inf|INF|infinity|Infinity)$/;
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The value of a cell; NaN when it says that there is none; undefined when it is text. */
export function cellValue(content: string, decimalComma: boolean): number | undefined {
  if (missing.has(content)) return Number.NaN;
  if (infinite.test(content)) return content.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const text = decimalComma ? content.replace(',', '.') : content;
  return decimal.test(text) ? Number(text) : undefined;
}
