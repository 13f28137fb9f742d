/**
 * What else the arrays of an Inspection may be: other roles for one of them, other quantities for them all. Both are
 * read from the descriptions of roles and quantities, so that a new quantity needs nothing here.
 */

import type { Tensor } from '../core/index.ts';
import {
  type InputDescription,
  type InputRole,
  type QuantityDefinition,
  type QuantityId,
  type QuantityOptions,
  quantities,
} from '../quantities/index.ts';
import { entryCount, knowsSciPy, optionsFor } from './choice.ts';
import type { Family } from './evidence/claim.ts';
import { type Evidence, evidenceOf } from './evidence/gather.ts';
import { focusOn } from './focus.ts';
import type { ArrayRole, InspectedArray, Inspection } from './inspection.ts';
import { outcomeOf } from './outcome.ts';
import { refusalOf } from './possible.ts';
import type { ValueFacts } from './values.ts';

/** Roles in the order in which they are met where nothing speaks for one. */
const roles: Readonly<Record<ArrayRole, readonly Family[]>> = {
  logits: ['logits', 'outputs', 'predictions'],
  probabilities: ['probabilities', 'predictions', 'outputs', 'trueDistribution', 'approximateDistribution'],
  oneHot: ['oneHot', 'labels'],
  classIndices: ['indices', 'labels', 'predictedClasses', 'predictions'],
  binaryLabels: ['labels'],
  multiHot: ['labels'],
  softLabels: ['labels', 'oneHot'],
  bernoulliProbabilities: ['bernoulliProbabilities', 'probabilities', 'labels'],
  logProbabilities: ['logProbabilities'],
  counts: ['counts', 'trueDistribution', 'approximateDistribution'],
  weights: ['weights'],
};

/** The roles that an array can be flipped to, most likely first: all that its values allow but the one it has. */
export function rolesToOffer({ truncated, tensor, reading }: InspectedArray): readonly ArrayRole[] {
  if (truncated || tensor.data.length === 0) return [];
  const evidence = evidenceOf(tensor);
  return (Object.keys(roles) as ArrayRole[])
    .filter((role) => role !== reading.role && refusalOf(role, evidence) === undefined)
    .map((role) => ({ role, likelihood: likelihoodOf(role, evidence) }))
    .sort((a, b) => b.likelihood - a.likelihood)
    .map(({ role }) => role);
}

/** What the values say for a role, and what else is claimed. */
function likelihoodOf(role: ArrayRole, { facts, claims }: Evidence): number {
  if (role === 'bernoulliProbabilities' && facts.sumsToOne) return 0;
  const claimed = claims.some(({ family }) => roles[role].includes(family));
  return (claimed ? 1 : 0) + (fits(role, facts) ? 1 : 0);
}

/** Whether the values look as those of a role do, more than that they allow it. */
function fits(role: ArrayRole, facts: ValueFacts): boolean {
  switch (role) {
    case 'probabilities':
      return facts.sumsToOne && !facts.binary;
    case 'softLabels':
      return facts.smoothed !== undefined;
    case 'bernoulliProbabilities':
      return facts.insideUnitInterval && !facts.sumsToOne;
    case 'logProbabilities':
      return facts.logProbabilities;
    case 'multiHot':
      return facts.rowCount > 1;
    case 'counts':
      return facts.largest > 1;
    case 'logits':
    case 'weights':
      return false;
    default:
      return true;
  }
}

/** A quantity for the arrays of an Inspection. */
export interface QuantityOffer {
  readonly quantity: QuantityId;
  /** which of the Inspection's arrays plays which input */
  readonly inputs: Readonly<Partial<Record<InputRole, number>>>;
  /** the inputs for which another array is needed, as in "KL divergence with …" */
  readonly missing: readonly InputRole[];
  readonly options: QuantityOptions;
}

/** Problems of arrays whose numbers are not known as a whole. */
const incomplete: readonly string[] = ['ragged', 'truncated', 'empty', 'size'];

/** The quantities of the array that was asked about, best first: those that need no other array, then the others. */
export function quantitiesFor(inspection: Inspection): readonly QuantityOffer[] {
  const { outcome } = inspection;
  if (outcome.kind === 'problem' && incomplete.includes(outcome.code)) return [];
  const offers = [...quantities.values()].flatMap((definition) => offerOf(definition, inspection) ?? []);
  const rank = ({ quantity, inputs, missing }: QuantityOffer): number =>
    (quantity === inspection.quantity ? 0 : 1) + 10 * missing.length - Object.keys(inputs).length;
  return offers.sort((a, b) => rank(a) - rank(b));
}

function offerOf(definition: QuantityDefinition, { arrays }: Inspection): QuantityOffer | undefined {
  const free = new Map(arrays.entries());
  const inputs: Partial<Record<InputRole, number>> = {};
  const missing: InputRole[] = [];
  const settled = new Set<string>();
  // The array that was asked about comes first, so it plays the first input it can.
  for (const input of definition.inputs) {
    if (input.alternative !== undefined && settled.has(input.alternative)) continue;
    const fits = ({ reading: { role } }: InspectedArray) =>
      takes(input, role) && (role !== 'counts' || knowsSciPy(definition.id));
    const [taken] = [...free].find(([, array]) => fits(array)) ?? [];
    if (taken !== undefined) {
      inputs[input.role] = taken;
      free.delete(taken);
      if (input.alternative !== undefined) settled.add(input.alternative);
    } else if (!input.optional && input.alternative === undefined) missing.push(input.role);
  }
  const alternatives = definition.inputs.filter(
    ({ alternative }) => alternative !== undefined && !settled.has(alternative),
  );
  if (alternatives.length > 0) missing.push(alternatives[0].role);
  if (free.has(0)) return undefined;
  return { quantity: definition.id, inputs, missing, options: optionsOf(definition, inputs, arrays) };
}

/** Whether arrays of a role can play an input. */
function takes({ role, elements }: InputDescription, of: ArrayRole): boolean {
  switch (elements) {
    case 'real':
      return of === 'logits' || (of === 'logProbabilities' && role === 'logits');
    case 'distribution':
      return role === 'labels'
        ? of === 'oneHot' || of === 'softLabels' || of === 'probabilities'
        : of === 'probabilities' ||
            of === 'softLabels' ||
            (role !== 'probabilities' && (of === 'oneHot' || of === 'counts'));
    case 'probability':
      return of === 'probabilities' || of === 'bernoulliProbabilities';
    case 'logProbability':
      return of === 'logProbabilities';
    case 'classIndex':
      return of === 'classIndices' || of === 'binaryLabels';
    case 'zeroToOne':
      return ['binaryLabels', 'multiHot', 'oneHot', 'softLabels', 'bernoulliProbabilities'].includes(of);
  }
}

function optionsOf(
  definition: QuantityDefinition,
  inputs: QuantityOffer['inputs'],
  arrays: readonly InspectedArray[],
): QuantityOptions {
  const [first] = definition.inputs.flatMap(({ role }) => inputs[role] ?? []);
  const shape = arrays[first]?.tensor.shape ?? [];
  const roles = Object.values(inputs).map((index) => arrays[index].reading.role);
  const reduces = definition.loss && entryCount(definition.id, shape) > 1;
  return { ...optionsFor(definition.id, roles), ...(reduces && { reduction: 'mean' as const }) };
}

/** The same arrays with another quantity; an offer that misses an input has a sentence instead of a value. */
export function inspectOffer(inspection: Inspection, { quantity, inputs, options }: QuantityOffer): Inspection {
  const { arrays, candidates, notes } = inspection;
  const tensors = Object.fromEntries(Object.entries(inputs).map(([role, index]) => [role, arrays[index].tensor]));
  const { outcome, warnings } = outcomeOf(quantity, tensors, options);
  const focus =
    inspection.focus && focusOn(elementOf(inspection.focus, arrays[0].tensor), arrays[0].tensor, quantity, tensors);
  return { arrays, candidates, notes, quantity, inputs, options, outcome, warnings, ...(focus && { focus }) };
}

/** The first element of the row in focus. */
function elementOf({ row, of }: NonNullable<Inspection['focus']>, { data }: Tensor): number {
  return Math.floor((row * data.length) / of);
}
