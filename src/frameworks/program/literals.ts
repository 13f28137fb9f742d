/** Numbers and arrays as Python literals: every digit that is needed to read the same double back. */

import { elementCount, type Tensor } from '../../core/index.ts';
import type { Framework } from '../types.ts';

/** A line of code is at most so long, where it can be broken. */
export const lineWidth = 88;

/** A number that stands alone in an expression: whole ones as Python's int. */
export function plainNumber(value: number, framework: Framework): string {
  return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : floatNumber(value, framework);
}

/** A number as Python's float: 2.0, 1e-7, and the framework's words for NaN and infinities. */
function floatNumber(value: number, { notANumber, infinity }: Framework): string {
  if (Number.isNaN(value)) return notANumber;
  if (!Number.isFinite(value)) return value > 0 ? infinity : `-${infinity}`;
  if (Object.is(value, -0)) return '-0.0';
  const digits = String(value);
  return /[.e]/.test(digits) ? digits : `${digits}.0`;
}

/** An array as a statement: on one line where it fits, else a row a line. */
export function arrayStatement(name: string, array: Tensor, kind: 'float' | 'integer', framework: Framework): string {
  const template = framework.arrays[kind];
  const write = (value: number) => (kind === 'integer' ? String(value) : floatNumber(value, framework));
  const numbers = Array.from(array.data, write);
  const flat = `${name} = ${template.replace('{0}', () => nested(numbers, array.shape))}`;
  if (flat.length <= lineWidth) return flat;
  const [before, after] = template.split('{0}');
  const lines = brokenList(numbers, array.shape, '    ');
  return `${name} = ${before}\n${lines.join('\n')}${after.startsWith(', ') ? `,\n    ${after.slice(2, -1)},\n)` : after}`;
}

/** Nested lists on one line. */
function nested(numbers: readonly string[], shape: readonly number[]): string {
  if (shape.length === 0) return numbers[0];
  return `[${partsOf(numbers, shape)
    .map((part) => nested(part, shape.slice(1)))
    .join(', ')}]`;
}

/** Nested lists over several lines; what fits on a line is not broken. */
function brokenList(numbers: readonly string[], shape: readonly number[], indent: string): string[] {
  const whole = indent + nested(numbers, shape);
  if (whole.length < lineWidth) return [whole];
  const inner = `${indent}    `;
  const parts = partsOf(numbers, shape);
  const lines =
    shape.length === 1
      ? filled(numbers, inner)
      : parts.flatMap((part) => withComma(brokenList(part, shape.slice(1), inner)));
  return [`${indent}[`, ...lines, `${indent}]`];
}

function withComma(lines: readonly string[]): string[] {
  return lines.map((line, index) => (index === lines.length - 1 ? `${line},` : line));
}

/** Numbers in lines that are as full as they can be. */
function filled(numbers: readonly string[], indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const number of numbers) {
    const piece = line === indent ? `${number},` : ` ${number},`;
    if (line !== indent && line.length + piece.length > lineWidth) {
      lines.push(line);
      line = `${indent}${number},`;
    } else line += piece;
  }
  return [...lines, line];
}

function partsOf(numbers: readonly string[], shape: readonly number[]): readonly (readonly string[])[] {
  const size = elementCount(shape.slice(1));
  return Array.from({ length: shape[0] }, (_, index) => numbers.slice(index * size, (index + 1) * size));
}
