/**
 * The role of an array by its values, with what a name, a comment or an elementary function claims where the values
 * leave a choice. One function a kind of values.
 */

import { type Message, message } from '../core/index.ts';
import { type Claim, type Family, isFor } from './evidence/claim.ts';
import type { Evidence } from './evidence/gather.ts';
import type { ArrayRole, Confidence } from './inspection.ts';
import { couldBeChance } from './possible.ts';
import type { Role } from './roles.ts';

/** A row this close to summing to 1 is a distribution with a slip in it; farther away it never meant to be one. */
const nearlyOne = 0.15;

/** Values, and the claim that has a say beside them. */
interface Case extends Evidence {
  readonly claim: Claim | undefined;
  /** the claim, if it is strong: then it conflicts with values that say otherwise */
  readonly strong: Claim | undefined;
}

/** The role that the values speak for, or the claim where they leave a choice. */
export function roleByValues(evidence: Evidence, claim: Claim | undefined): Role {
  const strong = claim?.weight === 'strong' ? claim : undefined;
  const given: Case = { ...evidence, claim, strong };
  const { facts } = evidence;
  if (isFor(strong, 'weights') && facts.smallest > 0) return role('weights', 'medium', [reasonOf(strong)]);
  if (facts.binary) return binaryRole(given);
  if (facts.indexLike && (facts.nonNegative || isFor(claim, ...labelFamilies))) return integerRole(given);
  if (facts.logProbabilities) return logProbabilityRole(given);
  if (facts.sumsToOne) return distributionRole(given);
  if (facts.inUnitInterval) return unitIntervalRole(given);
  return scoreRole(given);
}

function role(
  of: ArrayRole,
  confidence: Confidence,
  reasons: readonly (Message | undefined)[],
  conflicts: readonly Message[] = [],
): Role {
  return { role: of, confidence, reasons: reasons.filter((reason) => reason !== undefined), conflicts };
}

function reasonOf(claim: Claim | undefined): Message | undefined {
  return claim?.reason;
}

const rowsSumToOne = message('every row sums to 1');
const signLabels = message('Only −1 and 1, as a margin loss takes its labels; class indices count from 0.');
const unknown = message('nothing says what these numbers are');

/** Families whose arrays are rows of probabilities, or may be. */
const distributions: readonly Family[] = [
  'probabilities',
  'predictions',
  'outputs',
  'trueDistribution',
  'approximateDistribution',
];

/** Families whose arrays say which class is right. */
const labelFamilies: readonly Family[] = ['labels', 'oneHot', 'indices', 'predictedClasses'];

function binaryRole({ facts, values, claim, strong, name }: Case): Role {
  if (isFor(strong, 'logits')) return role('logits', 'low', [reasonOf(claim)]);
  if (isFor(strong, 'counts')) return role('counts', 'medium', [reasonOf(claim)]);
  if (isFor(claim, 'indices', 'predictedClasses')) return role('classIndices', 'high', [reasonOf(claim)]);
  const severalRows = facts.rowCount > 1 && facts.rowLength > 1;
  if (facts.oneHot && severalRows) return role('oneHot', 'high', [message('every row holds a single 1')]);
  if (facts.oneHot && (facts.rowLength > 2 || isFor(claim, 'oneHot'))) {
    const target = values.data.indexOf(1);
    return role('oneHot', 'high', [message('a single 1: class {0} of {1}', target, facts.rowLength)]);
  }
  // A row of its own, as [[0, 1]], is a batch of one; the same numbers without it are two labels as well.
  if (facts.oneHot && values.shape.length > 1 && facts.rowLength > 1) {
    return role('oneHot', 'medium', [message('every row holds a single 1')]);
  }
  const conflicts = isFor(strong, 'oneHot')
    ? [message('Named “{0}”, but not every row holds exactly one 1.', name)]
    : [];
  if (values.shape.length > 1 && facts.rowLength > 1) {
    return role('multiHot', 'high', [message('only 0 and 1, not exactly one 1 in every row')], conflicts);
  }
  return role(
    'binaryLabels',
    isFor(claim, 'labels', 'oneHot') ? 'high' : 'medium',
    [message('only 0 and 1')],
    conflicts,
  );
}

/** Whole numbers from 0, and the two that stand for labels that are left out. */
function integerRole({ facts, values, claim, strong, name }: Case): Role {
  const wholeNumbers = facts.nonNegative
    ? message('whole numbers from 0')
    : message('whole numbers from 0, and {0} for what is left out', facts.smallest);
  if (isFor(claim, 'logits', 'outputs')) return role('logits', strong ? 'high' : 'medium', [reasonOf(claim)]);
  if (isFor(strong, 'probabilities')) {
    return role(
      'probabilities',
      'low',
      [reasonOf(claim)],
      [message('Named “{0}”, but its largest value is {1}.', name, facts.largest)],
    );
  }
  if (isFor(claim, 'labels', 'indices', 'predictedClasses')) {
    if (facts.signs) return role('classIndices', 'low', [reasonOf(claim)], [signLabels]);
    return role('classIndices', 'high', [wholeNumbers, reasonOf(claim)]);
  }
  // What a classifier predicted, unless the rows are scores that happen to be whole.
  if (isFor(claim, 'predictions')) {
    return values.shape.length > 1
      ? role('logits', 'medium', [reasonOf(claim)])
      : role('classIndices', 'low', [wholeNumbers, reasonOf(claim)]);
  }
  if (isFor(claim, 'oneHot')) {
    const conflict = message('Named “{0}”, but not every row holds exactly one 1.', name);
    return role('classIndices', 'low', [wholeNumbers], strong ? [conflict] : []);
  }
  if (isFor(claim, 'counts', 'trueDistribution', 'approximateDistribution') && facts.nonNegative) {
    return role('counts', 'medium', [wholeNumbers, reasonOf(claim)]);
  }
  return role('logits', 'low', [unknown]);
}

function logProbabilityRole({ strong, name }: Case): Role {
  const reasons = [message('none above 0, and the exponentials of every row sum to 1')];
  if (isFor(strong, 'probabilities')) {
    const conflict = message('Named “{0}”, but the values are logarithms of probabilities.', name);
    return role('logProbabilities', 'high', reasons, [conflict]);
  }
  if (isFor(strong, 'logits')) {
    const conflict = message(
      'Named “{0}”, but the exponentials of every row sum to 1, as those of log-probabilities do.',
      name,
    );
    return role('logProbabilities', 'medium', reasons, [conflict]);
  }
  return role('logProbabilities', 'high', reasons);
}

function distributionRole({ facts, claim, strong, name }: Case): Role {
  const chance = couldBeChance(facts);
  if (isFor(strong, 'logits', 'logProbabilities')) {
    const conflict = message('Named “{0}”, but every row sums to 1, as probabilities do.', name);
    return chance && isFor(strong, 'logits')
      ? role('logits', 'low', [reasonOf(claim)], [conflict])
      : role('probabilities', 'medium', [rowsSumToOne], [conflict]);
  }
  const supported = isFor(claim, ...distributions);
  if (isFor(strong, 'labels', 'oneHot')) {
    const conflict = message('Named “{0}”, but not every row holds exactly one 1.', name);
    const pattern = facts.smoothed && smoothing(facts.smoothed, facts.rowLength);
    return role(
      'softLabels',
      'high',
      [pattern ?? rowsSumToOne, reasonOf(claim)],
      isFor(strong, 'oneHot') && !pattern ? [conflict] : [],
    );
  }
  if (facts.smoothed && !supported && !isFor(claim, 'logits', 'weights')) {
    return role('softLabels', chance ? 'medium' : 'high', [smoothing(facts.smoothed, facts.rowLength)]);
  }
  const reasons = supported || isFor(claim, 'labels') ? [rowsSumToOne, reasonOf(claim)] : [rowsSumToOne];
  return role('probabilities', chance && reasons.length === 1 ? 'medium' : 'high', reasons);
}

/** One-hot rows that were smoothed by α hold α/C beside the class they name. */
function smoothing({ top, other }: { readonly top: number; readonly other: number }, classes: number): Message {
  const alpha = Number((other * classes).toPrecision(3));
  return message('{0} for one class and {1} for all others: one-hot rows smoothed by {2}', top, other, alpha);
}

function unitIntervalRole({ facts, claim, strong, name }: Case): Role {
  if (isFor(claim, 'logits')) return role('logits', strong ? 'high' : 'medium', [reasonOf(claim)]);
  const slip = !facts.rowsKnown || (Math.abs(facts.worstRow.sum - 1) <= nearlyOne && facts.rowLength > 1);
  const meantAsDistribution = isFor(claim, ...distributions);
  if (slip && meantAsDistribution) {
    return role('probabilities', 'medium', [reasonOf(claim), message('between 0 and 1')]);
  }
  const reason = facts.rowsKnown
    ? message('between 0 and 1, and the rows do not sum to 1')
    : message('between 0 and 1');
  if (isFor(strong, 'logProbabilities')) {
    const conflict = message('Named “{0}”, but {1} is above 0.', name, facts.largest);
    return role('bernoulliProbabilities', 'low', [reason], [conflict]);
  }
  if (meantAsDistribution || isFor(claim, 'labels', 'bernoulliProbabilities')) {
    return role('bernoulliProbabilities', 'medium', [reason, reasonOf(claim)]);
  }
  return role('bernoulliProbabilities', facts.insideUnitInterval ? 'medium' : 'low', [reason]);
}

function scoreRole({ facts, values, claim, strong, name }: Case): Role {
  // The values leave [0, 1], so this name promises what they do not keep: the quantity will name the element.
  if (isFor(strong, 'probabilities')) return role('probabilities', 'low', [reasonOf(claim)]);
  if (isFor(claim, 'logProbabilities')) {
    const conflict = message('Named “{0}”, but {1} is above 0.', name, facts.largest);
    return facts.largest > 0
      ? role('logits', 'low', [message('values outside of 0 to 1')], strong ? [conflict] : [])
      : role('logProbabilities', 'medium', [reasonOf(claim)]);
  }
  // In reinforcement learning targets are values, and a label is a name on a picture.
  if (isFor(strong, ...labelFamilies)) {
    const stray = values.data.find((value) => !(value >= 0 && (value <= 1 || Number.isInteger(value))));
    const conflict = message(
      'Named “{0}”, but {1} is neither a class index nor a probability.',
      name,
      String(stray ?? facts.largest),
    );
    return role('logits', 'low', [unknown], [conflict]);
  }
  if (isFor(claim, 'logits')) return role('logits', 'high', [reasonOf(claim)]);
  return role('logits', 'medium', [message('values outside of 0 to 1')]);
}
