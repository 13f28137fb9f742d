/**
 * Logistic: the functions of one number and the losses of one yes-or-no question, with derivatives by the logit.
 */

import type { Arithmetic } from './arithmetic.ts';
import {
  absolute,
  type BigFloat,
  compare,
  exactSum,
  fromDouble,
  isZero,
  negate,
  negativeInfinity,
  one,
  signOf,
  subtract,
  zero,
} from './bigFloat.ts';

/** A loss, its derivatives by the logits it was made from, and for each of these the size of the terms it is the sum of. */
export interface Entry {
  readonly value: BigFloat;
  readonly gradient?: readonly BigFloat[];
  readonly scale?: readonly BigFloat[];
  /** the class weight of an index label: a mean divides by the sum of these */
  readonly pickedWeight?: BigFloat;
}

export const larger = (a: BigFloat, b: BigFloat): BigFloat => (compare(a, b) >= 0 ? a : b);

/** What there is to know about one logit. */
export interface Logistic {
  /** σ(x) = 1/(1 + e^{−x}) and σ(−x) = 1 − σ(x) */
  readonly sigmoid: BigFloat;
  readonly opposite: BigFloat;
  /** log(1 + eˣ) = −log σ(−x) and log(1 + e^{−x}) = −log σ(x) */
  readonly softplus: BigFloat;
  readonly oppositeSoftplus: BigFloat;
}

/** The logistic functions of x and −x, all from e^{−|x|}, so that none is a difference. */
export function logistic(arithmetic: Arithmetic, x: BigFloat): Logistic {
  const size = absolute(x);
  const exponential = arithmetic.exp(negate(size));
  const above = arithmetic.divide(one, arithmetic.add(one, exponential));
  const below = arithmetic.multiply(above, exponential);
  const tail = arithmetic.log1p(exponential);
  const long = arithmetic.add(size, tail);
  return signOf(x) >= 0
    ? { sigmoid: above, opposite: below, softplus: long, oppositeSoftplus: tail }
    : { sigmoid: below, opposite: above, softplus: tail, oppositeSoftplus: long };
}

/** A label y and 1 − y, after smoothing: y·(1 − s) + s/2. */
export interface BinaryLabel {
  readonly positive: BigFloat;
  readonly negative: BigFloat;
}

export function binaryLabel(arithmetic: Arithmetic, label: number, smoothing = 0): BinaryLabel {
  const [y, s] = [fromDouble(label), fromDouble(smoothing)];
  const kept = subtract(one, s, exactSum);
  const spread = arithmetic.divide(s, fromDouble(2));
  return {
    positive: arithmetic.add(arithmetic.multiply(y, kept), spread),
    negative: arithmetic.add(arithmetic.multiply(subtract(one, y, exactSum), kept), spread),
  };
}

/** −y·log p − (1 − y)·log(1 − p) */
export function binaryCrossEntropy(arithmetic: Arithmetic, p: BigFloat, label: BinaryLabel): BigFloat {
  const ifPositive = negate(arithmetic.log(p));
  const ifNegative = negate(compare(p, one) === 0 ? negativeInfinity : arithmetic.log1p(negate(p)));
  return arithmetic.add(arithmetic.weigh(label.positive, ifPositive), arithmetic.weigh(label.negative, ifNegative));
}

/** (1 − y)·softplus(x) + w·y·softplus(−x), its slope (1 − y)·σ(x) − w·y·σ(−x) and the larger of the slope's terms. */
export function sigmoidCrossEntropy(arithmetic: Arithmetic, of: Logistic, label: BinaryLabel, weight = one): Entry {
  const positive = arithmetic.multiply(weight, label.positive);
  const { negative } = label;
  const [push, pull] = [arithmetic.weigh(negative, of.sigmoid), arithmetic.weigh(positive, of.opposite)];
  return {
    value: arithmetic.add(arithmetic.weigh(negative, of.softplus), arithmetic.weigh(positive, of.oppositeSoftplus)),
    gradient: [arithmetic.subtract(push, pull)],
    scale: [larger(push, pull)],
  };
}

/** y·α + (1 − y)·(1 − α), or 1 without α. */
function balance(arithmetic: Arithmetic, { positive, negative }: BinaryLabel, alpha: number | undefined): BigFloat {
  if (alpha === undefined) return one;
  const share = fromDouble(alpha);
  return arithmetic.add(
    arithmetic.multiply(positive, share),
    arithmetic.multiply(negative, subtract(one, share, exactSum)),
  );
}

/** a·(1 − p_t)^γ·BCE(p, y) with 1 − p_t = y·(1 − p) + (1 − y)·p. */
export function binaryFocal(
  arithmetic: Arithmetic,
  p: BigFloat,
  label: BinaryLabel,
  gamma: number,
  alpha: number | undefined,
): BigFloat {
  const miss = arithmetic.add(
    arithmetic.multiply(label.positive, subtract(one, p, exactSum)),
    arithmetic.multiply(label.negative, p),
  );
  const focus = arithmetic.multiply(balance(arithmetic, label, alpha), arithmetic.power(miss, gamma));
  return arithmetic.weigh(focus, binaryCrossEntropy(arithmetic, p, label));
}

/**
 * The same on a logit, with its slope a·m^γ·(γ·(m′/m)·L + L′) for the miss m = y·σ(−x) + (1 − y)·σ(x), its derivative
 * m′ = (1 − 2y)·σ(x)·σ(−x), and the cross entropy L.
 */
export function binaryFocalOfLogit(
  arithmetic: Arithmetic,
  of: Logistic,
  label: BinaryLabel,
  gamma: number,
  alpha: number | undefined,
): Entry {
  const { positive, negative } = label;
  const { sigmoid: p, opposite } = of;
  const { value, gradient = [], scale = [] } = sigmoidCrossEntropy(arithmetic, of, label);
  const miss = arithmetic.add(arithmetic.multiply(positive, opposite), arithmetic.multiply(negative, p));
  const focus = arithmetic.multiply(balance(arithmetic, label, alpha), arithmetic.power(miss, gamma));
  const variance = arithmetic.multiply(p, opposite);
  const missSlope = arithmetic.multiply(arithmetic.subtract(negative, positive), variance);
  const relative = isZero(miss) ? zero : arithmetic.divide(missSlope, miss);
  const focusing = arithmetic.multiply(arithmetic.multiply(fromDouble(gamma), relative), value);
  return {
    value: arithmetic.multiply(focus, value),
    gradient: [arithmetic.multiply(focus, arithmetic.add(focusing, gradient[0]))],
    scale: [arithmetic.multiply(focus, arithmetic.add(absolute(focusing), scale[0]))],
  };
}
