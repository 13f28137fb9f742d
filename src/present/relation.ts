/** The sign between the two sides of a step: = where every number that is shown is exact, ≈ where one was rounded. */

import { type Bindings, type Expression, operandsOf, type Step } from '../quantities/index.ts';
import { isRounded, type NumberFormat } from './numbers.ts';

/** '=' or '≈', by the numbers the two sides show. */
export function relation(step: Pick<Step, 'left' | 'right'>, format: NumberFormat): '=' | '≈' {
  return showsRounded(step.left, format, {}) || showsRounded(step.right, format, {}) ? '≈' : '=';
}

/** Whether an expression shows a number that had to be rounded. */
function showsRounded(expression: Expression, format: NumberFormat, bindings: Bindings): boolean {
  if (expression.kind === 'literal') return isRounded(expression.value, format);
  if (expression.kind === 'element') {
    const position = expression.position(bindings);
    return expression.show === 'value' && position !== undefined && isRounded(expression.at(position).value, format);
  }
  if (expression.kind === 'series' && expression.shown !== undefined) {
    const { shown, index, body } = expression;
    return shown.some((position) => showsRounded(body, format, { ...bindings, [index]: position }));
  }
  return operandsOf(expression).some((operand) => showsRounded(operand, format, bindings));
}
