/** Expressions as one line of plain text: ℓ = −Σⱼ yⱼ ln pⱼ. Numbers stay as the formatter writes them. */

import type { Expression, FunctionName, Step } from '../quantities/index.ts';
import { binding, type IndexRange, type Piece, type Script, within, write } from './notation.ts';
import { formatNumber, type NumberFormat } from './numbers.ts';
import { relation } from './relation.ts';

/** An expression as one line of Unicode text. */
export function toUnicode(expression: Expression, format: NumberFormat = {}): string {
  return write(expression, unicodeScript(format));
}

/** A step of a derivation as one line: both sides, with ≈ where a number that is shown had to be rounded. */
export function stepToUnicode(step: Pick<Step, 'left' | 'right'>, format: NumberFormat = {}): string {
  return `${toUnicode(step.left, format)} ${relation(step, format)} ${toUnicode(step.right, format)}`;
}

const minusSign = '−';
const group = (text: string): string => `(${text})`;

function unicodeScript(format: NumberFormat): Script {
  return {
    number: (value) => ({ text: formatNumber(value, format), binding: binding.atom }),
    symbol: (name, subscripts) => ({ text: name + subscriptText(subscripts), binding: binding.atom }),
    link: (text) => text,
    group,
    minus: (text) => minusSign + text,
    sum: (terms) =>
      terms
        .map((term, position) => {
          if (term === 'ellipsis') return position === 0 ? '⋯' : ' + ⋯';
          if (position === 0) return term.negative ? minusSign + term.text : term.text;
          return ` ${term.negative ? minusSign : '+'} ${term.text}`;
        })
        .join(''),
    product: (factors) =>
      factors.map(({ text, dotted }, position) => (position === 0 ? text : `${dotted ? ' · ' : ' '}${text}`)).join(''),
    quotient: (numerator, denominator) => ({
      text: `${within(numerator.open ? { ...numerator, binding: binding.sum } : numerator, binding.product, { group })} / ${within(denominator, binding.power, { group })}`,
      binding: binding.product,
    }),
    power: (base, exponent) => raised(within(base, binding.atom, { group }), exponent),
    apply: applied,
    over,
    enumerate: (operation, items) => {
      const inside = items.map((item) => item ?? '⋯').join(', ');
      return { text: operation === 'list' ? `[${inside}]` : `max(${inside})`, binding: binding.atom };
    },
  };
}

function raised(base: string, exponent: Piece): Piece {
  const superscript = superscriptText(exponent.text);
  if (superscript !== undefined) return { text: base + superscript, binding: binding.power };
  return { text: `${base}^${within(exponent, binding.atom, { group })}`, binding: binding.power };
}

/** Functions written in front of their operand, without parentheses where it is a single symbol. */
const prefixes: Readonly<Partial<Record<FunctionName, string>>> = {
  log: 'ln',
  log2: 'log₂',
  log10: 'log₁₀',
  maximumOf: 'max',
  sumOf: 'Σ',
  sqrt: '√',
};

const named: Readonly<Partial<Record<FunctionName, string>>> = {
  sigmoid: 'σ',
  softplus: 'softplus',
  softmax: 'softmax',
  logSumExp: 'logsumexp',
  max: 'max',
  min: 'min',
};

function applied(name: FunctionName, operands: readonly Piece[]): Piece {
  const inside = operands.map((operand) => operand.text).join(', ');
  const prefix = prefixes[name];
  if (prefix !== undefined) {
    const [operand] = operands;
    const bare = operand.binding === binding.atom || (operand.open === true && operand.text.startsWith('Σ'));
    if (!bare) return { text: `${prefix}(${inside})`, binding: binding.atom };
    return { text: `${prefix}${name === 'sqrt' ? '' : ' '}${inside}`, binding: binding.product, open: true };
  }
  if (name === 'exp') return raised('e', operands[0]);
  if (name === 'log1p') {
    return { text: `ln(1 + ${/^[-−]/.test(inside) ? group(inside) : inside})`, binding: binding.atom };
  }
  if (name === 'abs') return { text: `|${inside}|`, binding: binding.atom };
  return { text: `${named[name]}(${inside})`, binding: binding.atom };
}

function over({ operation, index, except }: IndexRange, body: Piece): Piece {
  const below = except === undefined ? subscriptText([index]) : `[${index} ≠ ${except}]`;
  if (operation === 'list') return { text: `[${body.text}]${below}`, binding: binding.atom };
  const inside = within(body, binding.product, { group });
  return { text: `${operation === 'sum' ? 'Σ' : 'max'}${below} ${inside}`, binding: binding.product, open: true };
}

const subscripts: Readonly<Partial<Record<string, string>>> = {
  '0': '₀',
  '1': '₁',
  '2': '₂',
  '3': '₃',
  '4': '₄',
  '5': '₅',
  '6': '₆',
  '7': '₇',
  '8': '₈',
  '9': '₉',
  a: 'ₐ',
  e: 'ₑ',
  h: 'ₕ',
  i: 'ᵢ',
  j: 'ⱼ',
  k: 'ₖ',
  l: 'ₗ',
  m: 'ₘ',
  n: 'ₙ',
  o: 'ₒ',
  p: 'ₚ',
  r: 'ᵣ',
  s: 'ₛ',
  t: 'ₜ',
  u: 'ᵤ',
  v: 'ᵥ',
  x: 'ₓ',
};

/** Subscripts in subscript letters, a comma between two numbers; what has no subscript form stands in brackets. */
function subscriptText(indices: readonly (string | number)[]): string {
  if (indices.length === 0) return '';
  const written = indices.map((index) => [...String(index)].map((letter) => subscripts[letter]));
  if (written.some((letters) => letters.includes(undefined))) return `[${indices.join(',')}]`;
  const misread = indices.filter((index) => /^\d+$/.test(String(index))).length > 1;
  return written.map((letters) => letters.join('')).join(misread ? ',' : '');
}

const superscripts: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};

/** A whole number as an exponent in superscript digits. */
function superscriptText(text: string): string | undefined {
  return /^\d+$/.test(text) ? [...text].map((digit) => superscripts[digit]).join('') : undefined;
}
