/** The value of a leaf: a number with its sign, a name for NaN or an infinity, or constant arithmetic of these. */

import type { Arithmetic, Dialect, OperatorName } from './dialects/dialect.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { numberValue, scanNumber } from './numbers.ts';
import { power } from './power.ts';

/** The value of a leaf's text. `evaluated` says that it is more than a number with a sign. */
export function leafValue(text: string, dialect: Dialect, evaluated: boolean): number {
  if (evaluated) return new Evaluation(text, lexiconOf(dialect)).value();
  let at = 0;
  let negative = false;
  for (; ; at++) {
    const character = text.charCodeAt(at);
    if (character === 45 || character === 0x2212) negative = !negative;
    else if (character !== 43 && character !== 32 && character !== 9) break;
  }
  const value = numberValue(at === 0 ? text : text.slice(at), dialect.numbers);
  return negative ? -value : value;
}

interface Operand {
  readonly value: number;
  readonly integer: boolean;
  /** of 64 bits, where integers have types */
  readonly wide?: boolean | undefined;
  /** without sign, where integers have types */
  readonly unsigned?: boolean | undefined;
}

/** A sign binds stronger than products and weaker than powers. */
const signStrength = 12;

const none: Operand = { value: Number.NaN, integer: false };
const minusOne: Operand = { value: -1, integer: true };

/** Reads constant arithmetic by precedence climbing. The array builder bounds the length and depth of what comes here. */
class Evaluation {
  readonly #text: string;
  readonly #lexicon: Lexicon;
  readonly #arithmetic: Arithmetic | undefined;
  #at = 0;

  constructor(text: string, lexicon: Lexicon) {
    this.#text = text.replaceAll('\u2212', '-');
    this.#lexicon = lexicon;
    this.#arithmetic = lexicon.dialect.arithmetic;
  }

  value(): number {
    return this.#expression(0).value;
  }

  #expression(weakest: number): Operand {
    let left = this.#operand();
    for (;;) {
      const symbol = this.#operator();
      const operator = symbol === '' ? undefined : this.#arithmetic?.operators[symbol];
      if (!operator || operator.strength < weakest) return left;
      this.#at += symbol.length;
      const right = this.#expression(operator.name === 'power' ? operator.strength : operator.strength + 1);
      left = apply(operator.name, left, right, this.#arithmetic);
    }
  }

  #operand(): Operand {
    this.#skipSpace();
    const character = this.#text.charCodeAt(this.#at);
    if (character === 45 || character === 43 || character === 126) {
      this.#at++;
      const operand = this.#expression(signStrength);
      if (character === 43) return operand;
      if (character === 45) return { ...operand, value: -operand.value };
      return { ...operand, value: fold('xor', operand, minusOne, this.#arithmetic), integer: true };
    }
    if (character === 40) {
      this.#at++;
      const inside = this.#expression(0);
      this.#skipSpace();
      this.#at++;
      return inside;
    }
    return this.#constant() ?? this.#fraction() ?? this.#number();
  }

  #constant(): Operand | undefined {
    const { constants } = this.#lexicon;
    if (!constants) return undefined;
    constants.lastIndex = this.#at;
    const match = constants.exec(this.#text);
    if (!match) return undefined;
    this.#at = constants.lastIndex;
    if (match[1] !== undefined) return none;
    if (match[4] !== undefined || match[5] !== undefined)
      return { value: match[4] === undefined ? 0 : 1, integer: true };
    return { value: match[2] === undefined ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY, integer: false };
  }

  #fraction(): Operand | undefined {
    const { markup, dialect } = this.#lexicon;
    if (!markup) return undefined;
    markup.fraction.lastIndex = this.#at;
    const match = markup.fraction.exec(this.#text);
    if (!match) return undefined;
    this.#at = markup.fraction.lastIndex;
    const [numerator, denominator] = [match[1], match[2]].map((text) => leafValue(text, dialect, false));
    return { value: numerator / denominator, integer: false };
  }

  #number(): Operand {
    const { numbers } = this.#lexicon.dialect;
    const character = this.#text.charCodeAt(this.#at);
    if (!((character >= 48 && character <= 57) || character === 46)) return none;
    const { end, isFloat, suffix } = scanNumber(this.#text, this.#at, numbers);
    const value = numberValue(this.#text.slice(this.#at, end), numbers);
    this.#at = end;
    if (isFloat || !this.#arithmetic?.integerTypes) return { value, integer: !isFloat };
    const wide = /l/i.test(suffix) || value > 0xffff_ffff;
    return { value, integer: true, wide, unsigned: /u/i.test(suffix) || (!wide && value > 0x7fff_ffff) };
  }

  #operator(): string {
    this.#skipSpace();
    for (let length = this.#lexicon.longestOperator; length > 0; length--) {
      const symbol = this.#text.slice(this.#at, this.#at + length);
      if (symbol.length === length && Object.hasOwn(this.#arithmetic?.operators ?? {}, symbol)) return symbol;
    }
    return '';
  }

  /** Skips spaces and comments that stand between the parts. */
  #skipSpace(): void {
    for (;;) {
      const rest = /\s/.test(this.#text.charAt(this.#at));
      if (rest) this.#at++;
      else if (!this.#skipComment()) return;
    }
  }

  #skipComment(): boolean {
    const { dialect } = this.#lexicon;
    for (const mark of dialect.lineComments) {
      if (!this.#text.startsWith(mark, this.#at) || isOperatorOf(mark, this.#arithmetic)) continue;
      const end = this.#text.indexOf('\n', this.#at);
      this.#at = end < 0 ? this.#text.length : end;
      return true;
    }
    for (const { open, close } of dialect.blockComments) {
      if (!this.#text.startsWith(open, this.#at)) continue;
      const end = this.#text.indexOf(close, this.#at + open.length);
      this.#at = end < 0 ? this.#text.length : end + close.length;
      return true;
    }
    return false;
  }
}

function isOperatorOf(mark: string, arithmetic: Arithmetic | undefined): boolean {
  return arithmetic !== undefined && Object.hasOwn(arithmetic.operators, mark);
}

function apply(name: OperatorName, left: Operand, right: Operand, arithmetic: Arithmetic | undefined): Operand {
  const integer = left.integer && right.integer;
  const type = { integer, wide: left.wide || right.wide, unsigned: left.unsigned || right.unsigned };
  const { value: a } = left;
  const { value: b } = right;
  switch (name) {
    case 'add':
      return { ...type, value: a + b };
    case 'subtract':
      return { ...type, value: a - b };
    case 'multiply':
      return { ...type, value: a * b };
    case 'divide':
      return arithmetic?.truncatesIntegers && integer
        ? { ...type, value: b === 0 ? Number.NaN : arithmetic.floorsIntegers ? Math.floor(a / b) : Math.trunc(a / b) }
        : { value: a / b, integer: false };
    case 'floorDivide':
      return { ...type, value: Math.floor(a / b) };
    case 'remainder':
      return { ...type, value: a % b };
    case 'modulo':
      return { ...type, value: modulo(a, b) };
    case 'power':
      return { value: power(a, b), integer: integer && b >= 0 };
    default:
      return { ...type, value: fold(name, left, right, arithmetic), integer: true };
  }
}

/** The remainder with the sign of the divisor. */
function modulo(a: number, b: number): number {
  const remainder = a % b;
  return remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder;
}

/** Operators on bits, in the width of the language's integers. */
function fold(name: OperatorName, left: Operand, right: Operand, arithmetic: Arithmetic | undefined): number {
  const { value: a } = left;
  const { value: b } = right;
  const shifts = name.startsWith('shift');
  const wide = left.wide || (!shifts && right.wide);
  const unsigned = left.unsigned || (!shifts && right.unsigned);
  if (arithmetic?.integerBits === 32 && !wide)
    return unsigned ? fold32(name, a, b, true) >>> 0 : fold32(name, a, b, false);
  if (!wide && name === 'shiftLeft') return a * 2 ** b;
  if (!wide && name === 'shiftRight') return Math.floor(a / 2 ** b);
  if (!Number.isInteger(a) || !Number.isInteger(b)) return Number.NaN;
  const bits = fold64(name, BigInt(a), BigInt(b));
  if (!wide) return Number(bits);
  return Number(unsigned ? BigInt.asUintN(64, bits) : BigInt.asIntN(64, bits));
}

function fold64(name: OperatorName, a: bigint, b: bigint): bigint {
  switch (name) {
    case 'shiftLeft':
      return a << (b & 63n);
    case 'shiftRight':
      return a >> (b & 63n);
    case 'shiftRightUnsigned':
      return BigInt.asUintN(64, a) >> (b & 63n);
    case 'and':
      return a & b;
    case 'or':
      return a | b;
    default:
      return a ^ b;
  }
}

function fold32(name: OperatorName, a: number, b: number, unsigned: boolean): number {
  switch (name) {
    case 'shiftLeft':
      return a << b;
    case 'shiftRight':
      return unsigned ? a >>> b : a >> b;
    case 'shiftRightUnsigned':
      return a >>> b;
    case 'and':
      return a & b;
    case 'or':
      return a | b;
    default:
      return a ^ b;
  }
}
