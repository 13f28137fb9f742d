/** Expressions as TeX, in the part of TeX that KaTeX sets without complaint. */

import type { Expression, FunctionName, Step } from '../quantities/index.ts';
import { binding, type IndexRange, type Piece, type Script, type Source, within, write } from './notation.ts';
import { formatNumber, type NumberFormat, numberToTex } from './numbers.ts';
import { relation } from './relation.ts';

export interface TexOptions extends NumberFormat {
  /** wraps every number that stands in an input with its role and index, so that a page can link it */
  readonly linkTerms?: boolean;
}

/** An expression as TeX. */
export function toTex(expression: Expression, options: TexOptions = {}): string {
  return write(expression, texScript(options));
}

/** A step of a derivation as TeX: both sides, with ≈ where a number that is shown had to be rounded. */
export function stepToTex(step: Step, options: TexOptions = {}): string {
  const sign = relation(step, options) === '=' ? '=' : '\\approx';
  return `${toTex(step.left, options)} ${sign} ${toTex(step.right, options)}`;
}

/** Longer than this, a bracket must not keep its content on one line. */
const longestUnbroken = 60;

const group = (text: string): string => bracketed('(', text, ')');

/** Brackets as high as their content; around long content of a fixed size, so that the line may break within. */
function bracketed(left: string, text: string, right: string): string {
  if (text.replace(/\\htmlData\{[^}]*\}/g, '').length <= longestUnbroken) return `\\left${left}${text}\\right${right}`;
  const size = /\\(frac|sum)/.test(text) ? 'Big' : 'big';
  return `\\${size}l${left}${text}\\${size}r${right}`;
}

function texScript(options: TexOptions): Script {
  return {
    number: (value) => {
      const text = numberToTex(formatNumber(value, options));
      return { text, binding: text.includes('\\times') ? binding.product : binding.atom };
    },
    symbol: (name, subscripts) => ({
      text: subscripts.length === 0 ? nameToTex(name) : `${nameToTex(name)}_{${subscripts.map(subscript).join(',')}}`,
      binding: binding.atom,
    }),
    link: (text, source) => (options.linkTerms ? linked(text, source) : text),
    group,
    minus: (text) => `-${text}`,
    sum: (terms) =>
      terms
        .map((term, position) => {
          if (term === 'ellipsis') return position === 0 ? '\\cdots' : ' + \\cdots';
          if (position === 0) return term.negative ? `-${term.text}` : term.text;
          return `${term.negative ? ' - ' : ' + '}${term.text}`;
        })
        .join(''),
    product: (factors) =>
      factors
        .map(({ text, dotted }, position) => (position === 0 ? text : `${dotted ? ' \\cdot ' : '\\,'}${text}`))
        .join(''),
    quotient: (numerator, denominator) => ({
      text: `\\frac{${numerator.text}}{${denominator.text}}`,
      binding: binding.power,
    }),
    power: (base, exponent) => ({
      text: `{${within(base, binding.atom, { group })}}^{${exponent.text}}`,
      binding: binding.power,
    }),
    apply: applied,
    over,
    enumerate: (operation, items) => {
      const inside = items.map((item) => item ?? '\\ldots').join(',\\allowbreak\\, ');
      return operation === 'list'
        ? { text: bracketed('[', inside, ']'), binding: binding.atom }
        : { text: `\\max${group(inside)}`, binding: binding.atom };
    },
  };
}

function linked(text: string, { role, index }: Source): string {
  return `\\htmlData{role=${role},index=${index}}{${text}}`;
}

/** Functions written in front of their operand, without parentheses where it is a single symbol. */
const prefixes: Readonly<Partial<Record<FunctionName, string>>> = {
  log: '\\ln',
  log2: '\\log_2',
  log10: '\\log_{10}',
  maximumOf: '\\max',
  sumOf: '\\sum',
};

const named: Readonly<Partial<Record<FunctionName, string>>> = {
  sigmoid: '\\sigma',
  softplus: '\\operatorname{softplus}',
  softmax: '\\operatorname{softmax}',
  logSumExp: '\\operatorname{logsumexp}',
  max: '\\max',
  min: '\\min',
};

function applied(name: FunctionName, operands: readonly Piece[]): Piece {
  const inside = operands.map((operand) => operand.text).join(',\\, ');
  const prefix = prefixes[name];
  if (prefix !== undefined) {
    const [operand] = operands;
    const bare = operand.binding === binding.atom || (operand.open === true && operand.text.startsWith('\\sum'));
    return { text: bare ? `${prefix} ${inside}` : `${prefix}${group(inside)}`, binding: binding.product, open: bare };
  }
  switch (name) {
    case 'exp':
      return { text: `e^{${inside}}`, binding: binding.power };
    case 'log1p':
      return {
        text: `\\ln\\left(1 + ${startsNegative(inside) ? group(inside) : inside}\\right)`,
        binding: binding.atom,
      };
    case 'abs':
      return { text: `\\left|${inside}\\right|`, binding: binding.atom };
    case 'sqrt':
      return { text: `\\sqrt{${inside}}`, binding: binding.atom };
    default:
      return { text: `${named[name]}${group(inside)}`, binding: binding.atom };
  }
}

/** A sum that starts with a minus sign cannot follow a plus sign. */
function startsNegative(text: string): boolean {
  return /^(\\htmlData\{[^}]*\}\{)?-/.test(text);
}

function over({ operation, index, count, except }: IndexRange, body: Piece): Piece {
  if (operation === 'list') {
    return { text: `\\left[${body.text}\\right]_{${index}=0}^{${count - 1}}`, binding: binding.atom };
  }
  const inside = within(body, binding.product, { group });
  const below = except === undefined ? `${index}=0` : `${index} \\neq ${except}`;
  const sign = operation === 'sum' ? `\\sum_{${below}}^{${count - 1}}` : `\\max_{${index}}`;
  return { text: `${sign} ${inside}`, binding: binding.product, open: true };
}

const letters: Readonly<Record<string, string>> = {
  ℓ: '\\ell ',
  α: '\\alpha ',
  β: '\\beta ',
  γ: '\\gamma ',
  δ: '\\delta ',
  ε: '\\varepsilon ',
  λ: '\\lambda ',
  μ: '\\mu ',
  π: '\\pi ',
  σ: '\\sigma ',
  τ: '\\tau ',
  ŷ: '\\hat{y}',
  p̂: '\\hat{p}',
  '‖': '\\,\\|\\,',
  '′': "'",
  '*': '^{*}',
};

/** A name as TeX: single letters as variables, longer words upright, the field's letters by their commands. */
function nameToTex(name: string): string {
  return name.replace(/[A-Za-z]{2,}|p̂|[^A-Za-z0-9\s]|\s+/gu, (part) => {
    if (/^[A-Za-z]+$/.test(part)) return `\\mathrm{${part}}`;
    if (/^\s+$/.test(part)) return '\\ ';
    return letters[part] ?? (/^[(),[\]|+\-=]$/.test(part) ? part : `\\text{${part.replace(/[\\{}$&#^_%~]/g, '')}}`);
  });
}

function subscript(index: string | number): string {
  return typeof index === 'number' ? String(index) : nameToTex(index);
}
