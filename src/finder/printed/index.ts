/**
 * Printed forms without brackets around the whole: one file a form, tried in the order of the registry. Forms with brackets,
 * such as `tensor([…])`, are read with all other brackets; see dialects/text.ts.
 */

import type { FoundArray } from '../array.ts';
import type { Dialect, LineFormFamily } from '../dialects/dialect.ts';
import type { Lines } from '../types.ts';
import { blockSequence } from './blockSequence.ts';
import { contentEnd, contentStart, plainColumns, RowKind, rowKind } from './fields.ts';
import { julia } from './julia.ts';
import type { LineForm, PrintedForm } from './lineForm.ts';
import { matlab } from './matlab.ts';
import { namedVector } from './namedVector.ts';
import { pipeTable } from './pipeTable.ts';
import { RecentLines } from './recentLines.ts';
import { type LineKinds, noKinds, type Region, Regions } from './region.ts';
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

/** What is remembered of a document's lines, for each family of forms. */
export type RecentLinesOfFamilies = Map<LineFormFamily, RecentLines>;

const labelledRow: LineKinds = { columns: -1, kinds: 1, bare: false };
const bareRow: LineKinds = { columns: -1, kinds: 1, bare: true };
const plainRows = new Array<LineKinds | undefined>(100);

/**
 * Finds the line forms of some families that touch the lines [from, to) of a document, in order, and some near them: whole
 * regions are read. `isPlain` says whether a line, or the document's end, begins with no bracket or string open, in a
 * language that has forms of a family. Pauses every few thousand characters, and gives then the last line that `isPlain` will
 * be asked about before the next pause. `recent` is kept from one call to the next for the same document.
 */
export function* lineForms(
  lines: Lines,
  recent: RecentLinesOfFamilies,
  among: ReadonlySet<LineFormFamily>,
  from: number,
  to: number,
  isPlain: (line: number, family: LineFormFamily) => boolean,
): Generator<number, readonly FoundArray[]> {
  const all: FoundArray[] = [];
  for (const family of among) all.push(...(yield* formsOfFamily(lines, recent, family, from, to, isPlain)));
  return among.size > 1 ? all.sort((a, b) => a.start.line - b.start.line) : all;
}

function* formsOfFamily(
  lines: Lines,
  recent: RecentLinesOfFamilies,
  family: LineFormFamily,
  from: number,
  to: number,
  isPlain: (line: number, family: LineFormFamily) => boolean,
): Generator<number, readonly FoundArray[]> {
  const forms = families[family];
  const arrays: FoundArray[] = [];
  const recentLines = recent.get(family) ?? new RecentLines();
  recent.set(family, recentLines);
  const regions = new Regions(lines, recentLines, (text) => kindsOf(text, forms));
  regions.goTo(from);
  while (!regions.atStart) {
    regions.stepBack();
    yield 0;
  }
  for (;;) {
    const region = regions.next(to);
    if (region === 'none') return arrays;
    if (region === 'pause') {
      yield 0;
      continue;
    }
    yield Math.min(region.to, lines.count - 1);
    for (const { array, others = [] } of formsIn(region, forms, (line) => isPlain(line, family))) {
      arrays.push(array, ...others);
    }
  }
}

/** Puts line forms among the arrays read by their brackets, in order; of these, those on lines of a line form are none. */
export function withLineForms(bracketed: readonly FoundArray[], printed: readonly FoundArray[]): readonly FoundArray[] {
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

/** What a line could be: a row, or what a form calls its own. */
function kindsOf(text: string, forms: readonly LineForm[]): LineKinds {
  if (forms.includes(rows)) {
    const columns = plainColumns(text);
    if (columns > 0) return plainRow(columns);
    const row = rowKind(text);
    if (row !== RowKind.none) return row === RowKind.bare ? bareRow : labelledRow;
  }
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

function* formsIn(
  region: Region,
  forms: readonly LineForm[],
  isPlain: (line: number) => boolean,
): Generator<PrintedForm> {
  const tried = forms.filter((form, place) => form.marks === undefined || (region.kinds & (2 << place)) !== 0);
  const nextTry = new Array<number>(tried.length).fill(region.from);
  for (let line = region.from; line < region.to; ) {
    const form = formAt(region, line, tried, nextTry);
    if (!form) line++;
    else if (isPlain(line)) {
      // What ends amid brackets is none; so no bracketed array is cut by a form.
      if (isPlain(form.end)) yield form;
      line = form.end;
    } else {
      // Lines inside brackets belong to these; what may begin behind them is found there.
      do line++;
      while (line < form.end && !isPlain(line));
    }
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
