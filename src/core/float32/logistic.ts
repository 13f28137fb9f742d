/**
 * The logistic function, its relatives and the binary losses in single precision, one element at a time.
 */

import { add, divide, exp, log, log1p, multiply, power, round, subtract, timesAmount } from './arithmetic.ts';

/** 1/(1 + e^{−x}): 0 from x = −89 downwards, where e^{−x} is infinite. */
export const sigmoid = (x: number): number => divide(1, add(1, exp(-x)));

/** log(1 + e^{−|x|}): what is left of the logistic formulas once overflow is out of the way. */
const logarithmicTail = (x: number): number => log1p(exp(-Math.abs(x)));

/** min(x, 0) − log(1 + e^{−|x|}). Source: PyTorch, aten/src/ATen/native/cpu/Activation.cpp. */
export const logSigmoid = (x: number): number => subtract(Math.min(x, 0), logarithmicTail(x));

/** log(1 + e^x) is x itself above this. Source: PyTorch, torch.nn.Softplus (threshold). */
const softplusThreshold = 20;

/** log(1 + e^x). */
export const softplus = (x: number): number => (x > softplusThreshold ? x : log1p(exp(x)));

/** max(x, 0) − x·y + log(1 + e^{−|x|}). Source: TensorFlow, tf.nn.sigmoid_cross_entropy_with_logits. */
export function sigmoidCrossEntropy(x: number, label: number): number {
  return add(subtract(Math.max(x, 0), multiply(x, label)), logarithmicTail(x));
}

/**
 * (1 − y)·x − (1 + (w − 1)·y)·log σ(x). Source: PyTorch, binary_cross_entropy_with_logits; the same operations as
 * TensorFlow, tf.nn.weighted_cross_entropy_with_logits.
 */
export function weightedSigmoidCrossEntropy(x: number, label: number, positiveWeight = 1): number {
  const weight = add(1, multiply(subtract(positiveWeight, 1), label));
  return subtract(multiply(subtract(1, label), x), multiply(weight, logSigmoid(x)));
}

/** −y·log σ(x) − (1 − y)·log σ(−x). Source: optax.sigmoid_binary_cross_entropy. */
export function twoSidedSigmoidCrossEntropy(x: number, label: number): number {
  return subtract(multiply(-label, logSigmoid(x)), multiply(subtract(1, label), logSigmoid(-x)));
}

/** What keeps the logarithms of a binary cross entropy finite; each framework has its own way. */
export interface BinaryGuard {
  /** added inside both logarithms (tf.compat.v1.losses.log_loss, tfjs logLoss) */
  readonly offset: number;
  /** the smallest value of a logarithm (PyTorch: −100, with log(1 + (−p)) for the second one) */
  readonly floor: number;
}

/** −(y·log p + (1 − y)·log(1 − p)); a label of 0 silences an infinite logarithm. */
export function binaryCrossEntropy(p: number, label: number, { offset, floor }: BinaryGuard): number {
  const isFloored = floor !== Number.NEGATIVE_INFINITY;
  const opposite = isFloored ? log1p(-p) : log(addUnlessZero(subtract(1, p), offset));
  const positive = timesAmount(label, Math.max(log(addUnlessZero(p, offset)), floor));
  const negative = timesAmount(subtract(1, label), Math.max(opposite, floor));
  return 0 - add(positive, negative);
}

const addUnlessZero = (x: number, offset: number): number => (offset === 0 ? x : add(x, offset));

/** γ and, where the positive class is balanced against the negative one, α; as given, not rounded yet. */
export interface FocalSettings {
  readonly gamma: number;
  readonly alpha?: number | undefined;
}

/**
 * The binary focal loss from the cross entropy of an element: times (1 − p_t)^γ, p_t = y·p + (1 − y)·(1 − p), then times
 * y·α + (1 − y)·(1 − α). Source: Keras, BinaryFocalCrossentropy; optax.sigmoid_focal_loss.
 */
export function binaryFocal(entropy: number, p: number, label: number, { gamma, alpha }: FocalSettings): number {
  const opposite = subtract(1, label);
  const matching = add(multiply(label, p), multiply(opposite, subtract(1, p)));
  const focused = timesAmount(power(subtract(1, matching), round(gamma)), entropy);
  if (alpha === undefined) return focused;
  const balance = add(multiply(label, round(alpha)), multiply(opposite, round(1 - alpha)));
  return timesAmount(balance, focused);
}
