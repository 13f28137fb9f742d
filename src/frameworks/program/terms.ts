/** Terms: the arrays of a program, each with the code that makes it and the value that double precision gives it. */

import { scalar, type Tensor } from '../../core/index.ts';
import type { LossFunction } from '../types.ts';
import { compute, computeOtherwise, type OperationName, type Settings } from './operations.ts';

/** What an argument of a function holds. */
export type ArgumentValue = Code | string | boolean;

/** How an array is written. */
export type Code =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'number'; readonly value: number }
  | {
      readonly kind: 'operation';
      readonly operation: OperationName;
      readonly operands: readonly Code[];
      readonly settings: Settings;
    }
  | {
      readonly kind: 'call';
      readonly callee: LossFunction;
      /** by the names of the parameters */
      readonly arguments: ReadonlyMap<string, ArgumentValue>;
    };

/** An array of a program. */
export interface Term {
  readonly code: Code;
  readonly value: Tensor;
  /** the same where every operation is rounded another way */
  readonly otherwise: Tensor;
}

/** The operation on these operands. @throws InputError where their shapes do not fit */
export function apply(operation: OperationName, operands: readonly Term[], settings: Settings = {}): Term {
  const values = operands.map(({ value }) => value);
  const others = operands.map(({ otherwise }) => otherwise);
  return {
    code: { kind: 'operation', operation, operands: operands.map(({ code }) => code), settings },
    value: compute(operation, values, settings),
    otherwise: computeOtherwise(operation, others, settings),
  };
}

/** The same array under other code. */
export function recoded(term: Term, code: Code): Term {
  return { ...term, code };
}

/** An array of given numbers under a name. */
export function named(name: string, value: Tensor): Term {
  return { code: { kind: 'name', name }, value, otherwise: value };
}

/** A number that stands in the code. */
export function number(value: number): Term {
  return { code: { kind: 'number', value }, value: scalar(value), otherwise: scalar(value) };
}

type Operand = Term | number;
const termOf = (operand: Operand): Term => (typeof operand === 'number' ? number(operand) : operand);

export const plus = (a: Operand, b: Operand): Term => apply('add', [termOf(a), termOf(b)]);
export const minus = (a: Operand, b: Operand): Term => apply('subtract', [termOf(a), termOf(b)]);
export const times = (a: Operand, b: Operand): Term => apply('multiply', [termOf(a), termOf(b)]);
export const over = (a: Operand, b: Operand): Term => apply('divide', [termOf(a), termOf(b)]);
export const toThe = (a: Operand, b: Operand): Term => apply('power', [termOf(a), termOf(b)]);
export const negative = (a: Term): Term => apply('negative', [a]);
export const exp = (a: Term): Term => apply('exp', [a]);
export const log = (a: Operand): Term => apply('log', [termOf(a)]);
export const log1p = (a: Operand): Term => apply('log1p', [termOf(a)]);
export const isEqual = (a: Operand, b: Operand): Term => apply('equal', [termOf(a), termOf(b)]);
export const isUnequal = (a: Operand, b: Operand): Term => apply('unequal', [termOf(a), termOf(b)]);
export const isLess = (a: Operand, b: Operand): Term => apply('less', [termOf(a), termOf(b)]);
export const where = (condition: Term, yes: Operand, no: Operand): Term =>
  apply('where', [condition, termOf(yes), termOf(no)]);
export const atLeast = (a: Term, bound: Operand): Term => apply('atLeast', [a, termOf(bound)]);
export const atMost = (a: Term, bound: Operand): Term => apply('atMost', [a, termOf(bound)]);
export const clip = (a: Term, lower: Operand, upper: Operand): Term => apply('clip', [a, termOf(lower), termOf(upper)]);
export const sum = (a: Term, axis?: number): Term => apply('sum', [a], axis === undefined ? {} : { axis });
export const sumKept = (a: Term, axis: number): Term => apply('sum', [a], { axis, keepsAxis: true });
export const mean = (a: Term, axis?: number): Term => apply('mean', [a], axis === undefined ? {} : { axis });
