/** The door of the ground floor: tensors, their errors, and the mathematics on them. */

export {
  type BinaryLabelOptions,
  type BinaryLosses,
  binaryCrossEntropy,
  binaryLabels,
  type LogarithmGuard,
  sigmoidCrossEntropy,
} from './binaryCrossEntropy.ts';
export {
  type CategoricalLosses,
  categoricalCrossEntropy,
  negativeLogLikelihood,
  type SoftmaxCrossEntropyOptions,
  softmaxCrossEntropy,
} from './categoricalCrossEntropy.ts';
export { clip, rescaleRows } from './clipping.ts';
export { jensenShannonDivergence, klDivergence } from './divergence.ts';
export { InputError, type InputErrorCode, type InputErrorDetails } from './errors.ts';
export {
  binaryFocalCrossEntropy,
  binaryFocalCrossEntropyWithLogits,
  categoricalFocalCrossEntropy,
  categoricalFocalCrossEntropyWithLogits,
  type FocalOptions,
} from './focal.ts';
export { crossEntropy, entropy, perplexity, selfInformation } from './information.ts';
export { klDivergenceLoss, klDivergenceLossOfProbabilities } from './klDivergenceLoss.ts';
export {
  classIndices,
  distributionTargets,
  indexTargets,
  oneHot,
  type RowTarget,
  type TargetOptions,
  type Targets,
} from './labels.ts';
export { logSigmoid, sigmoid, softplus } from './logistic.ts';
export { fill, type Message, message } from './message.ts';
export { type Reduced, type ReductionOptions, reduceLosses, type WeightNormalization } from './reduction.ts';
export { mapElements, mapRows, readRow, reduceRows, writeRow } from './rows.ts';
export { logSoftmax, logSumExp, type SoftmaxOptions, softmax } from './softmax.ts';
export { Accumulator, compensatedSum } from './summation.ts';
export {
  type AxisLayout,
  alongAxis,
  elementCount,
  sameShape,
  scalar,
  showShape,
  type Tensor,
  tensor,
} from './tensor.ts';
export { requireBetween, requireShape, requireZeroToOne, showElement, showPlace } from './validation.ts';
export { broadcastWeights, type Weights, weightsOfClasses } from './weights.ts';
