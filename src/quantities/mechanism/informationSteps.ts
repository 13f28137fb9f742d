/**
 * Information steps: the derivation of quantities that add up p times a logarithm over a row.
 */

import type { AxisLayout, Message, Tensor } from '../../core/index.ts';
import type { Expression, Variable } from '../expression.ts';
import type { DerivationLimits, Step } from '../types.ts';
import {
  at,
  type Base,
  isAscending,
  logarithm,
  minus,
  negative,
  number,
  over,
  type Show,
  sum,
  weigh,
} from './notation.ts';
import { resultStep, type ShownRow, shownRows, step, unitSteps } from './rows.ts';
import { reasons, titles } from './words.ts';

/** What a row of such a quantity is: its definition (Σ form), the same with numbers, and what is worth saying besides. */
export interface RowFormula {
  /** steps that come first, such as a rescaling */
  readonly before: readonly Step[];
  formula(show: Show, shown: readonly number[] | undefined): Expression;
  /** the factors of the logarithms: where one is 0, its term counts nothing */
  readonly weights: Variable;
  /** the value of each term of the sum */
  readonly terms?: Float64Array | undefined;
  /** why the numbers follow, where it is neither substitution nor a term that counts nothing */
  readonly reason?: Message | undefined;
  /** of the first row, at the very end */
  readonly checks?: readonly Step[] | undefined;
}

/** The derivation: every shown row, then all rows and their units, what `more` adds to that, and second routes. */
export function explainRows(
  name: string,
  value: Tensor,
  layout: AxisLayout,
  base: Base,
  limits: DerivationLimits,
  formulaOf: (row: ShownRow) => RowFormula,
  more: readonly Step[] = [],
): Step[] {
  const checks: Step[] = [];
  const steps = shownRows(layout, limits).flatMap((row) => {
    const { before, formula, weights, terms, reason, checks: routes = [] } = formulaOf(row);
    const left = row.own(name, value.data[row.row]);
    const numbers = step(
      row.id('numbers'),
      titles.numbers,
      left,
      formula('value', row.shown()),
      reason ?? reasonOfNumbers(weights, left),
    );
    if (!row.isFirst) return [...before, numbers];
    checks.push(...routes);
    const definition = step(row.id('definition'), titles.definition, left, formula('symbol', undefined));
    return [...before, definition, numbers, ...(terms ? [termsStep(row, left, row.own('t', terms), base)] : [])];
  });
  return [...steps, resultStep(name, value, limits), ...unitSteps(name, value, base, limits), ...more, ...checks];
}

/** Why the numbers give what they give: an infinite term, a term that counts nothing, or nothing but substitution. */
function reasonOfNumbers(weights: Variable, { value }: Variable): Message {
  if (value.data[0] === Number.POSITIVE_INFINITY) return reasons.impossibleEvent;
  return reasonOfTerms(weights);
}

/** 0 · log 0 = 0 is said where a weight is 0. */
export function reasonOfTerms(weights: Variable): Message {
  return weights.value.data.includes(0) ? reasons.zeroWeight : reasons.substitute;
}

/** The sum with the value of every term. */
export function termsStep(row: ShownRow, left: Variable, terms: Variable, base: Base): Step {
  const right = sum('i', row.length, at(terms, 'i', 'value'), row.shown());
  const { data } = terms.value;
  const isSigned = isAscending(base) && data.some((term) => term < 0) && data.some((term) => term > 0);
  return step(row.id('terms'), titles.terms, left, right, isSigned ? reasons.signedTerms : undefined);
}

/** w·log(w/q) of every entry in a base, exact to the last digits where w and q are close. */
export function divergenceTerms(base: Base, p: Variable, q: Variable): Float64Array {
  const unit = base === 'e' ? 1 : Math.log(base);
  return p.value.data.map((above, k) => {
    const below = q.value.data[k];
    if (above === 0 && !Number.isNaN(below)) return 0;
    return (above * logarithmOfRatio(above, below)) / unit;
  });
}

/** log(a/b): by the difference where they are close, by both logarithms where a double does not hold the quotient. */
function logarithmOfRatio(a: number, b: number): number {
  if (a > b / 2 && a < b * 2) return Math.log1p((a - b) / b);
  const ratio = a / b;
  return ratio > 1e-290 && ratio < 1e290 ? Math.log(ratio) : Math.log(a) - Math.log(b);
}

/** −p·log q of every entry in a base. */
export function surprisalTerms(base: Base, p: Variable, q: Variable): Float64Array {
  const unit = base === 'e' ? 1 : Math.log(base);
  return p.value.data.map((weight, k) => {
    const below = q.value.data[k];
    return weight === 0 && !Number.isNaN(below) ? 0 : (weight * -Math.log(below)) / unit;
  });
}

/** A second route: in symbols, and with the numbers of its parts where these say as much. */
export function routeSteps(
  row: ShownRow,
  left: Variable,
  route: Expression,
  numbers: Expression | undefined,
  why: Message,
): Step[] {
  return [
    step(row.id('check'), titles.check, left, route, why),
    ...(numbers ? [step(row.id('check-numbers'), titles.checkNumbers, left, numbers)] : []),
  ];
}

/** What the result is at most; nothing in a base that turns every sign. */
export function boundSteps(row: ShownRow, bound: Expression, base: Base, why: Message): Step[] {
  if (!isAscending(base)) return [];
  return [step(row.id('at-most'), titles.atMost, bound, number(bound.evaluate().data[0]), why)];
}

/** −Σ w·log q over a row. */
export function crossEntropyOf(
  base: Base,
  weights: Variable,
  q: Variable,
  show: Show = 'symbol',
  shown?: readonly number[],
): Expression {
  return negative(weightedLogarithms(base, weights, q, show, shown));
}

/** Σ w·log q over a row. */
export function weightedLogarithms(
  base: Base,
  weights: Variable,
  q: Variable,
  show: Show = 'symbol',
  shown?: readonly number[],
): Expression {
  const count = q.value.data.length;
  return sum('i', count, weigh(at(weights, 'i', show), logarithm(base, at(q, 'i', show))), shown);
}

/** Σ p·log(p/q) over a row; the logarithm of the quotient is split where a double cannot hold the quotient. */
export function divergenceOf(
  base: Base,
  p: Variable,
  q: Variable,
  show: Show = 'symbol',
  shown?: readonly number[],
): Expression {
  const [above, below] = [at(p, 'i', show), at(q, 'i', show)];
  const body = quotientsFit(p, q)
    ? weigh(above, logarithm(base, over(above, below)))
    : minus(weigh(above, logarithm(base, above)), weigh(above, logarithm(base, below)));
  return sum('i', p.value.data.length, body, shown);
}

/** Whether p/q is neither 0/0 nor beyond the normal doubles in any place. */
function quotientsFit(p: Variable, q: Variable): boolean {
  return p.value.data.every((above, k) => {
    const below = q.value.data[k];
    if (above === 0) return below !== 0;
    const ratio = above / below;
    return Number.isNaN(ratio) || below === 0 || (ratio > 1e-290 && ratio < 1e290);
  });
}
