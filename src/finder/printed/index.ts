/**
 * Printed forms without brackets around the whole: one file a form, tried in the order of the registry. Forms with brackets,
 * such as `tensor([…])`, are read with all other brackets; see dialects/text.ts.
 */

import type { FoundArray } from '../array.ts';
import type { Lines } from '../types.ts';
import { contentEnd, contentStart, plainColumns, RowKind, rowKind } from './fields.ts';
import { julia } from './julia.ts';
import type { LineForm, PrintedForm } from './lineForm.ts';
import { matlab } from './matlab.ts';
import { namedVector } from './namedVector.ts';
import { type LineKinds, noKinds, type Region, Regions } from './region.ts';
import { rows } from './rows.ts';
import { rVector } from './rVector.ts';
import { series } from './series.ts';
import { table } from './table.ts';
import { tfjs } from './tfjs.ts';
import { torchRows } from './torchRows.ts';

/** The forms, the more particular ones first. */
const forms: readonly LineForm[] = [tfjs, julia, torchRows, matlab, rVector, series, table, namedVector, rows];

const labelledRow: LineKinds = { columns: -1, kinds: 1, bare: false };
const bareRow: LineKinds = { columns: -1, kinds: 1, bare: true };
const plainRows = new Array<LineKinds | undefined>(100);

/**
 * The line forms of a document that touch the lines [from, to), in order, and some near them: whole regions are read.
 * `isPlain` says whether a line, or the document's end, begins in plain code with no bracket open; it is asked in ascending
 * order, for lines near [from, to) only.
 */
export function lineArrays(
  lines: Lines,
  from: number,
  to: number,
  isPlain: (line: number) => boolean,
): readonly FoundArray[] {
  const arrays: FoundArray[] = [];
  for (const region of new Regions(lines, kindsOf).touching(from, to)) {
    for (const { array } of formsIn(region, isPlain)) arrays.push(array);
  }
  return arrays;
}

/** Puts line forms among the arrays read by their brackets, in order; of these, those on lines of a line form are none. */
export function withLineArrays(
  bracketed: readonly FoundArray[],
  printed: readonly FoundArray[],
): readonly FoundArray[] {
  if (printed.length === 0) return bracketed;
  const all: FoundArray[] = [];
  let next = 0;
  for (const array of bracketed) {
    while (next < printed.length && printed[next].start.line <= array.start.line) all.push(printed[next++]);
    const before = printed[next - 1];
    if (before === undefined || before.end.line < array.start.line) all.push(array);
  }
  for (; next < printed.length; next++) all.push(printed[next]);
  return all;
}

/** What a line could be: a row, or what a form calls its own. */
function kindsOf(text: string): LineKinds {
  const columns = plainColumns(text);
  if (columns > 0) return plainRow(columns);
  const row = rowKind(text);
  if (row !== RowKind.none) return row === RowKind.bare ? bareRow : labelledRow;
  const first = text.charCodeAt(contentStart(text));
  const last = text.charCodeAt(contentEnd(text) - 1);
  let kinds = 0;
  for (let form = 0; form < forms.length; form++) {
    if (forms[form].marks?.(text, first, last) || forms[form].alsoHolds?.(text, first, last)) kinds |= 2 << form;
  }
  return kinds === 0 ? noKinds : { columns: -1, kinds, bare: false };
}

/** Most matrices have few columns: what says so is made once. */
function plainRow(columns: number): LineKinds {
  if (columns >= plainRows.length) return { columns, kinds: 1, bare: true };
  const known = plainRows[columns] ?? { columns, kinds: 1, bare: true };
  plainRows[columns] = known;
  return known;
}

function* formsIn(region: Region, isPlain: (line: number) => boolean): Generator<PrintedForm> {
  const tried = forms.filter((form, place) => form.marks === undefined || (region.kinds & (2 << place)) !== 0);
  const nextTry = new Array<number>(tried.length).fill(region.from);
  for (let line = region.from; line < region.to; ) {
    const form = isPlain(line) ? formAt(region, line, tried, nextTry) : undefined;
    // What ends amid brackets is none; bracketed arrays may then not be cut by it.
    if (form && isPlain(form.end)) yield form;
    line = form?.end ?? line + 1;
  }
}

/** The first form that begins at a line. */
function formAt(region: Region, line: number, forms: readonly LineForm[], nextTry: number[]): PrintedForm | undefined {
  for (let place = 0; place < forms.length; place++) {
    if (nextTry[place] > line) continue;
    const read = forms[place].read(region, line);
    if (typeof read !== 'number') return read;
    nextTry[place] = read;
  }
  return undefined;
}
