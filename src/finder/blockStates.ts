/**
 * The scanner's state at the start of each block of lines. A block is about 4 KB of text and remembers how its last two
 * start states turned out, so that an edit reads again the block it fell into and little else: the blocks after it are
 * asked only until one starts in the state it had before, and what they say to an opened comment they say from memory
 * when it is closed, or opened again. No text is kept.
 */

import type { Lexicon } from './lexicon.ts';
import { Scanner, seamDistance } from './scanner.ts';
import { documentStart, type LineState, sameState } from './state.ts';
import type { Lines, Position } from './types.ts';

/** Characters of a new block, line ends included. An edited one is divided when it has twice as many, and joined with the next when it has a quarter. */
const usualBlockSize = 4096;

/** Characters of a long line without seams that are read between two looks at the clock. */
const stride = 1 << 14;

const never = () => false;

/** A place where reading may begin: a line's start, or a seam of a long line. */
export interface Point extends Position {
  readonly state: LineState;
}

/** What a block makes of a start state. */
interface Transition {
  readonly from: LineState;
  readonly to: LineState;
  /** the smallest number of open brackets at its points */
  readonly lowest: number;
  /** the seams of its last line, if that is a long one */
  readonly seams: readonly Point[];
}

class Block {
  lineCount: number;
  /** the state it starts in, as far as known */
  start: LineState | undefined;
  last: Transition | undefined;
  other: Transition | undefined;
  /** whether it has been read, so that only edits can have made it too large */
  sized = false;

  constructor(lineCount: number, start?: LineState) {
    this.lineCount = lineCount;
    this.start = start;
  }

  /** What it is known to make of its start state. */
  get known(): Transition | undefined {
    const { last, other, start } = this;
    if (start && last && sameState(last.from, start)) return last;
    return start && other && sameState(other.from, start) ? other : undefined;
  }

  remember(transition: Transition): void {
    this.other = this.last;
    this.last = transition;
  }

  forget(): void {
    this.last = this.other = undefined;
  }
}

const noSeams: readonly Point[] = [];

/** How far a block has been read. */
interface Progress {
  readonly block: Block;
  /** lines of it that have been read */
  read: number;
  size: number;
  state: LineState;
  /** the starts of its lines, and the seams of the last one if that is long */
  readonly points: Point[];
  /** the place of the long line's start among the points; the block ends after it */
  longFrom: number;
  /** the reader stands inside the long line */
  inside: boolean;
}

export class BlockStates {
  readonly #lines: Lines;
  readonly #blockSize: number;
  /** reads blocks; may stand inside a long line from one call to the next */
  readonly #reader: Scanner;
  /** reads again the lines of a block whose end is known */
  readonly #expander: Scanner;
  #blocks: Block[] = [];
  #lineCount = 0;
  /** indexes of blocks whose end is not known to be the start of the next one, ascending */
  #stale: number[] = [];
  #progress: Progress | undefined;
  /** the points of one block */
  #expanded: { readonly block: Block; readonly points: readonly Point[] } | undefined;

  constructor(lines: Lines, lexicon: Lexicon, blockSize = usualBlockSize) {
    this.#lines = lines;
    this.#blockSize = blockSize;
    this.#reader = new Scanner(lexicon);
    this.#expander = new Scanner(lexicon);
    this.#forget();
  }

  #forget(): void {
    this.#lineCount = this.#lines.count;
    this.#blocks = [new Block(this.#lineCount, documentStart)];
    this.#stale = [0];
    this.#progress = this.#expanded = undefined;
  }

  /** The old lines [startLine, endLine) became newLineCount lines. Reads nothing. */
  edit(startLine: number, endLine: number, newLineCount: number): void {
    const start = Math.min(Math.max(startLine, 0), this.#lineCount);
    const end = Math.min(Math.max(endLine, start), this.#lineCount);
    const inserted = Math.max(newLineCount, 0);
    const first = this.#blockOf(start);
    const last = end > start + 1 ? this.#blockOf(end - 1) : first;
    const removed = last.index - first.index;
    const block = this.#blocks[first.index];
    for (let index = first.index + 1; index <= last.index; index++) block.lineCount += this.#blocks[index].lineCount;
    block.lineCount += inserted - (end - start);
    block.forget();
    block.sized &&= removed === 0;
    if (removed > 0) this.#blocks.splice(first.index + 1, removed);
    this.#lineCount += inserted - (end - start);
    const before = this.#stale.filter((index) => index < first.index);
    const after = this.#stale.filter((index) => index > last.index).map((index) => index - removed);
    this.#stale = [...before, first.index, ...after];
    this.#progress = this.#expanded = undefined;
  }

  /** The block that holds a line; the last one for a line beyond the end. */
  #blockOf(line: number): { index: number; firstLine: number } {
    const blocks = this.#blocks;
    let firstLine = 0;
    let index = 0;
    for (; index < blocks.length - 1; index++) {
      const next = firstLine + blocks[index].lineCount;
      if (line < next) break;
      firstLine = next;
    }
    return { index, firstLine };
  }

  /**
   * Reads until it is known in which state the block of a line starts. Gives false when `expired` said so before; what
   * was read until then is kept.
   */
  reach(line: number, expired: () => boolean = never): boolean {
    if (this.#lineCount !== this.#lines.count) this.#forget();
    let at = -1;
    let firstLine = 0;
    while (this.#stale.length > 0) {
      const index = this.#stale[0];
      if (at !== index) {
        firstLine = at >= 0 && index === at + 1 ? firstLine + this.#blocks[at].lineCount : this.#firstLineOf(index);
        at = index;
      }
      if (line < firstLine) return true;
      if (line < firstLine + this.#blocks[index].lineCount && this.#blocks[index].known) return true;
      if (!this.#follow(index, firstLine, expired)) return false;
      if (expired()) return false;
    }
    return true;
  }

  #firstLineOf(index: number): number {
    let line = 0;
    for (let before = 0; before < index; before++) line += this.#blocks[before].lineCount;
    return line;
  }

  /** Finds what a stale block ends in and tells the next one; false when the time ran out. */
  #follow(index: number, firstLine: number, expired: () => boolean): boolean {
    const block = this.#blocks[index];
    const transition = block.known ?? this.#read(index, firstLine, expired);
    if (!transition) return false;
    const next = this.#blocks[index + 1];
    if (next === undefined || (next.start && sameState(next.start, transition.to))) {
      this.#stale.shift();
      return true;
    }
    next.start = transition.to;
    this.#stale.shift();
    if (this.#stale[0] !== index + 1) this.#stale.unshift(index + 1);
    return true;
  }

  /** Reads a block from its start, and makes it a block of the right size; undefined when the time ran out. */
  #read(index: number, firstLine: number, expired: () => boolean): Transition | undefined {
    const block = this.#blocks[index];
    const from = block.start ?? documentStart;
    const progress = this.#progress?.block === block ? this.#progress : beginning(block, from);
    this.#progress = undefined;
    const full = block.sized ? 2 * this.#blockSize : this.#blockSize;
    const smallest = this.#blockSize / 4;
    while (progress.inside || (progress.size < full && progress.longFrom < 0)) {
      if (progress.read === block.lineCount) {
        if (progress.size < smallest && this.#join(index)) continue;
        break;
      }
      if (!this.#readLine(progress, firstLine + progress.read, expired)) {
        this.#progress = progress;
        return undefined;
      }
    }
    this.#divide(index, progress.read);
    const { state: to, points, longFrom } = progress;
    let lowest = from.bracket.depth;
    for (const { state } of points) lowest = Math.min(lowest, state.bracket.depth);
    const transition = { from, to, lowest, seams: longFrom < 0 ? noSeams : points.slice(longFrom + 1) };
    block.sized = true;
    block.remember(transition);
    this.#expanded = { block, points };
    return transition;
  }

  /** Reads a line of a block; false when the time ran out inside it. */
  #readLine(progress: Progress, line: number, expired: () => boolean): boolean {
    const text = this.#lines.at(line);
    if (!progress.inside) progress.points.push({ line, character: 0, state: progress.state });
    if (text.length <= seamDistance) progress.state = this.#reader.scan(line, text, progress.state);
    else if (!this.#readLongLine(progress, line, text, expired)) return false;
    progress.read++;
    progress.size += text.length + 1;
    return true;
  }

  #readLongLine(progress: Progress, line: number, text: string, expired: () => boolean): boolean {
    const reader = this.#reader;
    if (!progress.inside) {
      reader.begin(line, text, progress.state);
      progress.longFrom = progress.points.length - 1;
      progress.inside = true;
    }
    // Without a clock nothing has to be read in parts, and the scanner may pass long lists in one go.
    const length = expired === never ? Number.POSITIVE_INFINITY : stride;
    let stopped = reader.advance(reader.place + length);
    while (stopped !== 'end') {
      if (stopped === 'seam') progress.points.push({ line, character: reader.place, state: reader.state });
      if (expired()) return false;
      stopped = reader.advance(reader.place + length);
    }
    progress.state = reader.finishLine();
    progress.inside = false;
    return true;
  }

  /** Takes the lines of the next block in; false if there is none. */
  #join(index: number): boolean {
    const next = this.#blocks[index + 1];
    if (!next) return false;
    const block = this.#blocks[index];
    block.lineCount += next.lineCount;
    block.sized &&= next.sized;
    this.#blocks.splice(index + 1, 1);
    this.#expanded = undefined;
    this.#stale = this.#stale
      .filter((stale) => stale !== index + 1)
      .map((stale) => (stale > index ? stale - 1 : stale));
    return true;
  }

  /** Makes a block of its own of what stands after the first lines. */
  #divide(index: number, lineCount: number): void {
    const block = this.#blocks[index];
    if (lineCount === block.lineCount) return;
    const rest = new Block(block.lineCount - lineCount);
    block.lineCount = lineCount;
    this.#blocks.splice(index + 1, 0, rest);
    for (let at = 0; at < this.#stale.length; at++) if (this.#stale[at] > index) this.#stale[at]++;
    // Its end is not known to lead to the block after it.
    const place = this.#stale.findIndex((stale) => stale > index);
    this.#stale.splice(place < 0 ? this.#stale.length : place, 0, index + 1);
  }

  /** The last point that does not lie behind a position. Reads what it must. */
  pointAt(position: Position): Point {
    if (position.line === 0 && position.character < seamDistance) return documentPoint;
    this.reach(position.line);
    const points = this.#expanded?.points ?? [];
    if (points.length > 0 && points[0].line <= position.line && position.line <= points[points.length - 1].line) {
      return lastBefore(points, position) ?? documentPoint;
    }
    const { index, firstLine } = this.#blockOf(position.line);
    return lastBefore(this.#pointsOf(index, firstLine), position) ?? documentPoint;
  }

  /** The points of the block that holds a line. Reads what it must. */
  pointsAround(line: number): readonly Point[] {
    this.reach(line);
    const { index, firstLine } = this.#blockOf(line);
    return this.#pointsOf(index, firstLine);
  }

  /** The last point before a point at which fewer brackets are open than `depth`; the document's start if there is none. */
  pointBelow(depth: number, before: Point): Point {
    const found = this.#blockOf(before.line);
    let { index, firstLine } = found;
    for (;;) {
      const { known } = this.#blocks[index];
      if (index === found.index || !known || known.lowest < depth) {
        const points = this.#pointsOf(index, firstLine);
        for (let at = points.length - 1; at >= 0; at--) {
          const point = points[at];
          if (point.state.bracket.depth < depth && isBefore(point, before)) return point;
        }
      }
      if (index === 0) return documentPoint;
      index--;
      firstLine -= this.#blocks[index].lineCount;
    }
  }

  /** The point before a point; undefined at the document's start. */
  pointBefore(point: Point): Point | undefined {
    let { index, firstLine } = this.#blockOf(point.line);
    for (;;) {
      const points = this.#pointsOf(index, firstLine);
      for (let at = points.length - 1; at >= 0; at--) if (isBefore(points[at], point)) return points[at];
      if (index === 0) return undefined;
      index--;
      firstLine -= this.#blocks[index].lineCount;
    }
  }

  /** The points of a block whose start is known. */
  #pointsOf(index: number, firstLine: number): readonly Point[] {
    const block = this.#blocks[index];
    if (this.#expanded?.block === block) return this.#expanded.points;
    const points: Point[] = [];
    let state = block.start ?? documentStart;
    const scanner = this.#expander;
    for (let line = firstLine; line < firstLine + block.lineCount; line++) {
      points.push({ line, character: 0, state });
      const text = this.#lines.at(line);
      if (text.length > seamDistance && line === firstLine + block.lineCount - 1 && block.known) {
        points.push(...block.known.seams);
        break;
      }
      state = scanner.scan(line, text, state);
    }
    this.#expanded = { block, points };
    return points;
  }
}

const documentPoint: Point = { line: 0, character: 0, state: documentStart };

function beginning(block: Block, state: LineState): Progress {
  return { block, read: 0, size: 0, state, points: [], longFrom: -1, inside: false };
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/** The last of ascending points that does not lie behind a position. */
function lastBefore(points: readonly Point[], position: Position): Point | undefined {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(position, points[middle])) high = middle;
    else low = middle + 1;
  }
  return points[low - 1];
}
