/**
 * Expression: the tree a derivation is made of. It holds numbers that know where they come from, names them with
 * the field's letters, and can say its value; TeX, Unicode, words and code are made from the same tree (src/present).
 *
 * A long sum is one node that knows all of its terms and which of them to show, so an elided line is never a false one.
 */

import { compensatedSum, scalar, type Tensor, tensor } from '../core/index.ts';
import { combine, elementFunctions, largest, map, rowFunctions } from './arithmetic.ts';
import type { InputRole } from './types.ts';

/** Where an element of a variable stands in the input it was taken from: input.data[offset + k·stride]. */
export interface Origin {
  readonly role: InputRole;
  readonly offset: number;
  readonly stride: number;
}

/** Values of the index letters while a series is being walked. */
export type Bindings = Readonly<Record<string, number>>;

const unbound: Bindings = {};

/** The functions a derivation may apply, each element by element but for the last four, which look along the whole row. */
export type FunctionName =
  | 'exp'
  | 'log'
  | 'log2'
  | 'log10'
  | 'log1p'
  | 'abs'
  | 'sqrt'
  | 'sigmoid'
  | 'softplus'
  | 'max'
  | 'min'
  | 'softmax'
  | 'logSumExp'
  | 'maximumOf'
  | 'sumOf';

abstract class Node {
  /** The value of this expression; indices are looked up in `bindings`. */
  abstract evaluate(bindings?: Bindings): Tensor;
}

/** A number as it stands, with its place in the input where it has one. */
export class Literal extends Node {
  readonly kind = 'literal';
  readonly value: number;
  readonly source: { readonly role: InputRole; readonly index: number } | undefined;
  constructor(value: number, source?: { readonly role: InputRole; readonly index: number }) {
    super();
    this.value = value;
    this.source = source;
  }
  override evaluate(): Tensor {
    return scalar(this.value);
  }
}

/** A letter that stands for a tensor: z, p, y, L. `mark` is a subscript that is part of the name, such as the row in L₂. */
export class Variable extends Node {
  readonly kind = 'variable';
  readonly name: string;
  readonly value: Tensor;
  readonly mark: string | undefined;
  readonly origin: Origin | undefined;
  constructor(name: string, value: Tensor, details: { readonly mark?: string; readonly origin?: Origin } = {}) {
    super();
    this.name = name;
    this.value = value;
    this.mark = details.mark;
    this.origin = details.origin;
  }
  override evaluate(): Tensor {
    return this.value;
  }
}

/** One element of a variable: zⱼ with a letter or z₂ with a number as index; shown as its symbol or as its value. */
export class Element extends Node {
  readonly kind = 'element';
  readonly of: Variable;
  readonly index: string | number;
  readonly show: 'symbol' | 'value';
  constructor(of: Variable, index: string | number, show: 'symbol' | 'value' = 'symbol') {
    super();
    this.of = of;
    this.index = index;
    this.show = show;
  }
  /** The position along the variable under these bindings, or undefined while the index letter is free. */
  position(bindings: Bindings): number | undefined {
    return typeof this.index === 'number' ? this.index : bindings[this.index];
  }
  /** The element as a number that knows its place. */
  at(position: number): Literal {
    const { origin, value } = this.of;
    return new Literal(
      value.data[position],
      origin && { role: origin.role, index: origin.offset + position * origin.stride },
    );
  }
  override evaluate(bindings: Bindings = unbound): Tensor {
    const position = this.position(bindings);
    if (position === undefined || !(position >= 0 && position < this.of.value.data.length)) {
      throw new RangeError(`the index ${this.index} of ${this.of.name} is not bound to an element`);
    }
    return scalar(this.of.value.data[position]);
  }
}

export class Negation extends Node {
  readonly kind = 'negation';
  readonly operand: Expression;
  constructor(operand: Expression) {
    super();
    this.operand = operand;
  }
  override evaluate(bindings: Bindings = unbound): Tensor {
    return map(this.operand.evaluate(bindings), (value) => -value);
  }
}

/** A sum of a few terms; a difference is a sum with a negated term. */
export class Addition extends Node {
  readonly kind = 'addition';
  readonly terms: readonly Expression[];
  constructor(terms: readonly Expression[]) {
    super();
    this.terms = terms;
  }
  override evaluate(bindings: Bindings = unbound): Tensor {
    return this.terms
      .map((term) => term.evaluate(bindings))
      .reduce((left, right) => combine(left, right, (a, b) => a + b));
  }
}

export class Multiplication extends Node {
  readonly kind = 'multiplication';
  readonly factors: readonly Expression[];
  constructor(factors: readonly Expression[]) {
    super();
    this.factors = factors;
  }
  override evaluate(bindings: Bindings = unbound): Tensor {
    return this.factors
      .map((factor) => factor.evaluate(bindings))
      .reduce((left, right) => combine(left, right, (a, b) => a * b));
  }
}

/** A product that is 0 where its first factor is 0: the convention 0 · log 0 = 0 of information theory. */
export class Weighting extends Node {
  readonly kind = 'weighting';
  readonly weight: Expression;
  readonly of: Expression;
  constructor(weight: Expression, of: Expression) {
    super();
    this.weight = weight;
    this.of = of;
  }
  override evaluate(bindings: Bindings = unbound): Tensor {
    const weight = this.weight.evaluate(bindings);
    return combine(weight, this.of.evaluate(bindings), (a, b) => (a === 0 && !Number.isNaN(b) ? 0 : a * b));
  }
}

export class Division extends Node {
  readonly kind = 'division';
  readonly numerator: Expression;
  readonly denominator: Expression;
  constructor(numerator: Expression, denominator: Expression) {
    super();
    this.numerator = numerator;
    this.denominator = denominator;
  }
  override evaluate(bindings: Bindings = unbound): Tensor {
    return combine(this.numerator.evaluate(bindings), this.denominator.evaluate(bindings), (a, b) => a / b);
  }
}

export class Power extends Node {
  readonly kind = 'power';
  readonly base: Expression;
  readonly exponent: Expression;
  constructor(base: Expression, exponent: Expression) {
    super();
    this.base = base;
    this.exponent = exponent;
  }
  override evaluate(bindings: Bindings = unbound): Tensor {
    return combine(this.base.evaluate(bindings), this.exponent.evaluate(bindings), (a, b) => a ** b);
  }
}

/** A function of one operand, or of several for `max` and `min`. */
export class Application extends Node {
  readonly kind = 'application';
  readonly name: FunctionName;
  readonly operands: readonly Expression[];
  constructor(name: FunctionName, operands: readonly Expression[]) {
    super();
    this.name = name;
    this.operands = operands;
  }
  override evaluate(bindings: Bindings = unbound): Tensor {
    const values = this.operands.map((operand) => operand.evaluate(bindings));
    if (this.name === 'max' || this.name === 'min') {
      const chosen = this.name === 'max' ? Math.max : Math.min;
      return values.reduce((left, right) => combine(left, right, (a, b) => chosen(a, b)));
    }
    const alongRow = rowFunctions[this.name];
    if (alongRow) return alongRow(values[0]);
    return map(values[0], elementFunctions[this.name] as (value: number) => number);
  }
}

/**
 * The body for every value of an index, 0 ≤ index < count: added up, the largest of them, or listed.
 * Shown as Σ with its index, or term by term with the terms `shown` names and an ellipsis for the others.
 * A sum may leave one position out (`except`, set as j ≠ k under the Σ); `shown` never names it.
 */
export class Series extends Node {
  readonly kind = 'series';
  readonly operation: 'sum' | 'maximum' | 'list';
  readonly index: string;
  readonly count: number;
  readonly body: Expression;
  /** the terms to write out, ascending; undefined: the Σ form */
  readonly shown: readonly number[] | undefined;
  /** of a sum: the one position that is left out */
  readonly except: number | undefined;
  #closedValue: Tensor | undefined;
  constructor(
    operation: 'sum' | 'maximum' | 'list',
    index: string,
    count: number,
    body: Expression,
    shown?: readonly number[],
    except?: number,
  ) {
    super();
    this.operation = operation;
    this.index = index;
    this.count = count;
    this.body = body;
    this.shown = shown;
    this.except = except;
  }
  override evaluate(bindings: Bindings = unbound): Tensor {
    // a series without free indices has one value; kept, so that a series inside a series costs one pass, not many
    if (this.#closedValue) return this.#closedValue;
    const value = this.walk(bindings);
    if (freeIndices(this).size === 0) this.#closedValue = value;
    return value;
  }
  private walk(bindings: Bindings): Tensor {
    const values = new Float64Array(this.count);
    for (let position = 0; position < this.count; position += 1) {
      if (position === this.except) continue;
      values[position] = this.body.evaluate({ ...bindings, [this.index]: position }).data[0];
    }
    if (this.operation === 'list') return tensor(values);
    return scalar(this.operation === 'sum' ? compensatedSum(values) : largest(values));
  }
}

/** The parts a node is made of, in reading order. */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'variable':
    case 'element':
      return [];
    case 'negation':
      return [expression.operand];
    case 'addition':
      return expression.terms;
    case 'multiplication':
      return expression.factors;
    case 'weighting':
      return [expression.weight, expression.of];
    case 'division':
      return [expression.numerator, expression.denominator];
    case 'power':
      return [expression.base, expression.exponent];
    case 'application':
      return expression.operands;
    case 'series':
      return [expression.body];
  }
}

/** The index letters that nothing inside the expression binds: those it needs `bindings` for. */
export function freeIndices(expression: Expression): ReadonlySet<string> {
  const free = new Set<string>();
  if (expression.kind === 'element' && typeof expression.index === 'string') free.add(expression.index);
  for (const operand of operandsOf(expression)) for (const index of freeIndices(operand)) free.add(index);
  if (expression.kind === 'series') free.delete(expression.index);
  return free;
}

export type Expression =
  | Literal
  | Variable
  | Element
  | Negation
  | Addition
  | Multiplication
  | Weighting
  | Division
  | Power
  | Application
  | Series;

/**
 * Which of `count` terms to write out when at most `limit` may be shown: the first ones, the last three, and the target,
 * wherever it is.
 */
export function shownTerms(count: number, limit: number, target?: number): readonly number[] {
  if (count <= limit) return Array.from({ length: count }, (_, position) => position);
  const last = Math.min(3, Math.max(1, Math.floor(limit / 4)));
  const chosen = new Set<number>();
  for (let position = count - last; position < count; position += 1) chosen.add(position);
  if (target !== undefined && target >= 0 && target < count) chosen.add(target);
  for (let position = 0; chosen.size < limit; position += 1) chosen.add(position);
  return [...chosen].sort((a, b) => a - b);
}
