/** The door of the ground floor: tensors, their errors, and the mathematics on them. */

export { binaryCrossEntropy, type LogarithmGuard } from './binaryCrossEntropy.ts';
export {
  binaryFocalCrossEntropy,
  binaryFocalCrossEntropyWithLogits,
} from './binaryFocalCrossEntropy.ts';
export type { FocalOptions } from './binaryFocalEntry.ts';
export { binaryFocalGradient } from './binaryFocalGradient.ts';
export { type BinaryLabelOptions, binaryLabels } from './binaryLabels.ts';
export { categoricalCrossEntropy, negativeLogLikelihood } from './categoricalCrossEntropy.ts';
export {
  categoricalFocalCrossEntropy,
  categoricalFocalCrossEntropyWithLogits,
} from './categoricalFocalCrossEntropy.ts';
export { categoricalFocalGradient } from './categoricalFocalGradient.ts';
export { clip, clippingRange, rescaleRows } from './clipping.ts';
export { InputError, type InputErrorCode, type InputErrorDetails } from './errors.ts';
export * as float32 from './float32/index.ts';
export { crossEntropy, entropy, log, perplexity, selfInformation } from './information.ts';
export { jensenShannonDivergence } from './jensenShannonDivergence.ts';
export { klDivergence } from './klDivergence.ts';
export { klDivergenceLoss, klDivergenceLossOfProbabilities } from './klDivergenceLoss.ts';
export {
  classIndices,
  distributionTargets,
  indexTargets,
  oneHot,
  type RowTarget,
  type TargetOptions,
  type Targets,
  targetWeights,
} from './labels.ts';
export { exp, logSigmoid, sigmoid, softplus } from './logistic.ts';
export { fill, type Message, message } from './message.ts';
export { PairTensor, type Tails } from './pairTensor.ts';
export {
  averageRows,
  type Reduced,
  type ReductionOptions,
  reduceLosses,
  type WeightNormalization,
} from './reduction.ts';
export { mapElements, mapRows, readRow, reduceRows } from './rows.ts';
export { dividePairs, type Pair } from './scalar/pair.ts';
export { sigmoidCrossEntropy, sigmoidGradient } from './sigmoidCrossEntropy.ts';
export { smoothedLabels } from './smoothing.ts';
export { logSoftmax, logSumExp, type SoftmaxOptions, softmax } from './softmax.ts';
export { softmaxCrossEntropy } from './softmaxCrossEntropy.ts';
export { type SoftmaxGradientOptions, softmaxGradient } from './softmaxGradient.ts';
export { compensatedSum } from './summation.ts';
export {
  AxisLayout,
  alongAxis,
  elementCount,
  sameShape,
  scalar,
  showShape,
  type Tensor,
  tensor,
} from './tensor.ts';
export { type Base, inBase, unitOf } from './unit.ts';
export { requireBetween, requireShape, requireZeroToOne, showElement, showPlace } from './validation.ts';
export { broadcastWeights, type Weights, weightsOfClasses } from './weights.ts';
