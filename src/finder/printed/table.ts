/**
 * Tables with names above the columns and labels before the rows: pandas' data frames, R's matrices and data frames. They
 * are told from other text by their columns, which end where their names end.
 */

import { Cells } from './cells.ts';
import { ColumnNames } from './columnNames.ts';
import { contentEnd, Field, FieldReader, isBlank, isLeaf } from './fields.ts';
import type { LineForm } from './lineForm.ts';
import type { Region } from './region.ts';
import { isLeftOut } from './rows.ts';
import { isReachedMaximum } from './rVector.ts';

const size = /^\[(\d+) rows? x (\d+) columns?\]\s*$/;

/** R and pandas break a table only when its lines would grow longer than about this. */
const fullLine = 60;

export const table: LineForm = {
  alsoHolds: (text, first) => first === 91 && text.length < 80 && size.test(text),
  read(region, line) {
    const first = readBlock(region, line);
    if (!first) return line + 1;
    const blocks = [first];
    let block: Block | undefined = first;
    while (block) {
      block = nextBlock(region, block, first);
      if (block) blocks.push(block);
    }
    return formOf(region, line, blocks) ?? first.to;
  },
};

/** The rows below one line of names. */
interface Block {
  readonly names: ColumnNames;
  readonly cells: Cells;
  readonly labels: readonly string[];
  readonly columns: number;
  readonly to: number;
  /** the length of its longest line, and what another column would have added to it at least */
  readonly width: number;
  readonly firstColumnEnd: number;
}

function formOf(region: Region, line: number, blocks: readonly Block[]) {
  const last = blocks[blocks.length - 1];
  const rowCount = last.labels.length;
  const columns = blocks.reduce((sum, block) => sum + block.columns, 0);
  const footer = isReachedMaximum(region.text(last.to)) ? last.to + 1 : sizeEnd(region, last.to);
  const told = footer === undefined ? null : size.exec(region.text(footer - 1) ?? '');
  const whole = told === null || (Number(told[1]) === rowCount && Number(told[2]) === columns);
  const reached = footer !== undefined && told === null;
  const truncated = blocks.some(({ cells }) => cells.truncated) || last.names.goesOn || reached || !whole;
  const cells = Cells.beside(
    blocks.map((block) => block.cells),
    rowCount,
  );
  return cells.form(region, { shape: [rowCount, columns], from: line, to: footer ?? last.to, truncated });
}

/** After the size that pandas prints below a blank line. */
function sizeEnd(region: Region, at: number): number | undefined {
  const text = region.text(at + 1);
  return isBlank(region.text(at)) && text !== undefined && text.length < 80 && size.test(text) ? at + 2 : undefined;
}

/** The columns that did not fit beside the last ones; undefined when what follows is no such block. */
function nextBlock(region: Region, before: Block, first: Block): Block | undefined {
  const at = before.names.goesOn && isBlank(region.text(before.to)) ? before.to + 1 : before.to;
  const block = readBlock(region, at);
  if (!block || block.labels.length !== first.labels.length) return undefined;
  const full = before.names.goesOn || before.width + block.firstColumnEnd > fullLine;
  if (!full || block.names.text === before.names.text) return undefined;
  return block.labels.every((label, row) => label === first.labels[row]) ? block : undefined;
}

function readBlock(region: Region, line: number): Block | undefined {
  const header = region.text(line);
  const below = region.text(line + 1);
  if (header === undefined || below === undefined || header.charCodeAt(0) > 32 || isBlank(header)) return undefined;
  const names = new ColumnNames(header);
  const block = readRows(region, line, names, below);
  if (block || !names.numeric) return block;
  const filled = names.filledUpTo(contentEnd(below));
  return filled && readRows(region, line, filled, below);
}

function readRows(region: Region, line: number, names: ColumnNames, below: string): Block | undefined {
  const cells = new Cells();
  const labels: string[] = [];
  let at = isIndexName(below, names) ? line + 2 : line + 1;
  let ends: readonly number[] = [];
  let width = contentEnd(region.text(line) ?? '');
  for (; ; at++) {
    const text = region.text(at);
    if (text === undefined) break;
    const row = readRow(text, names, labels.length === 0 ? undefined : ends);
    if (row) {
      ends = row.ends;
      if (labels.length === 0 && !names.fit(ends)) return undefined;
      for (const field of row.fields) cells.add(at, field);
      labels.push(row.label);
      width = Math.max(width, contentEnd(text));
      cells.truncated ||= row.truncated;
    } else if (labels.length > 0 && isLeftOut(text)) cells.truncated = true;
    else break;
  }
  if (labels.length === 0) return undefined;
  return { names, cells, labels, columns: ends.length, to: at, width, firstColumnEnd: ends[0] - names.start };
}

/** pandas prints the name of the labels on a line of its own. */
function isIndexName(text: string, names: ColumnNames): boolean {
  const fields = new FieldReader(text);
  return fields.next() && fields.start === 0 && contentEnd(text) <= names.start;
}

interface Row {
  readonly label: string;
  readonly fields: readonly FieldReader[];
  readonly ends: readonly number[];
  readonly truncated: boolean;
}

/** A row with a label and leaves below the names; undefined when the line is something else or has other columns. */
function readRow(text: string, names: ColumnNames, wanted: readonly number[] | undefined): Row | undefined {
  const reader = new FieldReader(text);
  const fields: FieldReader[] = [];
  const ends: number[] = [];
  let labelEnd = -1;
  let truncated = false;
  while (reader.next()) {
    if (isLeaf(reader.kind) && names.endsAt(reader.end)) {
      ends.push(reader.end);
      fields.push(Object.assign(new FieldReader(text), { start: reader.start, end: reader.end, kind: reader.kind }));
    } else if (reader.kind === Field.ellipsis && reader.start >= names.start) truncated = true;
    else if (ends.length > 0) return undefined;
    else labelEnd = reader.end;
  }
  if (labelEnd < 0 || labelEnd > names.start || ends.length === 0) return undefined;
  if (wanted && (wanted.length !== ends.length || wanted.some((end, at) => end !== ends[at]))) return undefined;
  return { label: text.slice(0, labelEnd), fields, ends, truncated };
}
