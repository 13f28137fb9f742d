/** What libraries say of operands that don't go together, and numbers and shapes as Python writes them. */

import type { Tensor } from '../../core/index.ts';
import type { Operator } from './arithmetic.ts';
import { type ArrayLibrary, type ElementType, Raised } from './values.ts';

/** @throws Raised in the words of the libraries that have words of their own */
export function requireFit(library: ArrayLibrary, operator: Operator, one: Tensor, other: Tensor): void {
  const rank = Math.min(one.shape.length, other.shape.length);
  const [a, b] = [one.shape.slice(one.shape.length - rank), other.shape.slice(other.shape.length - rank)];
  if (a.every((size, axis) => size === b[axis] || size === 1 || b[axis] === 1)) return;
  if (library === 'tensorflow') {
    throw new Raised(
      `InvalidArgumentError: Incompatible shapes: [${one.shape.join(',')}] vs. [${other.shape.join(',')}] [Op:${tensorflowNames[operator]}]`,
    );
  }
  if (library === 'jax') {
    throw new Raised(
      `TypeError: ${jaxNames[operator]} got incompatible shapes for broadcasting: ${tupleOf(one.shape)}, ${tupleOf(other.shape)}.`,
    );
  }
}

/** A shape as Python writes it. */
export function tupleOf(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

const tensorflowNames: Readonly<Record<Operator, string>> = {
  '+': 'AddV2',
  '-': 'Sub',
  '*': 'Mul',
  '/': 'RealDiv',
  '//': 'FloorDiv',
  '%': 'FloorMod',
  '**': 'Pow',
  '@': 'MatMul',
  '<': 'Less',
  '<=': 'LessEqual',
  '>': 'Greater',
  '>=': 'GreaterEqual',
  '==': 'Equal',
  '!=': 'NotEqual',
};

const jaxNames: Readonly<Record<Operator, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '//': 'floor_divide',
  '%': 'remainder',
  '**': 'pow',
  '@': 'matmul',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  '==': 'eq',
  '!=': 'ne',
};

/** A fraction as Python writes it. */
export function pythonFraction(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value).replace(/e-(\d)$/, 'e-0$1');
}

/** The same of the operands of an operator. */
export const mixedOperands = (operator: Operator, one: ElementType, other: ElementType): string =>
  mixedTypes(tensorflowNames[operator], one, other);

/** What TensorFlow says of two tensors that don't have one element type. */
export function mixedTypes(operation: string, one: ElementType, other: ElementType): string {
  if (operation === 'RealDiv')
    return `TypeError: \`x\` and \`y\` must have the same dtype, got tf.${one} != tf.${other}.`;
  const [wanted, found] = [tensorflowTypeNames[one], tensorflowTypeNames[other]];
  return `InvalidArgumentError: cannot compute ${operation} as input #1(zero-based) was expected to be a ${wanted} tensor but is a ${found} tensor [Op:${operation}]`;
}

/** The element types by the names that they have in its errors. */
export const tensorflowTypeNames: Readonly<Record<ElementType, string>> = {
  float16: 'half',
  bfloat16: 'bfloat16',
  float32: 'float',
  float64: 'double',
  int32: 'int32',
  int64: 'int64',
  uint8: 'uint8',
  bool: 'bool',
};
