/**
 * One entry of a binary focal loss: p, 1 − p and their surprisals, each as a pair, or as BigFloat where one is too small for
 * a pair; and its label.
 */

import { clipPair, clippingRange } from './clipping.ts';
import { bigExponential, bigSoftplus, sigmoidParts, softplusPair } from './logistic.ts';
import { pairAt } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { ordinaryExponent } from './scalar/exponential.ts';
import { addPairs, complement, dividePairs, multiplyPairs, one, type Pair } from './scalar/pair.ts';
import { powerOfTwo } from './scalar/powersOfTwo.ts';
import { bigSurprisal, surprisalOfPair } from './scalar/surprisal.ts';
import type { Tensor } from './tensor.ts';

/** γ ≥ 0 (0: the plain cross entropy) and α, the weight of the positive class; absent: no balancing. */
export interface FocalOptions {
  readonly gamma: number;
  readonly alpha?: number | undefined;
  /** clips the probabilities to [ε, 1 − ε] in the cross entropy, as Keras does; 0: none */
  readonly epsilon?: number;
}

/** What an entry is made of. The surprisals are those of the clipped probabilities where `isClipped`; infinite as a double. */
export interface Entry<Amount, Surprisal = Amount> {
  readonly p: Amount;
  readonly opposite: Amount;
  readonly surprisal: Surprisal;
  readonly oppositeSurprisal: Surprisal;
  readonly isClipped: boolean;
}

export type BigEntry = Entry<BigFloat, BigFloat | number>;

export interface Label {
  readonly label: Pair;
  readonly against: Pair;
  /** a */
  readonly balance: Pair;
  readonly alpha: number | undefined;
}

/** Above this, a probability keeps both halves of a pair in all that is made of it. */
const smallestPlain = powerOfTwo(-400);

/** The label of an entry, its complement, and the balance a = y·α + (1 − y)·(1 − α). */
export function labelAt(labels: Tensor, index: number, alpha: number | undefined): Label {
  const label = pairAt(labels, index);
  const against = complement(label);
  if (alpha === undefined) return { label, against, balance: one, alpha };
  const weight = { high: alpha, low: 0 };
  const balance = addPairs(multiplyPairs(label, weight), multiplyPairs(against, complement(weight)));
  return { label, against, balance, alpha };
}

/** y·(1 − p) + (1 − y)·p. */
export function missOf({ p, opposite }: Entry<Pair>, { label, against }: Label): Pair {
  return addPairs(multiplyPairs(label, opposite), multiplyPairs(against, p));
}

/** −y·log p − (1 − y)·log(1 − p). */
export function crossEntropyOf({ surprisal, oppositeSurprisal }: Entry<Pair>, { label, against }: Label): Pair {
  return addPairs(multiplyPairs(label, surprisal), multiplyPairs(against, oppositeSurprisal));
}

/** The same and the label with BigFloat; `isInfinite` where an infinite surprisal counts. */
export function bigParts(entry: BigEntry, { label, alpha }: Label) {
  const y = BigFloat.ofPair(label);
  const rest = unit.minus(y);
  const weight = alpha === undefined ? half : BigFloat.of(alpha);
  const balance = alpha === undefined ? unit : y.times(weight).plus(rest.times(unit.minus(weight)));
  const miss = y.times(entry.opposite).plus(rest.times(entry.p));
  // an infinite surprisal counts only with a label
  const isInfinite =
    (typeof entry.surprisal === 'number' && !y.isZero) || (typeof entry.oppositeSurprisal === 'number' && !rest.isZero);
  const finite = (amount: BigFloat | number) => (typeof amount === 'number' ? BigFloat.zero : amount);
  const crossEntropy = y.times(finite(entry.surprisal)).plus(rest.times(finite(entry.oppositeSurprisal)));
  return { y, rest, balance, miss, crossEntropy, isInfinite };
}

/** p = σ(x), with the surprisals softplus(−x) and softplus(x); undefined where x is too far from 0 for pairs. */
export function entryOfLogit(x: number, epsilon: number): Entry<Pair> | undefined {
  if (!(Math.abs(x) <= ordinaryExponent / 2)) return undefined;
  const { smaller, total } = sigmoidParts(x);
  const likely = dividePairs(one, total);
  const unlikely = dividePairs(smaller, total);
  const [p, opposite] = x < 0 ? [unlikely, likely] : [likely, unlikely];
  const clipped = epsilon > 0 ? clippedSurprisals(p, epsilon) : undefined;
  if (clipped) return { p, opposite, ...clipped };
  const plain = { surprisal: softplusPair(-x), oppositeSurprisal: softplusPair(x) };
  return { p, opposite, ...plain, isClipped: false };
}

/** The surprisals of a clipped probability, or undefined where clipping changes nothing. */
function clippedSurprisals(p: Pair, epsilon: number) {
  const [lower, upper] = clippingRange(epsilon);
  const clipped = clipPair(p, lower, upper);
  if (clipped === p) return undefined;
  return { ...surprisalsOf(clipped), isClipped: true };
}

/** −log p and −log(1 − p), 0 < p < 1. */
function surprisalsOf(p: Pair) {
  return { surprisal: surprisalOfPair(p), oppositeSurprisal: surprisalOfPair(complement(p)) };
}

/** The parts of a probability; undefined where one of them is too small for a pair. */
export function entryOfProbability(value: number, epsilon: number): Entry<Pair> | undefined {
  if (!(value > smallestPlain && value < 1) && epsilon === 0) return undefined;
  if (Number.isNaN(value)) return undefined;
  const p = { high: value, low: 0 };
  const opposite = complement(p);
  const clipped = epsilon > 0 ? clippedSurprisals(p, epsilon) : undefined;
  return { p, opposite, ...(clipped ?? { ...surprisalsOf(p), isClipped: false }) };
}

/** The same of a logit of any size. */
export function bigEntryOfLogit(x: number, epsilon: number): BigEntry | undefined {
  if (Number.isNaN(x)) return undefined;
  const smaller = bigExponential(-Math.abs(x), hopeless);
  const total = smaller.plus(unit);
  const likely = unit.dividedBy(total);
  const unlikely = smaller.dividedBy(total);
  const [p, opposite] = x < 0 ? [unlikely, likely] : [likely, unlikely];
  const clipped = epsilon > 0 ? clippedSurprisals(p.toPair(), epsilon) : undefined;
  const plain = { surprisal: bigSoftplus(-x), oppositeSurprisal: bigSoftplus(x), isClipped: false };
  return { p, opposite, ...(clipped ? bigSurprisals(clipped) : plain) };
}

/** A power with an exponent next to 0 lifts even e⁻¹⁵⁰⁰ into the range; e^this is lifted by none. */
const hopeless = -1e6;
const unit = BigFloat.of(1);

/** The surprisals of a clipped probability as BigFloat. */
function bigSurprisals({ surprisal, oppositeSurprisal }: { surprisal: Pair; oppositeSurprisal: Pair }) {
  const [amount, opposite] = [BigFloat.ofPair(surprisal), BigFloat.ofPair(oppositeSurprisal)];
  return { surprisal: amount, oppositeSurprisal: opposite, isClipped: true };
}

/** The same of any probability. */
export function bigEntryOfProbability(value: number, epsilon: number): BigEntry | undefined {
  if (!Number.isFinite(value)) return undefined;
  const p = BigFloat.of(value);
  const opposite = unit.minus(p);
  const clipped = epsilon > 0 ? clippedSurprisals({ high: value, low: 0 }, epsilon) : undefined;
  if (clipped) return { p, opposite, ...bigSurprisals(clipped) };
  if (p.isNegative || opposite.isNegative) return undefined;
  const oppositeSurprisal = opposite.isZero ? Number.POSITIVE_INFINITY : p.negated().log1p().negated();
  return { p, opposite, surprisal: bigSurprisal(p), oppositeSurprisal, isClipped: false };
}

const half = BigFloat.of(0.5);
