/**
 * Sharp evaluation: the two sides of a step in 50-digit arithmetic, with a bound of what the rounded letters in it can
 * be off. A line about a loss of 4e-18 is checked to its digits, and one that cancels by no more than it can carry.
 *
 * Numbers that stand in the inputs or options are exact; a letter for something computed before (p, S, ℓ) was rounded to
 * a double. Its error is carried through the formula to first order, node by node.
 */

import { strict as assert } from 'node:assert';
import {
  type Bindings,
  type Expression,
  freeIndices,
  type Inputs,
  operandsOf,
  type QuantityId,
  type QuantityOptions,
  type Series,
  type Step,
  type Variable,
} from '../../../src/quantities/index.ts';
import {
  type Bounded,
  chosen,
  lowest,
  of,
  ofDouble,
  power,
  product,
  quotient,
  size,
  sum,
  weighted,
  zero,
} from './boundedArithmetic.ts';

/** What a computed letter may be off, in units of 2⁻⁵³ of itself: a unit in the last place is one or two of them. */
const letterUnits = 6;
/** The same where letters are made of letters that were rounded, as the factor of a focal loss is. */
const compoundUnits = 40;
const unit = 2 ** -53;
/** Products with subnormal numbers may lose this much, whatever their size. */
const smallest = 1e-320;
/** One number, or one for every entry of a list. */
interface Sharp {
  readonly items: readonly Bounded[];
  readonly isList: boolean;
}

const single = (item: Bounded): Sharp => ({ items: [item], isList: false });

function combined(left: Sharp, right: Sharp, operation: (a: Bounded, b: Bounded) => Bounded): Sharp {
  const list = left.isList ? left : right;
  return {
    items: list.items.map((_, k) => operation(left.items[left.isList ? k : 0], right.items[right.isList ? k : 0])),
    isList: list.isList,
  };
}

const each = (sharp: Sharp, change: (item: Bounded) => Bounded): Sharp => ({
  items: sharp.items.map(change),
  isList: sharp.isList,
});

/** The evaluation of the steps of one question: it knows which numbers are exact. */
class SharpEvaluation {
  readonly #exact: ReadonlySet<number>;
  /** a slope is the difference of a probability and a label, and as exact as these */
  readonly #gradientFloor: number;
  readonly #closed = new Map<Series, Sharp>();

  readonly #units: number;

  constructor(inputs: Inputs, options: QuantityOptions, units: number) {
    this.#units = units;
    const given = new Set<number>();
    for (const { data } of Object.values(inputs)) for (const value of data) given.add(value);
    for (const value of Object.values(options)) if (typeof value === 'number') given.add(value);
    this.#exact = given;
    const labels: readonly number[] = Array.from(inputs.labels?.data ?? []);
    this.#gradientFloor = units * unit * labels.reduce((most, label) => Math.max(most, Math.abs(label)), 1);
  }

  /** What is wrong with a step, or undefined where it holds. `slack`: units of 2⁻⁵³ that may be missing besides. */
  fault({ id, left, right }: Step, slack: number): string | undefined {
    const [one, other] = [this.side(left), this.side(right)];
    for (const [k, a] of one.items.entries()) {
      const b = other.items[k];
      if (!a.value.isFinite() || !b.value.isFinite()) continue;
      const difference = size(a.value.minus(b.value));
      const allowed = a.error + b.error + slack * unit * Math.max(1, size(a.value));
      if (!(difference > allowed)) continue;
      return `${id}, element ${k}: ${a.value.toPrecision(20)} and ${b.value.toPrecision(20)} differ by ${difference}, but rounding explains ${a.error + b.error}`;
    }
    return undefined;
  }

  /** One side; a number that is all of a side is a result, which was rounded. */
  private side(expression: Expression): Sharp {
    return expression.kind === 'literal' ? single(this.letter(expression.value)) : this.evaluate(expression, {});
  }

  /** A number as it stands: exact where the reader gave it. */
  private literal(value: number, isGiven: boolean): Bounded {
    const isExact = isGiven || Number.isInteger(value) || this.#exact.has(value);
    return isExact ? ofDouble(value, 0) : this.letter(value);
  }

  private letter(value: number): Bounded {
    return ofDouble(value, Math.abs(value) * this.#units * unit + smallest);
  }

  private entry({ name, origin }: Variable, value: number): Bounded {
    if (origin) return this.literal(value, true);
    const rounded = this.letter(value);
    return name === 'g' ? { ...rounded, error: rounded.error + this.#gradientFloor } : rounded;
  }

  private evaluate(expression: Expression, bindings: Bindings): Sharp {
    const inside = () => operandsOf(expression).map((operand) => this.evaluate(operand, bindings));
    switch (expression.kind) {
      case 'literal':
        return single(this.literal(expression.value, expression.source !== undefined));
      case 'element': {
        const position = expression.position(bindings) ?? Number.NaN;
        const value = expression.of.value.data[position];
        return single(this.entry(expression.of, value));
      }
      case 'variable': {
        const items = Array.from(expression.value.data, (value) => this.entry(expression, value));
        return { items, isList: expression.value.shape.length > 0 };
      }
      case 'negation':
        return each(inside()[0], ({ value, error }) => ({ value: value.negated(), error }));
      case 'addition':
        return inside().reduce((a, b) => combined(a, b, sum));
      case 'multiplication':
        return inside().reduce((a, b) => combined(a, b, product));
      case 'weighting':
        return inside().reduce((a, b) => combined(a, b, weighted));
      case 'division':
        return inside().reduce((a, b) => combined(a, b, quotient));
      case 'power':
        return inside().reduce((a, b) => combined(a, b, power));
      case 'application':
        if (expression.name === 'max' || expression.name === 'min') {
          return inside().reduce((a, b) => combined(a, b, chosen(expression.name === 'max')));
        }
        return each(inside()[0], (item) => of(expression.name, item));
      case 'series':
        return this.series(expression, bindings);
    }
  }

  private series(series: Series, bindings: Bindings): Sharp {
    const known = this.#closed.get(series);
    if (known) return known;
    const { operation, index, count, body, except } = series;
    const items: Bounded[] = [];
    for (let position = 0; position < count; position += 1) {
      if (position !== except) items.push(this.evaluate(body, { ...bindings, [index]: position }).items[0]);
    }
    const result: Sharp =
      operation === 'list'
        ? { items, isList: true }
        : single(operation === 'sum' ? items.reduce(sum, zero) : items.reduce(chosen(true), lowest));
    if (freeIndices(series).size === 0) this.#closed.set(series, result);
    return result;
  }
}

/** What the two divergences of a mixture suffer from its rounding, which they together do not, in units of 2⁻⁵³ beside 1. */
const slack: Readonly<Record<string, number>> = {
  'jensenShannonDivergence numbers': 8,
  'jensenShannonDivergence check-numbers': 8,
};

/** The steps whose letters are made of rounded letters: 1 − y of a smoothed label, and a power of that. */
const compound = /^binaryFocalCrossEntropy (numbers|plain|slope|gradient)$/;

/** Fails at the first step whose sides differ by more than rounding explains. */
export function assertSharp(id: QuantityId, steps: readonly Step[], inputs: Inputs, options: QuantityOptions): void {
  const sharp = new SharpEvaluation(inputs, options, letterUnits);
  const blunter = new SharpEvaluation(inputs, options, compoundUnits);
  for (const step of steps) {
    const kind = `${id} ${step.id.replace(/^row\d+-/, '')}`;
    const evaluation = compound.test(kind) ? blunter : sharp;
    assert.equal(evaluation.fault(step, slack[kind] ?? 0), undefined);
  }
}
