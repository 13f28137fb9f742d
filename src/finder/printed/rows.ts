/** Plain rows of numbers: lines with equally many numbers are a matrix, one line alone a vector. */

import { Cells } from './cells.ts';
import { Field, FieldReader } from './fields.ts';
import type { LineForm } from './lineForm.ts';

export const rows: LineForm = {
  read(region, line) {
    const cells = new Cells();
    const first = region.text(line) ?? '';
    const columns = startsWithNumber(first) ? cells.addRow(line, first) : -1;
    if (columns < 2) return line + 1;
    let end = line + 1;
    let rowCount = 1;
    for (let at = end; ; at++) {
      const text = region.text(at);
      if (text === undefined) break;
      if (isLeftOut(text)) continue;
      if (cells.addRow(at, text, columns) < 0) break;
      rowCount += 1;
      if (at > end) cells.truncated = true;
      end = at + 1;
    }
    // Rows of names alone, such as `NaN NaN`, are no numbers yet.
    if (cells.numbers === 0) return end;
    const shape = rowCount === 1 ? [columns] : [rowCount, columns];
    return cells.form(region, { shape, from: line, to: end, truncated: cells.truncated }) ?? end;
  },
};

function startsWithNumber(text: string): boolean {
  const fields = new FieldReader(text);
  return fields.next() && fields.kind !== Field.word && fields.kind !== Field.ellipsis && fields.kind !== Field.boolean;
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
