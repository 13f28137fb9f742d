/**
 * Operations: the inner nodes of an expression, each of a few operands.
 */

import type { Tensor } from '../../core/index.ts';
import { combine, elementFunctions, map, rowFunctions } from '../arithmetic.ts';
import type { Expression } from '../expression.ts';
import { type Bindings, Node, unbound } from './atoms.ts';

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
