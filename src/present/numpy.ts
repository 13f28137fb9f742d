/**
 * Expressions as NumPy code: every step of a derivation as two numbers that Python computes from the same tree. It is
 * written the way people write NumPy, whole arrays at once; a sum is walked only where its terms hold sums of their own.
 */

import {
  type Application,
  type Element,
  type Expression,
  type FunctionName,
  freeIndices,
  operandsOf,
  type Series,
  type Step,
  type Variable,
} from '../quantities/index.ts';
import { formatExact } from './numbers.ts';
import type { Wording } from './translate.ts';

/** A program that computes both sides of every step and prints them. */
export function stepsToNumpy(steps: readonly Step[], { translate }: Wording): string {
  const names = new Names();
  const needed = new Set<HelperName>();
  const blocks = steps.map((step, position) => {
    const [left, right] = [step.left, step.right].map((side) => new Writer(names, needed).side(side));
    const title = translate(step.title).replace(/\s+/g, ' ');
    const written = `show(\n    ${quoted(`${position + 1}. ${title}`)},\n    ${left},\n    ${right},\n)`;
    return `${names.takeNew().join('\n')}\n${written}`.trimStart();
  });
  const definitions = helperOrder.filter((name) => needed.has(name)).map((name) => helpers[name]);
  return `${[opening, ...definitions, printing, blocks.join('\n\n')].join('\n\n\n')}\n`;
}

const opening = `import numpy as np

np.seterr(all="ignore")  # infinities and what is undefined are numbers here too`;

const printing = `def show(title, left, right):
    print(title)
    print("  left: ", np.asarray(left).tolist())
    print("  right:", np.asarray(right).tolist())`;

type HelperName = 'weighted' | 'sigmoid' | 'logsumexp' | 'softmax';

const helperOrder: readonly HelperName[] = ['weighted', 'sigmoid', 'logsumexp', 'softmax'];

const helpers: Readonly<Record<HelperName, string>> = {
  weighted: `def weighted(weight, amount):
    """weight * amount, where 0 * log(0) counts as 0"""
    return np.where((np.asarray(weight) == 0) & ~np.isnan(amount), 0.0, weight * amount)`,
  sigmoid: `def sigmoid(x):
    return np.exp(-np.logaddexp(0.0, -x))`,
  logsumexp: `def logsumexp(x):
    return np.logaddexp.reduce(x)`,
  softmax: `def softmax(x):
    return np.exp(x - np.logaddexp.reduce(x))`,
};

/** Text as a Python string. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** How tightly a piece of Python holds together. */
const tight = { sum: 1, product: 2, sign: 3, power: 4, atom: 5 } as const;

interface Code {
  readonly text: string;
  readonly binding: number;
  /** a number of Python's own, which stops at a division by 0 where NumPy does not */
  readonly plain?: boolean;
}

const atom = (text: string): Code => ({ text, binding: tight.atom });

function inside({ text, binding }: Code, needed: number): string {
  return binding < needed ? `(${text})` : text;
}

/** What the index letters stand for where an expression is written. */
interface Scope {
  /** the index of which whole arrays are written, and how many elements it has */
  readonly whole: { readonly index: string; readonly count: number } | undefined;
}

class Writer {
  readonly #names: Names;
  readonly #needed: Set<HelperName>;

  constructor(names: Names, needed: Set<HelperName>) {
    this.#names = names;
    this.#needed = needed;
  }

  side(expression: Expression): string {
    return this.#write(expression, { whole: undefined }).text;
  }

  #write(expression: Expression, scope: Scope): Code {
    switch (expression.kind) {
      case 'literal':
        return literal(expression.value);
      case 'variable':
        return atom(this.#names.of(expression));
      case 'element':
        return this.#element(expression, scope);
      case 'negation': {
        const operand = this.#write(expression.operand, scope);
        return { text: `-${inside(operand, tight.power)}`, binding: tight.sign, plain: operand.plain === true };
      }
      case 'addition':
        return this.#sum(expression.terms, scope);
      case 'multiplication': {
        const factors = expression.factors.map((factor) => this.#write(factor, scope));
        const text = factors.map((factor, place) => inside(factor, place === 0 ? tight.product : tight.sign));
        return { text: text.join(' * '), binding: tight.product, plain: factors.every(({ plain }) => plain === true) };
      }
      case 'weighting':
        return this.#call('weighted', [expression.weight, expression.of], scope);
      case 'division':
        return this.#quotient(expression.numerator, expression.denominator, scope);
      case 'power':
        return this.#power(expression.base, expression.exponent, scope);
      case 'application':
        return this.#application(expression, scope);
      case 'series':
        return this.#series(expression);
    }
  }

  #element({ of, index }: Element, { whole }: Scope): Code {
    const name = this.#names.of(of);
    if (of.value.shape.length === 0) return atom(name);
    if (index !== whole?.index) return atom(`${name}[${index}]`);
    return atom(whole.count === of.value.data.length ? name : `${name}[:${whole.count}]`);
  }

  #sum(terms: readonly Expression[], scope: Scope): Code {
    const written = terms.map((term, place) => {
      const subtracted = place > 0 && term.kind === 'negation';
      const code = this.#write(subtracted ? term.operand : term, scope);
      const sign = place === 0 ? '' : subtracted ? ' - ' : ' + ';
      return { text: sign + inside(code, place === 0 ? tight.sum : tight.product), plain: code.plain === true };
    });
    const text = written.map((term) => term.text).join('');
    return { text, binding: tight.sum, plain: written.every((term) => term.plain) };
  }

  #quotient(numerator: Expression, denominator: Expression, scope: Scope): Code {
    const [above, below] = [this.#write(numerator, scope), this.#write(denominator, scope)];
    if (above.plain && below.plain) return atom(`np.divide(${above.text}, ${below.text})`);
    return { text: `${inside(above, tight.product)} / ${inside(below, tight.sign)}`, binding: tight.product };
  }

  #power(base: Expression, exponent: Expression, scope: Scope): Code {
    const [below, above] = [this.#write(base, scope), this.#write(exponent, scope)];
    if (below.plain) return atom(`np.power(${below.text}, ${above.text})`);
    return { text: `${inside(below, tight.atom)} ** ${inside(above, tight.power)}`, binding: tight.power };
  }

  #application({ name, operands }: Application, scope: Scope): Code {
    switch (name) {
      case 'softplus':
        return atom(`np.logaddexp(0.0, ${this.#write(operands[0], scope).text})`);
      case 'max':
      case 'min': {
        const written = operands.map((operand) => this.#write(operand, scope).text);
        return atom(written.reduce((left, right) => `np.${name}imum(${left}, ${right})`));
      }
      case 'sigmoid':
        return this.#call('sigmoid', operands, scope);
      case 'softmax':
        return this.#call('softmax', operands, scope);
      case 'logSumExp':
        return this.#call('logsumexp', operands, scope);
      default:
        return atom(`${functions[name]}(${this.#write(operands[0], scope).text})`);
    }
  }

  #call(name: HelperName, operands: readonly Expression[], scope: Scope): Code {
    this.#needed.add(name);
    return atom(`${name}(${operands.map((operand) => this.#write(operand, scope).text).join(', ')})`);
  }

  #series(series: Series): Code {
    const { operation, index, count, body, except } = series;
    const isWhole = mayBeWhole(body, index);
    const terms = isWhole ? this.#write(body, { whole: { index, count } }).text : this.#loop(series);
    if (operation === 'list') return atom(terms);
    const picked = isWhole && except !== undefined ? `np.delete(${terms}, ${except})` : terms;
    return atom(`np.${operation === 'sum' ? 'sum' : 'max'}(${picked})`);
  }

  #loop({ index, count, body, except }: Series): string {
    const inner = this.#write(body, { whole: undefined }).text;
    const condition = except === undefined ? '' : ` if ${index} != ${except}`;
    return `np.array([${inner} for ${index} in range(${count})${condition}])`;
  }
}

const functions: Readonly<Partial<Record<FunctionName, string>>> = {
  exp: 'np.exp',
  log: 'np.log',
  log2: 'np.log2',
  log10: 'np.log10',
  log1p: 'np.log1p',
  abs: 'np.abs',
  sqrt: 'np.sqrt',
  maximumOf: 'np.max',
  sumOf: 'np.sum',
};

/** Whether a body is an array along an index as soon as its elements are: no sum in it depends on the index. */
function mayBeWhole(body: Expression, index: string): boolean {
  return freeIndices(body).has(index) && !hasDependentSeries(body, index);
}

function hasDependentSeries(expression: Expression, index: string): boolean {
  const looksAlong = expression.kind === 'series' || (expression.kind === 'application' && alongRows(expression.name));
  if (looksAlong && freeIndices(expression).has(index)) return true;
  if (expression.kind === 'series') return false;
  return operandsOf(expression).some((operand) => hasDependentSeries(operand, index));
}

function alongRows(name: FunctionName): boolean {
  return name === 'softmax' || name === 'logSumExp' || name === 'maximumOf' || name === 'sumOf';
}

function literal(value: number): Code {
  const negative = value < 0 || Object.is(value, -0);
  return { text: numberText(value), binding: negative ? tight.sign : tight.atom, plain: true };
}

/** Always a float: a whole number of Python raised to a negative power, or in an array, would be another matter. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return 'np.nan';
  if (!Number.isFinite(value)) return value > 0 ? 'np.inf' : '-np.inf';
  const text = formatExact(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** Names for letters: the same letter with other numbers gets a number of its own. */
class Names {
  readonly #given = new Map<string, string>();
  readonly #taken = new Set<string>(reserved);
  #new: string[] = [];

  of(variable: Variable): string {
    const value = valueText(variable);
    const key = `${variable.name}\n${variable.mark ?? ''}\n${value}`;
    const known = this.#given.get(key);
    if (known !== undefined) return known;
    const wanted = identifier(variable);
    let name = wanted;
    for (let other = 2; this.#taken.has(name); other += 1) name = `${wanted}_${other}`;
    this.#taken.add(name);
    this.#given.set(key, name);
    this.#new.push(`${name} = ${value}`);
    return name;
  }

  /** The assignments of the names that came up since this was last asked. */
  takeNew(): readonly string[] {
    const lines = this.#new;
    this.#new = [];
    return lines;
  }
}

/** What the program calls its own, what loops run over, and the words of Python. */
const reserved: readonly string[] = ['np', 'show', ...'ijkn', 'in', 'is', 'if', 'as', 'or', ...helperOrder];

function valueText({ value }: Variable): string {
  const numbers = Array.from(value.data, numberText);
  if (value.shape.length === 0) return `np.float64(${numbers[0]})`;
  const list = `np.array([${numbers.join(', ')}])`;
  return value.shape.length === 1 ? list : `${list}.reshape(${value.shape.join(', ')})`;
}

const spelled: Readonly<Record<string, string>> = {
  ℓ: 'l',
  ŷ: 'y_hat',
  p̂: 'p_hat',
  '‖': '_',
  '′': '_prime',
  '*': '_star',
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  λ: 'lam',
  μ: 'mu',
  π: 'pi',
  σ: 'sigma',
  τ: 'tau',
};

/** The letter with its mark as a name of Python. */
function identifier({ name, mark }: Variable): string {
  const text = (mark === undefined ? name : `${name}_${mark}`)
    .replace(/p̂|[^A-Za-z0-9_]/gu, (letter) => spelled[letter] ?? '_')
    .replace(/_+/g, '_')
    .replace(/_$/, '');
  return /^[A-Za-z]/.test(text) ? text : `value${text}`;
}
