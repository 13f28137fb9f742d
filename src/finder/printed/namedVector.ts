/** Named vectors as R prints them: a line of names and a line of numbers below, ending where the names end; then the next. */

import { Cells } from './cells.ts';
import { ColumnNames } from './columnNames.ts';
import { contentEnd, FieldReader, isLeaf } from './fields.ts';
import type { LineForm } from './lineForm.ts';
import type { Region } from './region.ts';
import { isReachedMaximum } from './rVector.ts';

/** A vector goes on below only after lines at least this long: R fills them. */
const fullLine = 40;

export const namedVector: LineForm = {
  read(region, line) {
    if (!region.isBare(line + 1)) return line + 1;
    const cells = new Cells();
    const count = addPair(region, line, cells, undefined);
    if (count < 1 || isRowOf(region.text(line + 2), count)) return line + 1;
    let at = line + 2;
    let first = region.text(line) ?? '';
    while (contentEnd(first) >= fullLine) {
      const names = region.text(at) ?? '';
      if (names.trim() === first.trim()) break;
      const added = addPair(region, at, cells, count);
      if (added < 1) break;
      at += 2;
      first = added < count ? '' : names;
    }
    const truncated = isReachedMaximum(region.text(at));
    const to = truncated ? at + 1 : at;
    const dtype = cells.float ? 'float64' : undefined;
    return cells.form(region, { shape: [cells.count], from: line, to, truncated, dtype }) ?? line + 1;
  },
};

/** Takes a line of names with its line of numbers; gives how many, -1 if there is no such pair or it has too many. */
function addPair(region: Region, line: number, cells: Cells, most: number | undefined): number {
  const above = region.text(line);
  const below = region.text(line + 1);
  if (above === undefined || below === undefined) return -1;
  const ends = leafEnds(below);
  if (ends.length === 0 || ends.length > (most ?? ends.length)) return -1;
  const names = new ColumnNames(above);
  if (names.numeric || !names.fit(ends)) return -1;
  return cells.addRow(line + 1, below);
}

/** Where the leaves of a line end; none when something else stands there. */
function leafEnds(text: string): readonly number[] {
  const ends: number[] = [];
  const fields = new FieldReader(text);
  while (fields.next()) {
    if (!isLeaf(fields.kind)) return [];
    ends.push(fields.end);
  }
  return ends;
}

function isRowOf(text: string | undefined, count: number): boolean {
  return text !== undefined && leafEnds(text).length === count;
}
