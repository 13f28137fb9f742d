/**
 * Rebuilding: an expression with other parts. Nodes never change, so what is rebuilt is made anew, and what stays as it
 * was is shared.
 */

import type { Expression } from '../expression.ts';
import { Variable } from './atoms.ts';
import { Addition, Application, Division, Multiplication, Negation, Power, Weighting } from './operations.ts';
import { freeIndices, operandsOf } from './structure.ts';

/** A node of the same kind with other operands, in reading order; atoms, and series with their terms, stay as they are. */
export function withOperands(expression: Expression, operands: readonly Expression[]): Expression {
  switch (expression.kind) {
    case 'literal':
    case 'variable':
    case 'element':
    case 'series':
      return expression;
    case 'negation':
      return new Negation(operands[0]);
    case 'addition':
      return new Addition(operands);
    case 'multiplication':
      return new Multiplication(operands);
    case 'weighting':
      return new Weighting(operands[0], operands[1]);
    case 'division':
      return new Division(operands[0], operands[1]);
    case 'power':
      return new Power(operands[0], operands[1]);
    case 'application':
      return new Application(expression.name, operands);
  }
}

/** The functions that look along a whole row: what they give for one element is not what they give for all. */
const alongRows: readonly string[] = ['softmax', 'logSumExp', 'maximumOf', 'sumOf'];

/**
 * The expression for all values of an index at once, each variable in the place of its elements; its value has `count`
 * elements, or one where the index is not in it. Undefined where it must be walked one by one.
 */
export function forAll(expression: Expression, index: string, count: number): Expression | undefined {
  if (expression.kind === 'element') {
    if (expression.index !== index) return expression;
    const { name, value } = expression.of;
    return value.shape.length === 1 && value.shape[0] === count ? new Variable(name, value) : undefined;
  }
  const operands = operandsOf(expression);
  if (operands.length === 0) return expression;
  if (expression.kind === 'series' || (expression.kind === 'application' && alongRows.includes(expression.name))) {
    return freeIndices(expression).has(index) ? undefined : expression;
  }
  const changed: Expression[] = [];
  for (const operand of operands) {
    const each = forAll(operand, index, count);
    if (!each) return undefined;
    changed.push(each);
  }
  return withOperands(expression, changed);
}
