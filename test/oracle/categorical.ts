/**
 * Categorical: the losses that compare a row of predictions with a label, and their gradients by the logits.
 */

import type { Arithmetic } from './arithmetic.ts';
import { absolute, type BigFloat, exactSum, fromDouble, isZero, negate, one, subtract, zero } from './bigFloat.ts';
import { crossEntropy } from './information.ts';
import { type Entry, larger } from './logistic.ts';
import { type SoftmaxRow, sumsOfOthers } from './softmaxRow.ts';

export interface TargetOptions {
  readonly labelSmoothing?: number;
  readonly classWeights?: readonly number[];
}

/** What the surprisal of each class counts: wₖ·(yₖ·(1 − s) + s/K). */
export function targetWeights(
  arithmetic: Arithmetic,
  labels: ArrayLike<number>,
  { labelSmoothing = 0, classWeights }: TargetOptions,
): readonly BigFloat[] {
  const smoothing = fromDouble(labelSmoothing);
  const kept = subtract(one, smoothing, exactSum);
  const spread = arithmetic.divide(smoothing, fromDouble(labels.length));
  return Array.from(labels, (label, k) => {
    const smoothed = arithmetic.add(arithmetic.multiply(fromDouble(label), kept), spread);
    return arithmetic.multiply(smoothed, fromDouble(classWeights?.[k] ?? 1));
  });
}

/** A row of 0 with a 1 at the index. */
export function oneHot(index: number, length: number): number[] {
  return Array.from({ length }, (_, k) => (k === index ? 1 : 0));
}

/**
 * Σ uₖ·(−log pₖ) of a softmax with its gradient (pₖ·Σu − uₖ)/T = (pₖ·Σ_{j≠k} uⱼ − uₖ·(1 − pₖ))/T, which does not
 * cancel for a single class; its scale is max(pₖ·Σu, uₖ)/T.
 */
export function softmaxCrossEntropy(
  arithmetic: Arithmetic,
  { probabilities, misses, surprisals }: SoftmaxRow,
  weights: readonly BigFloat[],
  temperature = 1,
): Entry {
  const divisor = fromDouble(temperature);
  const others = sumsOfOthers(arithmetic, weights);
  const total = arithmetic.sum(weights);
  return {
    value: arithmetic.sum(weights.map((weight, k) => arithmetic.weigh(weight, surprisals[k]))),
    gradient: weights.map((weight, k) => {
      const push = arithmetic.multiply(probabilities[k], others[k]);
      const pull = arithmetic.multiply(weight, misses[k]);
      return arithmetic.divide(arithmetic.subtract(push, pull), divisor);
    }),
    scale: weights.map((weight, k) =>
      arithmetic.divide(larger(arithmetic.multiply(probabilities[k], total), weight), divisor),
    ),
  };
}

/** −Σ u·log p of probabilities as given. */
export function categoricalCrossEntropy(
  arithmetic: Arithmetic,
  probabilities: ArrayLike<number>,
  weights: readonly BigFloat[],
): Entry {
  return { value: crossEntropy(arithmetic, weights, Array.from(probabilities, fromDouble)) };
}

export interface FocalOptions {
  readonly gamma: number;
  readonly alpha: number;
  readonly temperature: number;
}

/** Σ α·(1 − p)^γ·(−y·log p) of probabilities as given. */
export function categoricalFocal(
  arithmetic: Arithmetic,
  probabilities: ArrayLike<number>,
  labels: readonly BigFloat[],
  { gamma, alpha }: FocalOptions,
): Entry {
  const terms = Array.from(probabilities, (share, k) => {
    const p = fromDouble(share);
    const focus = arithmetic.power(subtract(one, p, exactSum), gamma);
    const weight = arithmetic.multiply(labels[k], arithmetic.multiply(fromDouble(alpha), focus));
    return arithmetic.weigh(weight, negate(arithmetic.log(p)));
  });
  return { value: arithmetic.sum(terms) };
}

/**
 * The same on logits. With the pull hₖ = −α·yₖ·((1 − pₖ)^γ + γ·pₖ·(1 − pₖ)^{γ−1}·(−log pₖ)), which is pₖ·∂L/∂pₖ, the
 * gradient is (hₖ − pₖ·Σⱼ hⱼ)/T = (hₖ·(1 − pₖ) − pₖ·Σ_{j≠k} hⱼ)/T; its scale is (|hₖ| + pₖ·Σⱼ |hⱼ|)/T.
 */
export function categoricalFocalOfLogits(
  arithmetic: Arithmetic,
  { probabilities, misses, surprisals }: SoftmaxRow,
  labels: readonly BigFloat[],
  { gamma, alpha, temperature }: FocalOptions,
): Entry {
  const balanced = labels.map((label) => arithmetic.multiply(label, fromDouble(alpha)));
  const focuses = misses.map((miss) => arithmetic.power(miss, gamma));
  const pulls = balanced.map((weight, k) => {
    const slope = isZero(misses[k])
      ? zero
      : arithmetic.multiply(fromDouble(gamma), arithmetic.divide(focuses[k], misses[k]));
    const weighted = arithmetic.weigh(probabilities[k], surprisals[k]);
    return negate(arithmetic.weigh(weight, arithmetic.add(focuses[k], arithmetic.multiply(slope, weighted))));
  });
  const others = sumsOfOthers(arithmetic, pulls);
  const total = arithmetic.sum(pulls.map(absolute));
  const divisor = fromDouble(temperature);
  return {
    value: arithmetic.sum(
      balanced.map((weight, k) => arithmetic.weigh(arithmetic.multiply(weight, focuses[k]), surprisals[k])),
    ),
    gradient: pulls.map((pull, k) => {
      const kept = arithmetic.multiply(pull, misses[k]);
      return arithmetic.divide(arithmetic.subtract(kept, arithmetic.multiply(probabilities[k], others[k])), divisor);
    }),
    scale: pulls.map((pull, k) =>
      arithmetic.divide(arithmetic.add(absolute(pull), arithmetic.multiply(probabilities[k], total)), divisor),
    ),
  };
}
