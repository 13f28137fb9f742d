/** The lines of a text, as an editor breaks it. */

import type { Lines } from './types.ts';

/** Lines that can be had together. */
export interface JoinedLines extends Lines {
  /** the lines [from, to) with their line breaks */
  joined(from: number, to: number): string;
}

const feed = 10;
const carriage = 13;

/** Breaks a text at \r\n, \n and \r. Holds where lines begin; a line's text is made when somebody asks for it. */
export function linesOf(text: string): JoinedLines {
  let starts = new Int32Array(64);
  let count = 1;
  // The engine's search is faster than any loop of ours, for short lines too.
  let nextFeed = text.indexOf('\n');
  let nextCarriage = text.indexOf('\r');
  while (nextFeed >= 0 || nextCarriage >= 0) {
    let at = nextFeed;
    if (nextFeed < 0 || (nextCarriage >= 0 && nextCarriage < nextFeed)) {
      // A carriage return before a line feed leaves the break to it.
      at = nextFeed === nextCarriage + 1 ? nextFeed : nextCarriage;
      nextCarriage = text.indexOf('\r', at + 1);
    }
    if (at === nextFeed) nextFeed = text.indexOf('\n', at + 1);
    if (count === starts.length) {
      const more = new Int32Array(count * 2);
      more.set(starts);
      starts = more;
    }
    starts[count++] = at + 1;
  }
  return new BrokenText(text, starts.slice(0, count));
}

class BrokenText implements JoinedLines {
  readonly #text: string;
  readonly #starts: Int32Array;

  constructor(text: string, starts: Int32Array) {
    this.#text = text;
    this.#starts = starts;
  }

  get count(): number {
    return this.#starts.length;
  }

  at(line: number): string {
    const starts = this.#starts;
    if (!(line >= 0 && line < starts.length)) return '';
    const text = this.#text;
    const start = starts[line];
    if (line === starts.length - 1) return text.slice(start);
    const next = starts[line + 1];
    const isPair = next - start > 1 && text.charCodeAt(next - 1) === feed && text.charCodeAt(next - 2) === carriage;
    return text.slice(start, next - (isPair ? 2 : 1));
  }

  joined(from: number, to: number): string {
    return this.#text.slice(this.#starts[from], this.#starts[to] ?? this.#text.length);
  }
}
