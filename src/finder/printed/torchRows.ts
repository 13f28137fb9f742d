/** Tensors as Lua's Torch and PyTorch before 0.4 print them: rows, perhaps in blocks of columns, and a line with type and size. */

import type { ElementType } from '../types.ts';
import { Cells } from './cells.ts';
import { afterBlanks, type ColumnBlocks, readColumnBlocks } from './columnBlocks.ts';
import type { LineForm } from './lineForm.ts';
import type { Region } from './region.ts';

const footer =
  /^\s*\[torch\.(?:cuda\.)?(\w{1,20})Tensor of (?:size|dimension) (\d{1,9}(?:x\d{1,9}){0,20})(?: \(GPU \d+\))?\]\s*$/;
const slice = /^\s*\(\s*\d[\d ,]{0,60},\s*\.\s*,\s*\.\s*\)\s*=\s*$/;
const longestMark = 200;

const types: Readonly<Record<string, ElementType>> = {
  ...{ Float: 'float32', Double: 'float64', Half: 'float16' },
  ...{ Long: 'int', Int: 'int', Short: 'int', Char: 'int', Byte: 'int' },
};

export const torchRows: LineForm = {
  marks: (text, first, last) =>
    text.length <= longestMark && ((last === 93 && footer.test(text)) || (first === 40 && slice.test(text))),
  read(region, line) {
    const parts: ColumnBlocks[] = [];
    let at = line;
    for (;;) {
      const sliced = isSlice(region.text(at));
      if (parts.length > 0 && !sliced) break;
      const read = readColumnBlocks(region, sliced ? at + 1 : at);
      if (!read) break;
      parts.push(read);
      at = read.to;
      if (isSlice(region.text(afterBlanks(region, at)))) at = afterBlanks(region, at);
    }
    if (parts.length === 0) return line + 1;
    // Rows that no footer follows are no tensor, wherever one begins to read them.
    return formOf(region, line, parts) ?? parts[parts.length - 1].to;
  },
};

function formOf(region: Region, line: number, parts: readonly ColumnBlocks[]) {
  const last = parts[parts.length - 1];
  const text = region.text(last.to);
  const told = text !== undefined && text.length <= longestMark ? footer.exec(text) : null;
  if (!told) return undefined;
  const shape = told[2].split('x').map(Number);
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const whole = shape.reduce((product, length) => product * length, 1) === rows * last.columns;
  const same = parts.every(({ columns, scale }) => columns === last.columns && scale === last.scale);
  const truncated = !whole || parts.some((part) => part.truncated);
  if (!same) return undefined;
  const facts = { shape, from: line, to: last.to + 1, truncated, dtype: types[told[1]], scale: last.scale };
  return Cells.below(parts.map((part) => Cells.beside(part.blocks, part.rows))).form(region, facts);
}

function isSlice(text: string | undefined): boolean {
  return text !== undefined && text.length <= longestMark && slice.test(text);
}
