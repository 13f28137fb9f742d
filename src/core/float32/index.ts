/** Single precision: what a framework that computes in float32 does, operation by operation. */

export {
  add,
  clip,
  divide,
  exp,
  log,
  multiply,
  power,
  round,
  roundAll,
  roundTensor,
  subtract,
  sum,
  timesAmount,
  timesLog,
} from './arithmetic.ts';
export {
  divergenceTerm,
  jensenShannonDivergence,
  perBase,
  relativeEntropy,
  relativeEntropyTerm,
  rescaleRow,
  selfInformation,
  weightedSurprisal,
} from './information.ts';
export {
  type BinaryGuard,
  binaryCrossEntropy,
  binaryFocal,
  type FocalSettings,
  logSigmoid,
  sigmoid,
  sigmoidCrossEntropy,
  softplus,
  twoSidedSigmoidCrossEntropy,
  weightedSigmoidCrossEntropy,
} from './logistic.ts';
export { logSoftmaxOfRow, logSumExpOfRow, softmaxOfRow } from './softmax.ts';
