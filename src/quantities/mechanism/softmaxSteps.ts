/**
 * Softmax steps: the largest logit, the sum of the shifted exponentials, and the logarithms that every softmax-based
 * derivation is made of. The plain form is shown while a double can hold it, the shifted one beyond.
 */

import { compensatedSum } from '../../core/index.ts';
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

/** A row of logits with the letters of its softmax. */
export interface SoftmaxRow {
  readonly z: Variable;
  readonly temperature: number;
  /** 'plain': the plain exponentials fit a double; 'shifted': only the shifted ones do; 'huge': a difference overflows */
  readonly range: 'plain' | 'shifted' | 'huge';
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
  const overflows = Number.isFinite(largest) && !Number.isFinite((largest - smallest) / temperature);
  const total = compensatedSum(values.map((value) => Math.exp((value - largest) / temperature)));
  return {
    z,
    temperature,
    range: bound <= plainLimit ? 'plain' : overflows ? 'huge' : 'shifted',
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

/** −log pₖ as (m − zₖ)/T + log1p(Σ without the maximum): the form that is evaluated. */
export function stableSurprisal(
  softmax: SoftmaxRow,
  k: string | number,
  show: Show,
  shown: readonly number[],
): Expression {
  const { z, m, temperature, maximumAt } = softmax;
  const largest = show === 'value' ? number(m.value.data[0]) : m;
  const difference = minus(largest, at(z, k, show));
  const gap = temperature === 1 ? difference : over(difference, number(temperature));
  return plus(gap, logOfRest(softmax, show, shown, maximumAt));
}

/** log1p(Σ_{j ≠ argmax} e^{(z_j − m)/T}). */
export function logOfRest(softmax: SoftmaxRow, show: Show, shown: readonly number[], maximumAt: number): Expression {
  const count = softmax.z.value.data.length;
  return apply('log1p', sumExcept(maximumAt, 'j', count, exp(shiftedLogit(softmax, 'j', show)), shown));
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

/** Whether the maximum is a number, so that the form without the maximum exists. */
export function hasStableForm(softmax: SoftmaxRow): boolean {
  return Number.isFinite(softmax.m.value.data[0]) && softmax.range !== 'huge';
}

/** The letter p of a row, and the step that says where it comes from. */
export function probabilityStep(row: ShownRow, softmax: SoftmaxRow, p: Variable, target?: number): Step {
  const shown = row.shown(target);
  const right =
    softmax.range === 'plain'
      ? probability(softmax, 'i', 'value', shown)
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
