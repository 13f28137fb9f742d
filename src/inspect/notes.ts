/** What is worth knowing about the arrays of an Inspection although nothing is wrong with them. */

import { alongAxis, type Message, message, readRow } from '../core/index.ts';
import { ignoredLabelOf } from './choice.ts';
import type { Pair } from './links.ts';
import { decimalsOf, singlePrecisionSlack } from './precision.ts';
import type { ReadArray } from './readArray.ts';

/** Whether the rows of an array were taken for distributions although they do not quite sum to 1. */
export function isRounded({ role, evidence: { facts } }: ReadArray): boolean {
  const distribution = role.role === 'probabilities' || role.role === 'softLabels';
  return distribution && facts.sumsToOne && Math.abs(facts.worstRow.sum - 1) > singlePrecisionSlack;
}

/** The notes on the arrays that take part, and on the pair that two of them form. */
export function notesOn(members: readonly ReadArray[], pair: Pair | undefined): readonly Message[] {
  const classCount = pair?.kind === 'loss' ? pair.predictions.evidence.facts.rowLength : undefined;
  return [
    ...members.filter(isRounded).map(roundingNote),
    ...members.flatMap((member) => oneBasedNote(member, classCount) ?? []),
    ...((pair?.kind === 'loss' && ignoredNote(pair)) || []),
  ];
}

/** The logarithm of a number that was rounded to d decimals is off by up to ½·10⁻ᵈ/p. */
function roundingNote({ evidence: { facts, values } }: ReadArray): Message {
  const { row } = facts.worstRow;
  const shares = readRow(values, alongAxis(values.shape, -1), row);
  const decimals = shares.reduce((most, share) => Math.max(most, decimalsOf(share)), 0);
  const leastPositive = shares.reduce((least, share) => (share > 0 ? Math.min(least, share) : least), 1);
  const sum = Number(facts.worstRow.sum.toPrecision(12));
  if (facts.tolerated) return message('The sum {0} is taken for 1, within the tolerance that you set.', sum);
  const off = Number(((0.5 * 10 ** -decimals) / leastPositive).toPrecision(2));
  return facts.rowCount === 1
    ? message(
        'Sums to {0}: the values look rounded to {1} decimals, so −ln {2} may be off by up to {3}.',
        sum,
        decimals,
        leastPositive,
        off,
      )
    : message(
        'Row {4} sums to {0}: the values look rounded to {1} decimals, so −ln {2} may be off by up to {3}.',
        sum,
        decimals,
        leastPositive,
        off,
        row,
      );
}

/** Labels from 1 to the number of classes: those of R, Julia and MATLAB, or a slip. */
function oneBasedNote({ role, evidence: { facts } }: ReadArray, classCount: number | undefined): Message | undefined {
  if (role.role !== 'classIndices' || !facts.oneBased) return undefined;
  if (classCount !== undefined && facts.largest !== classCount) return undefined;
  return message(
    'The labels run from 1 to {0}: of {0} classes, counted from 0, the last is {1}.',
    facts.largest,
    facts.largest - 1,
  );
}

function ignoredNote(pair: Pair): readonly Message[] {
  const ignored = pair.labels.role.role === 'classIndices' ? ignoredLabelOf(pair) : undefined;
  if (ignored === undefined) return [];
  const { data } = pair.labels.array;
  const count = data.reduce((sum, label) => (label === ignored ? sum + 1 : sum), 0);
  return [
    message('{0} of {1} rows are left out: their label is {2}, which names no class.', count, data.length, ignored),
  ];
}
