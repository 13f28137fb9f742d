/**
 * What two arrays can be compared by: every loss and divergence that takes the two, each in both orders where the order
 * matters. The quantity that their roles suggest comes first.
 */

import { elementCount, InputError, sameShape } from '../core/index.ts';
import { evaluate, type InputRole, type QuantityDefinition, type QuantityId, quantities } from '../quantities/index.ts';
import type { InspectionContext } from './context.ts';
import { inspectInputs } from './inspect.ts';
import type { Inspection } from './inspection.ts';
import { type Operand, type ReadArray, readOperand } from './readArray.ts';
import type { Role } from './roles.ts';

/** One way to compare two arrays. */
export interface Comparison {
  readonly quantity: QuantityDefinition;
  /** which array plays which input: 0 is the first one, 1 the second */
  readonly inputs: Readonly<Partial<Record<InputRole, 0 | 1>>>;
  /** computed once, when somebody picks it, or sees it in a list */
  inspect(): Inspection;
}

/** Arrays of at most so many numbers are tried before they are offered; larger ones only when picked. */
const largestTried = 10_000;

/** One of the two arrays in an input of a quantity. */
interface Part {
  readonly input: InputRole;
  /** 0 for the first of them, 1 for the second */
  readonly index: 0 | 1;
  readonly read: ReadArray;
}

/** Both arrays in the inputs of a quantity. */
type Parts = readonly [predictions: Part, labels: Part];

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
  const reads = [readOperand(first, context), readOperand(second, context)] as const;
  const found: { readonly comparison: Comparison; readonly score: number }[] = [];
  for (const quantity of quantities.values()) {
    for (const parts of partsIn(quantity, reads)) {
      if (!fits(quantity, parts)) continue;
      const usual = quantity.id === usualDivergence ? 0.5 : 0;
      const score = fitOf(parts[0]) + fitOf(parts[1]) + shapeFit(quantity, parts) + usual;
      found.push({ comparison: comparison(quantity, parts, context), score });
    }
  }
  return found.sort((a, b) => b.score - a.score).map(({ comparison: each }) => each);
}

/** The ways to put two arrays into the inputs of a quantity of two: of alternatives one each, and in both orders. */
function partsIn({ id, inputs }: QuantityDefinition, reads: readonly [ReadArray, ReadArray]): readonly Parts[] {
  const required = inputs.filter(({ optional }) => !optional).map(({ role }) => role);
  const labels = required.find((role) => role === 'labels' || role === 'q');
  if (!labels) return [];
  const part = (input: InputRole, index: 0 | 1): Part => ({ input, index, read: reads[index] });
  return required
    .filter((role) => role !== labels)
    .flatMap((role): readonly Parts[] => {
      const given: Parts = [part(role, 0), part(labels, 1)];
      return symmetric.includes(id) ? [given] : [given, [part(role, 1), part(labels, 0)]];
    });
}

function fits(quantity: QuantityDefinition, parts: Parts): boolean {
  const [predictions, labels] = parts.map(({ read }) => read.array.shape);
  if (!sameShape(predictions, labels) && !sameShape(predictions.slice(0, -1), labels)) return false;
  if (parts.some(({ read }) => elementCount(read.array.shape) > largestTried)) return true;
  const tensors = parts.map(({ input, read: { array } }) => [input, { data: array.data, shape: array.shape }] as const);
  try {
    evaluate(quantity.id, Object.fromEntries(tensors), {});
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

function comparison(quantity: QuantityDefinition, parts: Parts, context: InspectionContext): Comparison {
  const operands = Object.fromEntries(parts.map(({ input, read }) => [input, read]));
  const options = quantity.loss ? ({ reduction: 'mean' } as const) : {};
  let inspection: Inspection | undefined;
  const inspect = () => {
    inspection ??= inspectInputs(quantity.id, operands, options, context);
    return inspection;
  };
  return { quantity, inputs: Object.fromEntries(parts.map(({ input, index }) => [input, index])), inspect };
}

/** How well an array's role fits its input. */
function fitOf({ input, read }: Part): number {
  const place = fittingRoles[input].indexOf(read.role.role);
  return place < 0 ? 0 : 5 - place;
}

/** Labels of one number a row belong to the sparse losses, others to the dense ones. */
function shapeFit(quantity: QuantityDefinition, [predictions, labels]: Parts): number {
  const isSparse = quantity.inputs.find(({ role }) => role === labels.input)?.elements === 'classIndex';
  const isDense = sameShape(predictions.read.array.shape, labels.read.array.shape);
  return isSparse === !isDense ? 1 : 0;
}
