/**
 * More terms of a long sum: the same step with more of its terms written out. Nothing is derived anew, since a series
 * knows all of its terms; what it showed before, such as the target, is still shown.
 */

import { type Expression, operandsOf, Series, type Step, withOperands } from '../quantities/index.ts';

/** How many terms can be asked for, one after the other; a page can set no more than the last. */
export const termCounts: readonly number[] = [12, 50, 200];

/** How many of its terms the longest sum or list of a step writes out. */
export interface TermsShown {
  readonly shown: number;
  readonly count: number;
}

/** The step with up to so many terms written out of each sum or list that leaves some out. */
export function withTerms(step: Step, most: number): Step {
  return { ...step, left: expanded(step.left, most), right: expanded(step.right, most) };
}

/** The longest sum or list that leaves out terms; undefined where everything stands there. */
export function elidedIn({ left, right }: Pick<Step, 'left' | 'right'>): TermsShown | undefined {
  return [...written(left), ...written(right)]
    .map(({ shown, count, except }) => ({ shown: shown?.length ?? 0, count: except === undefined ? count : count - 1 }))
    .filter(({ shown, count }) => shown < count)
    .reduce<TermsShown | undefined>((most, next) => (most && most.count >= next.count ? most : next), undefined);
}

/** The outermost series that are written out. One inside another is as long as its maker wanted it, or the line would be its square. */
function written(expression: Expression): readonly Series[] {
  if (expression.kind === 'series') return expression.shown === undefined ? [] : [expression];
  return operandsOf(expression).flatMap(written);
}

function expanded(expression: Expression, most: number): Expression {
  if (expression.kind !== 'series') {
    const operands = operandsOf(expression);
    const changed = operands.map((operand) => expanded(operand, most));
    return changed.every((operand, position) => operand === operands[position])
      ? expression
      : withOperands(expression, changed);
  }
  const { operation, index, count, body, shown, except } = expression;
  if (shown === undefined || shown.length >= Math.min(most, count)) return expression;
  return new Series(operation, index, count, body, filled(shown, most, count, except), except);
}

/** So many positions: those that were shown, and the first ones beside them. */
function filled(shown: readonly number[], most: number, count: number, except: number | undefined): readonly number[] {
  const chosen = new Set(shown);
  const available = except === undefined ? count : count - 1;
  for (let position = 0; chosen.size < Math.min(most, available); position += 1) {
    if (position !== except) chosen.add(position);
  }
  return [...chosen].sort((a, b) => a - b);
}
