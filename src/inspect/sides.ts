/** An array as one side of a pair: what it is taken for once its partner is known. */

import { message, sameShape } from '../core/index.ts';
import { isElementwise } from './evidence/calls.ts';
import type { ArrayRole } from './inspection.ts';
import type { ReadArray } from './readArray.ts';
import type { Role } from './roles.ts';

const predictionRoles: readonly ArrayRole[] = ['logits', 'probabilities', 'logProbabilities', 'bernoulliProbabilities'];
const labelRoles: readonly ArrayRole[] = ['oneHot', 'multiHot', 'classIndices', 'binaryLabels', 'softLabels'];
const distributionRoles: readonly ArrayRole[] = ['probabilities', 'oneHot', 'softLabels', 'counts'];

/** Whether an array is taken for labels by itself. */
export function holdsLabels({ role }: ReadArray): boolean {
  return labelRoles.includes(role.role);
}

/** Whether an array is taken for distributions by itself. */
export function holdsDistributions({ role }: ReadArray): boolean {
  return distributionRoles.includes(role.role);
}

/** Whether nothing but the numbers spoke for the role, so that a partner may say it better. */
function isOpen({ decided, evidence }: ReadArray): boolean {
  return decided === undefined && evidence.claims.every(({ weight }) => weight !== 'outright');
}

function withRole(read: ReadArray, role: Omit<Role, 'conflicts'>): ReadArray {
  return { ...read, role: { ...role, conflicts: read.role.conflicts } };
}

/** The array as predictions; undefined where it holds none. */
export function asPredictions(read: ReadArray): ReadArray | undefined {
  const { role } = read;
  if (predictionRoles.includes(role.role)) return read;
  // Sure predictions look like smoothed labels.
  if (role.role !== 'softLabels' || !isOpen(read)) return undefined;
  return withRole(read, { role: 'probabilities', confidence: 'medium', reasons: [message('every row sums to 1')] });
}

/** Whether one array has the other's shape without the last axis: one number for each of its rows. */
function isOneForEachRow(read: ReadArray, predictions: ReadArray): boolean {
  return sameShape(predictions.array.shape.slice(0, -1), read.array.shape);
}

/**
 * The array as the labels of predictions; undefined where it holds none. A distribution holds labels only where a name,
 * or the user, says so: `soft` tells that it may.
 */
export function asLabels(
  read: ReadArray,
  predictions: ReadArray,
): { readonly labels: ReadArray; readonly soft: boolean } | undefined {
  const { role, evidence } = read;
  const { facts } = evidence;
  const perRow = isOneForEachRow(read, predictions);
  const classCount = predictions.evidence.facts.rowLength;
  if (isOpen(read) && perRow && facts.indexLike && role.role !== 'weights') {
    const known = role.role === 'classIndices' || role.role === 'binaryLabels';
    if (known || facts.largest < classCount) {
      const reason = message('one whole number below {0} for each of {1} rows', classCount, read.array.data.length);
      const reasons = facts.largest < classCount ? [reason, ...(known ? role.reasons : [])] : role.reasons;
      return { labels: withRole(read, { role: 'classIndices', confidence: 'high', reasons }), soft: false };
    }
  }
  if (holdsLabels(read)) return { labels: asOneHotRow(read, predictions), soft: false };
  if (role.role === 'probabilities') {
    return { labels: isOpen(read) ? withRole(read, { ...role, role: 'softLabels' }) : read, soft: true };
  }
  return role.role === 'bernoulliProbabilities' ? { labels: read, soft: true } : undefined;
}

/** A single row of two, such as [0, 1], is as much one-hot as it is two binary labels: the predictions decide. */
function asOneHotRow(read: ReadArray, predictions: ReadArray): ReadArray {
  const { role, evidence } = read;
  const single = role.role === 'binaryLabels' && evidence.facts.oneHot && evidence.facts.rowCount === 1;
  if (!single || !isOpen(read) || predictions.role.role === 'bernoulliProbabilities') return read;
  if (isElementwise(predictions.evidence.site?.callee)) return read;
  const reasons = [message('a single 1: class {0} of {1}', evidence.values.data.indexOf(1), evidence.facts.rowLength)];
  return withRole(read, { role: 'oneHot', confidence: 'medium', reasons });
}

/** Whether an array is a distribution, or would be one if its name said so. */
export function mayHoldDistributions(read: ReadArray): boolean {
  return read.evidence.facts.inUnitInterval || holdsDistributions(read);
}

/** The array as a distribution; undefined where it holds none. */
export function asDistribution(read: ReadArray, named: boolean): ReadArray | undefined {
  if (holdsDistributions(read)) return read;
  if (!named) return undefined;
  const { role, evidence } = read;
  if (role.role === 'binaryLabels' && evidence.facts.oneHot && isOpen(read)) {
    return withRole(read, { ...role, role: 'oneHot' });
  }
  return role.role === 'bernoulliProbabilities' ? read : undefined;
}

/** Whether labels can go with predictions by their shapes. */
export function shapesFit(predictions: ReadArray, labels: ReadArray): boolean {
  const { rowLength } = predictions.evidence.facts;
  if (labels.role.role === 'classIndices') {
    return isOneForEachRow(labels, predictions) && labels.evidence.facts.largest < rowLength;
  }
  return sameShape(predictions.array.shape, labels.array.shape);
}
