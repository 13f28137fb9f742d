/**
 * Which quantity answers for an array, or for a pair of arrays. It knows the field's rules: one-hot rows go with
 * softmax, several ones a row only with sigmoid, binary cross entropy wants probabilities.
 */

import { elementCount, sameShape } from '../core/index.ts';
import { type InputRole, type QuantityId, type QuantityOptions, quantities } from '../quantities/index.ts';
import type { ArrayRole } from './inspection.ts';
import type { Pair, ReadArray } from './pairing.ts';

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
    logProbabilities: ['softmax', 'logits'],
    bernoulliProbabilities: ['selfInformation', 'p'],
    classIndices: ['oneHot', 'labels'],
    binaryLabels: ['oneHot', 'labels'],
    multiHot: undefined,
  };
  const chosen = choices[read.role.role];
  return chosen && { quantity: chosen[0], inputs: { [chosen[1]]: read }, options: {} };
}

/** The quantity of a pair. A loss of several entries is reduced to their mean; its entries are kept beside it. */
export function chooseForPair(pair: Pair): Choice {
  if (pair.kind === 'divergence') {
    return { quantity: 'klDivergence', inputs: { p: pair.labels, q: pair.predictions }, options: {} };
  }
  const [quantity, predictionInput] = lossOf(pair);
  const entries = entryCount(quantity, pair);
  return {
    quantity,
    inputs: { [predictionInput]: pair.predictions, labels: pair.labels },
    options: entries > 1 ? { reduction: 'mean' } : {},
  };
}

/** One entry an element where every element has a yes-or-no label of its own, else one a row. */
function entryCount(quantity: QuantityId, { predictions }: Pair): number {
  const { shape } = predictions.array;
  const isElementwise = quantities.get(quantity)?.inputs.some(({ elements }) => elements === 'zeroToOne');
  return elementCount(isElementwise ? shape : shape.slice(0, -1));
}

function lossOf({ predictions, labels }: Pair): readonly [QuantityId, InputRole] {
  const labelRole = labels.role.role;
  const dense = sameShape(predictions.array.shape, labels.array.shape);
  const indices = !dense && (labelRole === 'classIndices' || labelRole === 'binaryLabels');
  // A single row of two, such as [0, 1], is as much one-hot as it is two binary labels: the predictions decide.
  const distributions = labelRole === 'oneHot' || labelRole === 'probabilities' || isSingleOneHotRow(labels);
  switch (predictions.role.role) {
    case 'probabilities':
      if (indices) return ['sparseCategoricalCrossEntropy', 'probabilities'];
      return distributions || !dense
        ? ['categoricalCrossEntropy', 'probabilities']
        : ['binaryCrossEntropy', 'probabilities'];
    case 'bernoulliProbabilities':
      if (indices) return ['sparseCategoricalCrossEntropy', 'probabilities'];
      return labelRole === 'oneHot'
        ? ['categoricalCrossEntropy', 'probabilities']
        : ['binaryCrossEntropy', 'probabilities'];
    case 'logProbabilities':
      if (indices) return ['negativeLogLikelihood', 'logProbabilities'];
      return ['softmaxCrossEntropyWithLogits', 'logits'];
    default:
      if (indices) return ['sparseSoftmaxCrossEntropyWithLogits', 'logits'];
      return distributions || !dense
        ? ['softmaxCrossEntropyWithLogits', 'logits']
        : ['sigmoidCrossEntropyWithLogits', 'logits'];
  }
}

function isSingleOneHotRow({ array, role }: ReadArray): boolean {
  return (
    role.role === 'binaryLabels' && array.shape.length === 1 && array.data.reduce((sum, value) => sum + value, 0) === 1
  );
}
