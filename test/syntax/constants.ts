/**
 * The value of constant arithmetic in a piece of code, after the language's own rules: how numbers are written, which
 * operators there are, how wide integers are. Written from the languages' manuals; it shares nothing with the finder.
 */

/** A number with the type that the language gives it. */
export interface Constant {
  readonly float?: number;
  readonly integer?: bigint;
  /** 0: as wide as it must be */
  readonly bits?: 0 | 32 | 64 | undefined;
  readonly unsigned?: boolean | undefined;
}

export type Operation = '+' | '-' | '*' | '/' | '%' | '<<' | '>>' | '>>>' | '&' | '|' | '^' | '**';

/** How a language writes constants. */
export interface Notation {
  /** sticky; matches a number with its suffix */
  readonly number: RegExp;
  /** what a number that matched is; undefined for imaginary ones and other kinds that are no leaf */
  numberOf(written: string): Constant | undefined;
  /** sticky; matches a name for NaN or an infinity */
  readonly name?: RegExp;
  nameOf?(written: string): number;
  /** binary operators from the weakest to the strongest; those of one row bind alike */
  readonly operators: readonly Readonly<Record<string, Operation>>[];
  /** the row from which on operators bind stronger than a sign; by default none does */
  readonly strongerThanSigns?: number;
  /** signs; by default + and - and ~ */
  readonly signs?: string;
  /** a quotient of integers is an integer */
  readonly truncates: boolean;
  /** comments, to be skipped */
  readonly comment: RegExp;
}

/** A minus before a zero, which a double keeps whatever the language makes of it. */
const negativeZero = /^\s*-\s*0[\s0xXobB_]*(?:[uUlL]|[iu]\d+)*\s*$/;

/** The value of an expression; undefined if it is more, or less, than constant arithmetic. */
export function constantIn(code: string, notation: Notation): number | undefined {
  const reader = new Reader(code, notation);
  const constant = reader.expression(0);
  if (constant === undefined || !reader.ended) return undefined;
  if (constant.integer === 0n && negativeZero.test(code)) return -0;
  return constant.float ?? Number(constant.integer);
}

class Reader {
  #at = 0;
  readonly #code: string;
  readonly #notation: Notation;

  constructor(code: string, notation: Notation) {
    this.#code = code.replaceAll(notation.comment, ' ');
    this.#notation = notation;
  }

  get ended(): boolean {
    this.#skipSpace();
    return this.#at === this.#code.length;
  }

  expression(weakest: number): Constant | undefined {
    let left = this.#operand();
    while (left !== undefined) {
      const found = this.#operator(weakest);
      if (found === undefined) return left;
      const { operation, strength } = found;
      const right = this.expression(operation === '**' ? strength : strength + 1);
      left = right && calculate(operation, left, right, this.#notation.truncates);
    }
    return undefined;
  }

  #operator(weakest: number): { operation: Operation; strength: number } | undefined {
    this.#skipSpace();
    const { operators } = this.#notation;
    for (let length = 3; length > 0; length--) {
      const symbol = this.#code.slice(this.#at, this.#at + length);
      const strength = operators.findIndex((row) => symbol.length === length && Object.hasOwn(row, symbol));
      if (strength >= 0) {
        if (strength < weakest) return undefined;
        this.#at += length;
        return { operation: operators[strength][symbol], strength };
      }
    }
    return undefined;
  }

  #operand(): Constant | undefined {
    this.#skipSpace();
    const { operators, signs = '+-~', strongerThanSigns = operators.length } = this.#notation;
    const sign = this.#code.charAt(this.#at);
    if (sign !== '' && signs.includes(sign)) {
      this.#at++;
      const operand = this.expression(strongerThanSigns);
      return operand && signed(sign, operand);
    }
    if (sign === '(') {
      this.#at++;
      const inside = this.expression(0);
      this.#skipSpace();
      return this.#code.charAt(this.#at++) === ')' ? inside : undefined;
    }
    return this.#name() ?? this.#number();
  }

  #name(): Constant | undefined {
    const { name, nameOf } = this.#notation;
    const written = name && this.#take(name);
    return written !== undefined && nameOf ? { float: nameOf(written) } : undefined;
  }

  #number(): Constant | undefined {
    const written = this.#take(this.#notation.number);
    return written === undefined || written === '' ? undefined : this.#notation.numberOf(written);
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#code);
    if (match) this.#at = pattern.lastIndex;
    return match?.[0];
  }

  #skipSpace(): void {
    while (/\s/.test(this.#code.charAt(this.#at))) this.#at++;
  }
}

function signed(sign: string, { float, integer, bits, unsigned }: Constant): Constant | undefined {
  if (integer === undefined)
    return sign === '~' || float === undefined ? undefined : { float: sign === '-' ? -float : float };
  if (sign === '+') return { integer, bits, unsigned };
  return fitted(sign === '-' ? -integer : ~integer, bits, unsigned);
}

function fitted(integer: bigint, bits: Constant['bits'], unsigned: boolean | undefined): Constant {
  if (!bits) return { integer, bits, unsigned };
  return { integer: unsigned ? BigInt.asUintN(bits, integer) : BigInt.asIntN(bits, integer), bits, unsigned };
}

function calculate(operation: Operation, left: Constant, right: Constant, truncates: boolean): Constant | undefined {
  if (
    left.integer === undefined ||
    right.integer === undefined ||
    operation === '**' ||
    (operation === '/' && !truncates)
  ) {
    return calculateFloats(operation, left, right);
  }
  const shifts = operation === '<<' || operation === '>>' || operation === '>>>';
  const wider = shifts || (left.bits ?? 0) >= (right.bits ?? 0) ? left : right;
  const unsigned = shifts || left.bits !== right.bits ? wider.unsigned : left.unsigned || right.unsigned;
  const result = integersTogether(operation, left.integer, right.integer, wider.bits ?? 0);
  return result === undefined ? undefined : fitted(result, wider.bits, unsigned);
}

function integersTogether(operation: Operation, a: bigint, b: bigint, bits: number): bigint | undefined {
  const count = bits === 0 ? b : b & BigInt(bits - 1);
  switch (operation) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0n ? undefined : a / b;
    case '%':
      return b === 0n ? undefined : a % b;
    case '<<':
      return count > 4096n || count < 0n ? undefined : a << count;
    case '>>':
      return a >> count;
    case '>>>':
      return (bits === 0 ? a : BigInt.asUintN(bits, a)) >> count;
    case '&':
      return a & b;
    case '|':
      return a | b;
    default:
      return a ^ b;
  }
}

function calculateFloats(operation: Operation, left: Constant, right: Constant): Constant | undefined {
  const a = left.float ?? Number(left.integer);
  const b = right.float ?? Number(right.integer);
  switch (operation) {
    case '+':
      return { float: a + b };
    case '-':
      return { float: a - b };
    case '*':
      return { float: a * b };
    case '/':
      return { float: a / b };
    case '**':
      return { float: a ** b };
    case '%':
      return { float: a % b };
    default:
      return undefined;
  }
}
