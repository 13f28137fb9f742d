/**
 * What an array is taken for, and why. A call fixes the role; else values weigh more than names; where two disagree,
 * the reading says so instead of choosing in silence. What a user said stands above all.
 */

import { type Message, message, type Tensor } from '../core/index.ts';
import { isElementwise } from './evidence/calls.ts';
import type { Claim, Family } from './evidence/claim.ts';
import { type Evidence, gather, type Sources } from './evidence/gather.ts';
import type { ArrayRole, Confidence, RoleReading } from './inspection.ts';
import { contradictionsOf, refusalOf } from './possible.ts';
import { roleByValues } from './valueRoles.ts';

/** A role, with what contradicts it. */
export interface Role extends RoleReading {
  readonly conflicts: readonly Message[];
}

/** What speaks for the role of an array, and what the user chose. */
export interface RoleSources extends Sources {
  readonly decided?: ArrayRole;
}

/** Reads the role of an array from its values, its name and what stands around it. */
export function readRole(values: Tensor, { decided, ...sources }: RoleSources = {}): Role {
  return decideRole(gather(values, sources), decided);
}

/** The role that the evidence speaks for; the user's own wherever the values allow it. */
export function decideRole(evidence: Evidence, decided?: ArrayRole): Role {
  if (decided === undefined) return roleByEvidence(evidence);
  const refusal = refusalOf(decided, evidence);
  if (refusal) {
    const role = roleByEvidence(evidence);
    return { ...role, conflicts: [refusal, ...role.conflicts] };
  }
  const conflicts = contradictionsOf(decided, evidence.facts);
  return { role: decided, confidence: 'high', reasons: [message('as you said')], conflicts };
}

function roleByEvidence(evidence: Evidence): Role {
  const { claims } = evidence;
  const call = claims.find(({ weight }) => weight === 'outright');
  if (call) return roleByCall(call, evidence);
  return roleByValues(evidence, claims.find(({ weight }) => weight === 'strong') ?? claims.at(0));
}

/** The role that a call fixes. Only where its argument may be several things do the values choose among these. */
function roleByCall(call: Claim, evidence: Evidence): Role {
  const { facts } = evidence;
  const claimed = claimedRole(call.family, evidence);
  if (claimed === undefined) return roleByValues(evidence, { ...call, weight: 'strong' });
  const refusal = refusalOf(claimed, evidence);
  const conflicts = refusal ? [refusal] : contradictionsOf(claimed, facts);
  const confidence: Confidence = refusal ? 'medium' : 'high';
  return { role: claimed, confidence, reasons: [call.reason], conflicts };
}

/** The role that a family means for these values; undefined where the values have to say it. */
function claimedRole(family: Family, evidence: Evidence): ArrayRole | undefined {
  const { facts } = evidence;
  switch (family) {
    case 'logits':
    case 'logProbabilities':
    case 'bernoulliProbabilities':
    case 'counts':
    case 'weights':
      return family;
    case 'probabilities':
      return facts.inUnitInterval && !facts.sumsToOne && facts.rowCount === 1 ? 'bernoulliProbabilities' : family;
    case 'trueDistribution':
    case 'approximateDistribution':
      if (facts.oneHot) return 'oneHot';
      return facts.integers && facts.nonNegative ? 'counts' : 'probabilities';
    case 'oneHot':
    case 'labels':
      return labelRole(evidence);
    case 'indices':
    case 'predictedClasses':
      return 'classIndices';
    default:
      return undefined;
  }
}

/** Labels by their values; class indices where they are no labels at all, so that the refusal names the element. */
function labelRole({ facts, values, site }: Evidence): ArrayRole {
  if (facts.binary) {
    const rows = values.shape.length > 1 && facts.rowLength > 1;
    if (facts.oneHot && (rows || facts.rowLength > 2) && !isElementwise(site?.callee)) return 'oneHot';
    return rows ? 'multiHot' : 'binaryLabels';
  }
  if (facts.indexLike || !facts.inUnitInterval) return 'classIndices';
  return facts.sumsToOne ? 'softLabels' : 'bernoulliProbabilities';
}
