/**
 * What an array is taken for, and why. Values weigh more than names; where both speak and disagree, the reading says
 * so instead of choosing in silence.
 */

import { type Message, message, type Tensor } from '../core/index.ts';
import type { Confidence, RoleReading } from './inspection.ts';
import { type NameFamily, type NameReading, readName } from './names.ts';
import { readValues, type ValueFacts } from './values.ts';

/** A role, with what contradicts it. */
export interface Role extends RoleReading {
  readonly conflicts: readonly Message[];
}

/** A row this close to summing to 1 is a distribution with a slip in it; farther away it never meant to be one. */
const nearlyOne = 0.15;

/** Reads the role of an array from its values and its name. */
export function readRole(values: Tensor, name?: string): Role {
  const facts = readValues(values);
  const named = readName(name);
  const shownName = name ?? '';
  if (facts.binary) return binaryRole(values, facts, named, shownName);
  if (facts.integers && facts.nonNegative) return integerRole(facts, named, shownName);
  if (facts.logProbabilities) return logProbabilityRole(named, shownName);
  if (facts.sumsToOne) return distributionRole(facts, named, shownName);
  if (facts.inUnitInterval) return unitIntervalRole(facts, named, shownName);
  return scoreRole(named, shownName);
}

function role(
  of: RoleReading['role'],
  confidence: Confidence,
  reasons: readonly Message[],
  conflicts: readonly Message[] = [],
): Role {
  return { role: of, confidence, reasons, conflicts };
}

function byName(name: string): Message {
  return message('named “{0}”', name);
}

const rowsSumToOne = message('every row sums to 1');

function isFamily(named: NameReading | undefined, ...families: readonly NameFamily[]): boolean {
  return named !== undefined && families.includes(named.family);
}

function binaryRole(values: Tensor, facts: ValueFacts, named: NameReading | undefined, name: string): Role {
  if (isFamily(named, 'logits') && named?.strong) return role('logits', 'low', [byName(name)]);
  if (isFamily(named, 'indices')) return role('classIndices', 'high', [byName(name)]);
  const certain = facts.rowCount > 1 || facts.rowLength > 2 || isFamily(named, 'oneHot');
  if (facts.oneHot && certain) {
    if (facts.rowCount > 1) return role('oneHot', 'high', [message('every row holds a single 1')]);
    const target = values.data.indexOf(1);
    return role('oneHot', 'high', [message('a single 1: class {0} of {1}', target, facts.rowLength)]);
  }
  const conflicts = isFamily(named, 'oneHot')
    ? [message('Named “{0}”, but not every row holds exactly one 1.', name)]
    : [];
  if (values.shape.length > 1) {
    return role('multiHot', 'high', [message('only 0 and 1, not exactly one 1 in every row')], conflicts);
  }
  return role('binaryLabels', named ? 'high' : 'medium', [message('only 0 and 1')], conflicts);
}

function integerRole(facts: ValueFacts, named: NameReading | undefined, name: string): Role {
  if (isFamily(named, 'logits', 'predictions')) return role('logits', 'high', [byName(name)]);
  if (isFamily(named, 'probabilities')) {
    return role(
      'probabilities',
      'low',
      [byName(name)],
      [message('Named “{0}”, but its largest value is {1}.', name, facts.largest)],
    );
  }
  if (isFamily(named, 'labels', 'indices')) {
    return role('classIndices', 'high', [message('whole numbers from 0'), byName(name)]);
  }
  return role('logits', 'low', [message('nothing says what these numbers are')]);
}

function logProbabilityRole(named: NameReading | undefined, name: string): Role {
  const conflicts = isFamily(named, 'probabilities')
    ? [message('Named “{0}”, but the values are logarithms of probabilities.', name)]
    : [];
  const reasons = [message('none above 0, and the exponentials of every row sum to 1')];
  return role('logProbabilities', 'high', reasons, conflicts);
}

function distributionRole(facts: ValueFacts, named: NameReading | undefined, name: string): Role {
  // Three numbers of one decimal sum to 1 by chance in one case of twenty, two in one of ten.
  const couldBeChance = facts.decimals < 2 && facts.rowCount === 1;
  if (isFamily(named, 'logits') && named?.strong) {
    const conflict = message('Named “{0}”, but every row sums to 1, as probabilities do.', name);
    return couldBeChance
      ? role('logits', 'low', [byName(name)], [conflict])
      : role('probabilities', 'medium', [rowsSumToOne], [conflict]);
  }
  const confidence = couldBeChance && !named ? 'medium' : 'high';
  return role('probabilities', confidence, named ? [rowsSumToOne, byName(name)] : [rowsSumToOne]);
}

function unitIntervalRole(facts: ValueFacts, named: NameReading | undefined, name: string): Role {
  if (isFamily(named, 'logits')) return role('logits', named?.strong ? 'high' : 'medium', [byName(name)]);
  const slip = Math.abs(facts.worstRow.sum - 1) <= nearlyOne;
  const meantAsDistribution = isFamily(named, 'probabilities', 'trueDistribution', 'approximateDistribution');
  if (slip && (meantAsDistribution || isFamily(named, 'predictions'))) {
    return role('probabilities', 'medium', [byName(name), message('between 0 and 1')]);
  }
  if (meantAsDistribution || isFamily(named, 'predictions', 'labels')) {
    return role('bernoulliProbabilities', 'medium', [
      message('between 0 and 1, and the rows do not sum to 1'),
      byName(name),
    ]);
  }
  return role('bernoulliProbabilities', 'low', [message('between 0 and 1, and the rows do not sum to 1')]);
}

function scoreRole(named: NameReading | undefined, name: string): Role {
  // The values leave [0, 1], so this name promises what they do not keep: the quantity will name the element.
  if (
    isFamily(named, 'probabilities') ||
    (isFamily(named, 'trueDistribution', 'approximateDistribution') && named?.strong)
  ) {
    return role('probabilities', 'low', [byName(name)]);
  }
  if (isFamily(named, 'logProbabilities')) return role('logProbabilities', 'medium', [byName(name)]);
  if (isFamily(named, 'labels', 'oneHot', 'indices') && named?.strong)
    return role('classIndices', 'low', [byName(name)]);
  if (isFamily(named, 'logits')) return role('logits', 'high', [byName(name)]);
  return role('logits', 'medium', [message('values outside of 0 to 1')]);
}
