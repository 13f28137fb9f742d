/** What stands in the square brackets of Julia, read after the language's manual on concatenation. */

import { constantIn, type Notation } from './constants.ts';

/** A literal of numbers, or of literals. */
export interface JuliaLiteral {
  readonly start: number;
  readonly end: number;
  readonly rows: readonly (readonly (number | JuliaLiteral)[])[];
  /** only commas part its elements */
  readonly isVector: boolean;
}

const notation: Notation = {
  number:
    /0[xX][\da-fA-F_]+|0[bo][0-7_]+|(?:\d[\d_]*(?:\.(?![*/^+\-.\\'])[\d_]*)?|\.\d[\d_]*)(?:[eEf][+-]?\d+)?(?![\w(])/y,
  numberOf(written) {
    const digits = written.replaceAll('_', '');
    if (/^0[xXbo]/.test(digits) || /^\d+$/.test(digits)) return { integer: BigInt(digits.toLowerCase()) };
    return { float: Number(digits.replace('f', 'e')) };
  },
  name: /(?:NaN|Inf)(?:16|32|64)?(?![\w(!.])/y,
  nameOf: (written) => (written.startsWith('NaN') ? Number.NaN : Number.POSITIVE_INFINITY),
  operators: [{ '+': '+', '-': '-' }, { '*': '*', '/': '/', '%': '%' }, { '<<': '<<' }, { '^': '**' }],
  strongerThanSigns: 3,
  signs: '+-~',
  truncates: false,
  comment: /#=[\s\S]*?=#|#.*/g,
};

/** Reads the literal that opens at a bracket; undefined if something else than numbers stands in it. */
export function juliaLiteral(text: string, start: number): JuliaLiteral | undefined {
  return new Matrix(text, start).read();
}

class Matrix {
  readonly #text: string;
  readonly #start: number;
  readonly #rows: (number | JuliaLiteral)[][] = [[]];
  #at: number;
  #commas = false;
  #spaces = false;
  #ends = false;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
    this.#at = start + 1;
  }

  read(): JuliaLiteral | undefined {
    for (;;) {
      const ended = this.#skip();
      const character = this.#text.charAt(this.#at);
      if (character === ']') return this.#finish();
      if (ended && !this.#afterComma && this.#row.length > 0) this.#endRow();
      if (character === ';') {
        if (this.#row.length === 0) return undefined;
        this.#endRow();
        this.#at++;
      } else if (character === ',') {
        if (this.#row.length === 0 || this.#afterComma) return undefined;
        this.#commas = this.#afterComma = true;
        this.#at++;
      } else if (!this.#element(character)) return undefined;
    }
  }

  #afterComma = false;

  get #row(): (number | JuliaLiteral)[] {
    return this.#rows[this.#rows.length - 1];
  }

  #endRow(): void {
    this.#ends = true;
    this.#rows.push([]);
  }

  #element(character: string): boolean {
    if (this.#row.length > 0 && !this.#afterComma) this.#spaces = true;
    this.#afterComma = false;
    if (character === '[') {
      const inner = juliaLiteral(this.#text, this.#at);
      if (!inner || /['.\w([{]/.test(this.#text.charAt(inner.end))) return false;
      this.#row.push(inner);
      this.#at = inner.end;
      return true;
    }
    const end = this.#expressionEnd();
    const value = constantIn(this.#text.slice(this.#at, end), notation);
    if (value === undefined) return false;
    this.#row.push(value);
    this.#at = end;
    return true;
  }

  /** Where an expression ends: at a separator, or at a space that no operator with a space behind it follows. */
  #expressionEnd(): number {
    let depth = 0;
    let at = this.#at;
    for (; at < this.#text.length; at++) {
      const character = this.#text.charAt(at);
      if (character === '(') depth++;
      else if (character === ')') depth--;
      else if (depth === 0 && /[,;\]\n[]/.test(character)) break;
      else if (depth === 0 && /\s/.test(character)) {
        const rest = this.#text.slice(at, at + 50);
        if (/^\s+(?:[+\-/*^%]|<<)\s/.test(rest) || /[+\-/*^%<]$/.test(this.#text.slice(this.#at, at))) continue;
        break;
      }
    }
    return at;
  }

  /** Skips spaces and comments; says whether a line ended. */
  #skip(): boolean {
    const space = /(?:\s|#=[\s\S]*?=#|#[^\n]*)*/y;
    space.lastIndex = this.#at;
    const skipped = space.exec(this.#text)?.[0] ?? '';
    this.#at += skipped.length;
    return skipped.includes('\n');
  }

  #finish(): JuliaLiteral | undefined {
    const rows = this.#rows.filter((row) => row.length > 0);
    const isVector = !this.#spaces && !this.#ends;
    if (this.#commas && !isVector) return undefined;
    return { start: this.#start, end: this.#at + 1, rows, isVector };
  }
}
