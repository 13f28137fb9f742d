/** The leaves of a printed form while it is read, and the array they make. */

import { FoundArray, type Source } from '../array.ts';
import { LeafStore, type Leaves } from '../leafStore.ts';
import type { ElementType, Position } from '../types.ts';
import { contentEnd, contentStart, Field, FieldReader, isLeaf, printedNumbers } from './fields.ts';
import type { PrintedForm } from './lineForm.ts';
import type { Region } from './region.ts';

/** What is known of an array besides its leaves. */
export interface PrintedFacts {
  readonly shape: readonly number[];
  /** the first line of the form, and the first one after it */
  readonly from: number;
  readonly to: number;
  readonly truncated?: boolean;
  readonly name?: string | undefined;
  readonly dtype?: ElementType | undefined;
  /** what each printed number is multiplied by */
  readonly scale?: number | undefined;
  /** where it starts on its first line; otherwise at the first thing there */
  readonly start?: number;
}

export class Cells {
  readonly #store = new LeafStore();
  /** a leaf is written with a dot or an exponent */
  float = false;
  booleans = 0;
  /** leaves that are no names */
  numbers = 0;
  /** a mark for left out leaves was among them */
  truncated = false;

  get count(): number {
    return this.#store.count;
  }

  add(line: number, { start, end, kind }: FieldReader): void {
    this.#store.add(line, start, line, end, kind > Field.float);
    if (kind === Field.boolean) this.booleans++;
    else if (kind !== Field.constant) this.numbers++;
    if (kind === Field.float) this.float = true;
  }

  /**
   * Takes all fields of a line from a place on; gives how many leaves. Takes none and gives -1 when something else is
   * there, or another number of leaves than asked for.
   */
  addRow(line: number, text: string, wanted?: number, from = 0): number {
    const before = this.count;
    const { float, booleans, numbers, truncated } = this;
    const fields = new FieldReader(text, from);
    let fits = true;
    while (fits && fields.next()) {
      if (isLeaf(fields.kind)) this.add(line, fields);
      else if (fields.kind === Field.ellipsis) this.truncated = true;
      else fits = false;
    }
    const found = this.count - before;
    if (fits && found > 0 && found === (wanted ?? found)) return found;
    while (this.count > before) this.#store.drop();
    Object.assign(this, { float, booleans, numbers, truncated });
    return -1;
  }

  /** The form made of these leaves; undefined when they are too few, or truth values among numbers. */
  form(region: Region, facts: PrintedFacts): PrintedForm | undefined {
    const { booleans, count } = this;
    if (count < 2 || (booleans > 0 && this.numbers > 0)) return undefined;
    const lines = region.slice(facts.from, facts.to);
    const source: Source = { dialect: printedNumbers, firstLine: facts.from, lines, leaves: this.take() };
    return formOf(facts, booleans > 0 ? 'bool' : facts.dtype, source, count);
  }

  /** The leaves; none is left. */
  take(): Leaves {
    return this.#store.take();
  }

  /** Blocks of columns put side by side; each has so many rows. */
  static beside(blocks: readonly Cells[], rows: number): Cells {
    if (blocks.length === 1) return blocks[0];
    const all = Cells.#united(blocks);
    const taken = blocks.map((block) => ({ size: block.count / rows, leaves: block.#store.take() }));
    for (let row = 0; row < rows; row++) {
      for (const { size, leaves } of taken) leaves.copy(row * size, size, all.#store);
    }
    return all;
  }

  /** Parts put one below the other. */
  static below(parts: readonly Cells[]): Cells {
    if (parts.length === 1) return parts[0];
    const all = Cells.#united(parts);
    for (const part of parts) {
      const count = part.count;
      part.#store.take().copy(0, count, all.#store);
    }
    return all;
  }

  /** Slabs of equal size put along axes that come last; given in the order in which the last axes run. */
  static across(slabs: readonly Cells[]): Cells {
    const all = Cells.#united(slabs);
    const size = slabs[0].count;
    const taken = slabs.map((slab) => slab.#store.take());
    for (let leaf = 0; leaf < size; leaf++) for (const slab of taken) slab.copy(leaf, 1, all.#store);
    return all;
  }

  static #united(parts: readonly Cells[]): Cells {
    const all = new Cells();
    for (const part of parts) {
      all.float ||= part.float;
      all.booleans += part.booleans;
      all.numbers += part.numbers;
      all.truncated ||= part.truncated;
    }
    return all;
  }
}

/** A form whose leaves are looked for only when somebody asks for their places or values. */
export function laterForm(
  region: Region,
  count: number,
  facts: PrintedFacts,
  collect: (lines: readonly string[]) => Cells,
): PrintedForm {
  const lines = region.slice(facts.from, facts.to);
  let leaves: Leaves | undefined;
  const source: Source = {
    ...{ dialect: printedNumbers, firstLine: facts.from, lines },
    get leaves() {
      leaves ??= collect(lines).take();
      return leaves;
    },
  };
  return formOf(facts, facts.dtype, source, count);
}

function formOf(facts: PrintedFacts, dtype: ElementType | undefined, source: Source, count: number): PrintedForm {
  const { from, to, truncated = false, name, scale, shape } = facts;
  const { lines } = source;
  const start: Position = { line: from, character: facts.start ?? contentStart(lines[0]) };
  const end: Position = { line: to - 1, character: contentEnd(lines[lines.length - 1]) };
  const told = { start, end, shape: truncated ? [] : shape, truncated, name, ...(scale !== undefined && { scale }) };
  const array = new FoundArray(
    { ...told, form: 'printed', computed: false, ragged: undefined },
    dtype,
    source,
    0,
    count,
  );
  return { array, end: to };
}
