/**
 * Printed forms without brackets around the whole: one file a form, tried in the order of the registry. Forms with brackets,
 * such as `tensor([…])`, are read with all other brackets; see dialects/text.ts.
 */

import type { FoundArray } from '../array.ts';
import type { Dialect, LineFormFamily } from '../dialects/dialect.ts';
import type { Lines } from '../types.ts';
import { blockSequence } from './blockSequence.ts';
import { isRow } from './fields.ts';
import { julia } from './julia.ts';
import type { LineForm, PrintedForm } from './lineForm.ts';
import { matlab } from './matlab.ts';
import { namedVector } from './namedVector.ts';
import { pipeTable } from './pipeTable.ts';
import { type Region, Regions } from './region.ts';
import { rows } from './rows.ts';
import { rVector } from './rVector.ts';
import { series } from './series.ts';
import { table } from './table.ts';
import { tfjs } from './tfjs.ts';
import { torchRows } from './torchRows.ts';

/** The forms by their families, the more particular ones first. */
const families: Readonly<Record<LineFormFamily, readonly LineForm[]>> = {
  printed: [tfjs, julia, torchRows, matlab, rVector, series, table, namedVector, rows],
  blockSequences: [blockSequence],
  pipeTables: [pipeTable],
};

/** The families that a document may hold: its own, and in text inside it what programs print. */
export function lineFormsOf({ lineForms, embeddings = [] }: Dialect): ReadonlySet<LineFormFamily> {
  const inside = embeddings.some(({ language }) => language === 'plaintext');
  return new Set([...(lineForms ? [lineForms] : []), ...(inside ? ['printed' as const] : [])]);
}

const rowKind = 1;

/**
 * The line forms of one family in a document that touch the lines [from, to), in order, and some near them: whole regions are read.
 * `isPlain` says whether a line, or the document's end, begins in plain code with no bracket open; it is asked in ascending
 * order, for lines near [from, to) only.
 */
export function lineArrays(
  lines: Lines,
  family: LineFormFamily,
  from: number,
  to: number,
  isPlain: (line: number) => boolean,
): readonly FoundArray[] {
  const arrays: FoundArray[] = [];
  const forms = families[family];
  const kinds = (text: string) => kindsOf(text, forms);
  for (const region of new Regions(lines, kinds).touching(from, to)) {
    for (const { array, others = [] } of formsIn(region, forms, isPlain)) arrays.push(array, ...others);
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
    const beside = before === undefined || before.end.line < array.start.line || before.form === 'delimited';
    if (beside) all.push(array);
  }
  for (; next < printed.length; next++) all.push(printed[next]);
  return all;
}

/** What part of a form a line could be: the bit of a row, and one for each form that calls it its own. */
function kindsOf(text: string, forms: readonly LineForm[]): number {
  if (forms.includes(rows) && isRow(text)) return rowKind;
  let kinds = 0;
  for (let form = 0; form < forms.length; form++) {
    if (forms[form].marks?.(text) || forms[form].alsoHolds?.(text)) kinds |= 2 << form;
  }
  return kinds;
}

function* formsIn(
  region: Region,
  forms: readonly LineForm[],
  isPlain: (line: number) => boolean,
): Generator<PrintedForm> {
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
