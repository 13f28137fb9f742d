/** Where a number ends that a person typed: with signs, arithmetic without spaces, names for NaN and infinities. */

import { mostOperators } from './frame.ts';
import { Class, type Lexicon } from './lexicon.ts';
import { scanNumber } from './numbers.ts';

/** `plain` is a number with a sign, `named` a constant, `computed` arithmetic. `end` is the start when there is none. */
export interface ElementEnd {
  readonly end: number;
  readonly kind: 'plain' | 'named' | 'computed';
}

/** Finds the end of the number that starts here. */
export function elementEnd(text: string, start: number, lexicon: Lexicon): ElementEnd {
  let at = start;
  let kind: ElementEnd['kind'] = 'plain';
  for (let operators = 0; operators <= mostOperators; operators++) {
    const sign = text.charCodeAt(at);
    if (sign === 43 || sign === 45 || sign === 0x2212) at++;
    const end = operandEnd(text, at, lexicon);
    if (end === at) return { end: start, kind };
    if (end < 0) {
      if (kind === 'plain') kind = 'named';
      at = -end;
    } else at = end;
    const next = operatorEnd(text, at, lexicon);
    if (next === at) return { end: endsHere(text, at) ? at : start, kind };
    kind = 'computed';
    at = next;
  }
  return { end: start, kind };
}

/** The end of a number; negative for a named constant; the start itself when there is none. */
function operandEnd(text: string, start: number, { dialect, constants }: Lexicon): number {
  const first = text.charCodeAt(start);
  const second = text.charCodeAt(start + 1);
  if ((first >= 48 && first <= 57) || (first === 46 && second >= 48 && second <= 57)) {
    const { end, isLeaf } = scanNumber(text, start, dialect.numbers);
    return isLeaf ? end : start;
  }
  if (!constants) return start;
  constants.lastIndex = start;
  return constants.test(text) ? -constants.lastIndex : start;
}

function operatorEnd(text: string, at: number, { dialect, classes }: Lexicon): number {
  if (classes[text.charCodeAt(at)] !== Class.operator) return at;
  for (const length of [2, 1]) {
    if (Object.hasOwn(dialect.arithmetic?.operators ?? {}, text.slice(at, at + length))) return at + length;
  }
  return at;
}

function endsHere(text: string, at: number): boolean {
  return at >= text.length || /[\s,;()[\]{}]/.test(text.charAt(at));
}
