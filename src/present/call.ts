/** What a hover says of a call: what it returns, as its framework prints it, and how that comes about. */

import type { LossCall } from '../calls/index.ts';
import { message } from '../core/index.ts';
import { inspectCall } from '../inspect/index.ts';
import { escapeMarkdown, type HoverOptions, type HoverPart, hoverParts } from './hover.ts';
import { formatNumber } from './numbers.ts';
import type { Wording } from './translate.ts';

/** At most so many reasons why there is no number. */
const mostReasons = 3;
/** At most so many numbers of a value that its framework would break into lines. */
const listedNumbers = 4;

/** The parts of a hover on a call: the value or the error first. */
export function callParts(call: LossCall, wording: Wording, options: HoverOptions = {}): readonly HoverPart[] {
  const { translate } = wording;
  const { callee, raises, unresolved } = call;
  if (raises) return [bold(callee), gap, text(`⚠ ${translate(raises)}`)];
  if (unresolved.length > 0) {
    const reasons = unresolved.slice(0, mostReasons).map((reason) => translate(reason));
    return [
      bold(callee),
      gap,
      text(translate(message('Its value cannot be known from the code: {0}', reasons.join('; ')))),
    ];
  }
  const inspection = inspectCall(call);
  const headline = bold(translate(message('{0} returns {1}', callee, shownValue(call, wording))));
  return inspection
    ? [headline, gap, ...hoverParts(inspection, wording, { ...options, withoutRoles: true })]
    : [headline];
}

function shownValue({ printed, result }: LossCall, wording: Wording): string {
  if (printed !== undefined) return printed.replace(/\s+/g, ' ');
  const data = result?.data ?? new Float64Array(0);
  const shown = Array.from(data.subarray(0, listedNumbers), (value) => formatNumber(value, wording)).join(', ');
  return data.length > listedNumbers ? `${shown}, …` : shown;
}

const gap: HoverPart = { kind: 'markdown', text: '\n\n' };

function bold(content: string): HoverPart {
  return { kind: 'markdown', text: `**${escapeMarkdown(content)}**` };
}

function text(content: string): HoverPart {
  return { kind: 'text', text: content };
}
