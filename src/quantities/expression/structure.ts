/**
 * Structure: what an expression is made of, whatever its nodes are.
 */

import type { Expression } from '../expression.ts';

/** The parts a node is made of, in reading order. */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'variable':
    case 'element':
      return [];
    case 'negation':
      return [expression.operand];
    case 'addition':
      return expression.terms;
    case 'multiplication':
      return expression.factors;
    case 'weighting':
      return [expression.weight, expression.of];
    case 'division':
      return [expression.numerator, expression.denominator];
    case 'power':
      return [expression.base, expression.exponent];
    case 'application':
      return expression.operands;
    case 'series':
      return [expression.body];
  }
}

/** The index letters that nothing inside the expression binds: those it needs `bindings` for. */
export function freeIndices(expression: Expression): ReadonlySet<string> {
  const free = new Set<string>();
  if (expression.kind === 'element' && typeof expression.index === 'string') free.add(expression.index);
  for (const operand of operandsOf(expression)) for (const index of freeIndices(operand)) free.add(index);
  if (expression.kind === 'series') free.delete(expression.index);
  return free;
}
