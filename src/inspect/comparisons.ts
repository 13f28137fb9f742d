/**
 * What two arrays can be compared by: every loss and divergence that takes the two, each in both orders where the order
 * matters. The quantity that their roles suggest comes first.
 */

import { elementCount, InputError, sameShape } from '../core/index.ts';
import { evaluate, type InputRole, type QuantityDefinition, type QuantityId, quantities } from '../quantities/index.ts';
import type { InspectionContext } from './context.ts';
import { inspectInputs } from './inspect.ts';
import type { Inspection } from './inspection.ts';
import { type Operand, type ReadArray, read } from './readArray.ts';
import type { Role } from './roles.ts';

/** One way to compare two arrays. */
export interface Comparison {
  readonly quantity: QuantityDefinition;
  /** which array plays which input: 0 is the first one, 1 the second */
  readonly inputs: Readonly<Partial<Record<InputRole, 0 | 1>>>;
  /** computed once, when somebody picks it, or sees it in a list */
  inspect(): Inspection;
}

/** Pairs of inputs for which a comparison is tried on numbers this many at most; larger ones only when picked. */
const largestTried = 10_000;

const orders = [[0, 1] as const, [1, 0] as const];

/** What people compare two distributions by: it goes before what fits them as well. */
const usualDivergence: QuantityId = 'klDivergence';

/** Whose order does not matter. */
const symmetric: readonly QuantityId[] = ['jensenShannonDivergence'];

/** The roles that fit an input, the best first. */
const fittingRoles: Readonly<Record<InputRole, readonly Role['role'][]>> = {
  logits: ['logits'],
  x: ['logits'],
  p: ['probabilities', 'oneHot', 'softLabels', 'counts'],
  q: ['probabilities', 'softLabels', 'counts'],
  probabilities: ['probabilities', 'bernoulliProbabilities'],
  logProbabilities: ['logProbabilities'],
  labels: ['oneHot', 'multiHot', 'classIndices', 'binaryLabels', 'softLabels'],
};

/** The comparisons of two arrays, the likeliest first. */
export function comparisonsOf(first: Operand, second: Operand, context: InspectionContext = {}): readonly Comparison[] {
  const operands = [first, second] as const;
  const reads = [read(first.array, context, first.typed), read(second.array, context, second.typed)] as const;
  const found: { readonly comparison: Comparison; readonly score: number }[] = [];
  for (const quantity of quantities.values()) {
    for (const inputs of pairsOfInputs(quantity)) {
      for (const order of symmetric.includes(quantity.id) ? orders.slice(0, 1) : orders) {
        const assigned = { [inputs[0]]: order[0], [inputs[1]]: order[1] };
        if (!fits(quantity, inputs, order, operands)) continue;
        const score = fitOf(inputs[0], reads[order[0]].role) + fitOf(inputs[1], reads[order[1]].role);
        const usual = quantity.id === usualDivergence ? 0.5 : 0;
        const shape = shapeFit(quantity, inputs, order, reads);
        found.push({ comparison: comparison(quantity, assigned, reads, context), score: score + shape + usual });
      }
    }
  }
  return found.sort((a, b) => b.score - a.score).map(({ comparison: each }) => each);
}

/** The pairs of inputs that a quantity of two arrays takes: of alternatives one each. */
function pairsOfInputs({ inputs }: QuantityDefinition): readonly (readonly [InputRole, InputRole])[] {
  const required = inputs.filter(({ optional }) => !optional);
  const labels = required.find(({ role }) => role === 'labels' || role === 'q');
  if (!labels) return [];
  return required.filter(({ role }) => role !== labels.role).map(({ role }) => [role, labels.role] as const);
}

function fits(
  quantity: QuantityDefinition,
  inputs: readonly [InputRole, InputRole],
  order: readonly [0 | 1, 0 | 1],
  operands: readonly [Operand, Operand],
): boolean {
  const tensors = Object.fromEntries(
    inputs.map((role, place) => [
      role,
      { data: operands[order[place]].array.data, shape: operands[order[place]].array.shape },
    ]),
  );
  const shapes = Object.values(tensors).map(({ shape }) => shape);
  const rankFits = sameShape(shapes[0], shapes[1]) || sameShape(shapes[0].slice(0, -1), shapes[1]);
  if (!rankFits) return false;
  if (shapes.some((shape) => elementCount(shape) > largestTried)) return true;
  try {
    evaluate(quantity.id, tensors, {});
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

function comparison(
  quantity: QuantityDefinition,
  inputs: Readonly<Partial<Record<InputRole, 0 | 1>>>,
  reads: readonly [ReadArray, ReadArray],
  context: InspectionContext,
): Comparison {
  const picked = Object.fromEntries(Object.entries(inputs).map(([role, index]) => [role, reads[index]]));
  const options = quantity.loss ? ({ reduction: 'mean' } as const) : {};
  let inspection: Inspection | undefined;
  const inspect = () => {
    inspection ??= inspectInputs(quantity.id, picked, options, context);
    return inspection;
  };
  return { quantity, inputs, inspect };
}

/** How well an array's role fits an input. */
function fitOf(input: InputRole, { role }: Role): number {
  const place = fittingRoles[input].indexOf(role);
  return place < 0 ? 0 : 5 - place;
}

/** Labels of one number a row belong to the sparse losses, others to the dense ones. */
function shapeFit(
  quantity: QuantityDefinition,
  inputs: readonly [InputRole, InputRole],
  order: readonly [0 | 1, 0 | 1],
  reads: readonly [ReadArray, ReadArray],
): number {
  const labels = quantity.inputs.find(({ role }) => role === inputs[1]);
  const isSparse = labels?.elements === 'classIndex';
  const isDense = sameShape(reads[order[0]].array.shape, reads[order[1]].array.shape);
  return isSparse === !isDense ? 1 : 0;
}
