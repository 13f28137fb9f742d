/**
 * Vectors as R prints them: each line begins with the number of its first element in square brackets.
 */

import { Cells } from './cells.ts';
import { contentEnd } from './fields.ts';
import type { LineForm } from './lineForm.ts';

const first = /^ *\[1\]\s/;
const prefix = /^ *\[([1-9]\d{0,8})\](?=\s)/;
/** R has left out what goes beyond its option max.print. */
export const reachedMaximum = /^ ?\[ reached .{1,60} -- omitted \d+ (?:entries|rows?|columns?|row\(s\)).{0,40}\]\s*$/;

export const rVector: LineForm = {
  alsoHolds: (text, _, last) => last === 93 && text.startsWith('[ reached ', text.charCodeAt(0) === 32 ? 1 : 0),
  read(region, line) {
    if (!first.test(region.text(line) ?? '')) return line + 1;
    const cells = new Cells();
    let at = line;
    for (; ; at++) {
      const text = region.text(at);
      const match = text === undefined ? null : prefix.exec(text);
      if (text === undefined || match === null || Number(match[1]) !== cells.count + 1) break;
      if (cells.addRow(at, text, undefined, match[0].length) < 0) break;
    }
    if (cells.count < 2) return line + 1;
    const truncated = reachedMaximum.test((region.text(at) ?? '').slice(0, 200));
    const to = truncated ? at + 1 : at;
    const dtype = cells.float ? 'float64' : undefined;
    return cells.form(region, { shape: [cells.count], from: line, to, truncated, dtype }) ?? at;
  },
};

/** Whether a line says that R has left out what follows. */
export function isReachedMaximum(text: string | undefined): boolean {
  return text !== undefined && contentEnd(text) < 200 && reachedMaximum.test(text);
}
