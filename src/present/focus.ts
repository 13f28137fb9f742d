/** The result of the row that was asked about, out of that of the whole: its entropy, its loss, its probabilities. */

import { readRow, type Tensor, tensor } from '../core/index.ts';
import type { Inspection } from '../inspect/index.ts';
import { arrangementOf } from './arrangement.ts';

/** What came out for the row in focus; undefined where no row is, or where the result has none. */
export function focusedResult(inspection: Inspection): Tensor | undefined {
  const row = inspection.focus?.row;
  const arrangement = row === undefined ? undefined : arrangementOf(inspection);
  if (row === undefined || !arrangement?.entries) return undefined;
  const { result, entries, layout } = arrangement;
  if (result === 'row') return row < entries.data.length ? tensor([entries.data[row]], []) : undefined;
  if (result === 'element') return row < layout.rowCount ? tensor(readRow(entries, layout, row)) : undefined;
  const length = entries.shape.at(-1) ?? 0;
  return result === 'expanded' ? tensor(entries.data.slice(row * length, (row + 1) * length)) : undefined;
}
