/**
 * Notation: short words for writing a formula as an expression tree, the way it is written on paper.
 */

import { type Tensor, tensor } from '../../core/index.ts';
import {
  Addition,
  Application,
  Division,
  Element,
  type Expression,
  type FunctionName,
  Literal,
  Multiplication,
  Negation,
  type Origin,
  Power,
  Series,
  Variable,
  Weighting,
} from '../expression.ts';
import type { QuantityOptions } from '../types.ts';

export type Base = NonNullable<QuantityOptions['base']>;

/** How an element is written in one line: its symbol, or its number. */
export type Show = 'symbol' | 'value';

export const number = (value: number) => new Literal(value);
export const negative = (operand: Expression) => new Negation(operand);
export const plus = (...terms: Expression[]) => new Addition(terms);
export const minus = (left: Expression, right: Expression) => new Addition([left, new Negation(right)]);
export const times = (...factors: Expression[]) => new Multiplication(factors);
/** weight · of, with 0 · ∞ = 0 */
export const weigh = (weight: Expression, of: Expression) => new Weighting(weight, of);
export const over = (numerator: Expression, denominator: Expression) => new Division(numerator, denominator);
export const power = (base: Expression, exponent: Expression) => new Power(base, exponent);
export const apply = (name: FunctionName, ...operands: Expression[]) => new Application(name, operands);
export const exp = (operand: Expression) => apply('exp', operand);
/** log(1 − x), which keeps its digits where x is small. */
export const logOneMinus = (operand: Expression) => apply('log1p', negative(operand));
export const at = (of: Variable, index: string | number, show: Show = 'symbol') => new Element(of, index, show);

/** Σ over an index; with `shown` written out term by term. */
export function sum(index: string, count: number, body: Expression, shown?: readonly number[]): Series {
  return new Series('sum', index, count, body, shown);
}

/** Σ over an index that leaves one position out. */
export function sumExcept(
  except: number,
  index: string,
  count: number,
  body: Expression,
  shown?: readonly number[],
): Series {
  const others = shown?.filter((position) => position !== except);
  return new Series('sum', index, count, body, others, except);
}

/** One entry for every value of an index; with `shown` written out entry by entry. */
export function list(index: string, count: number, body: Expression, shown?: readonly number[]): Series {
  return new Series('list', index, count, body, shown);
}

/** The largest entry over an index. */
export function maximum(index: string, count: number, body: Expression, shown?: readonly number[]): Series {
  return new Series('maximum', index, count, body, shown);
}

/** A letter for a list of numbers, or for one number. */
export function letter(
  name: string,
  value: Float64Array | number | Tensor,
  details: { readonly mark?: string | undefined; readonly origin?: Origin | undefined } = {},
): Variable {
  const held = typeof value === 'number' ? tensor([value], []) : 'data' in value ? value : tensor(value);
  return new Variable(name, held, {
    ...(details.mark !== undefined && { mark: details.mark }),
    ...(details.origin !== undefined && { origin: details.origin }),
  });
}

/** The logarithm of x in a base. */
export function logarithm(base: Base, x: Expression): Expression {
  if (base === 'e') return apply('log', x);
  if (base === 2) return apply('log2', x);
  if (base === 10) return apply('log10', x);
  return over(apply('log', x), apply('log', number(base)));
}

/** An amount in nats, in the unit of a base. */
export function perBase(base: Base, nats: Expression): Expression {
  return base === 'e' ? nats : over(nats, apply('log', number(base)));
}

/** Whether more nats are a larger number in a base: in one below 1 every sign turns. */
export const isAscending = (base: Base) => base === 'e' || base > 1;

/** Whether a list holds the same number everywhere. */
export function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}
