/**
 * Bounded arithmetic: numbers of 50 digits with how far each may be from what is meant. Errors are carried on to first
 * order, a little on the safe side.
 */

import type { FunctionName } from '../../../src/quantities/index.ts';
import { Decimal as Base, type Exact, exact } from '../oracle.ts';

const Decimal = Base.clone({ precision: 50 });

/** What 50 digits lose in one operation, with some room. */
const ownRounding = 1e-46;

/** A number and how far it may be from what is meant. */
export interface Bounded {
  readonly value: Exact;
  readonly error: number;
}

export const zero: Bounded = { value: new Decimal(0), error: 0 };
export const lowest: Bounded = { value: new Decimal(Number.NEGATIVE_INFINITY), error: 0 };
const one = new Decimal(1);

/** A double, and how far it may be from what it stands for. */
export const ofDouble = (value: number, error: number): Bounded => ({ value: new Decimal(exact(value)), error });

/** |a| as a double, for bounds. */
export const size = (value: Exact) => Math.abs(value.toNumber());
/** A product of bounds, in which nothing of anything is nothing. */
const scaled = (factor: number, error: number) => (error === 0 || factor === 0 ? 0 : factor * error);

function bounded(value: Exact, error: number): Bounded {
  const own = size(value) * ownRounding;
  return { value, error: Number.isFinite(own) ? error + own : error };
}

/** a + b */
export function sum(a: Bounded, b: Bounded): Bounded {
  return bounded(a.value.plus(b.value), a.error + b.error);
}

/** a · b */
export function product(a: Bounded, b: Bounded): Bounded {
  const error = scaled(size(a.value), b.error) + scaled(size(b.value), a.error) + scaled(a.error, b.error);
  return bounded(a.value.times(b.value), error);
}

/** a · b, with 0 · ∞ = 0 */
export function weighted(a: Bounded, b: Bounded): Bounded {
  if (a.value.isZero() && !b.value.isNaN())
    return { value: zero.value, error: scaled(size(b.value) + b.error, a.error) };
  return product(a, b);
}

/** a/b */
export function quotient(a: Bounded, b: Bounded): Bounded {
  const value = a.value.div(b.value);
  if (b.error > size(b.value) / 2) return { value, error: Number.POSITIVE_INFINITY };
  const error = b.error === 0 ? a.error : 2 * (a.error + scaled(size(value), b.error));
  return bounded(value, error / size(b.value));
}

/** a to the power of b */
export function power(a: Bounded, b: Bounded): Bounded {
  const value = a.value.pow(b.value);
  const exponent = b.value.toNumber();
  const far = a.value.abs().plus(a.error).pow(b.value);
  const byBase = a.value.isZero()
    ? size(far)
    : scaled(scaled(Math.abs(exponent), size(value.div(a.value))), 2 * a.error);
  const byExponent = b.error === 0 ? 0 : scaled(size(value) * Math.abs(Math.log(size(a.value))), b.error);
  return bounded(value, (a.error === 0 ? 0 : byBase) + byExponent);
}

/** log(1 + x), by its series where 50 digits could not hold 1 + x. */
function logOnePlus(x: Exact): Exact {
  if (x.abs().greaterThan('1e-20')) return x.plus(1).ln();
  return x.minus(x.pow(2).div(2)).plus(x.pow(3).div(3));
}

const logarithmError = (error: number, at: number) =>
  error > at / 2 ? Number.POSITIVE_INFINITY : error / (at - error);

const functions: Readonly<Partial<Record<FunctionName, (x: Bounded) => Bounded>>> = {
  exp: ({ value, error }) => bounded(value.exp(), scaled(size(value.exp()), Math.expm1(error))),
  log: ({ value, error }) => bounded(value.ln(), error === 0 ? 0 : logarithmError(error, size(value))),
  log2: (x) => quotient(of('log', x), of('log', { value: new Decimal(2), error: 0 })),
  log10: (x) => quotient(of('log', x), of('log', { value: new Decimal(10), error: 0 })),
  log1p: ({ value, error }) => bounded(logOnePlus(value), error === 0 ? 0 : logarithmError(error, size(value.plus(1)))),
  abs: ({ value, error }) => ({ value: value.abs(), error }),
  sqrt: ({ value, error }) => bounded(value.sqrt(), value.isZero() ? Math.sqrt(error) : error / size(value.sqrt())),
  sigmoid: ({ value, error }) => {
    const share = one.div(value.negated().exp().plus(1));
    const opposite = one.div(value.exp().plus(1));
    return bounded(share, scaled(Math.min(size(share), size(opposite)), Math.expm1(error)));
  },
  softplus: ({ value, error }) => {
    const amount = value.isPositive() ? value.plus(logOnePlus(value.negated().exp())) : logOnePlus(value.exp());
    return bounded(amount, scaled(size(one.div(value.negated().exp().plus(1))), Math.expm1(error)));
  },
};

const remembered = new Map<string, Bounded>();

/** A function of one number. */
export function of(name: FunctionName, x: Bounded): Bounded {
  const key = `${name} ${x.value} ${x.error}`;
  const known = remembered.get(key);
  if (known) return known;
  const apply = functions[name];
  if (!apply) throw new RangeError(`no sharp form of ${name}`);
  const result = apply(x);
  if (remembered.size > 20_000) remembered.clear();
  remembered.set(key, result);
  return result;
}

/** The larger, or the smaller, of two. */
export const chosen =
  (isMaximum: boolean) =>
  (a: Bounded, b: Bounded): Bounded => ({
    value: a.value.greaterThan(b.value) === isMaximum ? a.value : b.value,
    error: Math.max(a.error, b.error),
  });
