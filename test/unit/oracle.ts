/**
 * Oracle: the quantities by their textbook definitions in 90-digit decimal arithmetic, the independent source of
 * expected values. Nothing here is stable or fast; it is only right.
 */

import { Decimal as Base } from 'decimal.js';

/** 90 digits, and exponents beyond those of doubles. */
export const Decimal = Base.clone({ precision: 90, maxE: 9e15, minE: -9e15 });
export type Exact = InstanceType<typeof Decimal>;

/** The exact value of a double. (decimal.js reads a number through its shortest decimal form, which is another number.) */
export function exact(value: number | Exact): Exact {
  if (typeof value !== 'number') return value;
  if (value === 0 || !Number.isFinite(value)) return new Decimal(value);
  let mantissa = value;
  let exponent = 0;
  for (; Math.abs(mantissa) >= 2 ** 53; exponent += 1) mantissa /= 2;
  for (; !Number.isInteger(mantissa); exponent -= 1) mantissa *= 2;
  return new Decimal(mantissa).times(new Decimal(2).pow(exponent));
}

const total = (values: readonly Exact[]): Exact => values.reduce((left, right) => left.plus(right), exact(0));

/** weight · log(of), with 0 · log 0 = 0. */
function weightedLog(weight: Exact, of: Exact): Exact {
  return weight.isZero() ? exact(0) : weight.times(of.ln());
}

export function softmax(logits: readonly (number | Exact)[], temperature = 1): Exact[] {
  const exponentials = logits.map((logit) => exact(logit).div(exact(temperature)).exp());
  const sum = total(exponentials);
  return exponentials.map((value) => value.div(sum));
}

export function logSumExp(logits: readonly (number | Exact)[]): Exact {
  return total(logits.map((logit) => exact(logit).exp())).ln();
}

export function sigmoid(x: number | Exact): Exact {
  return exact(1).div(exact(x).negated().exp().plus(1));
}

/** log(1 + v); by its series where 90 digits could not hold 1 + v. */
function logOnePlus(v: Exact): Exact {
  if (v.greaterThan('1e-30')) return v.plus(1).ln();
  return v.minus(v.pow(2).div(2)).plus(v.pow(3).div(3));
}

export function softplus(x: number | Exact): Exact {
  return logOnePlus(exact(x).exp());
}

/** log pₖ = −log(1 + Σ e^{(zⱼ − zₖ)/T}) over the other classes. */
export function logSoftmax(logits: readonly (number | Exact)[], temperature = 1): Exact[] {
  const scaled = logits.map((logit) => exact(logit).div(exact(temperature)));
  return scaled.map((own, k) => {
    const others = scaled.filter((_, j) => j !== k);
    return logOnePlus(total(others.map((other) => other.minus(own).exp()))).negated();
  });
}

export function crossEntropy(p: readonly (number | Exact)[], q: readonly (number | Exact)[]): Exact {
  return total(p.map((weight, k) => weightedLog(exact(weight), exact(q[k])))).negated();
}

export function entropy(p: readonly (number | Exact)[]): Exact {
  return crossEntropy(p, p);
}

export function klDivergence(p: readonly (number | Exact)[], q: readonly (number | Exact)[]): Exact {
  return crossEntropy(p, q).minus(entropy(p));
}

export function jensenShannonDivergence(p: readonly number[], q: readonly number[]): Exact {
  const mixture = p.map((share, k) => exact(share).plus(exact(q[k])).div(2));
  return klDivergence(p, mixture).plus(klDivergence(q, mixture)).div(2);
}

export function binaryCrossEntropy(p: number | Exact, label: number, positiveWeight: number | Exact = 1): Exact {
  const y = exact(label);
  const one = exact(1);
  const positive = weightedLog(y.times(exact(positiveWeight)), exact(p));
  return positive.plus(weightedLog(one.minus(y), one.minus(exact(p)))).negated();
}

/** (1 − p_t)^γ·BCE, balanced where α is given. */
export function binaryFocal(p: number | Exact, label: number, gamma: number, alpha?: number): Exact {
  const y = exact(label);
  const one = exact(1);
  const miss = y.times(one.minus(exact(p))).plus(one.minus(y).times(exact(p)));
  const balance = alpha === undefined ? one : y.times(exact(alpha)).plus(one.minus(y).times(one.minus(exact(alpha))));
  return balance.times(miss.pow(exact(gamma))).times(binaryCrossEntropy(p, label));
}

/** The double nearest to an exact value. */
export function nearest(value: Exact): number {
  return value.toNumber();
}
