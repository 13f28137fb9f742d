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

export class ByteWindow {
  /** The text's bytes with a 0 after them: `length` of them, as far as they are ASCII one a character. */
  bytes: Uint8Array = new Uint8Array(0);
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
    if (this.bytes.length <= wanted) {
      this.bytes = new Uint8Array(Math.min(widestWindow, Math.max(narrowestWindow, wanted * 2)) + 1);
    }
    const source = from === 0 && wanted === text.length ? text : text.slice(from, from + wanted);
    // The last byte stays free for the 0.
    const room = this.bytes.length - 1;
    const { read, written } = this.#encoder.encodeInto(source, this.bytes);
    this.isAscii = read === written && read === wanted;
    this.length = Math.min(written, room);
    this.bytes[this.length] = 0;
    this.text = text;
    this.base = from;
  }

  /** Whether characters stand behind the window. */
  get goesOn(): boolean {
    return this.base + this.length < this.text.length;
  }
}
