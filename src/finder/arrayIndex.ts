/** The arrays of a document while it is edited: block states are kept, arrays are parsed where somebody asks. */

import { BlockStates } from './blockStates.ts';
import { DelimitedReading } from './delimited/reading.ts';
import { arrayWithCell } from './delimited/tableArrays.ts';
import { dialectOf } from './dialects/index.ts';
import { firstIndexWhere } from './halving.ts';
import { lexiconOf } from './lexicon.ts';
import { OrderedRanges } from './orderedRanges.ts';
import { comparePositions } from './positions.ts';
import { type DocumentReading, type ReadDocument, Reading } from './reading.ts';
import type { EmptyList, Lines, NumericArray, Position, Range } from './types.ts';

/** A question whose answer is found in steps. */
export interface Search {
  /**
   * Reads on; `expired` is asked every few thousand characters. Says 'later' when time ran out, to be called again, and
   * 'overtaken' when the document was edited since the question was put: then it must be put anew.
   */
  advance(expired: () => boolean): 'done' | 'later' | 'overtaken';
}

export class ArrayIndex {
  readonly #lines: Lines;
  readonly #states: BlockStates;
  readonly #document: ReadDocument;
  /** of delimited text: what may part its fields */
  readonly #separators: string | undefined;
  #edits = 0;
  #reading: DocumentReading | undefined;
  readonly #ordered = new WeakMap<DocumentReading, OrderedRanges<NumericArray>>();

  /** `blockSize` is how many characters are read again around an edit; tests make it small. */
  constructor(lines: Lines, languageId: string, blockSize?: number) {
    this.#lines = lines;
    const lexicon = lexiconOf(dialectOf(languageId));
    this.#separators = lexicon.dialect.separators;
    this.#states = new BlockStates(lines, lexicon, blockSize);
    this.#document = { lines, lexicon, states: this.#states, recent: new Map() };
  }

  /** The old lines [startLine, endLine) became newLineCount lines. Only records; lines are read at the next question. */
  edit(startLine: number, endLine: number, newLineCount: number): void {
    this.#states.edit(startLine, endLine, newLineCount);
    this.#edits++;
    this.#reading = undefined;
  }

  /**
   * Reads ahead until a question about a line, and those before it, can be answered from there. `expired` is asked every
   * few thousand characters; when it says so the answer is false, and the next call goes on where this one stopped.
   */
  reach(line: number, expired: () => boolean): boolean {
    // A table is read from its own first line.
    return this.#separators !== undefined || this.#states.reach(line, expired);
  }

  /** The innermost array around a position. */
  at(position: Position): NumericArray | undefined {
    const arrays = this.#arraysIn(...around(position));
    if (this.#separators !== undefined) return arrayWithCell(arrays, position);
    const found = innermost(arrays, position);
    if (found?.form !== 'delimited') return found;
    // The columns of one table lie across one another.
    const columns = arrays.filter((array) => array.form === 'delimited' && isIn(array, position));
    return columns.find((column) => hasCellAt(column, position)) ?? found;
  }

  /** The empty list around a position: not an array, but what somebody may ask about. */
  emptyListAt(position: Position): EmptyList | undefined {
    return innermost(this.#read(...around(position)).emptyLists, position);
  }

  /** The arrays that touch the lines [startLine, endLine), in order; a ragged one before its rows. */
  within(startLine: number, endLine: number): NumericArray[] {
    return this.#arraysIn({ line: startLine, character: 0 }, { line: endLine, character: 0 });
  }

  /** Every empty list, in order. */
  emptyLists(): readonly EmptyList[] {
    return this.#read(documentStart, { line: this.#lines.count, character: 0 }).emptyLists;
  }

  /**
   * Finds in steps what stands on the lines [startLine, endLine). When it is done, questions about these lines are
   * answered without reading, until the next edit or the next search for what is not known yet.
   */
  search(startLine: number, endLine: number): Search {
    const [from, to] = this.#clamped({ line: startLine, character: 0 }, { line: endLine, character: 0 });
    const edits = this.#edits;
    // Who asks again, or for a part, must not have it read again, nor lose the whole for others.
    if (this.#reading?.covers(from, to)) return { advance: () => (edits === this.#edits ? 'done' : 'overtaken') };
    const reading = this.#readingOf(from, to);
    return {
      advance: (expired) => {
        if (edits !== this.#edits) return 'overtaken';
        if (!reading.advance(expired)) return 'later';
        this.#reading = reading;
        return 'done';
      },
    };
  }

  #arraysIn(from: Position, to: Position): NumericArray[] {
    const reading = this.#read(from, to);
    const ordered = this.#ordered.get(reading) ?? new OrderedRanges(reading.arrays);
    this.#ordered.set(reading, ordered);
    return ordered.touching(from, to);
  }

  #read(from: Position, to: Position): DocumentReading {
    const [first, last] = this.#clamped(from, to);
    if (this.#reading?.covers(first, last)) return this.#reading;
    const reading = this.#readingOf(first, last);
    reading.advance();
    this.#reading = reading;
    return reading;
  }

  /** Places inside of the document. */
  #clamped(...places: readonly Position[]): Position[] {
    const end: Position = { line: this.#lines.count, character: 0 };
    return places.map((place) => (place.line < 0 ? documentStart : comparePositions(place, end) < 0 ? place : end));
  }

  #readingOf(from: Position, to: Position): DocumentReading {
    const [first, last] = this.#clamped(from, to);
    return this.#separators === undefined
      ? new Reading(this.#document, first, last)
      : new DelimitedReading(this.#lines, this.#separators, first, last);
  }
}

const documentStart: Position = { line: 0, character: 0 };

/** From a position to the next one. */
function around(position: Position): [from: Position, to: Position] {
  return [position, { line: position.line, character: position.character + 1 }];
}

function innermost<T extends Range>(ranges: readonly T[], position: Position): T | undefined {
  let found: T | undefined;
  for (const range of ranges) if (isIn(range, position)) found = range;
  return found;
}

function isIn({ start, end }: Range, position: Position): boolean {
  return comparePositions(start, position) <= 0 && comparePositions(position, end) < 0;
}

/** Whether a cell of a column, or of columns side by side, stands at a position. */
function hasCellAt(array: NumericArray, position: Position): boolean {
  const next = firstIndexWhere(array.data.length, (cell) => comparePositions(array.cell(cell).start, position) > 0);
  return next > 0 && comparePositions(position, array.cell(next - 1).end) <= 0;
}
