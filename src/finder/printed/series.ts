/** pandas' Series: labels with a number each, all ending at one column, and a line below that tells the element type. */

import { elementTypeNamed } from '../elementTypes.ts';
import { Cells } from './cells.ts';
import { contentEnd, contentStart, FieldReader, isBlank, isLeaf } from './fields.ts';
import type { LineForm, PrintedForm } from './lineForm.ts';
import type { Region } from './region.ts';
import { isLeftOut } from './rows.ts';

const footer = /^(?:Freq: [^,]{1,40}, )?(?:Name: (.{0,200}?), )?(?:Length: (\d+), )?dtype: ([A-Za-z]\w{0,20})\s*$/;

/** The label and the number stand at least so far apart. */
const gap = 2;

export const series: LineForm = {
  marks: (text, first) =>
    (first === 70 || first === 78 || first === 76 || first === 100) && text.length < 400 && footer.test(text),
  read(region, line) {
    const cells = new Cells();
    const width = contentEnd(region.text(line) ?? '');
    let at = line;
    for (; ; at++) {
      const text = region.text(at);
      if (text === undefined) break;
      if (addElement(cells, at, text, width)) continue;
      if (at > line && isLeftOut(text)) cells.truncated = true;
      else break;
    }
    if (at === line) return line + 1;
    // Without the line below these are other lines with numbers at their ends; a series does not begin amid them.
    return (cells.count > 1 && formOf(region, line, at, cells)) || at;
  },
};

function formOf(region: Region, line: number, at: number, cells: Cells): PrintedForm | undefined {
  const text = region.text(at);
  const told = text !== undefined && text.length < 400 ? footer.exec(text) : null;
  const dtype = told ? elementTypeNamed(told[3].toLowerCase()) : undefined;
  if (!told || dtype === undefined) return undefined;
  const truncated = cells.truncated || (told[2] !== undefined && Number(told[2]) !== cells.count);
  const facts = { shape: [cells.count], from: line, to: at + 1, truncated, name: told[1], dtype };
  return cells.form(region, facts);
}

/** Takes the number at the end of a line that ends at a column; false when there is none, or no label before it. */
function addElement(cells: Cells, line: number, text: string, width: number): boolean {
  if (contentEnd(text) !== width || isBlank(text)) return false;
  let start = width;
  while (start > 0 && text.charCodeAt(start - 1) > 32) start--;
  if (start < gap + 1 || text.slice(start - gap, start).trim() !== '' || contentStart(text) >= start) return false;
  const field = new FieldReader(text, start);
  if (!field.next() || !isLeaf(field.kind)) return false;
  cells.add(line, field);
  return true;
}
