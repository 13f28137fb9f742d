/**
 * The binary focal loss: a cross entropy that counts less where the prediction is already good.
 * Source: T.-Y. Lin et al., Focal loss for dense object detection, 2017.
 *
 * a·(1 − p_t)^γ·BCE with 1 − p_t = y·(1 − p) + (1 − y)·p and a = y·α + (1 − y)·(1 − α), or 1 without α. Everything an
 * entry needs is p, 1 − p and their surprisals, each as a pair, or as BigFloat where one is too small for a pair.
 */

import { clipPair, clippingRange } from './clipping.ts';
import { bigSoftplus, sigmoidParts, softplusPair, softplusRest } from './logistic.ts';
import { isOrdinary, PairTensor, timesFactor } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { expPair, ordinaryExponent } from './scalar/exponential.ts';
import { logOfPair } from './scalar/logarithm.ts';
import {
  addPairs,
  dividePairs,
  multiplyPairs,
  negatedPair,
  normalised,
  type Pair,
  productTail,
  sumTail,
} from './scalar/pair.ts';
import { bigPower, powerPair } from './scalar/power.ts';
import { powerOfTwo } from './scalar/powersOfTwo.ts';
import type { Tensor } from './tensor.ts';

/** γ ≥ 0 (0: the plain cross entropy) and α, the weight of the positive class; absent: no balancing. */
export interface FocalOptions {
  readonly gamma: number;
  readonly alpha?: number | undefined;
  /** clips the probabilities to [ε, 1 − ε] in the cross entropy, as Keras does; 0: none */
  readonly epsilon?: number;
}

/** What an entry is made of. The surprisals are those of the clipped probabilities where `isClipped`; infinite as a double. */
interface Entry<Amount, Surprisal = Amount> {
  readonly p: Amount;
  readonly opposite: Amount;
  readonly surprisal: Surprisal;
  readonly oppositeSurprisal: Surprisal;
  readonly isClipped: boolean;
}

type BigEntry = Entry<BigFloat, BigFloat | number>;

interface Label {
  readonly label: Pair;
  readonly against: Pair;
  /** a */
  readonly balance: Pair;
}

const one: Pair = { high: 1, low: 0 };

/** Above these, a probability, its complement, and a slope keep what they need. */
const smallestPlain = powerOfTwo(-400);
const smallestComplemented = powerOfTwo(-200);
const smallestSlope = powerOfTwo(-700);

/** 1 − a. */
const complement = (a: Pair): Pair => addPairs(one, negatedPair(a));

function labelAt(labels: Tensor, index: number, alpha: number | undefined): Label {
  const tail = labels instanceof PairTensor ? labels.tails[index] : 0;
  const label = { high: labels.data[index], low: tail };
  const against = complement(label);
  if (alpha === undefined) return { label, against, balance: one };
  const weight = { high: alpha, low: 0 };
  const balance = addPairs(multiplyPairs(label, weight), multiplyPairs(against, complement(weight)));
  return { label, against, balance };
}

/**
 * The binary focal loss of probabilities, elementwise, in nats. At most 0.56 ulp for labels in [0, 1].
 * The labels are those of `binaryLabels`.
 */
export function binaryFocalCrossEntropy(probabilities: Tensor, labels: Tensor, options: FocalOptions): PairTensor {
  return losses(probabilities, labels, options, entryOfProbability, bigEntryOfProbability);
}

/** The same on logits. */
export function binaryFocalCrossEntropyWithLogits(logits: Tensor, labels: Tensor, options: FocalOptions): PairTensor {
  const { gamma, alpha, epsilon = 0 } = options;
  const isPlain = alpha === undefined && epsilon === 0 && !(labels instanceof PairTensor);
  if (!isPlain) return losses(logits, labels, options, entryOfLogit, bigEntryOfLogit);
  const result = new PairTensor(logits.shape);
  keepSoftplusRests(result, logits.data);
  for (let index = 0; index < logits.data.length; index += 1) {
    const label = labels.data[index];
    // the margin: the logit of the class that is right
    const margin = logits.data[index] * (2 * label - 1);
    const isHard = label * (1 - label) === 0 && Math.abs(margin) * (1 + gamma) < ordinaryExponent / 2;
    if (isHard) setHardLoss(result, index, margin, gamma);
    else
      setLoss(result, index, logits.data[index], labelAt(labels, index, alpha), options, entryOfLogit, bigEntryOfLogit);
  }
  return result;
}

/** log(1 + e^{−|x|}) of every logit, in the place of its loss. */
function keepSoftplusRests(result: PairTensor, logits: Float64Array): void {
  for (let index = 0; index < logits.length; index += 1) {
    if (!(Math.abs(logits[index]) <= ordinaryExponent)) continue;
    const { high, low } = softplusRest(logits[index]);
    result.set(index, high, low);
  }
}

/**
 * (1 − p_t)^γ·(−log p_t) = e^{−γ·softplus(s)}·softplus(−s) of a margin s. Both factors share log(1 + e^{−|s|}), which
 * stands in the place of the loss.
 */
function setHardLoss(result: PairTensor, index: number, margin: number, gamma: number): void {
  const rest = result.data[index];
  const restLow = result.tails[index];
  const size = Math.abs(margin);
  const sum = size + rest;
  const larger = sum + (sumTail(size, rest, sum) + restLow);
  const largerLow = sumTail(size, rest, sum) + restLow - (larger - sum);
  const isRight = margin > 0;
  const miss = isRight ? larger : rest;
  const loss = isRight ? rest : larger;
  const exponent = gamma * miss;
  const exponentLow = productTail(gamma, miss, exponent) + gamma * (isRight ? largerLow : restLow);
  const power = expPair(-exponent, -exponentLow);
  const powerHigh = power.high + power.low;
  const product = powerHigh * loss;
  const cross = powerHigh * (isRight ? restLow : largerLow) + (power.low - (powerHigh - power.high)) * loss;
  result.set(index, product, productTail(powerHigh, loss, product) + cross);
}

type EntryOf<Amount> = (value: number, epsilon: number) => Amount;

function losses(
  source: Tensor,
  labels: Tensor,
  options: FocalOptions,
  entryOf: EntryOf<Entry<Pair> | undefined>,
  bigEntryOf: EntryOf<BigEntry | undefined>,
): PairTensor {
  const result = new PairTensor(source.shape);
  for (let index = 0; index < source.data.length; index += 1) {
    setLoss(result, index, source.data[index], labelAt(labels, index, options.alpha), options, entryOf, bigEntryOf);
  }
  return result;
}

/** The loss of one entry, as a pair where that is enough. */
function setLoss(
  result: PairTensor,
  index: number,
  value: number,
  label: Label,
  { gamma, epsilon = 0 }: FocalOptions,
  entryOf: EntryOf<Entry<Pair> | undefined>,
  bigEntryOf: EntryOf<BigEntry | undefined>,
): void {
  const entry = entryOf(value, epsilon);
  const loss = entry && lossOf(entry, label, gamma);
  if (loss !== undefined) result.set(index, loss.high, loss.low);
  else result.setAny(index, bigLossOf(bigEntryOf(value, epsilon), label, gamma));
}

/** y·(1 − p) + (1 − y)·p. */
function missOf({ p, opposite }: Entry<Pair>, { label, against }: Label): Pair {
  return addPairs(multiplyPairs(label, opposite), multiplyPairs(against, p));
}

function crossEntropyOf({ surprisal, oppositeSurprisal }: Entry<Pair>, { label, against }: Label): Pair {
  return addPairs(multiplyPairs(label, surprisal), multiplyPairs(against, oppositeSurprisal));
}

/** The loss of an entry, or undefined where a part of it is too small for a pair. */
function lossOf(entry: Entry<Pair>, label: Label, gamma: number): Pair | undefined {
  const power = powerPair(missOf(entry, label), gamma);
  if (power === undefined) return undefined;
  const loss = multiplyPairs(label.balance, multiplyPairs(power, crossEntropyOf(entry, label)));
  return isOrdinary(loss.high) && loss.high !== 0 ? loss : undefined;
}

/** The same for any size; NaN where the entry is NaN; at infinite logits and certain probabilities by the limits. */
function bigLossOf(entry: BigEntry | undefined, label: Label, gamma: number): BigFloat | number {
  if (entry === undefined || !Number.isFinite(label.label.high)) return Number.NaN;
  const { miss, crossEntropy, isInfinite } = bigParts(entry, label);
  const balance = BigFloat.ofPair(label.balance);
  if (!isInfinite) return balance.times(bigPower(miss, gamma)).times(crossEntropy);
  return balance.isZero ? 0 : Number.POSITIVE_INFINITY;
}

function bigParts(entry: BigEntry, { label, against }: Label) {
  const y = BigFloat.ofPair(label);
  const rest = BigFloat.ofPair(against);
  const miss = y.times(entry.opposite).plus(rest.times(entry.p));
  // an infinite surprisal counts only with a label
  const isInfinite =
    (typeof entry.surprisal === 'number' && !y.isZero) || (typeof entry.oppositeSurprisal === 'number' && !rest.isZero);
  const finite = (amount: BigFloat | number) => (typeof amount === 'number' ? BigFloat.zero : amount);
  const crossEntropy = y.times(finite(entry.surprisal)).plus(rest.times(finite(entry.oppositeSurprisal)));
  return { y, rest, miss, crossEntropy, isInfinite };
}

/** p = σ(x), with the surprisals softplus(−x) and softplus(x). */
function entryOfLogit(x: number, epsilon: number): Entry<Pair> | undefined {
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
  const logarithm = logOfPair(p.high, p.low);
  const rest = complement(p);
  const opposite = logOfPair(rest.high, rest.low);
  return {
    surprisal: normalised(0 - logarithm.high, -logarithm.low),
    oppositeSurprisal: normalised(0 - opposite.high, -opposite.low),
  };
}

function entryOfProbability(value: number, epsilon: number): Entry<Pair> | undefined {
  if (!(value > smallestPlain && value < 1) && epsilon === 0) return undefined;
  if (Number.isNaN(value)) return undefined;
  const p = { high: value, low: 0 };
  const opposite = complement(p);
  const clipped = epsilon > 0 ? clippedSurprisals(p, epsilon) : undefined;
  return { p, opposite, ...(clipped ?? { ...surprisalsOf(p), isClipped: false }) };
}

/** The same of a logit of any size. */
function bigEntryOfLogit(x: number, epsilon: number): BigEntry | undefined {
  if (Number.isNaN(x)) return undefined;
  const smaller = Math.abs(x) > hopeless ? BigFloat.zero : BigFloat.of(-Math.abs(x)).exp();
  const total = smaller.plus(unit);
  const likely = unit.dividedBy(total);
  const unlikely = smaller.dividedBy(total);
  const [p, opposite] = x < 0 ? [unlikely, likely] : [likely, unlikely];
  const clipped = epsilon > 0 ? clippedSurprisals(p.toPair(), epsilon) : undefined;
  const plain = { surprisal: bigSoftplus(-x), oppositeSurprisal: bigSoftplus(x), isClipped: false };
  return { p, opposite, ...(clipped ? bigSurprisals(clipped) : plain) };
}

/** e^{−|x|} below this is nothing, whatever it is multiplied with. */
const hopeless = 1e6;
const unit = BigFloat.of(1);

/** The surprisals of a clipped probability as BigFloat. */
function bigSurprisals({ surprisal, oppositeSurprisal }: { surprisal: Pair; oppositeSurprisal: Pair }) {
  const [amount, opposite] = [BigFloat.ofPair(surprisal), BigFloat.ofPair(oppositeSurprisal)];
  return { surprisal: amount, oppositeSurprisal: opposite, isClipped: true };
}

function bigEntryOfProbability(value: number, epsilon: number): BigEntry | undefined {
  if (!Number.isFinite(value)) return undefined;
  const p = BigFloat.of(value);
  const opposite = unit.minus(p);
  const clipped = epsilon > 0 ? clippedSurprisals({ high: value, low: 0 }, epsilon) : undefined;
  if (clipped) return { p, opposite, ...bigSurprisals(clipped) };
  // log(1 − p) = −p − p²/2 − …, where BigFloat could not hold 1 − p either
  const isTiny = value < smallestComplemented;
  const oppositeSurprisal = isTiny ? p.plus(p.times(p).times(half)) : bigSurprisal(opposite);
  return { p, opposite, surprisal: bigSurprisal(p), oppositeSurprisal, isClipped: false };
}

const half = BigFloat.of(0.5);

const bigSurprisal = (p: BigFloat) => (p.isZero ? Number.POSITIVE_INFINITY : p.log().negated());

/**
 * The derivative of a reduced focal loss by its logits: an entry's
 * a·(γ·(1 − p_t)^{γ−1}·(1 − 2y)·p·(1 − p)·BCE + (1 − p_t)^γ·((1 − y)·p − y·(1 − p))) times f, the derivative of the
 * result by the entry's loss. Where clipping holds the cross entropy fixed, its own derivative is 0. For labels 0 and 1 the
 * two terms have the same sign.
 */
export function binaryFocalGradient(
  logits: Tensor,
  labels: Tensor,
  { gamma, alpha, epsilon = 0 }: FocalOptions,
  factorOf: (index: number) => Pair,
): Tensor {
  const data = logits.data.map((x, index) => {
    const label = labelAt(labels, index, alpha);
    const factor = factorOf(index);
    if (factor.high === 0) return 0;
    const entry = entryOfLogit(x, epsilon);
    const slope = entry && isOrdinary(factor.high) ? slopeOf(entry, label, gamma) : undefined;
    if (slope !== undefined) return multiplyPairs(slope, factor).high;
    const big = bigSlopeOf(bigEntryOfLogit(x, epsilon), label, gamma);
    return typeof big === 'number' ? big * factor.high : timesFactor(big, factor);
  });
  return { data, shape: logits.shape };
}

function slopeOf(entry: Entry<Pair>, label: Label, gamma: number): Pair | undefined {
  const miss = missOf(entry, label);
  const power = powerPair(miss, gamma);
  if (power === undefined) return undefined;
  const { p, opposite, isClipped } = entry;
  const plain = addPairs(multiplyPairs(label.against, p), negatedPair(multiplyPairs(label.label, opposite)));
  const turn = addPairs(one, { high: -2 * label.label.high, low: -2 * label.label.low });
  const lower = dividePairs(power, miss);
  const focusing = multiplyPairs(
    multiplyPairs(multiplyPairs(lower, turn), multiplyPairs(p, opposite)),
    multiplyPairs(crossEntropyOf(entry, label), { high: gamma, low: 0 }),
  );
  const slope = isClipped ? focusing : addPairs(focusing, multiplyPairs(power, plain));
  const balanced = multiplyPairs(label.balance, slope);
  return Math.abs(balanced.high) > smallestSlope || balanced.high === 0 ? balanced : undefined;
}

function bigSlopeOf(entry: BigEntry | undefined, label: Label, gamma: number): BigFloat | number {
  if (entry === undefined || !Number.isFinite(label.label.high)) return Number.NaN;
  const { y, rest, miss, crossEntropy } = bigParts(entry, label);
  const { p, opposite, isClipped } = entry;
  const plain = isClipped ? BigFloat.zero : rest.times(p).minus(y.times(opposite));
  // p·(1 − p)·BCE tends to 0 at certain probabilities, and so does (1 − p_t)^{γ−1} times it
  const lower = miss.isZero || gamma === 0 ? BigFloat.zero : bigPower(miss, gamma).dividedBy(miss);
  const focusing = lower.times(rest.minus(y)).times(p.times(opposite)).times(crossEntropy).times(BigFloat.of(gamma));
  return BigFloat.ofPair(label.balance).times(focusing.plus(bigPower(miss, gamma).times(plain)));
}
