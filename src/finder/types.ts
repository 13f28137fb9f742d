/**
 * What the finder gives: numeric arrays with exact places, found in text whose lines it is lent.
 */

import type { Message } from '../core/index.ts';

/** 0-based; characters are UTF-16 code units, as VS Code counts. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Half open, as VS Code counts: `end` is the first place that does not belong to it. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The lines of a document; a TextDocument fits this in two lines of code. */
export interface Lines {
  readonly count: number;
  at(line: number): string;
}

export type ElementType = 'float16' | 'bfloat16' | 'float32' | 'float64' | 'int' | 'bool';

export interface NumericArray {
  /** from opening to closing bracket, end exclusive; of a printed form the whole */
  readonly start: Position;
  readonly end: Position;
  /** ragged or truncated: [] */
  readonly shape: readonly number[];
  /** the leaves in order; parsed when first asked for */
  readonly data: Float64Array;
  readonly dtype?: ElementType;
  /** what it is assigned to, its key, or its keyword */
  readonly name?: string;
  readonly form: 'literal' | 'printed' | 'delimited';
  /** printed with …: never the whole */
  readonly truncated: boolean;
  /** a leaf is constant arithmetic */
  readonly computed: boolean;
  readonly ragged?: { readonly at: Position; readonly expected: number; readonly found: number };
  /** where a leaf stands */
  cell(index: number): Range;
}

/** A bracket pair with nothing in it, such as `logits = []`: not an array, but worth a sentence when somebody asks about it. */
export interface EmptyList extends Range {
  readonly name?: string;
}

/** Why a text that a person typed or pasted is no array of numbers. */
export interface ReadProblem {
  /** one sentence that says which element is wrong and why */
  readonly problem: Message;
  /** where, if it is one place */
  readonly at?: Range;
}
