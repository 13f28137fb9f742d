/** The door of the quantities: the registry, evaluation (exact, and in single precision) and derivation. */

import { InputError, message, type Tensor } from '../core/index.ts';
import { binaryCrossEntropy } from './binaryCrossEntropy.ts';
import { binaryFocalCrossEntropy } from './binaryFocalCrossEntropy.ts';
import { categoricalCrossEntropy } from './categoricalCrossEntropy.ts';
import { categoricalFocalCrossEntropy } from './categoricalFocalCrossEntropy.ts';
import { crossEntropy } from './crossEntropy.ts';
import { entropy } from './entropy.ts';
import { jensenShannonDivergence } from './jensenShannonDivergence.ts';
import { klDivergence } from './klDivergence.ts';
import { klDivergenceLoss } from './klDivergenceLoss.ts';
import { logSigmoid } from './logSigmoid.ts';
import { logSoftmax } from './logSoftmax.ts';
import { logSumExp } from './logSumExp.ts';
import { negativeLogLikelihood } from './negativeLogLikelihood.ts';
import { oneHot } from './oneHot.ts';
import { perplexity } from './perplexity.ts';
import { selfInformation } from './selfInformation.ts';
import { sigmoid } from './sigmoid.ts';
import { sigmoidCrossEntropyWithLogits } from './sigmoidCrossEntropyWithLogits.ts';
import { softmax } from './softmax.ts';
import { softmaxCrossEntropyWithLogits } from './softmaxCrossEntropyWithLogits.ts';
import { softplus } from './softplus.ts';
import { sparseCategoricalCrossEntropy } from './sparseCategoricalCrossEntropy.ts';
import { sparseSoftmaxCrossEntropyWithLogits } from './sparseSoftmaxCrossEntropyWithLogits.ts';
import type {
  Derivation,
  DerivationLimits,
  Evaluation,
  Inputs,
  QuantityDefinition,
  QuantityId,
  QuantityOptions,
} from './types.ts';
import { weightedCrossEntropyWithLogits } from './weightedCrossEntropyWithLogits.ts';

export * from './expression.ts';
export { axisOf, type Convention, conventionOf } from './mechanism/conventions.ts';
export { isAboutSum } from './mechanism/inputs.ts';
export { normalizationOf } from './mechanism/reducing.ts';
export type * from './types.ts';

const definitions: readonly QuantityDefinition[] = [
  softmax,
  logSoftmax,
  logSumExp,
  sigmoid,
  logSigmoid,
  softplus,
  selfInformation,
  entropy,
  crossEntropy,
  klDivergence,
  jensenShannonDivergence,
  perplexity,
  oneHot,
  softmaxCrossEntropyWithLogits,
  sparseSoftmaxCrossEntropyWithLogits,
  categoricalCrossEntropy,
  sparseCategoricalCrossEntropy,
  negativeLogLikelihood,
  binaryCrossEntropy,
  sigmoidCrossEntropyWithLogits,
  weightedCrossEntropyWithLogits,
  binaryFocalCrossEntropy,
  categoricalFocalCrossEntropy,
  klDivergenceLoss,
];

/** Every quantity by its id, in the order in which faces list them. */
export const quantities: ReadonlyMap<QuantityId, QuantityDefinition> = new Map(
  definitions.map((definition) => [definition.id, definition]),
);

/** Whether a value that came from elsewhere names a quantity. */
export function isQuantityId(value: unknown): value is QuantityId {
  return definitions.some((definition) => definition.id === value);
}

/** How many terms and rows a derivation shows where nothing else is asked. */
const defaultLimits: DerivationLimits = { maxTerms: 12, maxRows: 3 };

/**
 * The value of a quantity, its gradients, what it was made of, and what is worth saying beside it.
 * @throws InputError `shape`, `axis`, `label`, `domain` for bad inputs, `option` for an option that the quantity does not
 * describe or a value that it does not allow
 */
export function evaluate(id: QuantityId, inputs: Inputs, options: QuantityOptions = {}): Evaluation {
  return definitionOf(id).evaluate(inputs, options);
}

/**
 * The value as a framework gives it that computes in single precision (float32): inputs and options rounded to float32,
 * the framework's stable formula, every operation rounded, sums from left to right. A vectorised kernel adds up in
 * another order, so its last digit may differ. Where `framework` names none, it is the form that most of them share;
 * `base` divides the result by the rounded logarithm. What underflows is 0 here, and what overflows is infinite.
 * @throws InputError the same as `evaluate`
 */
export function evaluateInFloat32(id: QuantityId, inputs: Inputs, options: QuantityOptions = {}): Tensor {
  return definitionOf(id).evaluateInFloat32(inputs, options);
}

/**
 * The derivation of the value, step by step; every step is an equality both of whose sides can be evaluated.
 * Its size grows with what is shown, not with the inputs. Limits that are not given have their defaults.
 * @throws InputError the same as `evaluate`
 */
export function derive(
  id: QuantityId,
  inputs: Inputs,
  options: QuantityOptions = {},
  limits: Partial<DerivationLimits> = {},
): Derivation {
  return definitionOf(id).derive(inputs, options, { ...defaultLimits, ...limits });
}

/** @throws InputError `option` for an id that is no quantity */
function definitionOf(id: QuantityId): QuantityDefinition {
  const definition = quantities.get(id);
  if (definition) return definition;
  throw new InputError('option', message('There is no quantity {0}.', id), { argument: 'id', value: id });
}
