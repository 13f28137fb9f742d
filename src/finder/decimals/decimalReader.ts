/**
 * Reads plain decimals from bytes: a minus, digits, a dot, an exponent. The value is what `Number()` gives, bit for bit.
 * It is written for the engine's optimizer: a row of numbers in one loop, up to nine digits in a small integer, no object
 * for a result, and what is rare in other functions.
 */

import type { ByteWindow } from './byteWindow.ts';
import { exactPowers, nearestScaled } from './powersOfTen.ts';

const space = 32;
const tab = 9;
const zero = 48;
/** Characters as their distance from the digit 0. */
const minus = 45 - zero;
const dot = 46 - zero;
/** `e`, and `E` with its bit of case set */
const letterE = 101 - zero;

/** Digits that a small integer holds. */
const mostDigits = 9;
/** Below this there is room for one more. */
const roomForOne = 100_000_000;
/** The exact powers end here. */
const mostExact = 22;

export class DecimalReader {
  /** `1.` and `.5` are numbers */
  takesBareDot = false;
  takesExponent = true;
  /** 1 since a number has had a dot or an exponent */
  isFloat = 0;
  /** where the last number begins, or what stands in its place, and which of the values it is */
  begin = 0;
  index = 0;
  readonly #window: ByteWindow;
  #exponent = 0;

  constructor(window: ByteWindow) {
    this.#window = window;
  }

  /**
   * Reads numbers with one character between them, and blanks before them, into the values [from, to). Gives the end of the
   * last one; where none begins, ~place. `begin` and `index` tell of which one. Without a character between them it is one.
   */
  read(start: number, separator: number, values: Float64Array, from: number, to: number): number {
    const { bytes } = this.#window;
    let at = start;
    let index = from;
    for (;;) {
      while (bytes[at] === space || (bytes[at] === tab && separator !== tab)) at++;
      const begin = at;
      let digit = bytes[at] - zero;
      if (digit === minus) digit = bytes[++at] - zero;
      const first = at;
      let head = 0;
      while (digit >>> 0 < 10 && head < roomForOne) {
        head = (Math.imul(head, 10) + digit) | 0;
        digit = bytes[++at] - zero;
      }
      // A lone or missing zero is odd, and so is 007: most languages make something else of it.
      let isOdd = at === first || (bytes[first] === zero && at > first + 1);
      let fraction = at;
      if (digit === dot) {
        fraction = ++at;
        digit = bytes[at] - zero;
        while (digit >>> 0 < 10 && head < roomForOne) {
          head = (Math.imul(head, 10) + digit) | 0;
          digit = bytes[++at] - zero;
        }
        isOdd ||= at === fraction || at > fraction + mostExact;
        this.isFloat = 1;
      }
      if (isOdd || digit >>> 0 < 10 || (digit | 32) === letterE) {
        at = this.#readRest(begin, first, at, head, fraction, values, index);
      } else {
        const value = head / exactPowers[at - fraction];
        values[index] = first > begin ? -value : value;
      }
      if (at < 0 || bytes[at] !== separator || index + 1 === to) {
        this.begin = begin;
        this.index = index;
        return at;
      }
      at++;
      index++;
    }
  }

  /** Whether these digits may stand before the dot, or alone. */
  #isWhole(first: number, length: number, places: number): boolean {
    if (length === 0) return places > 0 && this.takesBareDot;
    // 007 is something else in most languages.
    return length === 1 || this.#window.bytes[first] !== zero;
  }

  /**
   * Goes on after nine digits, or where an exponent follows, or where something is odd. `pointEnd` is the place after the
   * dot if one has been read.
   */
  #readRest(
    start: number,
    first: number,
    from: number,
    head: number,
    pointEnd: number,
    values: Float64Array,
    index: number,
  ): number {
    const { bytes } = this.#window;
    let at = from;
    let fraction = pointEnd > first && bytes[pointEnd - 1] - zero === dot ? pointEnd : -1;
    let digit = bytes[at] - zero;
    let tail = 0;
    let digits = 0;
    for (;;) {
      // Numbers of 17 digits have eight of them here: they are read four at a time.
      for (; digits <= mostDigits - 4; digits += 4, at += 4) {
        const four = this.#fourDigits(at);
        if (four < 0) break;
        tail = tail * 10_000 + four;
      }
      digit = bytes[at] - zero;
      while (digit >>> 0 < 10 && digits < mostDigits) {
        tail = tail * 10 + digit;
        digits++;
        digit = bytes[++at] - zero;
      }
      if (digit !== dot || fraction >= 0) break;
      fraction = ++at;
      digit = bytes[at] - zero;
    }
    if (digit >>> 0 < 10) return this.#readEndless(start, first, at, fraction, values, index);
    const end = this.#end(first, at, fraction);
    if (end < 0) return end;
    const exponent = (fraction < 0 ? 0 : fraction - at) + this.#exponent;
    const upper = head * exactPowers[digits];
    const sum = upper + tail;
    const lost = tail - (sum - upper);
    let value =
      lost === 0 && exponent <= 0 && exponent >= -mostExact
        ? sum / exactPowers[0 - exponent]
        : nearestScaled(sum, lost, exponent);
    if (Number.isNaN(value)) value = this.#parsed(first, end);
    values[index] = first > start ? -value : value;
    return end;
  }

  /** What four digits from a place on say; -1 where there are not four. */
  #fourDigits(at: number): number {
    const digits = this.#window.view.getInt32(at, true) ^ 0x30303030;
    // The highest bit of a byte is set, or is now, that is more than 9.
    if (((digits | (digits + 0x06060606)) & 0xf0f0f0f0) !== 0) return -1;
    const pairs = (digits * 10 + (digits >> 8)) & 0x00ff00ff;
    return (pairs & 255) * 100 + (pairs >> 16);
  }

  /** Goes on after eighteen digits: the engine's own answer. */
  #readEndless(
    start: number,
    first: number,
    from: number,
    fractionBefore: number,
    values: Float64Array,
    index: number,
  ): number {
    const { bytes } = this.#window;
    let at = from;
    let fraction = fractionBefore;
    for (;;) {
      while ((bytes[at] - zero) >>> 0 < 10) at++;
      if (bytes[at] - zero !== dot || fraction >= 0) break;
      fraction = ++at;
    }
    const end = this.#end(first, at, fraction);
    if (end < 0) return end;
    const value = this.#parsed(first, end);
    values[index] = first > start ? -value : value;
    return end;
  }

  /**
   * The end of a number whose digits end here, with its exponent, which is kept; ~place where it is no number of these
   * forms.
   */
  #end(first: number, digitsEnd: number, fraction: number): number {
    this.#exponent = 0;
    const places = fraction < 0 ? 0 : digitsEnd - fraction;
    const whole = fraction < 0 ? digitsEnd - first : fraction - 1 - first;
    if (fraction >= 0) {
      if (places === 0 && !(this.takesBareDot && whole > 0)) return ~digitsEnd;
      this.isFloat = 1;
    }
    if (!this.#isWhole(first, whole, places)) return ~first;
    const { bytes } = this.#window;
    if (((bytes[digitsEnd] - zero) | 32) !== letterE) return digitsEnd;
    return this.#exponentEnd(digitsEnd);
  }

  /** Reads `e-12`; gives its end, or ~place where it is none. */
  #exponentEnd(from: number): number {
    const { bytes } = this.#window;
    if (!this.takesExponent) return ~from;
    let at = from + 1;
    const sign = bytes[at];
    if (sign === 45 || sign === 43) at++;
    let digit = bytes[at] - zero;
    if (digit >>> 0 >= 10) return ~at;
    let exponent = 0;
    while (digit >>> 0 < 10) {
      // Beyond any double there is no difference any more.
      if (exponent < 100_000) exponent = exponent * 10 + digit;
      digit = bytes[++at] - zero;
    }
    this.isFloat = 1;
    this.#exponent = sign === 45 ? 0 - exponent : exponent;
    return at;
  }

  /** The engine's own answer. */
  #parsed(first: number, end: number): number {
    const { bytes } = this.#window;
    let text = '';
    for (let at = first; at < end; at++) text += String.fromCharCode(bytes[at]);
    return Number(text);
  }
}
