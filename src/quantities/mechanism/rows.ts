/**
 * Rows of a derivation: the first rows of a batch, or those from a wanted one on, each with its letters, and the steps
 * that close every derivation: the result, bits, perplexity.
 */

import { type AxisLayout, type Message, readRow, type Tensor } from '../../core/index.ts';
import { type Expression, shownTerms, type Variable } from '../expression.ts';
import type { DerivationLimits, InputRole, Step } from '../types.ts';
import { apply, at, type Base, exp, letter, list, number, over, power, times } from './notation.ts';
import { reasons, titles } from './words.ts';

const defaultRows = 3;

/** A step, with a reason where there is one. */
export function step(id: string, title: Message, left: Expression, right: Expression, reason?: Message): Step {
  return { id, title, ...(reason && { reason }), left, right };
}

/** One row of a batch, as its steps need it. */
export interface ShownRow {
  readonly row: number;
  readonly length: number;
  /** whether it is the first: the one that is explained in full */
  readonly isFirst: boolean;
  readonly mark: string | undefined;
  /** a step id that belongs to this row */
  id(name: string): string;
  /** a letter for this row of an input */
  input(name: string, source: Tensor, role: InputRole): Variable;
  /** a letter for this row of a tensor of the input's shape that is not an input */
  derived(name: string, source: Tensor): Variable;
  /** a letter for one number of this row, or for a list that was made for it */
  own(name: string, value: number | Float64Array): Variable;
  /** which terms to write out */
  shown(target?: number): readonly number[];
}

/** Which elements of a tensor to write out as one list, that the wanted row begins with among them. */
export function shownElements({ data, shape }: Tensor, { maxTerms, firstRow }: DerivationLimits): readonly number[] {
  const target = firstRow === undefined ? undefined : firstRow * (shape.at(-1) ?? 1);
  return shownTerms(data.length, maxTerms, target);
}

/** The rows to show of a layout, from the wanted one on, marked with their index from 0, as code counts. A single row carries no mark. */
export function shownRows(layout: AxisLayout, limits: DerivationLimits): ShownRow[] {
  const first = Math.max(0, Math.min(limits.firstRow ?? 0, layout.rowCount - 1));
  const count = Math.min(layout.rowCount - first, limits.maxRows ?? defaultRows);
  return Array.from({ length: count }, (_, position) => {
    const row = first + position;
    const mark = layout.rowCount > 1 ? String(row) : undefined;
    const origin = { offset: layout.rowStart(row), stride: layout.stride };
    return {
      row,
      length: layout.length,
      isFirst: position === 0,
      mark,
      id: (name) => (mark === undefined ? name : `row${mark}-${name}`),
      input: (name, source, role) => letter(name, readRow(source, layout, row), { mark, origin: { role, ...origin } }),
      derived: (name, source) => letter(name, readRow(source, layout, row), { mark }),
      own: (name, value) => letter(name, value, { mark }),
      shown: (target) => shownTerms(layout.length, limits.maxTerms, target),
    };
  });
}

/** The whole value: one number, or the list of all rows. */
export function resultStep(name: string, value: Tensor, limits: DerivationLimits): Step {
  if (value.shape.length === 0) {
    return step('result', titles.result, letter(name, value), number(value.data[0]));
  }
  const all = letter(name, value.data);
  const shown = shownTerms(value.data.length, limits.maxTerms, limits.firstRow);
  return step('result', titles.results, all, list('i', value.data.length, at(all, 'i', 'value'), shown));
}

/** The value in nats and in bits, unless that is what it is in already. */
export function unitSteps(name: string, value: Tensor, base: Base, limits: DerivationLimits): Step[] {
  const held = letter(name, value.shape.length === 0 ? value : value.data);
  const steps: Step[] = [];
  let nats: Expression = held;
  let unit = 1;
  if (base !== 'e') {
    unit = Math.log(base);
    nats = times(held, apply('log', number(base)));
    steps.push(
      step(
        'nats',
        titles.nats,
        nats,
        amounts(name, value, (amount) => amount * unit, limits),
        reasonOf(base),
      ),
    );
  }
  if (base === 2) return steps;
  const bits = over(nats, apply('log', number(2)));
  // by way of the nats, as every face counts bits: another order of rounding would be another last digit
  const inBits = (amount: number): number => (amount * unit) / Math.LN2;
  return [...steps, step('bits', titles.bits, bits, amounts(name, value, inBits, limits), reasons.bits)];
}

function reasonOf(base: number): Message {
  if (base === 2) return reasons.bits;
  return base === 10 ? reasons.bans : reasons.otherUnit;
}

/** The value in another unit, as one number or as a list. */
function amounts(
  name: string,
  { data, shape }: Tensor,
  convert: (amount: number) => number,
  limits: DerivationLimits,
): Expression {
  const scaled = data.map(convert);
  if (shape.length === 0) return number(scaled[0]);
  return list(
    'i',
    scaled.length,
    at(letter(name, scaled), 'i', 'value'),
    shownTerms(scaled.length, limits.maxTerms, limits.firstRow),
  );
}

/** The perplexity of a single entropy or cross entropy. */
export function perplexitySteps(name: string, value: Tensor, base: Base): Step[] {
  if (value.shape.length > 0) return [];
  const amount = value.data[0];
  const information = letter(name, value);
  const left = base === 'e' ? exp(information) : power(number(base), information);
  const result = base === 'e' ? Math.exp(amount) : base ** amount;
  return [step('perplexity', titles.perplexity, left, number(result), reasons.asManyOptions)];
}
