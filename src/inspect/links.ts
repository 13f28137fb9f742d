/**
 * How well two arrays go together, when no call that we understand links them: a score from the call they share, their
 * names, shapes, roles and distance, with what it is made of.
 */

import { type Message, message, sameShape } from '../core/index.ts';
import type { NumericArray } from '../finder/index.ts';
import { isSameCall } from './evidence/callSite.ts';
import { areNamedAsDivergence, areNamedAsLoss, areWeaklyNamed } from './namePairs.ts';
import type { ReadArray } from './readArray.ts';
import {
  asDistribution,
  asLabels,
  asPredictions,
  holdsDistributions,
  mayHoldDistributions,
  shapesFit,
} from './sides.ts';

/** Two arrays that belong together: a loss of predictions and labels, or a divergence of p from q. */
export interface Pair {
  readonly kind: 'loss' | 'divergence';
  /** predictions, or q */
  readonly predictions: ReadArray;
  /** labels, or p */
  readonly labels: ReadArray;
}

/** A pair with its score. */
export interface Link {
  readonly pair: Pair;
  readonly score: number;
  /** never empty */
  readonly reasons: readonly Message[];
}

/** Arrays within so many lines stand close together. */
const nearLines = 5;

/** Arrays this close stand together for a reader, too; and only then is a shape that does not fit taken for a mistake. */
const togetherLines = 1;

/** The lines between two arrays: 0 when they touch or overlap. */
export function linesBetween(a: NumericArray, b: NumericArray): number {
  return Math.max(0, a.start.line - b.end.line, b.start.line - a.end.line);
}

/** Whether two shapes may belong to predictions and labels, or to two distributions; nothing is read for it. */
export function mayBeLinked(a: NumericArray, b: NumericArray): boolean {
  if (linesBetween(a, b) <= togetherLines || sameShape(a.shape, b.shape)) return true;
  return sameShape(a.shape.slice(0, -1), b.shape) || sameShape(b.shape.slice(0, -1), a.shape);
}

/**
 * The best link of two arrays, the first of which stands before the other; undefined where nothing compares them.
 * Those that a user `chose` for each other are linked even where their shapes do not fit.
 */
export function linkOf(first: ReadArray, second: ReadArray, chosen = false): Link | undefined {
  return [
    lossLink(first, second, chosen),
    lossLink(second, first, chosen),
    divergenceLink(first, second, chosen),
    divergenceLink(second, first, chosen),
  ].reduce((best, link) => (link && link.score > (best?.score ?? -1) ? link : best), undefined);
}

type Share = readonly [points: number, counts: boolean, reason: Message];

function linked(pair: Pair, shares: readonly Share[]): Link {
  const counting = shares.filter(([, counts]) => counts);
  return {
    pair,
    score: counting.reduce((sum, [points]) => sum + points, 0),
    reasons: counting.map(([, , reason]) => reason),
  };
}

function lossLink(one: ReadArray, other: ReadArray, chosen: boolean): Link | undefined {
  const predictions = asPredictions(one);
  const side = predictions && asLabels(other, predictions);
  if (!side) return undefined;
  const { labels, soft } = side;
  const fitting = shapesFit(predictions, labels);
  const common = commonShares(one, other);
  if (!fitting && !common.together && !chosen) return undefined;
  const named =
    areNamedAsLoss(one.evidence, other.evidence) && (fitting || !areWeaklyNamed(one.evidence, other.evidence));
  // Numbers in [0, 1] say nothing about being labels.
  const maySoften =
    named || chosen || (labels.role.role !== 'bernoulliProbabilities' && predictions.role.role === 'logits');
  if (soft && !maySoften) return undefined;
  // Whole numbers that nothing is known of are everywhere.
  const complementary = !soft && one.role.confidence !== 'low';
  return linked({ kind: 'loss', predictions, labels }, [
    ...common.shares,
    [3, named, message('their names belong together')],
    [2, fitting, message('their shapes fit')],
    [2, complementary, message('one holds predictions, the other labels')],
  ]);
}

function divergenceLink(p: ReadArray, q: ReadArray, chosen: boolean): Link | undefined {
  if (!mayHoldDistributions(p) || !mayHoldDistributions(q)) return undefined;
  const named = areNamedAsDivergence(p.evidence, q.evidence);
  const [labels, predictions] = [asDistribution(p, named), asDistribution(q, named)];
  if (!labels || !predictions) return undefined;
  const fitting = sameShape(p.array.shape, q.array.shape);
  const common = commonShares(p, q);
  if (!fitting && !chosen && !(named && common.together)) return undefined;
  // Two distributions near each other are not compared for that: it takes their names, or a call.
  const complementary = holdsDistributions(p) && holdsDistributions(q) && (named || common.inOneCall);
  return linked({ kind: 'divergence', predictions, labels }, [
    ...common.shares,
    [3, named, message('their names belong together')],
    [2, fitting, message('their shapes fit')],
    [2, complementary, message('both hold distributions')],
  ]);
}

/** What places say: the call that two arrays share, and how near they stand. */
function commonShares(a: ReadArray, b: ReadArray) {
  const site = a.evidence.site;
  const inOneCall = isSameCall(site, b.evidence.site);
  const lines = linesBetween(a.array, b.array);
  const shares: readonly Share[] = [
    [4, inOneCall, message('both are arguments of “{0}”', site?.callee ?? '')],
    [1, lines <= nearLines, message('they stand close together')],
  ];
  return { inOneCall, together: inOneCall || lines <= togetherLines, shares };
}
