/**
 * How results are worded in the reader's language and with the reader's digits, for every face of the host.
 */

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

/** One line: the quantity and its value, or the sentence that says why there is none. */
export function firstResult(inspection: Inspection): string {
  const summary = summarize(inspection, listWording());
  return summary.problem ?? summary.headline ?? summary.arrays[0]?.role ?? '';
}
