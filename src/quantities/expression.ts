/**
 * Expression: the tree a derivation is made of. It holds numbers that know where they come from, names them with
 * the field's letters, and can say its value; TeX, Unicode, words and code are made from the same tree (src/present).
 *
 * A long sum is one node that knows all of its terms and which of them to show, so an elided line is never a false one.
 */

import { elementCount, InputError, message, sameShape, scalar, type Tensor, tensor } from '../core/index.ts';
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

/** A function of one operand, or of several for `max`. */
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
    if (this.name === 'max') {
      return values.reduce((left, right) => combine(left, right, Math.max));
    }
    const alongRow = rowFunctions[this.name];
    if (alongRow) return alongRow(values[0]);
    return map(values[0], elementFunctions[this.name] as (value: number) => number);
  }
}

/**
 * The body for every value of an index, 0 ≤ index < count: added up, the largest of them, or listed.
 * Shown as Σ with its index, or term by term with the terms `shown` names and an ellipsis for the others.
 */
export class Series extends Node {
  readonly kind = 'series';
  readonly operation: 'sum' | 'maximum' | 'list';
  readonly index: string;
  readonly count: number;
  readonly body: Expression;
  /** the terms to write out, ascending; undefined: the Σ form */
  readonly shown: readonly number[] | undefined;
  constructor(
    operation: 'sum' | 'maximum' | 'list',
    index: string,
    count: number,
    body: Expression,
    shown?: readonly number[],
  ) {
    super();
    this.operation = operation;
    this.index = index;
    this.count = count;
    this.body = body;
    this.shown = shown;
  }
  override evaluate(bindings: Bindings = unbound): Tensor {
    const values = new Float64Array(this.count);
    for (let position = 0; position < this.count; position += 1) {
      values[position] = this.body.evaluate({ ...bindings, [this.index]: position }).data[0];
    }
    if (this.operation === 'list') return tensor(values);
    return scalar(this.operation === 'sum' ? compensatedSum(values) : largest(values));
  }
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

const elementFunctions: Readonly<Partial<Record<FunctionName, (value: number) => number>>> = {
  exp: Math.exp,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  abs: Math.abs,
  sqrt: Math.sqrt,
  sigmoid: (value) => (value >= 0 ? 1 / (1 + Math.exp(-value)) : Math.exp(value) / (1 + Math.exp(value))),
  softplus: (value) => Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value))),
};

const rowFunctions: Readonly<Partial<Record<FunctionName, (row: Tensor) => Tensor>>> = {
  maximumOf: (row) => scalar(largest(row.data)),
  sumOf: (row) => scalar(compensatedSum(row.data)),
  logSumExp: (row) => scalar(logSumExpOf(row.data)),
  softmax: (row) => {
    const total = logSumExpOf(row.data);
    return map(row, (value) => Math.exp(value - total));
  },
};

function logSumExpOf(values: Float64Array): number {
  const shift = largest(values);
  if (!Number.isFinite(shift)) return shift;
  return shift + Math.log(compensatedSum(values.map((value) => Math.exp(value - shift))));
}

function largest(values: Float64Array): number {
  let result = Number.NEGATIVE_INFINITY;
  for (const value of values) result = Math.max(result, value);
  return result;
}

/** Neumaier's sum: the derivation's own arithmetic must not be what makes two sides differ. */
function compensatedSum(values: Float64Array): number {
  let sum = 0;
  let compensation = 0;
  for (const value of values) {
    const next = sum + value;
    compensation += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + compensation : sum;
}

function map(value: Tensor, change: (element: number) => number): Tensor {
  return { data: value.data.map(change), shape: value.shape };
}

/** Element by element; a scalar goes with every element of the other side. */
function combine(left: Tensor, right: Tensor, operation: (a: number, b: number) => number): Tensor {
  if (left.shape.length === 0 && right.shape.length > 0) {
    return map(right, (element) => operation(left.data[0], element));
  }
  if (right.shape.length === 0) return map(left, (element) => operation(element, right.data[0]));
  if (!sameShape(left.shape, right.shape)) {
    throw new InputError(
      'shape',
      message('Two sides of a formula have {0} and {1} elements.', elementCount(left.shape), elementCount(right.shape)),
    );
  }
  return { data: left.data.map((element, position) => operation(element, right.data[position])), shape: left.shape };
}
