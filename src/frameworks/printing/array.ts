/** A whole array as its library prints it: brackets as the shape nests them, columns that stand below each other. */

import type { Tensor } from '../../core/index.ts';
import type { ArrayValue } from '../api/values.ts';
import { formatAsNumPy, formatAsPyTorch, formatAsTensorFlowJs, formatFloat32, formatFloat64 } from './numbers.ts';

/** Beyond these the libraries break lines, or leave numbers out. */
const longestLine = 75;
const mostNumbers = 1_000;

/** What `print` of an array shows; undefined where it would be broken into lines by its width, or cut. */
export function printedArray({ library, held, type }: ArrayValue): string | undefined {
  if (held.data.length > mostNumbers) return undefined;
  if (library === 'tfjs') return asTensorFlowJs(held, type === 'bool');
  if (type !== 'float32' && type !== 'float64') return undefined;
  const precision = type === 'float32' ? 'single' : 'double';
  switch (library) {
    case 'torch': {
      const suffix = type === 'float64' ? ', dtype=torch.float64' : '';
      const body = nested(aligned(formatAsPyTorch(held.data)), held.shape, ', ', 'tensor('.length);
      return shortEnough(`tensor(${body}${suffix})`);
    }
    case 'tensorflow': {
      const lines = asNumPy(held, precision);
      return (
        lines && `tf.Tensor(${lines.includes('\n') ? '\n' : ''}${lines}, shape=${tuple(held.shape)}, dtype=${type})`
      );
    }
    case 'numpy':
    case 'jax':
      return asNumPy(held, precision);
  }
}

function asNumPy(value: Tensor, precision: 'single' | 'double'): string | undefined {
  if (value.shape.length === 0) return (precision === 'single' ? formatFloat32 : formatFloat64)(value.data[0]);
  return shortEnough(nested(alignedAtPoint(formatAsNumPy(value.data, precision)), value.shape, ' ', 0));
}

/** TensorFlow.js leaves the middle out of longer axes. */
const longestAxis = 20;

function asTensorFlowJs(value: Tensor, isOfFlags: boolean): string | undefined {
  const { shape } = value;
  if (shape.some((length) => length === 0 || length > longestAxis)) return undefined;
  const numbers = isOfFlags ? Array.from(value.data, (flag) => String(flag !== 0)) : formatAsTensorFlowJs(value);
  const columns = shape[shape.length - 1] ?? 1;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...numbers.filter((_, place) => place % columns === column).map(({ length }) => length)),
  );
  const padded = shape.length > 1 ? numbers.map((each, place) => each.padEnd(widths[place % columns])) : numbers;
  return `Tensor\n${tensorLines(padded, shape, true)
    .map((line) => `    ${line}`)
    .join('\n')}`;
}

/** Rows below each other; one that stands alone has the comma of a first one, and the indent of a last one. */
function tensorLines(numbers: readonly string[], [length, ...rest]: readonly number[], isLast: boolean): string[] {
  if (length === undefined) return [...numbers];
  if (rest.length === 0) return [`[${numbers.join(', ')}]`];
  const size = numbers.length / length;
  const lines = Array.from({ length }, (_, place) =>
    tensorLines(numbers.slice(place * size, (place + 1) * size), rest, place === length - 1),
  ).flat();
  const separator = rest.length === 1 ? ',' : '';
  const end = isLast ? ']' : `],\n${'\n'.repeat(rest.length - 1)}`;
  return lines.map((line, order) => {
    if (lines.length === 1) return ` [${line}${separator}${end}`;
    if (order === 0) return `[${line}${separator}`;
    return ` ${line}${order === lines.length - 1 ? end : separator}`;
  });
}

function shortEnough(text: string): string | undefined {
  return text.split('\n').every(({ length }) => length <= longestLine) ? text : undefined;
}

/** To the right, as wide as the widest. */
function aligned(numbers: readonly string[]): string[] {
  const widest = Math.max(...numbers.map(({ length }) => length));
  return numbers.map((number) => number.padStart(widest));
}

/** With the points below each other. */
function alignedAtPoint(numbers: readonly string[]): string[] {
  const parts = numbers.map((number) => /^([^.]*)(.*)$/.exec(number) ?? ['', number, '']);
  const before = Math.max(...parts.map(([, whole]) => whole.length));
  const behind = Math.max(...parts.map(([, , fraction]) => fraction.length));
  return parts.map(([, whole, fraction]) =>
    fraction === '' ? whole.padStart(before + behind) : whole.padStart(before) + fraction.padEnd(behind),
  );
}

function nested(numbers: readonly string[], shape: readonly number[], separator: string, indent: number): string {
  let place = 0;
  const write = (axis: number): string => {
    if (axis === shape.length) {
      place += 1;
      return numbers[place - 1];
    }
    const items = Array.from({ length: shape[axis] }, () => write(axis + 1));
    const below = shape.length - axis - 1;
    if (below === 0) return `[${items.join(separator)}]`;
    return `[${items.join(`${separator.trim()}${'\n'.repeat(below)}${' '.repeat(indent + axis + 1)}`)}]`;
  };
  return write(0);
}

function tuple(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}
