/** The lines of a text, as an editor breaks it. */

import type { Lines } from './types.ts';

/** Lines that can be had together. */
export interface JoinedLines extends Lines {
  /** the lines [from, to) with their line breaks */
  joined(from: number, to: number): string;
}

/** Characters of a line that are looked at one by one; the engine's search begins slower and goes on faster. */
const lookedAt = 96;

const feed = 10;
const carriage = 13;

/** Breaks a text at \r\n, \n and \r. Holds where lines begin; a line's text is made when somebody asks for it. */
export function linesOf(text: string): JoinedLines {
  const { length } = text;
  const starts = [0];
  let nextFeed = -1;
  let nextCarriage = -1;
  let at = 0;
  while (at < length) {
    const limit = Math.min(length, at + lookedAt);
    while (at < limit && !isBreak(text.charCodeAt(at))) at++;
    if (at === length) break;
    if (at === limit && !isBreak(text.charCodeAt(at))) {
      if (nextFeed < at) nextFeed = placeOf(text, '\n', at);
      if (nextCarriage < at) nextCarriage = placeOf(text, '\r', at);
      at = Math.min(nextFeed, nextCarriage);
      if (at === length) break;
    }
    at += text.charCodeAt(at) === carriage && text.charCodeAt(at + 1) === feed ? 2 : 1;
    starts.push(at);
  }
  return new BrokenText(text, starts);
}

class BrokenText implements JoinedLines {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string, starts: readonly number[]) {
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

function isBreak(character: number): boolean {
  return character === feed || character === carriage;
}

/** Where a character stands from a place on; the text's length if nowhere. */
function placeOf(text: string, character: string, from: number): number {
  const place = text.indexOf(character, from);
  return place < 0 ? text.length : place;
}
