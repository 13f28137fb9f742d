/**
 * Which array stands beside another one as its labels or its predictions, when no call links them: a score from names,
 * shapes, roles and distance. Below the threshold nothing is paired.
 */

import { elementCount, sameShape } from '../core/index.ts';
import type { NumericArray } from '../finder/index.ts';
import { type NameFamily, readName } from './names.ts';
import { type Role, readRole } from './roles.ts';

/** An array that was picked or typed for a computation. */
export interface Operand {
  readonly array: NumericArray;
  /** typed or pasted by hand: it has no place in a document */
  readonly typed: boolean;
}

/** An array together with what it is taken for. */
export interface ReadArray extends Operand {
  readonly role: Role;
}

/** Two arrays that belong together: a loss of predictions and labels, or a divergence of p from q. */
export interface Pair {
  readonly kind: 'loss' | 'divergence';
  /** predictions, or q */
  readonly predictions: ReadArray;
  /** labels, or p */
  readonly labels: ReadArray;
}

/** Arrays farther apart than this many lines are not taken for a pair. */
export const pairingDistance = 5;

const threshold = 5;

/** Arrays this close stand together for a reader, too; and only then is a shape that does not fit taken for a mistake. */
const togetherDistance = 1;

/** More neighbours than this are not looked at: the nearest come first. */
const mostCandidates = 40;

const labelFamilies: readonly NameFamily[] = ['labels', 'oneHot', 'indices'];
const predictionFamilies: readonly NameFamily[] = ['logits', 'probabilities', 'logProbabilities', 'predictions'];

/** Reads an array whose shape is known. */
export function read(array: NumericArray, typed = false): ReadArray {
  return { array, typed, role: readRole({ data: array.data, shape: array.shape }, array.name) };
}

/** A partner's numbers are read in passing, on every hover; a larger array is paired by an explicit command only. */
const largestPartner = 100_000;

function canBePaired(array: NumericArray): boolean {
  return !array.ragged && !array.truncated && array.shape.length > 0 && elementCount(array.shape) <= largestPartner;
}

/** The lines between two arrays: 0 when they touch or overlap. */
function distance(a: NumericArray, b: NumericArray): number {
  return Math.max(0, a.start.line - b.end.line, b.start.line - a.end.line);
}

/**
 * Whether labels can go with predictions by their shapes: class indices without the class axis, other labels with the
 * same shape. Zeros and ones may be either.
 */
function shapesFit(predictions: ReadArray, labels: ReadArray): boolean {
  const { shape } = predictions.array;
  const dense = sameShape(shape, labels.array.shape) && labels.role.role !== 'classIndices';
  return dense || sameShape(shape.slice(0, -1), labels.array.shape);
}

function isLabelRole({ role }: Role): boolean {
  return role === 'oneHot' || role === 'multiHot' || role === 'classIndices' || role === 'binaryLabels';
}

function namesAre(
  a: ReadArray,
  familiesOfA: readonly NameFamily[],
  b: ReadArray,
  familiesOfB: readonly NameFamily[],
): boolean {
  const left = readName(a.array.name);
  const right = readName(b.array.name);
  return (
    left !== undefined && right !== undefined && familiesOfA.includes(left.family) && familiesOfB.includes(right.family)
  );
}

/** The score of two arrays as predictions and labels, in this order. */
function lossScore(predictions: ReadArray, labels: ReadArray): number {
  const named = namesAre(predictions, predictionFamilies, labels, labelFamilies);
  const complementary = !isLabelRole(predictions.role) && isLabelRole(labels.role);
  // Two arrays of scores are no pair, however near they stand, unless their names make them one.
  if (!named && !complementary) return 0;
  if (isLabelRole(predictions.role) && isLabelRole(labels.role)) return 0;
  const together = distance(predictions.array, labels.array) <= togetherDistance;
  const fitting = shapesFit(predictions, labels);
  if (!fitting && !together) return 0;
  return (named ? 3 : 0) + (complementary ? 2 : 0) + (fitting ? 2 : 0) + (together ? 1 : 0);
}

function isDistribution({ role }: Role): boolean {
  return role === 'probabilities' || role === 'oneHot';
}

/** The score of two arrays as p and q, in this order. */
function divergenceScore(p: ReadArray, q: ReadArray): number {
  if (!namesAre(p, ['trueDistribution'], q, ['approximateDistribution'])) return 0;
  const complementary = isDistribution(p.role) && isDistribution(q.role);
  return 3 + (complementary ? 2 : 0) + (sameShape(p.array.shape, q.array.shape) ? 2 : 0) + 1;
}

function pairings(asked: ReadArray, other: ReadArray): readonly { readonly pair: Pair; readonly score: number }[] {
  return [
    { pair: { kind: 'loss', predictions: asked, labels: other }, score: lossScore(asked, other) },
    { pair: { kind: 'loss', predictions: other, labels: asked }, score: lossScore(other, asked) },
    { pair: { kind: 'divergence', predictions: asked, labels: other }, score: divergenceScore(other, asked) },
    { pair: { kind: 'divergence', predictions: other, labels: asked }, score: divergenceScore(asked, other) },
  ];
}

/**
 * The pair that an array forms with one of its neighbours: the best score, the nearest among equals, and the one
 * below where two are as near.
 */
export function findPair(asked: ReadArray, neighbours: readonly NumericArray[]): Pair | undefined {
  const candidates = neighbours
    .filter((other) => other !== asked.array && canBePaired(other) && distance(asked.array, other) <= pairingDistance)
    .map((other) => ({ other, away: distance(asked.array, other) }))
    .sort((a, b) => a.away - b.away || b.other.start.line - a.other.start.line)
    .slice(0, mostCandidates);
  let best: { readonly pair: Pair; readonly score: number } | undefined;
  for (const { other } of candidates) {
    for (const candidate of pairings(asked, read(other))) {
      if (candidate.score >= threshold && candidate.score > (best?.score ?? 0)) best = candidate;
    }
  }
  return best?.pair;
}
