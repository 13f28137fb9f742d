/** An array's own numbers: as a grid for the eye, and whole as text for the clipboard. */

import { elementCount, message, type Tensor } from '../core/index.ts';
import { formatExact, formatNumber } from './numbers.ts';
import type { Wording } from './translate.ts';

/** An array as a grid: its last axis runs across, the others down. */
export interface Grid {
  readonly columnHeadings: readonly string[];
  readonly rows: readonly { readonly heading: string; readonly cells: readonly GridCell[] }[];
  /** said where numbers were left out */
  readonly more?: string;
}

export interface GridCell {
  readonly text: string;
  /** the flat index in the array */
  readonly index: number;
}

/** How much of an array a grid shows. */
export interface GridLimits {
  readonly maxRows: number;
  readonly maxColumns: number;
}

/** An array as a grid of formatted numbers. */
export function gridOf({ data, shape }: Tensor, limits: GridLimits, wording: Wording): Grid {
  const width = shape.at(-1) ?? 1;
  const rowCount = width === 0 ? 0 : elementCount(shape) / width;
  const columns = Math.min(width, limits.maxColumns);
  const rows = Math.min(rowCount, limits.maxRows);
  const left = data.length - rows * columns;
  return {
    columnHeadings: Array.from({ length: columns }, (_, column) => String(column)),
    rows: Array.from({ length: rows }, (_, row) => ({
      heading: rowHeading(row, shape),
      cells: Array.from({ length: columns }, (_, column) => {
        const index = row * width + column;
        return { text: formatNumber(data[index], wording), index };
      }),
    })),
    ...(left > 0 && { more: wording.translate(message('and {0} more', left)) }),
  };
}

/** The place of a row: empty for a plain list, one index for a matrix, several beyond. */
function rowHeading(row: number, shape: readonly number[]): string {
  const indices: number[] = [];
  let rest = row;
  for (let axis = shape.length - 2; axis >= 0; axis -= 1) {
    indices.unshift(rest % shape[axis]);
    rest = Math.floor(rest / shape[axis]);
  }
  return indices.join(', ');
}

/** All numbers of an array exactly, as nested lists. */
export function copyText({ data, shape }: Tensor, write = formatExact): string {
  const nested = (axis: number, start: number): string => {
    if (axis === shape.length) return write(data[start]);
    const step = elementCount(shape.slice(axis + 1));
    return `[${Array.from({ length: shape[axis] }, (_, position) => nested(axis + 1, start + position * step)).join(', ')}]`;
  };
  return nested(0, 0);
}
