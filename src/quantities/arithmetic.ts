/**
 * Arithmetic: what the nodes of an expression compute with. It stands apart from core's evaluation on purpose, so that
 * the two sides of a step are not the same code.
 */

import { compensatedSum, elementCount, InputError, message, sameShape, scalar, type Tensor } from '../core/index.ts';
import type { FunctionName } from './expression.ts';

/** The functions of one number. */
export const elementFunctions: Readonly<Partial<Record<FunctionName, (value: number) => number>>> = {
  exp: Math.exp,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  abs: Math.abs,
  sqrt: Math.sqrt,
  sigmoid: (value) => (value >= 0 ? 1 / (1 + Math.exp(-value)) : Math.exp(value) / (1 + Math.exp(value))),
  softplus,
};

/** log(1 + e^x) */
export function softplus(value: number): number {
  return Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value)));
}

/** The functions of a whole row. */
export const rowFunctions: Readonly<Partial<Record<FunctionName, (row: Tensor) => Tensor>>> = {
  maximumOf: (row) => scalar(largest(row.data)),
  sumOf: (row) => scalar(compensatedSum(row.data)),
  logSumExp: (row) => scalar(logSumExpOf(row.data)),
  softmax: (row) => {
    const total = logSumExpOf(row.data);
    return map(row, (value) => Math.exp(value - total));
  },
};

function logSumExpOf(values: Float64Array): number {
  const shift = largest(values);
  if (!Number.isFinite(shift)) return shift;
  return shift + Math.log(compensatedSum(values.map((value) => Math.exp(value - shift))));
}

/** The largest element; −∞ of none, NaN where there is one. */
export function largest(values: Float64Array): number {
  let result = Number.NEGATIVE_INFINITY;
  for (const value of values) result = Math.max(result, value);
  return result;
}

/** The image of every element, in the same shape. */
export function map(value: Tensor, change: (element: number) => number): Tensor {
  return { data: value.data.map(change), shape: value.shape };
}

/** Element by element; a scalar goes with every element of the other side. */
export function combine(left: Tensor, right: Tensor, operation: (a: number, b: number) => number): Tensor {
  if (left.shape.length === 0 && right.shape.length > 0) {
    return map(right, (element) => operation(left.data[0], element));
  }
  if (right.shape.length === 0) return map(left, (element) => operation(element, right.data[0]));
  if (!sameShape(left.shape, right.shape)) {
    throw new InputError(
      'shape',
      message('Two sides of a formula have {0} and {1} elements.', elementCount(left.shape), elementCount(right.shape)),
    );
  }
  return { data: left.data.map((element, position) => operation(element, right.data[position])), shape: left.shape };
}
