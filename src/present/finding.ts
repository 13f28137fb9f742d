/** A finding in a sentence: what is wrong, and the numbers as it is and after the fix. */

import type { Finding } from '../calls/index.ts';
import { message } from '../core/index.ts';
import { formatNumber } from './numbers.ts';
import type { Wording } from './translate.ts';

/** What is wrong; with both numbers where they are known. */
export function findingText({ message: sentence, now, fixed }: Finding, wording: Wording): string {
  const { translate } = wording;
  const said = translate(sentence);
  if (now === undefined || fixed === undefined || now === fixed) return translate(message('{0}.', said));
  const numbers = [formatNumber(now, wording), formatNumber(fixed, wording)] as const;
  return translate(message('{0}. The value is {1} now, and {2} after the fix.', said, ...numbers));
}

/** What a fix does. */
export function fixTitle({ rule, fixed }: Finding, wording: Wording): string {
  const { translate } = wording;
  if (fixed === undefined) return translate(message('Fix {0}', rule));
  return translate(message('Fix {0}: the value becomes {1}', rule, formatNumber(fixed, wording)));
}
