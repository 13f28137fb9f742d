/** Matrices as Octave and MATLAB print them: `a =`, a class, a factor, blocks of columns. */

import type { ElementType } from '../types.ts';
import { Cells } from './cells.ts';
import { afterBlanks, factorOf, headingOf, readColumnBlocks } from './columnBlocks.ts';
import type { LineForm } from './lineForm.ts';
import type { Region } from './region.ts';

const target = /^\s*([A-Za-z]\w{0,99}(?:\.\w{1,99})?)(?:\([\d:,; ]{1,60}\))?\s*=\s*$/;
const kind =
  /^\s*(?:\d+(?:[×x]\d+)+\s+(?:(\w{1,20})\s+)?(?:array|matrix|(?:row |column )?vector)|(?:Diagonal|Permutation) Matrix)\s*$/;

/** Longer lines are neither a name nor a class. */
const longestMark = 200;

const types: Readonly<Record<string, ElementType>> = { single: 'float32', double: 'float64', logical: 'bool' };

export const matlab: LineForm = {
  marks: (text, first, last) => {
    if (text.length > longestMark) return false;
    if (last === 61) return target.test(text);
    if (last === 42) return factorOf(text) !== undefined;
    return first === 67
      ? headingOf(text) !== undefined
      : (first === 68 || first === 80 || first < 58) && kind.test(text);
  },
  read(region, line) {
    const name = matched(target, region.text(line));
    let at = name ? afterBlanks(region, line + 1) : line;
    const told = matched(kind, region.text(at));
    if (told) at = afterBlanks(region, at + 1);
    if (!name && !told && headingOf(region.text(at)) === undefined && factorOf(region.text(at)) === undefined) {
      return line + 1;
    }
    return readMatrix(region, line, at, name?.[1], told?.[1]) ?? line + 1;
  },
};

function readMatrix(region: Region, line: number, at: number, name: string | undefined, type: string | undefined) {
  const read = readColumnBlocks(region, at);
  if (!read) return undefined;
  const { blocks, rows, columns, scale, to } = read;
  const truncated = read.truncated || read.beginsLate;
  const dtype = type === undefined ? undefined : (types[type] ?? (/^u?int\d/.test(type) ? 'int' : undefined));
  const facts = { shape: [rows, columns], from: line, to, truncated, name, scale, dtype };
  return Cells.beside(blocks, rows).form(region, facts) ?? to;
}

function matched(pattern: RegExp, text: string | undefined): RegExpExecArray | null {
  return text !== undefined && text.length <= longestMark ? pattern.exec(text) : null;
}
