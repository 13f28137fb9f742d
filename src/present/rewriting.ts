/**
 * New values in the place of an array, in the notation of its source. Values of the same shape replace number by number,
 * so that line breaks, comments and suffixes stay; another shape is written anew with the brackets of the source.
 */

import { elementCount, sameShape, type Tensor } from '../core/index.ts';
import type { NumericArray, Range } from '../finder/index.ts';
import { formatExact } from './numbers.ts';

/** A piece of text to be replaced. */
export interface TextChange {
  readonly range: Range;
  readonly text: string;
}

/** The text that an array stands in. */
export interface SourceText {
  readonly languageId: string;
  textOf(range: Range): string;
  /** the white space that begins a line */
  indentationOf(line: number): string;
}

/** The changes that write values in the place of an array; they don't overlap and stand in order. */
export function rewriting(
  array: NumericArray,
  values: Tensor,
  isWhole: boolean,
  source: SourceText,
): readonly TextChange[] {
  if (sameShape(array.shape, values.shape)) {
    return Array.from(values.data, (value, index) => {
      const range = array.cell(index);
      return { range, text: numberText(value, isWhole, source.languageId) + suffixOf(source.textOf(range)) };
    });
  }
  const range = { start: array.start, end: array.end };
  return [
    { range, text: nestedText(values, isWhole, notationOf(source.textOf(range), source.languageId), range, source) },
  ];
}

/** A fraction keeps its point where it happens to be whole, since many languages tell 1.0 from 1. */
function numberText(value: number, isWhole: boolean, languageId: string): string {
  if (!Number.isFinite(value)) return specialText(value, languageId);
  const text = formatExact(value);
  return isWhole || /[.e]/.test(text) ? text : `${text}.0`;
}

/** How languages write what is no finite number; JavaScript's spelling where nothing else is known. */
const specialNumbers: Readonly<Record<string, readonly [infinity: string, minusInfinity: string, nan: string]>> = {
  python: ['float("inf")', 'float("-inf")', 'float("nan")'],
  julia: ['Inf', '-Inf', 'NaN'],
  r: ['Inf', '-Inf', 'NaN'],
  matlab: ['Inf', '-Inf', 'NaN'],
  octave: ['Inf', '-Inf', 'NaN'],
  yaml: ['.inf', '-.inf', '.nan'],
  toml: ['inf', '-inf', 'nan'],
};

function specialText(value: number, languageId: string): string {
  const [infinity, minusInfinity, nan] = specialNumbers[languageId] ?? ['Infinity', '-Infinity', 'NaN'];
  if (Number.isNaN(value)) return nan;
  return value > 0 ? infinity : minusInfinity;
}

/** The type that a literal ends with, such as f in 1.5f or f32 in 1.5_f32. */
function suffixOf(text: string): string {
  // In a hexadecimal number these letters are digits.
  if (/^[+-]?0x/i.test(text)) return '';
  return /(?<=[\d._])(?:_?f(?:32|64)|[fFdDmM])$/.exec(text)?.[0] ?? '';
}

/** How a language writes lists in lists. */
interface Notation {
  readonly open: string;
  readonly close: string;
  readonly separator: string;
  /** around and between the rows of a matrix; the same as around and between numbers where absent */
  readonly rows?: { readonly open: string; readonly close: string; readonly separator: string; readonly bare: boolean };
}

const matrixLanguages = ['julia', 'matlab', 'octave'];

function notationOf(text: string, languageId: string): Notation {
  if (languageId === 'r')
    return {
      open: 'c(',
      close: ')',
      separator: ', ',
      rows: { open: 'rbind(', close: ')', separator: ', ', bare: false },
    };
  if (matrixLanguages.includes(languageId)) {
    const separator = text.includes(',') ? ', ' : ' ';
    return { open: '[', close: ']', separator, rows: { open: '[', close: ']', separator: '; ', bare: true } };
  }
  const opening = /^(?:vec!\s*\[|[[({])/.exec(text)?.[0] ?? '[';
  const closing = opening.endsWith('(') ? ')' : opening.endsWith('{') ? '}' : ']';
  return { open: opening, close: closing, separator: ', ' };
}

/** Longer rows of rows stand on lines of their own. */
const longestLine = 100;

function nestedText(
  values: Tensor,
  isWhole: boolean,
  notation: Notation,
  { start }: Range,
  { languageId, indentationOf }: SourceText,
): string {
  const { shape } = values;
  const write = (axis: number, from: number): string => {
    if (axis === shape.length) return numberText(values.data[from], isWhole, languageId);
    const step = elementCount(shape.slice(axis + 1));
    const parts = Array.from({ length: shape[axis] }, (_, position) => write(axis + 1, from + position * step));
    const isRow = axis === shape.length - 1;
    if (isRow && notation.rows?.bare === true && shape.length > 1) return parts.join(notation.separator);
    const { open, close, separator } = (isRow ? undefined : notation.rows) ?? notation;
    const oneLine = `${open}${parts.join(separator)}${close}`;
    if (axis > 0 || shape.length === 1 || oneLine.length <= longestLine) return oneLine;
    const indentation = indentationOf(start.line);
    const lineSeparator = `${separator.trimEnd()}\n${indentation}    `;
    return `${open}\n${indentation}    ${parts.join(lineSeparator)}\n${indentation}${close}`;
  };
  return write(0, 0);
}
