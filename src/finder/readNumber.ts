/** A single number as a language writes it: for who has found its place by other means. */

import { dialectOf } from './dialects/index.ts';
import { numberValue, scanNumber } from './numbers.ts';

/** A number without its sign, and whether it is written as a whole one: 2 is, 2. and 2e0 are not. */
export interface WrittenNumber {
  readonly value: number;
  readonly isInteger: boolean;
}

/** The number that the whole text is in this language; undefined where it is none, or an imaginary one. */
export function readNumber(text: string, languageId: string): WrittenNumber | undefined {
  const { numbers } = dialectOf(languageId);
  if (!/^\.?\d/.test(text)) return undefined;
  const { end, isLeaf, isFloat } = scanNumber(text, 0, numbers);
  if (end !== text.length || !isLeaf) return undefined;
  return { value: numberValue(text, numbers), isInteger: !isFloat };
}
