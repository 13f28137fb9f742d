/** The lines of a text, as an editor breaks it. */

import { ByteWindow, widestWindow } from './decimals/byteWindow.ts';
import type { Lines } from './types.ts';

/** Lines that can be had together. */
export interface JoinedLines extends Lines {
  /** the lines [from, to) with their line breaks */
  joined(from: number, to: number): string;
}

const feed = 10;
const carriage = 13;

/** Characters that are looked through at a time. */
const pieceLength = widestWindow;

/** Breaks a text at \r\n, \n and \r. Holds where lines begin; a line's text is made when somebody asks for it. */
export function linesOf(text: string): JoinedLines {
  const starts = [0];
  const window = new ByteWindow();
  // While no line ends the engine's search is faster than any other.
  let at = Math.min(placeOf(text, '\n'), placeOf(text, '\r'));
  for (; at < text.length; at += pieceLength) {
    const end = Math.min(text.length, at + pieceLength);
    window.fill(text, at, end - at);
    if (window.isAscii) addStarts(window, starts);
    else addStartsOf(text, at, end, starts);
  }
  return new BrokenText(text, starts);
}

/** Adds where lines begin in a window. */
function addStarts({ bytes, length, base, text }: ByteWindow, starts: number[]): void {
  const words = new Int32Array(bytes.buffer, 0, length >> 2);
  for (let word = 0; word < words.length; word++) {
    const four = words[word];
    // The highest bit of each byte that is less than 14, where all are less than 128.
    if (((four - 0x0e0e0e0e) & ~four & 0x80808080) === 0) continue;
    for (let at = word * 4; at < word * 4 + 4; at++) addStartAfter(bytes[at], base + at, text, starts);
  }
  for (let at = words.length * 4; at < length; at++) addStartAfter(bytes[at], base + at, text, starts);
}

function addStartsOf(text: string, from: number, to: number, starts: number[]): void {
  for (let at = from; at < to; at++) addStartAfter(text.charCodeAt(at), at, text, starts);
}

/** Adds what begins after a character that breaks a line; a carriage return before a line feed does not. */
function addStartAfter(character: number, at: number, text: string, starts: number[]): void {
  if (character === feed || (character === carriage && text.charCodeAt(at + 1) !== feed)) starts.push(at + 1);
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

/** Where a character stands first; the text's length if nowhere. */
function placeOf(text: string, character: string): number {
  const place = text.indexOf(character);
  return place < 0 ? text.length : place;
}
