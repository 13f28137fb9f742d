/**
 * How results are worded in the reader's language and with the reader's digits, for every face of the host.
 */

import type * as vscode from 'vscode';
import { elementCount, message } from '../core/index.ts';
import type { NumericArray } from '../finder/index.ts';
import type { Inspection } from '../inspect/index.ts';
import { summarize, type Wording } from '../present/index.ts';
import { significantDigits } from './configuration.ts';
import type { DocumentArrays } from './documentArrays.ts';
import { translate } from './language.ts';

/** What is shown in passing (a hover, a line of a list) computes no more numbers than this; the panel does. */
export const mostNumbersInPassing = 10_000;

/** A list shows fewer digits than hover and panel: it is read down, not across. */
const mostDigitsInLists = 6;

/** The reader's language and digits. */
export function wording(): Wording {
  return { translate, significantDigits: significantDigits() };
}

/** An array on one line, and whether something about it deserves a second look. */
export interface LineOfList {
  readonly text: string;
  readonly troubled: boolean;
}

/** The first result of an array as one line: the value and its quantity, or the sentence that says why there is none. */
export function lineOfList(arrays: DocumentArrays, document: vscode.TextDocument, array: NumericArray): LineOfList {
  const count = elementCount(array.shape);
  if (count > mostNumbersInPassing) return { text: translate(message('{0} numbers', count)), troubled: false };
  const inspection = arrays.inspect(document, array);
  const troubled = inspection.outcome.kind === 'problem' || inspection.warnings.length > 0;
  return { text: firstResult(inspection), troubled };
}

/** The value comes first: lists are narrow. */
function firstResult(inspection: Inspection): string {
  const digits = Math.min(mostDigitsInLists, significantDigits());
  const { problem, information, result, title } = summarize(inspection, { translate, significantDigits: digits });
  if (problem !== undefined) return problem;
  const value = information ? translate(message('{0} nats', information.nats)) : (result ?? '');
  return translate(message('{0} · {1}', value, title ?? ''));
}
