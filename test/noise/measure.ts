/** Asks of each labelled snippet whether it would be shown, and counts. */

import type { NumericArray } from '../../src/finder/index.ts';
import {
  hoverInterest,
  type Interest,
  inspectArray,
  interestInPair,
  isShown,
  type Surroundings,
} from '../../src/inspect/index.ts';
import type { Case, Label } from './fixture.ts';

/** A snippet with what came out. */
export interface Judged extends Case {
  readonly interest: Interest;
  readonly shown: boolean;
}

/** At most one in a hundred arrays that should be silent is shown. */
export const mostFalsePositives = 0.01;

/** At least this share of the arrays that should be shown is. */
export const leastRecall = 0.95;

/** Judges an array as the hover in its automatic mode does. */
export function judge(asked: Case): Judged {
  const interest = interestOf(asked);
  return { ...asked, interest, shown: isShown(interest, 'auto') };
}

function interestOf({ array, arrays, text, languageId }: Case): Interest {
  const placed = (which: NumericArray) => ({ array: which, surroundings: surroundingsIn(text, languageId, which) });
  const partnerPlace = inspectArray(array, arrays).arrays[1]?.place;
  const partner =
    partnerPlace && arrays.find(({ start, end }) => start === partnerPlace.start && end === partnerPlace.end);
  return partner
    ? interestInPair(placed(array), placed(partner))
    : hoverInterest(array, placed(array).surroundings, false);
}

const lengthBefore = 200;
const lengthAfter = 80;

/** The text around an array, as the editor takes it from a document. */
export function surroundingsIn(text: string, languageId: string, { start, end }: NumericArray): Surroundings {
  const lines = text.split('\n');
  const before = [...lines.slice(0, start.line), lines[start.line].slice(0, start.character)].join('\n');
  const after = [lines[end.line].slice(end.character), ...lines.slice(end.line + 1, end.line + 2)].join('\n');
  return { languageId, before: before.slice(-lengthBefore), after: after.slice(0, lengthAfter) };
}

/** How many arrays of each label there are, and how many of them are shown. */
export interface Counts {
  readonly silent: number;
  readonly falsePositives: number;
  readonly show: number;
  readonly found: number;
}

export function count(judged: readonly Judged[]): Counts {
  const of = (label: Label) => judged.filter((one) => one.label === label);
  const shown = (label: Label) => of(label).filter((one) => one.shown).length;
  return {
    silent: of('silent').length,
    falsePositives: shown('silent'),
    show: of('show').length,
    found: shown('show'),
  };
}

/** The share of false positives among the silent ones; 0 where there are none. */
export function falsePositiveRate({ silent, falsePositives }: Counts): number {
  return silent === 0 ? 0 : falsePositives / silent;
}

/** The share of those to be shown that are; 1 where there are none. */
export function recall({ show, found }: Counts): number {
  return show === 0 ? 1 : found / show;
}

export function isMiss({ label, shown }: Judged): boolean {
  return shown !== (label === 'show');
}
