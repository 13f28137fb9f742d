/** A found array: its place at once, its numbers when somebody asks. */

import type { LeafLines, Leaves } from './leafStore.ts';
import type { ElementType, NumericArray, Position, Range } from './types.ts';

/** The lines a group of arrays was read from, and their leaves. */
export interface Source extends LeafLines {
  readonly leaves: Leaves;
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
    this.#data ??= this.#values();
    return this.#data;
  }

  #values(): Float64Array {
    const values = this.#source.leaves.values(this.#firstLeaf, this.#leafCount, this.#source);
    if (this.#scale !== 1) for (let index = 0; index < values.length; index++) values[index] *= this.#scale;
    return values;
  }

  cell(index: number): Range {
    if (!(Number.isInteger(index) && index >= 0 && index < this.#leafCount)) {
      throw new RangeError(`There is no leaf ${index} among ${this.#leafCount}.`);
    }
    return this.#source.leaves.place(this.#firstLeaf + index, this.#source);
  }
}
