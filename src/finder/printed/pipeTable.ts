/**
 * Markdown's tables: a row of names, a row of dashes, rows of cells between bars. Neighbouring columns of numbers are one
 * array, a single one has its column's name.
 */

import { FoundArray } from '../array.ts';
import { LeafStore } from '../leafStore.ts';
import { Field, fieldKind, isBlank, isLeaf, printedNumbers } from './fields.ts';
import type { LineForm, PrintedForm } from './lineForm.ts';
import type { Region } from './region.ts';

/** Where a cell's content stands on its line. */
interface Cell {
  readonly start: number;
  readonly end: number;
}

const dashes = /^[ \t>]{0,80}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

export const pipeTable: LineForm = {
  marks: (text) => text.includes('|'),
  read(region, line) {
    const below = region.text(line + 1);
    if (below === undefined || !below.includes('-') || !dashes.test(below)) return line + 1;
    const header = region.text(line) ?? '';
    const names = cellsOf(header);
    if (!header.includes('|') || names.length !== cellsOf(below).length) return line + 1;
    const rows: (readonly Cell[])[] = [];
    let end = line + 2;
    for (let text = region.text(end); text?.includes('|') && !isBlank(text); text = region.text(++end)) {
      rows.push(cellsOf(text).map((cell) => withoutEmphasis(text, cell)));
    }
    return formOf(region, { line, end, header, names, rows }) ?? end;
  },
};

interface Table {
  readonly line: number;
  readonly end: number;
  readonly header: string;
  readonly names: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
}

function formOf(region: Region, table: Table): PrintedForm | undefined {
  const { line, end, names } = table;
  const arrays: FoundArray[] = [];
  for (let column = 0; column < names.length; ) {
    let after = column;
    while (after < names.length && isNumeric(region, table, after)) after++;
    const array = after > column ? arrayOf(region, table, column, after) : undefined;
    if (array) arrays.push(array);
    column = Math.max(after, column + 1);
  }
  const [array, ...others] = arrays;
  return array && { array, others, end: Math.max(end, line + 1) };
}

function isNumeric(region: Region, { line, rows }: Table, column: number): boolean {
  if (rows.length === 0) return false;
  let numbers = 0;
  for (const [row, cells] of rows.entries()) {
    const cell = cells[column];
    if (cell === undefined || cell.start === cell.end) return false;
    const kind = fieldKind(region.text(line + 2 + row) ?? '', cell.start, cell.end);
    if (!isLeaf(kind) || kind === Field.boolean) return false;
    if (kind !== Field.constant) numbers++;
  }
  return numbers > 0;
}

/** The array of the columns [from, to). */
function arrayOf(region: Region, table: Table, from: number, to: number): FoundArray | undefined {
  const { line, end, header, names, rows } = table;
  const count = rows.length * (to - from);
  if (count < 2) return undefined;
  const leaves = new LeafStore();
  for (const [row, cells] of rows.entries()) {
    const at = line + 2 + row;
    for (const cell of cells.slice(from, to)) {
      const kind = fieldKind(region.text(at) ?? '', cell.start, cell.end);
      leaves.add(at, cell.start, at, cell.end, kind === Field.constant);
    }
  }
  const name = to - from === 1 ? header.slice(names[from].start, names[from].end) : '';
  return new FoundArray(
    {
      start: { line: line + 2, character: rows[0][from].start },
      end: { line: end - 1, character: rows[rows.length - 1][to - 1].end },
      shape: to - from === 1 ? [rows.length] : [rows.length, to - from],
      ...{ form: 'delimited', truncated: false, computed: false, ragged: undefined },
      name: name === '' ? undefined : name,
    },
    undefined,
    { dialect: printedNumbers, firstLine: line, lines: region.slice(line, end), leaves: leaves.take() },
    0,
    count,
  );
}

/** The cells between the bars of a line; a bar after a backslash is none. */
function cellsOf(text: string): readonly Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  let end = text.length;
  while (start < end && isSpaceOrQuote(text.charCodeAt(start))) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  if (text.charCodeAt(start) === 124) start++;
  for (let at = start; at <= end; at++) {
    const character = text.charCodeAt(at);
    if (character === 92) at++;
    else if (at >= end ? at > start || cells.length === 0 : character === 124) {
      cells.push(trimmed(text, start, Math.min(at, end)));
      start = at + 1;
    }
  }
  return cells;
}

function isSpaceOrQuote(code: number): boolean {
  return code <= 32 || code === 62;
}

function trimmed(text: string, from: number, to: number): Cell {
  let start = from;
  let end = to;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return { start, end };
}

/** The content of a cell without the marks that set it in bold, italic or code. */
function withoutEmphasis(text: string, { start, end }: Cell): Cell {
  let inner = { start, end };
  for (let depth = 0; depth < 3; depth++) {
    const mark = text.charAt(inner.start);
    const pairs = inner.end - inner.start > 2 && text.charAt(inner.end - 1) === mark;
    if (!pairs || (mark !== '*' && mark !== '_' && mark !== '`')) break;
    inner = { start: inner.start + 1, end: inner.end - 1 };
  }
  return inner;
}
