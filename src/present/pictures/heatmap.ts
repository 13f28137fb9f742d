/** A batch at a glance: its rows down, its classes across, and how large each number is. */

import { message, readRow, type Tensor } from '../../core/index.ts';
import type { Inspection } from '../../inspect/index.ts';
import { type Arrangement, arrangementOf, targetOf } from '../arrangement.ts';
import { classLabel, className } from '../classNames.ts';
import { inputsOf } from '../formula.ts';
import { formatNumber } from '../numbers.ts';
import type { Wording } from '../translate.ts';
import { listed, type Mark, markSentence, type PictureNumbers, rowName } from './marks.ts';
import { attempt } from './row.ts';

/** Numbers in rows and columns; each one the largest of those that share a cell, where there are more than cells. */
export interface Heatmap {
  readonly title: string;
  readonly rows: number;
  readonly columns: number;
  readonly cells: Float64Array;
  readonly minimum: number;
  readonly maximum: number;
  /** the column of each row's label; −1 where there is none */
  readonly targets: Int32Array;
  /** how many rows and classes of the batch one cell stands for */
  readonly rowsPerCell: number;
  readonly columnsPerCell: number;
  /** the mark of a cell, made when it is asked for */
  readonly markAt: (row: number, column: number) => Mark;
  /** what stands above a column of cells: the class that it begins with */
  readonly columnLabel: (column: number) => string;
  /** the row of the batch that a row of cells begins with */
  readonly batchRow: (row: number) => number;
  readonly note?: string;
  readonly numbers: PictureNumbers;
}

/** More cells than this in a line are less than two pixels each. */
const mostCells = 200;
/** A table of more than this is a file, not a picture. */
const mostTableRows = 50;
const mostTableColumns = 20;

/** The heatmap of a batch; undefined where there is none. */
export function heatmapOf(inspection: Inspection, wording: Wording): Heatmap | undefined {
  const arrangement = arrangementOf(inspection);
  if (!arrangement || arrangement.result === 'expanded' || arrangement.layout.rowCount < 2) return undefined;
  const { layout } = arrangement;
  const shown = shownValues(inspection, arrangement);
  const rowsPerCell = Math.ceil(layout.rowCount / mostCells);
  const columnsPerCell = Math.ceil(layout.length / mostCells);
  const rows = Math.ceil(layout.rowCount / rowsPerCell);
  const columns = Math.ceil(layout.length / columnsPerCell);
  const cells = new Float64Array(rows * columns).fill(Number.NaN);
  for (let row = 0; row < layout.rowCount; row += 1) {
    const start = Math.floor(row / rowsPerCell) * columns;
    const values = readRow(shown.values, layout, row);
    for (let column = 0; column < layout.length; column += 1) {
      const cell = start + Math.floor(column / columnsPerCell);
      if (!(values[column] <= cells[cell])) cells[cell] = values[column];
    }
  }
  const finite = cells.filter(Number.isFinite);
  const isShares = finite.every((value) => value >= 0 && value <= 1);
  const { translate } = wording;
  const name = translate(shown.name);
  const isWhole = rowsPerCell === 1 && columnsPerCell === 1;
  return {
    title: translate(message('All rows and classes: {0}', name)),
    rows,
    columns,
    cells,
    minimum: finite.reduce((least, value) => Math.min(least, value), isShares ? 0 : Number.POSITIVE_INFINITY),
    maximum: finite.reduce((most, value) => Math.max(most, value), isShares ? 0 : Number.NEGATIVE_INFINITY),
    targets: targetsOf(inspection, arrangement, { rows, rowsPerCell, columnsPerCell }),
    rowsPerCell,
    columnsPerCell,
    columnLabel: (column) => classLabel(column * columnsPerCell, inspection),
    batchRow: (row) => row * rowsPerCell,
    markAt: (row, column) =>
      markOf(
        row,
        column,
        cells[row * columns + column],
        { inspection, arrangement, rowsPerCell, columnsPerCell, name },
        wording,
      ),
    ...(!isWhole && {
      note: translate(message('Each cell is the largest of {0} rows × {1} classes.', rowsPerCell, columnsPerCell)),
    }),
    numbers: numbersOf(cells, { rows, columns, rowsPerCell, columnsPerCell }, inspection, wording),
  };
}

/** What is predicted, or what comes out, or what was given. */
function shownValues(inspection: Inspection, { definition, primary, entries, result, layout }: Arrangement) {
  const { logits, logProbabilities } = inputsOf(inspection);
  const given = { values: primary, name: definition?.inputs[0]?.title ?? message('value') };
  if (result === 'element' && entries && !definition?.loss)
    return { values: entries, name: definition?.title ?? given.name };
  if (!definition?.loss || result !== 'row') return given;
  const { temperature = 1 } = inspection.options;
  const shares: Tensor | undefined = logits
    ? attempt('softmax', { logits }, { axis: layout.axis, temperature })?.value
    : logProbabilities && { data: logProbabilities.data.map(Math.exp), shape: logProbabilities.shape };
  return shares ? { values: shares, name: message('probability') } : given;
}

interface CellSizes {
  readonly rows: number;
  readonly rowsPerCell: number;
  readonly columnsPerCell: number;
}

/** The cell of each row's label; none where a cell stands for several rows. */
function targetsOf(inspection: Inspection, arrangement: Arrangement, { rows, rowsPerCell, columnsPerCell }: CellSizes) {
  return Int32Array.from({ length: rows }, (_, row) => {
    const target =
      rowsPerCell === 1
        ? (targetOf(inspection, arrangement, row) ?? oneHotTarget(inspection, arrangement, row))
        : undefined;
    return target === undefined ? -1 : Math.floor(target / columnsPerCell);
  });
}

/** The class with the single 1 of a label that is a row. */
function oneHotTarget(inspection: Inspection, { primary, layout }: Arrangement, row: number): number | undefined {
  const { labels } = inputsOf(inspection);
  if (!labels || labels === primary || labels.data.length !== primary.data.length) return undefined;
  const values = readRow(labels, layout, row);
  const position = values.indexOf(1);
  return position >= 0 && values.every((value, k) => k === position || value === 0) ? position : undefined;
}

interface CellContext {
  readonly inspection: Inspection;
  readonly arrangement: Arrangement;
  readonly rowsPerCell: number;
  readonly columnsPerCell: number;
  readonly name: string;
}

function markOf(
  row: number,
  column: number,
  value: number,
  { inspection, arrangement, rowsPerCell, columnsPerCell, name }: CellContext,
  wording: Wording,
): Mark {
  const { array, layout } = arrangement;
  const { translate } = wording;
  const isWhole = rowsPerCell === 1 && columnsPerCell === 1;
  const cell = listed(
    [rowName(row * rowsPerCell, wording), className(column * columnsPerCell, inspection, wording)],
    wording,
  );
  const place = { array, index: layout.rowStart(row * rowsPerCell) + column * columnsPerCell * layout.stride };
  return {
    key: `${row}-${column}`,
    name: cell,
    sentence: markSentence(cell, [[isWhole ? name : translate(message('largest')), value]], wording),
    ...(isWhole && { place }),
  };
}

function numbersOf(
  cells: Float64Array,
  { rows, columns, rowsPerCell, columnsPerCell }: CellSizes & { readonly columns: number },
  inspection: Inspection,
  wording: Wording,
): PictureNumbers {
  const shownRows = Math.min(rows, mostTableRows);
  const shownColumns = Math.min(columns, mostTableColumns);
  const left = rows * columns - shownRows * shownColumns;
  return {
    headings: Array.from({ length: shownColumns }, (_, column) => classLabel(column * columnsPerCell, inspection)),
    rows: Array.from({ length: shownRows }, (_, row) => ({
      key: String(row),
      heading: rowName(row * rowsPerCell, wording),
      cells: Array.from({ length: shownColumns }, (__, column) => formatNumber(cells[row * columns + column], wording)),
    })),
    ...(left > 0 && { more: wording.translate(message('and {0} more', left)) }),
  };
}
