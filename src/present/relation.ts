/** The sign between the two sides of a step: = where every number that is shown is exact, ≈ where one was rounded. */

import type { Bindings, Expression, Step } from '../quantities/index.ts';
import { isRounded, type NumberFormat } from './numbers.ts';

/** '=' or '≈', by the numbers the two sides show. */
export function relation(step: Pick<Step, 'left' | 'right'>, format: NumberFormat): '=' | '≈' {
  return showsRounded(step.left, format, {}) || showsRounded(step.right, format, {}) ? '≈' : '=';
}

/** Whether an expression shows a number that had to be rounded. */
export function showsRounded(expression: Expression, format: NumberFormat, bindings: Bindings = {}): boolean {
  const among = (parts: readonly Expression[]): boolean => parts.some((part) => showsRounded(part, format, bindings));
  switch (expression.kind) {
    case 'literal':
      return isRounded(expression.value, format);
    case 'variable':
      return false;
    case 'element': {
      const position = expression.position(bindings);
      return expression.show === 'value' && position !== undefined && isRounded(expression.at(position).value, format);
    }
    case 'negation':
      return among([expression.operand]);
    case 'addition':
      return among(expression.terms);
    case 'multiplication':
      return among(expression.factors);
    case 'weighting':
      return among([expression.weight, expression.of]);
    case 'division':
      return among([expression.numerator, expression.denominator]);
    case 'power':
      return among([expression.base, expression.exponent]);
    case 'application':
      return among(expression.operands);
    case 'series': {
      const { shown, index, body } = expression;
      if (shown === undefined) return among([body]);
      return shown.some((position) => showsRounded(body, format, { ...bindings, [index]: position }));
    }
  }
}
