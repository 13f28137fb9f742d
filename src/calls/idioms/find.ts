/** The formulas in a file that somebody wrote by hand, the outermost of those that lie in each other. */

import type { Expression, PlacedExpression } from '../syntax/tree.ts';
import { sigmoidIn, softmaxIn } from './exponentials.ts';
import type { Idiom } from './idiom.ts';
import { informationIn } from './logarithms.ts';
import { calledIn, type FormulaFunction, part, type Seen } from './sight.ts';

/** A formula, and where it stands. */
export interface FoundIdiom {
  readonly idiom: Idiom;
  readonly seen: Seen;
}

/** How much is looked at for one expression; one written by hand needs a few hundred looks. */
const mostLooks = 20_000;

/** Those in one expression. */
export function idiomsIn({ expression, scope }: PlacedExpression): FoundIdiom[] {
  return within({ expression, scope, effort: { left: mostLooks } });
}

function within(seen: Seen): FoundIdiom[] {
  const idiom = mayBegin(seen) ? (softmaxIn(seen) ?? sigmoidIn(seen) ?? informationIn(seen)) : undefined;
  if (idiom) return [{ idiom, seen }];
  return childrenOf(seen.expression).flatMap((child) => within(part(seen, child)));
}

/** What a formula may be at its outermost: a product, a sum, or their sum or mean. */
function mayBegin(seen: Seen): boolean {
  const { kind } = seen.expression;
  if (kind === 'binary' || kind === 'unary') return true;
  const name = kind === 'call' ? calledIn(seen)?.name : undefined;
  return name !== undefined && outermost.has(name);
}

const outermost: ReadonlySet<FormulaFunction> = new Set([
  'sum',
  'mean',
  'dot',
  'add',
  'subtract',
  'multiply',
  'divide',
  'negative',
]);

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'binary':
      return [expression.left, expression.right];
    case 'unary':
      return [expression.operand];
    case 'call':
      return [expression.callee, ...expression.arguments.map(({ value }) => value)];
    case 'member':
      return [expression.object];
    case 'index': {
      const places = expression.parts.flatMap((each) => (each.kind === 'place' ? [each.value] : []));
      return [expression.object, ...places];
    }
    case 'list':
      return expression.items;
    default:
      return [];
  }
}
