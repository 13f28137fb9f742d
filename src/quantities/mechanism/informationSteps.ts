/**
 * Information steps: the derivation of quantities that add up p times a logarithm over a row.
 */

import type { AxisLayout, Tensor } from '../../core/index.ts';
import type { Expression, Variable } from '../expression.ts';
import type { DerivationLimits, Step } from '../types.ts';
import { at, type Base, logarithm, minus, negative, over, type Show, sum, weigh } from './notation.ts';
import { bitsSteps, resultStep, type ShownRow, shownRows, step } from './rows.ts';
import { reasons, titles } from './words.ts';

/** What a row of such a quantity is: its definition (Σ form), the same with numbers, and a second route. */
export interface RowFormula {
  /** steps that come first, such as a rescaling */
  readonly before: readonly Step[];
  formula(show: Show, shown: readonly number[] | undefined): Expression;
  /** a second route, with its reason */
  readonly check?: { readonly right: Expression; readonly reason: Step['title'] } | undefined;
}

/** The derivation: every shown row, then all rows and bits. */
export function explainRows(
  name: string,
  value: Tensor,
  layout: AxisLayout,
  base: Base,
  limits: DerivationLimits,
  formulaOf: (row: ShownRow) => RowFormula,
): Step[] {
  const steps = shownRows(layout, limits).flatMap((row) => {
    const { before, formula, check } = formulaOf(row);
    const left = row.own(name, value.data[row.row]);
    return [
      ...before,
      ...(row.isFirst ? [step(row.id('definition'), titles.definition, left, formula('symbol', undefined))] : []),
      step(row.id('numbers'), titles.numbers, left, formula('value', row.shown()), reasons.zeroWeight),
      ...(check && row.isFirst ? [step(row.id('check'), titles.check, left, check.right, check.reason)] : []),
    ];
  });
  return [...steps, resultStep(name, value, limits), ...bitsSteps(name, value, base, limits)];
}

/** −Σ w·log q over a row. */
export function crossEntropyOf(
  base: Base,
  weights: Variable,
  q: Variable,
  show: Show = 'symbol',
  shown?: readonly number[],
): Expression {
  const count = q.value.data.length;
  return negative(sum('i', count, weigh(at(weights, 'i', show), logarithm(base, at(q, 'i', show))), shown));
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
