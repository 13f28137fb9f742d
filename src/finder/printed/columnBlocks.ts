/** Matrices broken into blocks of columns, with a factor for all numbers: as MATLAB, Octave and the first Torch print them. */

import { Cells } from './cells.ts';
import { isBlank } from './fields.ts';
import type { Region } from './region.ts';
import { isLeftOut } from './rows.ts';

const factor = /^\s*([-+]?\d[\d.]{0,20}e[-+]?\d{1,4})\s{0,4}\*\s*$/;
const heading = /^\s*Columns?\s+(\d{1,9})(?:\s+(?:through|to|and)\s+(\d{1,9}))?:?\s*$/;

/** Longer lines are neither a factor nor a heading. */
const longestMark = 80;

/** What was read: the rows of each block. */
export interface ColumnBlocks {
  readonly blocks: readonly Cells[];
  readonly rows: number;
  readonly columns: number;
  /** the columns' numbers stood above them and did not begin with the first one */
  readonly beginsLate: boolean;
  readonly scale: number | undefined;
  readonly truncated: boolean;
  /** the first line after the last row */
  readonly to: number;
}

/** The factor on a line that holds nothing else. */
export function factorOf(text: string | undefined): number | undefined {
  const match = text !== undefined && text.length <= longestMark ? factor.exec(text) : null;
  return match ? Number(match[1]) : undefined;
}

/** The numbers of the first and the last column on a heading. */
export function headingOf(text: string | undefined): readonly [number, number] | undefined {
  const match = text !== undefined && text.length <= longestMark ? heading.exec(text) : null;
  return match ? [Number(match[1]), Number(match[2] ?? match[1])] : undefined;
}

/** The next line at which something stands, with no more than two blank ones before it. */
export function afterBlanks(region: Region, line: number): number {
  let at = line;
  while (at < line + 2 && isBlank(region.text(at))) at++;
  return at;
}

/** Reads a matrix from its factor, its first heading or its first row on. */
export function readColumnBlocks(region: Region, line: number): ColumnBlocks | undefined {
  const scale = factorOf(region.text(line));
  let at = scale === undefined ? line : afterBlanks(region, line + 1);
  const first = headingOf(region.text(at));
  if (!first) {
    const cells = new Cells();
    const to = readRows(region, at, cells, undefined);
    if (to.rows === 0) return undefined;
    const columns = cells.count / to.rows;
    return { ...to, blocks: [cells], columns, beginsLate: false, scale, truncated: cells.truncated };
  }
  const blocks: Cells[] = [];
  let rows = 0;
  let next = first[0];
  let to = at;
  for (;;) {
    const columns = headingOf(region.text(at));
    if (!columns || columns[0] !== next || columns[1] < columns[0]) break;
    const cells = new Cells();
    const read = readRows(region, afterBlanks(region, at + 1), cells, columns[1] - columns[0] + 1);
    if (read.rows === 0 || (blocks.length > 0 && read.rows !== rows)) break;
    rows = read.rows;
    blocks.push(cells);
    next = columns[1] + 1;
    to = read.to;
    at = afterBlanks(region, to);
    if (scale !== undefined && factorOf(region.text(at)) === scale) at = afterBlanks(region, at + 1);
  }
  if (blocks.length === 0) return undefined;
  const truncated = blocks.some((cells) => cells.truncated);
  const facts = { beginsLate: first[0] > 1, scale, truncated };
  return { ...facts, blocks, rows, columns: next - first[0], to };
}

/** Takes rows that are all as long. */
function readRows(
  region: Region,
  line: number,
  cells: Cells,
  wanted: number | undefined,
): { rows: number; to: number } {
  let columns = wanted;
  let rows = 0;
  let to = line;
  for (let at = line; ; at++) {
    const text = region.text(at);
    if (text === undefined) break;
    const found = cells.addRow(at, text, columns);
    if (found > 0) {
      columns = found;
      rows++;
      to = at + 1;
    } else if (rows === 0 || !isLeftOut(text)) break;
    else {
      cells.truncated = true;
      to = at + 1;
    }
  }
  return { rows, to };
}
