/**
 * The brackets of Octave and MATLAB code, read after the language's manual: comments, continuation, and quotes that are
 * strings or transposes. It shares nothing with the finder.
 */

/** A pair of square brackets. */
export interface OctaveBracket {
  readonly start: number;
  end: number;
  /** nothing but numbers, names for NaN and infinities, arithmetic and separators stands in it, comments aside */
  numeric: boolean;
  /** pairs of square brackets directly or indirectly in it */
  readonly inner: OctaveBracket[];
}

interface Open {
  readonly closing: string;
  /** undefined for other than square brackets */
  readonly bracket: OctaveBracket | undefined;
}

const keywords =
  /^(?:if|elseif|else|end|for|while|do|until|switch|case|otherwise|return|function|unwind_protect|try|catch|and|or|not|printf|disp)$/;
const specialNames = /^(?:NaN|nan|NA|Inf|inf)$/;
const closings: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Reads a file; gives the outermost pairs of square brackets. */
export function squareBrackets(text: string): OctaveBracket[] {
  return new OctaveReader(text).read();
}

class OctaveReader {
  readonly #text: string;
  readonly #found: OctaveBracket[] = [];
  readonly #open: Open[] = [];
  #at = 0;
  /** what stands before ends a value, so that a quote right after it is a transpose */
  #afterValue = false;

  constructor(text: string) {
    this.#text = text;
  }

  read(): OctaveBracket[] {
    while (this.#at < this.#text.length) this.#step();
    return this.#found;
  }

  #step(): void {
    const rest = this.#text.slice(this.#at, this.#at + 400);
    const character = rest.charAt(0);
    if (character === '\n') {
      this.#at++;
      this.#afterValue = false;
    } else if (/\s/.test(character)) this.#space();
    else if (character === '%' || character === '#') this.#comment();
    else if (rest.startsWith('...')) this.#at = this.#lineEnd() + 1;
    else if (character === '"') this.#string('"');
    else if (character === "'") this.#quote();
    else if (Object.hasOwn(closings, character)) this.#opening(character);
    else if (character === ')' || character === ']' || character === '}') this.#closing(character);
    else if (/[A-Za-z_]/.test(character)) this.#name(/^\w+/.exec(rest)?.[0] ?? character);
    else if (/^\.?\d/.test(rest)) this.#number();
    else this.#operator(rest);
  }

  /** A space ends a value in a matrix; elsewhere `a '` is a transpose too. */
  #space(): void {
    this.#at++;
    if (this.#open.at(-1)?.closing === ']' || this.#open.at(-1)?.closing === '}') this.#afterValue = false;
  }

  #lineEnd(): number {
    const end = this.#text.indexOf('\n', this.#at);
    return end < 0 ? this.#text.length : end;
  }

  #comment(): void {
    const line = this.#text.slice(this.#text.lastIndexOf('\n', this.#at - 1) + 1, this.#lineEnd());
    if (!/^\s*[%#]\{\s*$/.test(line)) {
      this.#at = this.#lineEnd();
      return;
    }
    let depth = 0;
    do {
      const next = this.#text.slice(this.#text.lastIndexOf('\n', this.#at - 1) + 1, this.#lineEnd());
      if (/^\s*[%#]\{\s*$/.test(next)) depth++;
      else if (/^\s*[%#]\}\s*$/.test(next)) depth--;
      this.#at = this.#lineEnd() + 1;
    } while (depth > 0 && this.#at < this.#text.length);
  }

  #string(quote: string): void {
    this.#spoil();
    const end = this.#lineEnd();
    let at = this.#at + 1;
    for (; at < end; at++) {
      const character = this.#text.charAt(at);
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) {
        if (this.#text.charAt(at + 1) !== quote) break;
        at++;
      }
    }
    this.#at = at + 1;
    this.#afterValue = true;
  }

  #quote(): void {
    if (!this.#afterValue) {
      this.#string("'");
      return;
    }
    this.#spoil();
    this.#at++;
  }

  #opening(character: string): void {
    if (character === '{') this.#spoil();
    if (character === '(' && this.#afterValue) this.#spoil();
    let bracket: OctaveBracket | undefined;
    if (character === '[') {
      // What is reckoned with whole matrices is no constant.
      if (/[-+*/^\\]/.test(this.#before())) this.#spoil();
      bracket = { start: this.#at, end: -1, numeric: true, inner: [] };
      const around = this.#open.findLast((open) => open.bracket !== undefined)?.bracket;
      (around?.inner ?? this.#found).push(bracket);
    }
    this.#open.push({ closing: closings[character], bracket });
    this.#at++;
    this.#afterValue = false;
  }

  #closing(character: string): void {
    this.#at++;
    this.#afterValue = true;
    while (this.#open.length > 0) {
      const { closing, bracket } = this.#open.pop() as Open;
      if (bracket) bracket.end = this.#at;
      if (closing === character) return;
      if (bracket) bracket.numeric = false;
    }
  }

  #name(name: string): void {
    if (!specialNames.test(name)) this.#spoil();
    this.#at += name.length;
    this.#afterValue = !keywords.test(name) || (name === 'end' && this.#open.length > 0);
  }

  #number(): void {
    const number = /(?:0[xX][\da-fA-F]+|0[bB][01]+|(?:\d+\.?(?![*/^\\'])\d*|\d+|\.\d+)(?:[eEdD][+-]?\d+)?)([\w]*)/y;
    number.lastIndex = this.#at;
    const match = number.exec(this.#text);
    if (match?.[1] !== '') this.#spoil();
    this.#at += match?.[0].length ?? 1;
    this.#afterValue = true;
  }

  #operator(rest: string): void {
    const operator = /^(?:\.[*/^\\]|\+\+|--|[-+*/^,;])/.exec(rest)?.[0];
    const isArithmetic = operator !== ',' && operator !== ';';
    if (operator === undefined || operator === '++' || operator === '--') this.#spoil();
    else if (isArithmetic && this.#before() === ']') this.#spoil();
    const transposes = this.#afterValue && rest.startsWith(".'");
    this.#at += transposes ? 2 : (operator?.length ?? 1);
    this.#afterValue = transposes;
  }

  /** The character before this place, spaces aside. */
  #before(): string {
    let at = this.#at - 1;
    while (/\s/.test(this.#text.charAt(at))) at--;
    return this.#text.charAt(at);
  }

  /** Here stands what makes the brackets around it no matrix of numbers. */
  #spoil(): void {
    for (const { bracket } of this.#open) if (bracket) bracket.numeric = false;
  }
}
