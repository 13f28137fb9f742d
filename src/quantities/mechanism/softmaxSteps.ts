/**
 * Softmax steps: the largest logit, the sum of the shifted exponentials, and the logarithms that every softmax-based
 * derivation is made of. The plain form is shown while a double can hold it, the shifted one beyond.
 */

import { compensatedSum, logSoftmax, type Message } from '../../core/index.ts';
import type { Expression, Variable } from '../expression.ts';
import type { Step } from '../types.ts';
import {
  apply,
  at,
  exp,
  letter,
  list,
  maximum,
  minus,
  number,
  over,
  plus,
  type Show,
  sum,
  sumExcept,
} from './notation.ts';
import { type ShownRow, step } from './rows.ts';
import { reasons, titles } from './words.ts';

/** While no |z/T| exceeds this, neither e^z nor a quotient of two of them leaves the normal doubles. */
const plainLimit = 300;

/** A denominator of more terms than this is not written out once for every class. */
const longestRepeated = 3;

/** A row of logits with the letters of its softmax. */
export interface SoftmaxRow {
  readonly z: Variable;
  readonly temperature: number;
  /** 'plain': the plain exponentials fit a double; 'shifted': only the shifted ones do; 'huge': a difference overflows */
  readonly range: 'plain' | 'shifted' | 'huge';
  readonly hasNaN: boolean;
  readonly maximumAt: number;
  readonly m: Variable;
  readonly S: Variable;
}

/** Reads a row of logits. */
export function softmaxRow(row: ShownRow, z: Variable, temperature: number): SoftmaxRow {
  const values = z.value.data;
  let largest = Number.NEGATIVE_INFINITY;
  let smallest = Number.POSITIVE_INFINITY;
  let maximumAt = 0;
  values.forEach((value, k) => {
    if (value > largest) maximumAt = k;
    largest = Math.max(largest, value);
    if (value !== Number.NEGATIVE_INFINITY) smallest = Math.min(smallest, value);
  });
  const bound = Math.max(Math.abs(largest), Math.abs(smallest)) / temperature;
  // NaN stays NaN in every form; the plain one is the one to read
  const isPlain = Number.isNaN(largest) || bound <= plainLimit;
  const overflows = Number.isFinite(largest) && !Number.isFinite((largest - smallest) / temperature);
  const total = compensatedSum(values.map((value) => Math.exp((value - largest) / temperature)));
  return {
    z,
    temperature,
    range: isPlain ? 'plain' : overflows ? 'huge' : 'shifted',
    hasNaN: Number.isNaN(largest),
    maximumAt,
    m: row.own('m', largest),
    S: row.own('S', total),
  };
}

/** zₖ/T. */
export function scaledLogit({ z, temperature }: SoftmaxRow, k: string | number, show: Show = 'symbol'): Expression {
  return temperature === 1 ? at(z, k, show) : over(at(z, k, show), number(temperature));
}

/** (zₖ − m)/T; m as its number where the logit is shown as one. */
export function shiftedLogit(softmax: SoftmaxRow, k: string | number, show: Show = 'symbol'): Expression {
  const { z, m, temperature } = softmax;
  const difference = minus(at(z, k, show), show === 'value' ? number(m.value.data[0]) : m);
  return temperature === 1 ? difference : over(difference, number(temperature));
}

/** pₖ as a quotient of exponentials: plain, or shifted by the maximum. */
export function probability(
  softmax: SoftmaxRow,
  k: string | number,
  show: Show,
  shown?: readonly number[],
): Expression {
  const exponent = softmax.range === 'plain' ? scaledLogit : shiftedLogit;
  const count = softmax.z.value.data.length;
  return over(exp(exponent(softmax, k, show)), sum('j', count, exp(exponent(softmax, 'j', show)), shown));
}

/** log pₖ in nats: the logarithm of the quotient, or (zₖ − m)/T − log S where a quotient would underflow. */
export function logProbability(softmax: SoftmaxRow, k: string | number, show: Show = 'symbol'): Expression {
  if (softmax.range === 'plain') return apply('log', probability(softmax, k, show));
  return minus(shiftedLogit(softmax, k, show), apply('log', softmax.S));
}

/** −log pₖ in nats as (m − zₖ)/T plus the logarithm of the sum: log S, or R where its digits count. */
export function surprisalOfClass(
  softmax: SoftmaxRow,
  k: string | number,
  show: Show,
  logarithmOfSum: Expression,
): Expression {
  const { z, m, temperature } = softmax;
  const difference = minus(show === 'value' ? number(m.value.data[0]) : m, at(z, k, show));
  return plus(temperature === 1 ? difference : over(difference, number(temperature)), logarithmOfSum);
}

/** log1p(Σ_{j ≠ argmax} e^{(z_j − m)/T}). */
function logOfRest(softmax: SoftmaxRow, show: Show, shown: readonly number[], maximumAt: number): Expression {
  const count = softmax.z.value.data.length;
  return apply('log1p', sumExcept(maximumAt, 'j', count, exp(shiftedLogit(softmax, 'j', show)), shown));
}

/** Why a definition stands with the largest logit subtracted, or divides by the temperature; undefined: it is as always. */
export function definitionReason(softmax: SoftmaxRow): Message | undefined {
  if (softmax.hasNaN) return reasons.notANumber;
  if (softmax.range === 'plain') return softmax.temperature === 1 ? undefined : reasons.temperature;
  return Number.isFinite(softmax.m.value.data[0]) ? reasons.overflow : reasons.infiniteLogits;
}

/** The letter R for the logarithm of S, and the step that computes it without losing digits. */
export function restStep(row: ShownRow, softmax: SoftmaxRow): { readonly R: Variable; readonly step: Step } {
  const { z, temperature, maximumAt } = softmax;
  const right = logOfRest(softmax, 'value', row.shown(maximumAt), maximumAt);
  // the exact kernel: a difference of two doubles would leave the sum of far-off exponentials with fewer digits
  const R = row.own('R', -logSoftmax(z.value, { axis: -1, temperature }).data[maximumAt]);
  return { R, step: step(row.id('rest'), titles.rest, R, right, reasons.leaveOut) };
}

/** The steps that introduce m and S. */
export function partitionSteps(row: ShownRow, softmax: SoftmaxRow): Step[] {
  const { z, m, S } = softmax;
  const shown = row.shown(softmax.maximumAt);
  return [
    step(row.id('maximum'), titles.maximum, m, maximum('j', row.length, at(z, 'j', 'value'), shown)),
    step(
      row.id('partition'),
      titles.partition,
      S,
      sum('j', row.length, exp(shiftedLogit(softmax, 'j', 'value')), shown),
      reasons.shift,
    ),
  ];
}

/** The probabilities from the shifted exponentials, with S as one number. */
export function shiftedStep(row: ShownRow, softmax: SoftmaxRow, p: Variable): Step {
  const quotient = over(exp(shiftedLogit(softmax, 'i', 'value')), number(softmax.S.value.data[0]));
  return step(row.id('shifted'), titles.shifted, p, list('i', row.length, quotient, row.shown()), reasons.divideByS);
}

/** p once more, with 1 added to every logit. */
export function movedProbability(softmax: SoftmaxRow): Expression {
  const { z, temperature } = softmax;
  const count = z.value.data.length;
  const moved = (k: string) => {
    const logit = plus(at(z, k), number(1));
    return exp(temperature === 1 ? logit : over(logit, number(temperature)));
  };
  return list('i', count, over(moved('i'), sum('j', count, moved('j'))));
}

/** Whether the maximum is a number, so that the form without the maximum exists. */
export function hasStableForm(softmax: SoftmaxRow): boolean {
  return Number.isFinite(softmax.m.value.data[0]) && softmax.range !== 'huge';
}

/** The letter p of a row, and the step that says where it comes from. */
export function probabilityStep(row: ShownRow, softmax: SoftmaxRow, p: Variable, target?: number): Step {
  const shown = row.shown(target);
  const denominator = row.length <= longestRepeated ? shown : undefined;
  const right =
    softmax.range === 'plain'
      ? probability(softmax, 'i', 'value', denominator)
      : over(exp(shiftedLogit(softmax, 'i', 'value')), softmax.S);
  const entries = letter(p.name, p.value, { mark: p.mark });
  return step(
    row.id('probabilities'),
    titles.probabilities,
    entries,
    list('i', row.length, right, shown),
    softmax.range === 'plain' ? reasons.substitute : reasons.shift,
  );
}
