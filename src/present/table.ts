/** The table behind a result, as text: what hover and panel show, cut after a number of rows that is always said. */

import { compensatedSum, message } from '../core/index.ts';
import type { Inspection } from '../inspect/index.ts';
import { arrangementOf, rowCountOf } from './arrangement.ts';
import { batchColumns } from './batch.ts';
import { classLabel, className } from './classNames.ts';
import { type Column, type RowDetail, rowDetail } from './columns.ts';
import { formatNumber } from './numbers.ts';
import type { Wording } from './translate.ts';

/** A column's heading: short, and in words. */
export interface Heading {
  readonly text: string;
  readonly title: string;
}

/** One row of a table. The first cells, as many as there are index columns, say where the row stands. */
export interface TableRow {
  readonly cells: readonly string[];
  /** the row of the class that the label names */
  readonly isTarget: boolean;
  /** in the table of one row of an array: the element it is about */
  readonly position?: number;
  /** of a cell that shows a number of an input: where it stands */
  readonly places?: readonly (CellPlace | undefined)[];
}

/** A number of an array of the inspection, by its flat index. */
export interface CellPlace {
  readonly array: number;
  readonly index: number;
}

export interface Table {
  readonly headings: readonly Heading[];
  readonly indexColumns: number;
  readonly rows: readonly TableRow[];
  /** how many rows were left out, and the sentence that says so */
  readonly left: number;
  readonly more?: string;
}

/** The table of a whole inspection: row by row for a batch, element by element otherwise. */
export function table(inspection: Inspection, maxRows: number, wording: Wording): Table | undefined {
  const arrangement = arrangementOf(inspection);
  if (!arrangement) return undefined;
  const batch = batchColumns(inspection);
  if (batch) return batchTable(batch, arrangement.layout.rowCount, maxRows, wording);
  const rowCount = rowCountOf(arrangement);
  if (arrangement.result === 'expanded') return expandedTable(inspection, rowCount, maxRows, wording);
  if (rowCount === 1) return rowTable(inspection, 0, maxRows, wording);
  return gridTable(inspection, rowCount, maxRows, wording) ?? elementTable(inspection, rowCount, maxRows, wording);
}

/** Which elements of a long row a table shows: the first ones, or the largest ones. */
export type RowOrder = 'first' | 'largest';

/** The table of one row, class by class. */
export function rowTable(
  inspection: Inspection,
  row: number,
  maxRows: number,
  wording: Wording,
  order: RowOrder = 'first',
): Table | undefined {
  const detail = rowDetail(inspection, row);
  if (!detail) return undefined;
  const shown = order === 'first' ? firstPositions(detail, maxRows) : largestPositions(detail, maxRows);
  const rows = shown.map((position) => ({
    cells: [classLabel(position, inspection), ...cellsAt(detail.columns, position, wording)],
    isTarget: position === detail.target,
    position,
    places: [undefined, ...detail.columns.map((column) => placeIn(column, position))],
  }));
  const index = inspection.inputs.x === undefined ? classHeading(wording) : placeHeading(wording);
  const whole = finished([index], detail.columns, rows, detail.length - rows.length, wording);
  const rest = order === 'largest' ? restOf(detail, shown, wording) : undefined;
  return rest === undefined ? whole : { ...whole, more: rest };
}

function batchTable(columns: readonly Column[], rowCount: number, maxRows: number, wording: Wording): Table {
  const rows = Array.from({ length: Math.min(rowCount, maxRows) }, (_, row) => ({
    cells: [String(row), ...cellsAt(columns, row, wording)],
    isTarget: false,
  }));
  return finished([rowHeading(wording)], columns, rows, rowCount - rows.length, wording);
}

/** A result of several short rows fits a grid: the rows down, the classes across. */
const widestGrid = 6;

function gridTable(inspection: Inspection, rowCount: number, maxRows: number, wording: Wording): Table | undefined {
  const details = Array.from({ length: Math.min(rowCount, maxRows) }, (_, row) => rowDetail(inspection, row));
  const results = details.map((detail) => detail?.columns.find(({ kind }) => kind === 'result')?.values);
  const [first] = results;
  if (!first || first.length > widestGrid) return undefined;
  const { translate } = wording;
  const headings = Array.from(first, (_, position) => {
    const text = className(position, inspection, wording);
    return { text, title: text };
  });
  const rows = results.map((values, row) => ({
    cells: [String(row), ...Array.from(values ?? [], (value) => formatNumber(value, wording))],
    isTarget: false,
  }));
  const left = rowCount - rows.length;
  return {
    headings: [rowHeading(wording), ...headings],
    indexColumns: 1,
    rows,
    left,
    ...(left > 0 && { more: translate(message('and {0} more', left)) }),
  };
}

/** Element by element over several rows: the row, the class, and what is known of each. */
function elementTable(inspection: Inspection, rowCount: number, maxRows: number, wording: Wording): Table | undefined {
  const first = rowDetail(inspection, 0);
  if (!first) return undefined;
  const rows: TableRow[] = [];
  for (let row = 0; row < rowCount && rows.length < maxRows; row += 1) {
    const detail = row === 0 ? first : rowDetail(inspection, row);
    for (let position = 0; detail && position < detail.length && rows.length < maxRows; position += 1) {
      const cells = [String(row), classLabel(position, inspection), ...cellsAt(detail.columns, position, wording)];
      const places = [undefined, undefined, ...detail.columns.map((column) => placeIn(column, position))];
      rows.push({ cells, isTarget: false, places });
    }
  }
  const index = [rowHeading(wording), classHeading(wording)];
  return finished(index, first.columns, rows, rowCount * first.length - rows.length, wording);
}

/** How many numbers of a whole row stand in one cell. */
const listedElements = 12;

/** A label and the row it becomes. */
function expandedTable(inspection: Inspection, rowCount: number, maxRows: number, wording: Wording): Table | undefined {
  const first = rowDetail(inspection, 0);
  if (!first) return undefined;
  const { translate } = wording;
  const rows = Array.from({ length: Math.min(rowCount, maxRows) }, (_, row) => {
    const detail = rowDetail(inspection, row);
    const values = detail?.columns[0].values ?? new Float64Array(0);
    const list = Array.from(values.subarray(0, listedElements), (value) => formatNumber(value, wording)).join(' ');
    const rest = values.length - listedElements;
    const cell = rest > 0 ? translate(message('{0} and {1} more', list, rest)) : list;
    return { cells: [String(row), formatNumber(detail?.target ?? Number.NaN, wording), cell], isTarget: false };
  });
  const label = { text: translate(message('label')), title: translate(message('label')) };
  const whole = finished([rowHeading(wording), label], first.columns, rows, rowCount - rows.length, wording);
  return { ...whole, indexColumns: 1 };
}

/** The positions of the largest predictions (or results, or inputs), largest first, and the target wherever it is. */
function largestPositions(detail: RowDetail, maxRows: number): readonly number[] {
  const ranked = rankedColumn(detail)?.values;
  if (!ranked || detail.length <= maxRows) return firstPositions(detail, maxRows);
  const largest: number[] = [];
  for (let position = 0; position < detail.length; position += 1) {
    const value = ranked[position];
    if (largest.length === maxRows && !(value > ranked[largest[maxRows - 1]])) continue;
    let place = largest.length;
    while (place > 0 && value > ranked[largest[place - 1]]) place -= 1;
    largest.splice(place, 0, position);
    if (largest.length > maxRows) largest.pop();
  }
  const { target } = detail;
  if (target !== undefined && !largest.includes(target) && largest.length > 0) largest[largest.length - 1] = target;
  return largest;
}

/** The column by which elements are ranked. */
function rankedColumn({ columns }: RowDetail): Column | undefined {
  return (['prediction', 'result', 'input'] as const)
    .map((wanted) => columns.find(({ kind }) => kind === wanted))
    .find((column) => column !== undefined);
}

/** Of shares that were left out, how many there are and what they come to. */
function restOf(detail: RowDetail, shown: readonly number[], wording: Wording): string | undefined {
  const shares = rankedColumn(detail)?.values;
  const left = detail.length - shown.length;
  if (left === 0 || !shares?.every((value) => value >= 0 && value <= 1)) return undefined;
  const rest = shares.slice();
  for (const position of shown) rest[position] = 0;
  return wording.translate(message('and {0} more (sum {1})', left, formatNumber(compensatedSum(rest), wording)));
}

/** The first positions, and the target wherever it is. */
function firstPositions({ length, target }: RowDetail, maxRows: number): readonly number[] {
  const positions = Array.from({ length: Math.min(length, maxRows) }, (_, position) => position);
  if (target !== undefined && target >= positions.length && positions.length > 0)
    positions[positions.length - 1] = target;
  return positions;
}

function cellsAt(columns: readonly Column[], position: number, wording: Wording): string[] {
  return columns.map(({ values }) => formatNumber(values[position], wording));
}

function placeIn({ origin }: Column, position: number): CellPlace | undefined {
  return origin && { array: origin.array, index: origin.offset + position * origin.stride };
}

function finished(
  index: readonly Heading[],
  columns: readonly Column[],
  rows: readonly TableRow[],
  left: number,
  wording: Wording,
): Table {
  return {
    headings: [...index, ...columns.map((column) => columnHeading(column, wording))],
    indexColumns: index.length,
    rows,
    left,
    ...(left > 0 && { more: wording.translate(message('and {0} more', left)) }),
  };
}

/** A column's heading in the reader's language; formulas stay as they are. */
export function columnHeading({ heading, title }: Column, { translate }: Wording): Heading {
  return { text: typeof heading === 'string' ? heading : translate(heading), title: translate(title) };
}

function rowHeading({ translate }: Wording): Heading {
  return { text: translate(message('row')), title: translate(message('row')) };
}

function classHeading({ translate }: Wording): Heading {
  return { text: translate(message('class')), title: translate(message('class')) };
}

/** Elements that nothing is shared among, as those of a logistic function, are no classes: they have only a place. */
function placeHeading({ translate }: Wording): Heading {
  return { text: 'i', title: translate(message('place')) };
}
