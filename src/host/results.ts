/**
 * How results are worded in the reader's language and with the reader's digits, for every face of the host.
 */

import { message } from '../core/index.ts';
import type { Inspection } from '../inspect/index.ts';
import { summarize, type Wording } from '../present/index.ts';
import { significantDigits } from './configuration.ts';
import { translate } from './language.ts';

/** A list shows fewer digits than hover and panel: it is read down, not across. */
const mostDigitsInLists = 6;

/** The reader's language and digits. */
export function wording(): Wording {
  return { translate, significantDigits: significantDigits() };
}

/** The wording of lists, with fewer digits. */
export function listWording(): Wording {
  return { translate, significantDigits: Math.min(mostDigitsInLists, significantDigits()) };
}

/** One line: the value and its quantity, or the sentence that says why there is none. The value comes first: lists are narrow. */
export function firstResult(inspection: Inspection): string {
  const { problem, information, result, title } = summarize(inspection, listWording());
  if (problem !== undefined) return problem;
  const value = information ? translate(message('{0} nats', information.nats)) : (result ?? '');
  return translate(message('{0} · {1}', value, title ?? ''));
}
