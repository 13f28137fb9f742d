/** Tensors as TensorFlow.js prints them: the word Tensor, details if they were asked for, and a list with commas below. */

import { ArrayBuilder } from '../builder.ts';
import { prose } from '../dialects/text.ts';
import { elementTypeNamed } from '../elementTypes.ts';
import { lexiconOf } from '../lexicon.ts';
import { Scanner } from '../scanner.ts';
import { documentStart, root } from '../state.ts';
import type { ElementType } from '../types.ts';
import { contentEnd, contentStart } from './fields.ts';
import type { LineForm } from './lineForm.ts';
import type { Region } from './region.ts';

const lexicon = lexiconOf({
  ...prose,
  constants: { nan: 'NaN', infinity: 'Infinity', truth: 'true', falsehood: 'false' },
});

const detail = /^\s+(?:dtype: (\w{1,12})|rank: \d{1,3}|shape: \[[\d,]{0,99}\]|values:)\s*$/;

export const tfjs: LineForm = {
  marks: (text, first) =>
    first === 84
      ? isHeader(text)
      : first === 91 || first === 46
        ? isRowOfList(text)
        : text.charCodeAt(0) <= 32 && text.length < 200 && detail.test(text),
  read(region, line) {
    if (!isHeader(region.text(line) ?? '')) return line + 1;
    let at = line + 1;
    let dtype: string | undefined;
    for (; ; at++) {
      const told = detail.exec((region.text(at) ?? '').slice(0, 200));
      if (!told) break;
      dtype ??= told[1];
    }
    return readList(region, line, at, dtype) ?? line + 1;
  },
};

function readList(region: Region, line: number, listLine: number, told: string | undefined) {
  const scanner = new Scanner(lexicon);
  const builder = new ArrayBuilder(lexicon);
  let state = documentStart;
  let at = listLine;
  do {
    const text = region.text(at);
    if (text === undefined || !(at === listLine ? isRowOfList(text) : isPartOfList(text))) return undefined;
    state = scanner.scan(at, text, state, builder);
    at++;
  } while (state.bracket !== root);
  builder.finish();
  const [array] = builder.arrays;
  if (builder.arrays.length !== 1 || array.start.line !== listLine || array.ragged) return undefined;
  const text = region.text(line) ?? '';
  const start = { line, character: contentStart(text) };
  const end = { line: at - 1, character: contentEnd(region.text(at - 1) ?? '') };
  const dtype = told === undefined ? (array.dtype ?? float32Of(region.slice(listLine, at))) : elementTypeNamed(told);
  return { array: array.printedAs(start, end, dtype), end: at };
}

/** A tensor of numbers with fractions holds single floats; whole numbers may be either. */
function float32Of(rows: readonly string[]): ElementType | undefined {
  return rows.some((row) => /\d(?:\.\d|e)|NaN|Infinity/.test(row)) ? 'float32' : undefined;
}

function isHeader(text: string): boolean {
  return text.length < 80 && text.trim() === 'Tensor';
}

/** Whether a line could be a row of the list, or say that rows are left out. */
function isRowOfList(text: string): boolean {
  return /^\s+(?:\[|\.\.\.,\s*$)/.test(text) && isPartOfList(text);
}

/** Whether a line holds brackets, numbers, commas and nothing else. */
function isPartOfList(text: string): boolean {
  return /^[-+.,\d\seE[\]NaInfitytruls]*$/.test(text);
}
