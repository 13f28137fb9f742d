/** The door of the finder: text to numeric arrays. */

export type { ElementType, EmptyList, Lines, NumericArray, Position, Range } from './types.ts';
