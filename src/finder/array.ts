/** A found array: its place at once, its numbers when somebody asks. */

import type { Dialect } from './dialects/dialect.ts';
import { leafValue } from './expression.ts';
import type { ElementType, NumericArray, Position, Range } from './types.ts';

/** Integers a leaf takes in the store: line, start, end line, end·2 + whether it must be evaluated. */
export const leafSize = 4;

/** The lines a group of arrays was read from, and the places of their leaves. */
export interface Source {
  readonly dialect: Dialect;
  readonly firstLine: number;
  readonly lines: readonly string[];
  readonly leaves: Int32Array;
}

export interface FoundArrayFacts {
  readonly start: Position;
  readonly end: Position;
  readonly shape: readonly number[];
  readonly form: NumericArray['form'];
  readonly truncated: boolean;
  readonly computed: boolean;
  readonly ragged: NumericArray['ragged'];
  readonly name: string | undefined;
  /** what each leaf is multiplied by, as printed before them */
  readonly scale?: number;
}

export class FoundArray implements NumericArray {
  readonly start: Position;
  readonly end: Position;
  readonly shape: readonly number[];
  readonly form: NumericArray['form'];
  readonly truncated: boolean;
  readonly computed: boolean;
  declare readonly name?: string;
  declare readonly dtype?: ElementType;
  declare readonly ragged?: NonNullable<NumericArray['ragged']>;
  readonly #source: Source;
  readonly #firstLeaf: number;
  readonly #leafCount: number;
  readonly #scale: number;
  #data: Float64Array | undefined;

  constructor(
    facts: FoundArrayFacts,
    dtype: ElementType | undefined,
    source: Source,
    firstLeaf: number,
    leafCount: number,
  ) {
    this.start = facts.start;
    this.end = facts.end;
    this.shape = facts.shape;
    this.form = facts.form;
    this.truncated = facts.truncated;
    this.computed = facts.computed;
    if (facts.name !== undefined) this.name = facts.name;
    if (dtype !== undefined) this.dtype = dtype;
    if (facts.ragged !== undefined) this.ragged = facts.ragged;
    this.#source = source;
    this.#firstLeaf = firstLeaf;
    this.#leafCount = leafCount;
    this.#scale = facts.scale ?? 1;
  }

  /** The same array as part of a printed form. */
  printedAs(start: Position, end: Position, dtype: ElementType | undefined): FoundArray {
    const { shape, truncated, computed, ragged, name } = this;
    const facts = {
      start,
      end,
      shape,
      form: 'printed',
      truncated,
      computed,
      ragged,
      name,
      scale: this.#scale,
    } as const;
    return new FoundArray(facts, dtype, this.#source, this.#firstLeaf, this.#leafCount);
  }

  /** Takes the element type that a call around the array asks for. Only for the one who builds the array. */
  become(dtype: ElementType): void {
    Object.assign(this, { dtype });
  }

  get data(): Float64Array {
    this.#data ??= Float64Array.from({ length: this.#leafCount }, (_, index) => this.#value(index));
    return this.#data;
  }

  cell(index: number): Range {
    if (!(Number.isInteger(index) && index >= 0 && index < this.#leafCount)) {
      throw new RangeError(`There is no leaf ${index} among ${this.#leafCount}.`);
    }
    const { leaves } = this.#source;
    const at = (this.#firstLeaf + index) * leafSize;
    return {
      start: { line: leaves[at], character: leaves[at + 1] },
      end: { line: leaves[at + 2], character: leaves[at + 3] >> 1 },
    };
  }

  #value(index: number): number {
    const { leaves, lines, firstLine, dialect } = this.#source;
    const at = (this.#firstLeaf + index) * leafSize;
    const line = leaves[at] - firstLine;
    const endLine = leaves[at + 2] - firstLine;
    const end = leaves[at + 3] >> 1;
    const text =
      line === endLine
        ? lines[line].slice(leaves[at + 1], end)
        : [lines[line].slice(leaves[at + 1]), ...lines.slice(line + 1, endLine), lines[endLine].slice(0, end)].join(
            '\n',
          );
    const value = leafValue(text, dialect, (leaves[at + 3] & 1) !== 0);
    return this.#scale === 1 ? value : value * this.#scale;
  }
}
