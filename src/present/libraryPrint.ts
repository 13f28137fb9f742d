/** A value as a library prints it, in pieces: the numbers know which element they are, so that one of them can be lit. */

import { elementCount, type Tensor } from '../core/index.ts';
import {
  formatAsNumPy,
  formatAsPyTorch,
  formatAsTensorFlowJs,
  formatFloat32,
  formatFloat64,
  type Library,
} from '../frameworks/index.ts';

/** A piece of what is printed; of a number the flat index in its value. */
export interface PrintedPiece {
  readonly text: string;
  readonly index?: number;
}

/** How many numbers of a value are listed; three dots stand for the rest. */
export const listedNumbers = 8;

/** What a library prints for a value: tensor([0.4170, 0.2200]). */
export function printedIn(library: Library, value: Tensor): PrintedPiece[] {
  const nested = nestedPieces(numbersIn(library, value), value.shape, library.printing === 'numpy' ? ' ' : ', ');
  return library.printing === 'torch' ? [{ text: 'tensor(' }, ...nested, { text: ')' }] : nested;
}

function numbersIn({ printing, precision }: Library, value: Tensor): string[] {
  switch (printing) {
    case 'torch':
      return formatAsPyTorch(value.data, listedNumbers);
    case 'tfjs':
      return formatAsTensorFlowJs(value, listedNumbers);
    case 'numpy':
      if (value.shape.length > 0) return formatAsNumPy(value.data, precision, listedNumbers);
      return Array.from(value.data, precision === 'single' ? formatFloat32 : formatFloat64);
  }
}

/** Numbers in brackets as their shape nests them, as many as are listed. */
export function nestedPieces(numbers: readonly string[], shape: readonly number[], separator: string): PrintedPiece[] {
  const pieces: PrintedPiece[] = [];
  function write(axis: number, start: number): void {
    if (axis === shape.length) {
      pieces.push({ text: numbers[start], index: start });
      return;
    }
    const step = elementCount(shape.slice(axis + 1));
    pieces.push({ text: '[' });
    for (let position = 0; position < shape[axis]; position += 1) {
      if (position > 0) pieces.push({ text: separator });
      const next = start + position * step;
      if (next >= listedNumbers) {
        pieces.push({ text: '…' });
        break;
      }
      write(axis + 1, next);
    }
    pieces.push({ text: ']' });
  }
  write(0, 0);
  return pieces;
}
