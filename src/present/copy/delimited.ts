/** A result as a table of comma- or tab-separated values: every number with all its digits. */

import { message } from '../../core/index.ts';
import type { Inspection } from '../../inspect/index.ts';
import { type Arrangement, arrangementOf, rowCountOf } from '../arrangement.ts';
import { batchColumns } from '../batch.ts';
import { className } from '../classNames.ts';
import { type Column, rowDetail } from '../columns.ts';
import { formatExact } from '../numbers.ts';
import type { Wording } from '../translate.ts';
import type { Copied, Writer } from './forms.ts';

/** More cells than these are no table that anybody pastes. */
const mostCells = 50_000;

export const csvForm: Writer = (inspection, _, wording) => written(inspection, ',', wording);
export const tsvForm: Writer = (inspection, _, wording) => written(inspection, '\t', wording);

/** Headings, and the numbers below them. */
interface Cells {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

function written(inspection: Inspection, separator: ',' | '\t', wording: Wording): Copied {
  const arrangement = arrangementOf(inspection);
  const count = arrangement === undefined ? 0 : cellCount(inspection, arrangement);
  if (count > mostCells) {
    return { kind: 'none', reason: message('The table has {0} cells: up to {1} are copied.', count, mostCells) };
  }
  const cells = arrangement && cellsOf(inspection, arrangement, wording);
  if (!cells) return { kind: 'none', reason: message('There is no table of this result.') };
  const lines = [
    cells.headings.map((heading) => textCell(heading, separator)),
    ...cells.rows.map((row) => row.map(formatExact)),
  ];
  return { kind: 'text', text: `${lines.map((line) => line.join(separator)).join('\n')}\n` };
}

/**
 * A text as a cell: one line without what cannot be seen, quoted where it holds the separator. A spreadsheet computes what
 * begins like a formula, unless an apostrophe stands before it.
 */
function textCell(content: string, separator: string): string {
  const line = content
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  const harmless = /^[=+\-@＝＋－＠]/.test(line) ? `'${line}` : line;
  return harmless.includes('"') || harmless.includes(separator) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function cellsOf(inspection: Inspection, arrangement: Arrangement, wording: Wording): Cells | undefined {
  const batch = batchColumns(inspection);
  if (batch) return batchCells(inspection, batch, arrangement.layout.rowCount, wording);
  const rowCount = rowCountOf(arrangement);
  if (arrangement.result === 'expanded') return expandedCells(inspection, rowCount, wording);
  return elementCells(inspection, rowCount, wording);
}

/** About how many cells a table has, before any is made. */
function cellCount(inspection: Inspection, arrangement: Arrangement): number {
  const batch = batchColumns(inspection);
  if (batch) return arrangement.layout.rowCount * (batch.length + 1);
  if (arrangement.result === 'expanded') return arrangement.entries?.data.length ?? 0;
  return arrangement.primary.data.length * (2 + (rowDetail(inspection, 0)?.columns.length ?? 0));
}

function batchCells(inspection: Inspection, columns: readonly Column[], rowCount: number, wording: Wording): Cells {
  return {
    headings: [wording.translate(message('row')), ...columns.map((column) => headingOf(column, inspection, wording))],
    rows: Array.from({ length: rowCount }, (_, row) => [row, ...columns.map(({ values }) => values[row])]),
  };
}

/** A label, and the row that it becomes. */
function expandedCells(inspection: Inspection, rowCount: number, wording: Wording): Cells | undefined {
  const details = Array.from({ length: rowCount }, (_, row) => rowDetail(inspection, row));
  const length = details[0]?.length;
  if (length === undefined) return undefined;
  const { translate } = wording;
  const classes = Array.from({ length }, (_, position) => className(position, inspection, wording));
  return {
    headings: [translate(message('row')), translate(message('label')), ...classes],
    rows: details.map((detail, row) => [row, detail?.target ?? Number.NaN, ...(detail?.columns[0].values ?? [])]),
  };
}

function elementCells(inspection: Inspection, rowCount: number, wording: Wording): Cells | undefined {
  const { translate } = wording;
  const first = rowDetail(inspection, 0);
  if (!first) return undefined;
  const index = translate(inspection.inputs.x === undefined ? message('class') : message('place'));
  const places = rowCount > 1 ? [translate(message('row')), index] : [index];
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const { length, columns } = (row === 0 ? first : rowDetail(inspection, row)) ?? { length: 0, columns: [] };
    return Array.from({ length }, (_, position) => [
      ...(rowCount > 1 ? [row] : []),
      position,
      ...columns.map(({ values }) => values[position]),
    ]);
  });
  const headings = first.columns.map((column) => headingOf(column, inspection, wording));
  return { headings: [...places, ...headings], rows: rows.flat() };
}

/** An input's column is called as the document calls it. */
function headingOf({ heading, origin }: Column, { arrays }: Inspection, { translate }: Wording): string {
  const own = typeof heading === 'string' ? heading : translate(heading);
  return (origin && arrays[origin.array].name) ?? own;
}
