/** Plain rows of numbers: lines with equally many numbers are a matrix, one line alone a vector. */

import { Cells, laterForm } from './cells.ts';
import { Field, FieldReader } from './fields.ts';
import type { LineForm } from './lineForm.ts';
import type { Region } from './region.ts';

export const rows: LineForm = {
  read(region, line) {
    const first = rowAt(region, line);
    if (first.columns < 2) return line + 1;
    let { truncated, numbers } = first;
    let rowCount = 1;
    let end = line + 1;
    for (let at = end; at < region.to; at++) {
      const row = rowAt(region, at);
      if (row.columns === first.columns) {
        truncated ||= row.truncated || at > end;
        numbers ||= row.numbers;
        rowCount++;
        end = at + 1;
      } else if (!(region.isBare(at) && isLeftOut(region.text(at) ?? ''))) break;
    }
    // Rows of names alone, such as `NaN NaN`, are no numbers yet.
    if (!numbers) return end;
    const shape = rowCount === 1 ? [first.columns] : [rowCount, first.columns];
    const facts = { shape, from: line, to: end, truncated };
    // Places are many, and most rows are only ever counted.
    return laterForm(region, rowCount * first.columns, facts, (lines) => {
      const cells = new Cells();
      for (const [at, text] of lines.entries()) cells.addRow(line + at, text);
      return cells;
    });
  },
};

interface Row {
  /** how many leaves; -1 when something else stands there */
  readonly columns: number;
  /** not all of them are names */
  readonly numbers: boolean;
  readonly truncated: boolean;
}

const noRow: Row = { columns: -1, numbers: false, truncated: false };

function rowAt(region: Region, line: number): Row {
  const columns = region.columns(line);
  if (columns >= 0) return { columns, numbers: true, truncated: false };
  if (!region.isBare(line)) return noRow;
  const text = region.text(line) ?? '';
  if (!startsWithLeaf(text)) return noRow;
  const cells = new Cells();
  const found = cells.addRow(line, text);
  return found < 0 || cells.booleans > 0
    ? noRow
    : { columns: found, numbers: cells.numbers > 0, truncated: cells.truncated };
}

function startsWithLeaf(text: string): boolean {
  const fields = new FieldReader(text);
  return (
    fields.next() && (fields.kind === Field.constant || fields.kind === Field.integer || fields.kind === Field.float)
  );
}

/** Whether a line says only that lines were left out. */
export function isLeftOut(text: string): boolean {
  const fields = new FieldReader(text);
  let count = 0;
  while (fields.next()) {
    if (fields.kind !== Field.ellipsis) return false;
    count++;
  }
  return count > 0;
}
