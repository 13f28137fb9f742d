/**
 * How results are worded in the reader's language and with the reader's digits, for every face of the host.
 */

import type * as vscode from 'vscode';
import { elementCount, message } from '../core/index.ts';
import type { NumericArray } from '../finder/index.ts';
import type { Inspection } from '../inspect/index.ts';
import { formatNumber, shortInformationText, summarize, type Wording } from '../present/index.ts';
import { significantDigits } from './configuration.ts';
import type { DocumentArrays } from './documentArrays.ts';
import { translate } from './language.ts';

/** What is shown in passing (a hover, a line of a list) computes no more numbers than this; the panel does. */
export const mostNumbersInPassing = 10_000;

/** A list shows fewer digits than hover and panel: it is read down, not across. */
const mostDigitsInLists = 6;

const previewedNumbers = 3;
const previewedDigits = 3;

/** The reader's language and digits. */
export function wording(): Wording {
  return { translate, significantDigits: significantDigits() };
}

/** The first result of an array as one line: the value and its quantity, or the sentence that says why there is none. */
export function lineOfList(arrays: DocumentArrays, document: vscode.TextDocument, array: NumericArray): string {
  return lineOf(firstResultOf(arrays, document, array, mostDigitsInLists));
}

/** The first result of an inspection as one line. The value comes first: lists are narrow. */
export function firstResult(inspection: Inspection): string {
  return lineOf(firstResultIn(inspection, mostDigitsInLists));
}

function lineOf({ text, title }: FirstResult): string {
  return title === undefined ? text : translate(message('{0} · {1}', text, title));
}

/** What came out for an array, in parts, for those who lay it out themselves. */
export interface FirstResult {
  /**
   * a value, a value with a warning, no value because something is wrong or because labels stand alone, or too many
   * numbers to be computed in passing
   */
  readonly standing: 'value' | 'warning' | 'problem' | 'unpaired' | 'uncomputed';
  /** the value, or the sentence that says why there is none */
  readonly text: string;
  /** the quantity, where there is a value */
  readonly title?: string;
  readonly warning?: string;
}

/** The first result of an array, computed only where it is small enough for that. */
export function firstResultOf(
  arrays: DocumentArrays,
  document: vscode.TextDocument,
  array: NumericArray,
  mostDigits: number,
): FirstResult {
  if (elementCount(array.shape) > mostNumbersInPassing) return uncomputed(array.shape);
  return firstResultIn(arrays.inspect(document, array), mostDigits);
}

/** What stands for the result of an array that was not computed: how many numbers it has. */
export function uncomputed(shape: readonly number[]): FirstResult {
  return { standing: 'uncomputed', text: translate(message('{0} numbers', elementCount(shape))) };
}

/** The first numbers of an array in brackets, for a list in which it has no name. */
export function shortPreview(data: Float64Array): string {
  return `[${firstNumbers(data, previewedNumbers, previewedDigits)}]`;
}

/** At most so many of the first numbers, and an ellipsis where there are more. */
export function firstNumbers(data: Float64Array, most: number, digits: number): string {
  const shown = Array.from(data.subarray(0, most), (value) => formatNumber(value, { significantDigits: digits }));
  return data.length > most ? `${shown.join(', ')}, …` : shown.join(', ');
}

/** How many numbers an inspection holds: those that went in and those that came out. */
export function numbersIn({ arrays, outcome }: Inspection): number {
  const tensors = [...arrays.map(({ tensor }) => tensor), ...(outcome.kind === 'value' ? [outcome.value] : [])];
  return tensors.reduce((sum, { shape }) => sum + elementCount(shape), 0);
}

/** The first result of an inspection. */
export function firstResultIn(inspection: Inspection, mostDigits: number): FirstResult {
  const digits = Math.min(mostDigits, significantDigits());
  const wording: Wording = { translate, significantDigits: digits };
  const summary = summarize(inspection, wording);
  const { problem, information, result = '', title = '', warnings } = summary;
  if (problem !== undefined) {
    const unpaired = inspection.outcome.kind === 'problem' && inspection.outcome.code === 'partner';
    return { standing: unpaired ? 'unpaired' : 'problem', text: problem };
  }
  const text = information ? shortInformationText(information, wording) : result;
  const [warning] = warnings;
  return warning === undefined ? { standing: 'value', text, title } : { standing: 'warning', text, title, warning };
}
