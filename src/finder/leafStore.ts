/** The places of leaves, packed: four integers a leaf. */

import { leafSize } from './array.ts';

export class LeafStore {
  #places = new Int32Array(leafSize * 64);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(line: number, start: number, endLine: number, end: number, evaluated: boolean): void {
    const at = this.#count * leafSize;
    if (at === this.#places.length) {
      const wider = new Int32Array(at * 2);
      wider.set(this.#places);
      this.#places = wider;
    }
    const places = this.#places;
    places[at] = line;
    places[at + 1] = start;
    places[at + 2] = endLine;
    places[at + 3] = end * 2 + (evaluated ? 1 : 0);
    this.#count++;
  }

  /** Takes the last leaf back: it was only part of an expression. */
  drop(): void {
    this.#count--;
  }

  /** Puts the last leaves, given block by block, in the order of rows that go through all blocks. */
  interleave(widths: readonly number[], height: number): void {
    const width = widths.reduce((sum, one) => sum + one, 0);
    const from = (this.#count - width * height) * leafSize;
    const blocks = this.#places.slice(from, this.#count * leafSize);
    let blockAt = 0;
    let column = 0;
    for (const one of widths) {
      for (let row = 0; row < height; row++) {
        const slice = blocks.subarray((blockAt + row * one) * leafSize, (blockAt + (row + 1) * one) * leafSize);
        this.#places.set(slice, from + (row * width + column) * leafSize);
      }
      blockAt += one * height;
      column += one;
    }
  }

  /** All places; the store is empty after it. */
  take(): Int32Array {
    const taken = this.#places.slice(0, this.#count * leafSize);
    this.#count = 0;
    return taken;
  }
}
