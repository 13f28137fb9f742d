/**
 * Which quantity answers for an array, or for a pair of arrays. It knows the field's rules: one-hot rows go with
 * softmax, several ones a row only with sigmoid, binary cross entropy wants probabilities.
 */

import { elementCount, sameShape } from '../core/index.ts';
import { type InputRole, type QuantityId, type QuantityOptions, quantities } from '../quantities/index.ts';
import type { InspectionContext } from './context.ts';
import { isElementwise } from './evidence/calls.ts';
import type { ArrayRole } from './inspection.ts';
import type { Pair } from './links.ts';
import type { ReadArray } from './readArray.ts';
import { ignoredLabels } from './values.ts';

/** A quantity with the arrays that play its inputs. */
export interface Choice {
  readonly quantity: QuantityId;
  readonly inputs: Readonly<Partial<Record<InputRole, ReadArray>>>;
  readonly options: QuantityOptions;
}

/** The quantity of an array that stands alone; undefined for labels, which say nothing without predictions. */
export function chooseForOne(read: ReadArray): Choice | undefined {
  const choices: Readonly<Record<ArrayRole, readonly [QuantityId, InputRole] | undefined>> = {
    logits: ['softmax', 'logits'],
    probabilities: ['entropy', 'p'],
    oneHot: ['entropy', 'p'],
    softLabels: ['entropy', 'p'],
    counts: ['entropy', 'p'],
    logProbabilities: ['softmax', 'logits'],
    bernoulliProbabilities: ['selfInformation', 'p'],
    classIndices: ['oneHot', 'labels'],
    binaryLabels: ['oneHot', 'labels'],
    multiHot: undefined,
    weights: undefined,
  };
  const chosen = choices[read.role.role];
  return (
    chosen && { quantity: chosen[0], inputs: { [chosen[1]]: read }, options: optionsFor(chosen[0], [read.role.role]) }
  );
}

/** Counts are a distribution once each row is divided by its sum, as SciPy does. */
export function optionsFor(quantity: QuantityId, roles: readonly ArrayRole[]): QuantityOptions {
  const divides = roles.includes('counts') && knowsSciPy(quantity);
  return divides ? { framework: 'scipy', axis: -1 } : {};
}

/** The options with defaults for what they leave open, as far as the quantity has them and takes their values. */
export function withDefaults(
  quantity: QuantityId,
  options: QuantityOptions,
  defaults: InspectionContext['defaults'] = {},
): QuantityOptions {
  const taken = Object.entries(defaults).filter(([name, value]) =>
    quantities
      .get(quantity)
      ?.options.some(
        (option) =>
          option.name === name && option.kind === 'choice' && option.choices.some((choice) => choice === value),
      ),
  );
  return { ...Object.fromEntries(taken), ...options };
}

/** Whether a quantity can be asked to divide each row by its sum first. */
export function knowsSciPy(quantity: QuantityId): boolean {
  const framework = quantities.get(quantity)?.options.find(({ name }) => name === 'framework');
  return framework?.kind === 'choice' && framework.choices.includes('scipy');
}

/** The quantity of a pair. A loss of several entries is reduced to their mean; its entries are kept beside it. */
export function chooseForPair(pair: Pair): Choice {
  const { kind, labels, predictions } = pair;
  if (kind === 'divergence') {
    const options = optionsFor('klDivergence', [labels.role.role, predictions.role.role]);
    return { quantity: 'klDivergence', inputs: { p: labels, q: predictions }, options };
  }
  const [quantity, predictionInput] = lossOf(pair);
  const ignoreIndex = takesIndices(quantity) ? ignoredLabelOf(pair) : undefined;
  return {
    quantity,
    inputs: { [predictionInput]: predictions, labels },
    options: {
      ...(entryCount(quantity, predictions.array.shape) > 1 && { reduction: 'mean' }),
      ...(ignoreIndex !== undefined && { ignoreIndex }),
    },
  };
}

/** How many losses there are: one an element where every element has a yes-or-no label of its own, else one a row. */
export function entryCount(quantity: QuantityId, shape: readonly number[]): number {
  const isPerElement = quantities.get(quantity)?.inputs.some(({ elements }) => elements === 'zeroToOne');
  return elementCount(isPerElement ? shape : shape.slice(0, -1));
}

function takesIndices(quantity: QuantityId): boolean {
  return quantities.get(quantity)?.inputs.some(({ elements }) => elements === 'classIndex') === true;
}

/** The border of an object in many pictures of labels; a class like any other where there are so many. */
const borderLabel = 255;

/** The label of the rows that are left out, where the labels hold one that names no class. */
export function ignoredLabelOf({ labels, predictions }: Pair): number | undefined {
  const { data } = labels.array;
  const isClass = borderLabel < predictions.evidence.facts.rowLength;
  return [...ignoredLabels, ...(isClass ? [] : [borderLabel])].find((label) => data.includes(label));
}

function lossOf({ predictions, labels }: Pair): readonly [QuantityId, InputRole] {
  const labelRole = labels.role.role;
  const dense = sameShape(predictions.array.shape, labels.array.shape);
  const indices = !dense && (labelRole === 'classIndices' || labelRole === 'binaryLabels');
  const elementwise = dense && isElementwise(predictions.evidence.site?.callee);
  const distributions = ['oneHot', 'softLabels', 'probabilities'].includes(labelRole) || !dense;
  switch (predictions.role.role) {
    case 'probabilities':
      if (indices) return ['sparseCategoricalCrossEntropy', 'probabilities'];
      return distributions && !elementwise
        ? ['categoricalCrossEntropy', 'probabilities']
        : ['binaryCrossEntropy', 'probabilities'];
    case 'bernoulliProbabilities':
      if (indices) return ['sparseCategoricalCrossEntropy', 'probabilities'];
      return labelRole === 'oneHot' && !elementwise
        ? ['categoricalCrossEntropy', 'probabilities']
        : ['binaryCrossEntropy', 'probabilities'];
    case 'logProbabilities':
      if (indices) return ['negativeLogLikelihood', 'logProbabilities'];
      return ['softmaxCrossEntropyWithLogits', 'logits'];
    default:
      if (indices) return ['sparseSoftmaxCrossEntropyWithLogits', 'logits'];
      return distributions && !elementwise
        ? ['softmaxCrossEntropyWithLogits', 'logits']
        : ['sigmoidCrossEntropyWithLogits', 'logits'];
  }
}
