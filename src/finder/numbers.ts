/** How a number is written: where it ends, whether it is a leaf of an array, and what its value is, bit for bit. */

import type { NumberForms } from './dialects/dialect.ts';
import type { ElementType } from './types.ts';

/** A number in a text. One object is used again for each number read. */
export interface ScannedNumber {
  /** first character after it, suffix included */
  end: number;
  /** first character after its digits, suffix excluded */
  digitsEnd: number;
  isFloat: boolean;
  /** a leading 0 and a letter change the base */
  radix: boolean;
  /** false for imaginary numbers, unknown suffixes and forms the language does not have */
  isLeaf: boolean;
  suffix: string;
}

const scanned: ScannedNumber = { end: 0, digitsEnd: 0, isFloat: false, radix: false, isLeaf: true, suffix: '' };

/** Reads the number that starts here with a digit, or with a dot before a digit. */
export function scanNumber(text: string, start: number, forms: NumberForms): ScannedNumber {
  scanned.isFloat = false;
  scanned.isLeaf = true;
  scanned.suffix = '';
  scanned.radix = isRadix(text, start, forms);
  const end = scanned.radix ? scanRadixDigits(text, start + 2, forms) : scanDecimal(text, start, forms);
  scanned.digitsEnd = end;
  let suffixEnd = end;
  while (isWordCode(text.charCodeAt(suffixEnd))) suffixEnd++;
  scanned.end = suffixEnd;
  if (suffixEnd > end) {
    scanned.suffix = text.slice(end, suffixEnd);
    if (!Object.hasOwn(forms.suffixes, scanned.suffix)) scanned.isLeaf = false;
    else if (forms.suffixes[scanned.suffix]?.startsWith('float')) scanned.isFloat = true;
  }
  return scanned;
}

function isRadix(text: string, start: number, forms: NumberForms): boolean {
  if (forms.radixes === '' || text.charCodeAt(start) !== 48 || start + 2 >= text.length) return false;
  const letter = text.charAt(start + 1).toLowerCase();
  if (!forms.radixes.includes(letter)) return false;
  return isHexadecimal(text.charCodeAt(start + 2));
}

function scanRadixDigits(text: string, from: number, forms: NumberForms): number {
  const letter = text.charCodeAt(from - 1) | 32;
  const separator = forms.separator === '' ? -1 : forms.separator.charCodeAt(0);
  let at = from;
  for (; ; at++) {
    const code = text.charCodeAt(at);
    const belongs =
      letter === 120 ? isHexadecimal(code) : letter === 98 ? code === 48 || code === 49 : code >= 48 && code <= 55;
    if (!belongs && !(code === separator && isHexadecimal(text.charCodeAt(at + 1)))) break;
  }
  const floatEnd = letter === 120 ? hexadecimalFloatEnd(text, at, separator) : at;
  if (floatEnd > at && forms.hexadecimalFloats) {
    scanned.isFloat = true;
    return floatEnd;
  }
  if (at === from || floatEnd > at) scanned.isLeaf = false;
  return at;
}

/** The end of a hexadecimal float whose whole digits end here; the place itself if it is none. */
function hexadecimalFloatEnd(text: string, wholeEnd: number, separator: number): number {
  let at = wholeEnd;
  if (text.charCodeAt(at) === 46) {
    at++;
    while (isHexadecimal(text.charCodeAt(at)) || text.charCodeAt(at) === separator) at++;
  }
  if ((text.charCodeAt(at) | 32) !== 112) return wholeEnd;
  const sign = text.charCodeAt(at + 1);
  const from = sign === 43 || sign === 45 ? at + 2 : at + 1;
  return isDigit(text.charCodeAt(from)) ? digits(text, from, separator) : wholeEnd;
}

function scanDecimal(text: string, start: number, forms: NumberForms): number {
  const separator = forms.separator === '' ? -1 : forms.separator.charCodeAt(0);
  let at = digits(text, start, separator);
  const leadingZero = at - start > 1 && text.charCodeAt(start) === 48;
  if (text.charCodeAt(at) === 46 && takesDot(text, at, forms)) {
    scanned.isFloat = true;
    at = digits(text, at + 1, separator);
  }
  const exponent = exponentEnd(text, at, separator, forms);
  if (exponent > at) {
    scanned.isFloat = true;
    at = exponent;
  }
  if (leadingZero && forms.leadingZero === 'none' && !(scanned.isFloat && forms.bareDot)) {
    scanned.isLeaf = forms.bareDot && allZeros(text, start, at);
  }
  return at;
}

function digits(text: string, from: number, separator: number): number {
  let at = from;
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) continue;
    if (code === separator && at > from && isDigit(text.charCodeAt(at + 1))) continue;
    return at;
  }
}

/** Whether the dot after digits belongs to the number: `1.` and `1.5`, but neither `1..5` nor `1.max(2)`. */
function takesDot(text: string, dot: number, forms: NumberForms): boolean {
  const next = text.charCodeAt(dot + 1);
  if (isDigit(next)) return true;
  if (!forms.bareDot || next === 46) return false;
  if (forms.dottedOperators && (next === 42 || next === 47 || next === 94 || next === 39 || next === 92)) return false;
  if (!isWordCode(next)) return true;
  if (exponentEnd(text, dot + 1, -1, forms) > dot + 1) return true;
  return Object.hasOwn(forms.suffixes, text.charAt(dot + 1)) && !isWordCode(text.charCodeAt(dot + 2));
}

function exponentEnd(text: string, at: number, separator: number, forms: NumberForms): number {
  const code = text.charCodeAt(at);
  if (!isLetter(code) || !forms.exponents.includes(String.fromCharCode(code | 32))) return at;
  let from = at + 1;
  const sign = text.charCodeAt(from);
  if (sign === 43 || sign === 45) from++;
  if (!isDigit(text.charCodeAt(from))) return at;
  return digits(text, from, separator);
}

/** The value of a number without its sign, as scanNumber reads it. */
export function numberValue(text: string, forms: NumberForms): number {
  const first = text.charCodeAt(0);
  if (first !== 48 || text.charCodeAt(1) === 46 || text.length === 1) {
    const value = Number(text);
    if (!Number.isNaN(value)) return value;
  }
  const { digitsEnd, radix, suffix, isFloat } = scanNumber(text, 0, forms);
  let digitsOnly = text.slice(0, digitsEnd);
  if (forms.separator !== '') digitsOnly = digitsOnly.replaceAll(forms.separator, '');
  if (radix) {
    return isFloat ? hexadecimalFloatValue(digitsOnly) : wrapped(digitsOnly.toLowerCase(), suffix, forms);
  }
  if (!isFloat && forms.leadingZero === 'octal' && /^0[0-7]+$/.test(digitsOnly)) {
    return wrapped(`0o${digitsOnly}`, suffix, forms);
  }
  if (forms.exponents.length > 1) digitsOnly = digitsOnly.replace(/[a-df-z]/i, 'e');
  return Number(digitsOnly);
}

/** The value of an integer in another base than ten. */
function wrapped(digitsOnly: string, suffix: string, forms: NumberForms): number {
  if (!forms.twosComplement) return Number(digitsOnly);
  return Number(BigInt.asIntN(suffix === '' ? 32 : 64, BigInt(digitsOnly)));
}

/** The value of `0x1.8p-3`, rounded once. */
function hexadecimalFloatValue(digitsOnly: string): number {
  const [mantissa, exponent] = digitsOnly.split(/p/i);
  const [whole, fraction = ''] = mantissa.split('.');
  const power = Number(exponent) - 4 * fraction.length;
  // In two steps, since a power of two alone may be too small to be a number.
  const half = Math.trunc(power / 2);
  return Number(BigInt(`${whole}${fraction}`)) * 2 ** half * 2 ** (power - half);
}

/** The element type that the form of a number asks for: by its suffix, or by its exponent's letter. */
export function numberType(
  number: ScannedNumber,
  text: string,
  start: number,
  forms: NumberForms,
): ElementType | undefined {
  if (number.suffix !== '') return forms.suffixes[number.suffix];
  if (!forms.exponentTypes || !number.isFloat) return undefined;
  const letter = /[a-z]/i.exec(text.slice(start, number.digitsEnd))?.[0].toLowerCase();
  return letter === undefined ? undefined : forms.exponentTypes[letter];
}

function allZeros(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) !== 48 && text.charCodeAt(at) !== 95) return false;
  return true;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isHexadecimal(code: number): boolean {
  return isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 102);
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}

function isWordCode(code: number): boolean {
  return isDigit(code) || isLetter(code) || code === 95;
}
