/**
 * The convention grid: the same inputs through every library that has a function for the quantity, each called with its
 * own defaults; what it prints, the exact value, and the default that makes the difference.
 */

import { message, type Tensor } from '../core/index.ts';
import { answerOf, libraries, type UsualAnswer, type UsualCall, usualCalls } from '../frameworks/index.ts';
import type { Inspection } from '../inspect/index.ts';
import type { InputRole } from '../quantities/index.ts';
import { type Answered, differencesOf, isSameValue } from './differences.ts';
import { inputsOf } from './formula.ts';
import { listedNumbers, nestedPieces, type PrintedPiece, printedIn } from './libraryPrint.ts';
import { formatNumber } from './numbers.ts';
import { quantityOf } from './quantity.ts';
import type { Wording } from './translate.ts';

/** The numbers of a row: what is printed, what is exact, and which rows have the same. */
export interface FrameworkValue {
  readonly exact: Tensor;
  /** as the library holds it, in single precision where it computes so */
  readonly held: Tensor;
  readonly printed: readonly PrintedPiece[];
  readonly shown: readonly PrintedPiece[];
  /** rows of one group have equal values; groups count from 0 */
  readonly group: number;
}

/** One call of a library. */
export interface FrameworkRow {
  readonly call: UsualCall;
  /** the library's own name */
  readonly title: string;
  readonly versions: string;
  readonly code: string;
  readonly value?: FrameworkValue;
  /** what stands in the place of a value: the error that is raised there, or why nothing is computed here */
  readonly trouble?: string;
  /** what makes the value another one than the panel's, or that it is the same */
  readonly differs: string;
  readonly isSame: boolean;
}

export interface FrameworkTable {
  readonly rows: readonly FrameworkRow[];
  /** said below the table, or in its stead */
  readonly note?: string;
}

/** More numbers than these are not computed seven times over while somebody moves a slider. */
const largestCompared = 10_000;

/** The same inputs through every library. */
export function frameworkTable(inspection: Inspection, wording: Wording): FrameworkTable {
  const { translate } = wording;
  if (!quantityOf(inspection)) return { rows: [] };
  const inputs = inputsOf(inspection);
  if (Object.values(inputs).some(({ data }) => data.length > largestCompared)) {
    return { rows: [], note: translate(message('Up to {0} numbers are compared.', largestCompared)) };
  }
  const { quantity, options, outcome } = inspection;
  const question = { quantity, inputs, options };
  const calls = usualCalls(question, namesOf(inspection));
  const panel = outcome.kind === 'value' ? { ...question, value: outcome.value } : undefined;
  const hasNegative = inputs.labels?.data.some((label) => label < 0) ?? false;
  const answers = calls.map((call) => ({ call, answer: answerOf(call) }));
  const groupOf = grouping(panel?.value);
  const rows = answers.map(({ call, answer }) => rowOf(call, answer, { panel, groupOf, hasNegative }, wording));
  const note = missingNote(calls, wording);
  return { rows, ...(note !== undefined && { note }) };
}

function namesOf({ arrays, inputs }: Inspection): Readonly<Partial<Record<InputRole, string>>> {
  const entries = Object.entries(inputs) as [InputRole, number][];
  return Object.fromEntries(
    entries.flatMap(([role, index]) => {
      const { name } = arrays[index];
      return name === undefined ? [] : [[role, name]];
    }),
  );
}

/** Gives values that are the same the same number; the panel's own is the first. */
function grouping(panel: Tensor | undefined): (value: Tensor) => number {
  const groups: Tensor[] = panel ? [panel] : [];
  return (value) => {
    const known = groups.findIndex((other) => isSameValue(value, other));
    return known >= 0 ? known : groups.push(value) - 1;
  };
}

/** What a row is held against. */
interface Comparison {
  readonly panel: Answered | undefined;
  readonly groupOf: (value: Tensor) => number;
  /** whether a class index is below 0 */
  readonly hasNegative: boolean;
}

function rowOf(call: UsualCall, answer: UsualAnswer, comparison: Comparison, wording: Wording): FrameworkRow {
  const { panel, groupOf } = comparison;
  const { title, versions } = call.library;
  const row = { call, title, versions, code: call.code };
  if (answer.kind !== 'value') return { ...row, trouble: troubleText(answer, wording), differs: '', isSame: false };
  const { exact, held } = answer;
  const numbers = Array.from(exact.data.subarray(0, listedNumbers), (number) => formatNumber(number, wording));
  return {
    ...row,
    value: {
      exact,
      held,
      printed: printedIn(call.library, held),
      shown: nestedPieces(numbers, exact.shape, ', '),
      group: groupOf(exact),
    },
    differs: differsText(call, answer, comparison, wording),
    isSame: panel !== undefined && isSameValue(exact, panel.value),
  };
}

function troubleText(answer: Exclude<UsualAnswer, { kind: 'value' }>, { translate }: Wording): string {
  if (answer.kind === 'refused') return translate(message('Not computed here: {0}', translate(answer.sentence)));
  return translate(
    answer.silent ? message('Gives {0}, without a word', answer.error) : message('Raises {0}', answer.error),
  );
}

function differsText(
  call: UsualCall,
  { exact, held }: Extract<UsualAnswer, { kind: 'value' }>,
  { panel, hasNegative }: Comparison,
  wording: Wording,
): string {
  const { translate } = wording;
  const sentences = panel ? differencesOf(call, exact, panel, wording) : [];
  if (call.called.wrapsLabels && hasNegative)
    sentences.push(translate(message('A negative label counts from the end')));
  if (isLost(exact, held)) sentences.push(translate(message('Single precision makes another number of it')));
  if (sentences.length > 0) return sentences.join('; ');
  return panel && isSameValue(exact, panel.value) ? translate(message('same as this panel')) : '';
}

/** Whether single precision changed digits that everybody sees. */
function isLost(exact: Tensor, held: Tensor): boolean {
  return exact.data.some((value, k) => {
    const other = held.data[k];
    if (Object.is(value, other) || value === other) return false;
    return !(Math.abs(value - other) <= 1e-3 * Math.abs(value));
  });
}

/** Which libraries have no function for the quantity. */
function missingNote(calls: readonly UsualCall[], { translate }: Wording): string | undefined {
  const missing = libraries.filter((library) => calls.every((call) => call.library !== library));
  if (missing.length === 0) return undefined;
  return translate(message('No function for this: {0}.', missing.map(({ title }) => title).join(', ')));
}
