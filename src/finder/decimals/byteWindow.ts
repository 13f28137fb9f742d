/**
 * A window of bytes on a text: what numbers are read from. A loop over bytes takes half the time of one over a string's
 * characters, and to fill a window costs next to nothing while the text is ASCII.
 */

// No library that this folder is checked with declares it; every host has it.
declare const TextEncoder: new () => {
  encodeInto(source: string, destination: Uint8Array): { readonly read: number; readonly written: number };
};

/** Bytes that a window holds at most. */
export const widestWindow = 65536;

const narrowestWindow = 256;

/** Bytes that a window keeps when its text is let go. */
const largestKept = 8 * widestWindow;

/** Bytes behind the window, so that four can be read at once at its end. */
const spare = 4;

/** Characters for which it does not pay to call the encoder. */
const shortWindow = 64;

export class ByteWindow {
  /** The text's bytes with a 0 after them: `length` of them, as far as they are ASCII one a character. */
  bytes: Uint8Array = new Uint8Array(0);
  /** the same bytes; four of them can be read at each of the window's places, and right after it */
  view: DataView = new DataView(this.bytes.buffer);
  length = 0;
  text = '';
  /** the character of the text that the first byte stands for */
  base = 0;
  /** every byte stands for one character */
  isAscii = true;
  readonly #encoder = new TextEncoder();

  /** Puts the window on this many characters of a text, or as many as there are. */
  fill(text: string, from: number, length: number): void {
    const wanted = Math.min(length, widestWindow, text.length - from);
    if (this.#room < wanted) this.#widen(Math.min(widestWindow, Math.max(narrowestWindow, wanted * 2)));
    if (wanted <= shortWindow) this.#copy(text, from, wanted);
    else this.#encode(text, from, wanted);
    this.bytes[this.length] = 0;
    this.text = text;
    this.base = from;
  }

  /** Puts the window on a whole text of any length. */
  fillWith(text: string): void {
    if (this.#room < text.length) this.#widen(text.length);
    this.#encode(text, 0, text.length);
    if (!this.isAscii) {
      // No character takes more than three bytes.
      if (this.#room < text.length * 3) this.#widen(text.length * 3);
      this.#encode(text, 0, text.length);
    }
    this.bytes[this.length] = 0;
    this.text = text;
    this.base = 0;
  }

  /** Bytes that there is room for, with the 0 after them. */
  get #room(): number {
    return this.bytes.length - spare;
  }

  #widen(room: number): void {
    this.bytes = new Uint8Array(room + spare);
    this.view = new DataView(this.bytes.buffer);
  }

  #encode(text: string, from: number, count: number): void {
    const source = from === 0 && count === text.length ? text : text.slice(from, from + count);
    const { read, written } = this.#encoder.encodeInto(source, this.bytes);
    this.isAscii = read === written && read === count;
    this.length = Math.min(written, this.#room);
  }

  /** For a few characters the encoder takes longer than this. */
  #copy(text: string, from: number, count: number): void {
    const { bytes } = this;
    let all = 0;
    for (let at = 0; at < count; at++) {
      const character = text.charCodeAt(from + at);
      all |= character;
      bytes[at] = character < 128 ? character : 128;
    }
    this.isAscii = all < 128;
    this.length = count;
  }

  /** Lets the text go, and the room that only a very long line needed. */
  release(): void {
    this.text = '';
    if (this.#room > largestKept) this.#widen(0);
  }

  /** Whether characters stand behind the window. */
  get goesOn(): boolean {
    return this.base + this.length < this.text.length;
  }
}
