/** Arrays as Julia shows them: size and type, then an element or a row a line, slices of higher arrays under their indices. */

import { elementTypeNamed } from '../elementTypes.ts';
import type { ElementType } from '../types.ts';
import { Cells } from './cells.ts';
import { afterBlanks } from './columnBlocks.ts';
import type { LineForm, PrintedForm } from './lineForm.ts';
import type { Region } from './region.ts';
import { isLeftOut } from './rows.ts';

/** It may stand after other text, such as the name of what is shown. */
const header = /(?:^|\s)((\d{1,12})-element|(\d{1,12}(?:[×x]\d{1,12})+)) ([A-Za-z][^"'`]*):\s*$/u;
const slice = /^\s*\[:, :(?:, \d{1,9})+\] =\s*$/;
const elementType = /\b(Float64|Float32|Float16|BFloat16|Bool|U?Int(?:8|16|32|64|128)?)\b/;
const longestMark = 400;

export const julia: LineForm = {
  marks: (text, _, last) =>
    (last === 58 || last === 61) && text.length <= longestMark && (header.test(text) || slice.test(text)),
  read(region, line) {
    const text = region.text(line);
    const told = text !== undefined && text.length <= longestMark ? header.exec(text) : null;
    if (!text || !told) return line + 1;
    const shape = told[2] === undefined ? told[3].split(/[×x]/).map(Number) : [Number(told[2])];
    const start = told.index + told[0].indexOf(told[1]);
    const dtype = typeIn(told[4]);
    return readArray(region, { line, start, shape, dtype }) ?? line + 1;
  },
};

interface Header {
  readonly line: number;
  readonly start: number;
  readonly shape: readonly number[];
  readonly dtype: ElementType | undefined;
}

function readArray(region: Region, { line, start, shape, dtype }: Header): PrintedForm | undefined {
  const cells: Cells[] = [];
  let to = line + 1;
  const [rows, columns = 1] = shape;
  if (shape.length <= 2) {
    cells.push(new Cells());
    to = readRows(region, to, cells[0], rows);
  } else {
    let at = to;
    while (isSlice(region.text(at))) {
      const slab = new Cells();
      to = readRows(region, at + 1, slab, rows);
      cells.push(slab);
      at = afterBlanks(region, to);
    }
  }
  const slabs = shape.slice(2).reduce((product, length) => product * length, 1);
  const whole = cells.length === slabs && cells.every((slab) => !slab.truncated && slab.count === rows * columns);
  const facts = { shape, from: line, to, start, dtype, truncated: !whole };
  if (cells.length === 0) return undefined;
  const all = cells.length > 1 && whole ? Cells.across(inRowOrder(cells, shape.slice(2))) : Cells.below(cells);
  return all.form(region, facts);
}

/** Slabs come with their first index running fastest; puts them so that the last one does. */
function inRowOrder(slabs: readonly Cells[], axes: readonly number[]): readonly Cells[] {
  return slabs.map((_, place) => {
    let rest = place;
    let number = 0;
    let stride = slabs.length;
    for (let axis = axes.length - 1; axis >= 0; axis--) {
      stride /= axes[axis];
      number += (rest % axes[axis]) * stride;
      rest = Math.floor(rest / axes[axis]);
    }
    return slabs[number];
  });
}

/** Takes the rows of a vector or matrix, no more than it has. */
function readRows(region: Region, line: number, cells: Cells, rows: number): number {
  let at = line;
  let columns: number | undefined;
  for (let row = 0; row < rows; at++) {
    const text = region.text(at);
    if (text === undefined) break;
    const found = cells.addRow(at, text, columns);
    if (found > 0) {
      columns = found;
      row++;
    } else if (row > 0 && isLeftOut(text)) cells.truncated = true;
    else break;
  }
  return at;
}

function typeIn(text: string): ElementType | undefined {
  const name = elementType.exec(text)?.[1];
  return name === undefined ? undefined : elementTypeNamed(name.toLowerCase());
}

function isSlice(text: string | undefined): boolean {
  return text !== undefined && text.length <= longestMark && slice.test(text);
}
