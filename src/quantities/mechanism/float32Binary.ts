/**
 * Float32 binary: the elementwise losses in single precision.
 */

import { broadcastWeights, float32, mapElements, reduceRows, type Tensor } from '../../core/index.ts';
import type { FrameworkName } from '../types.ts';
import type { BinaryLoss } from './binary.ts';
import { focalOptions } from './binaryFocal.ts';
import { axisOf } from './conventions.ts';
import type { Question } from './define.ts';
import { clippedInFloat32, smoothedInFloat32 } from './float32.ts';
import { reduceInFloat32 } from './float32Reducing.ts';
import { given } from './inputs.ts';

/** The labels y·(1 − s) + s/2. */
function labelsOf({ inputs, options }: Question): Float64Array {
  return smoothedInFloat32(given(inputs, 'labels'), options, 2).data;
}

/** Averages the rows where the framework does so, then reduces. */
function reduceElements(elements: Tensor, { averaged, loss }: BinaryLoss, { options }: Question): Tensor {
  const losses = averaged
    ? reduceRows(elements, axisOf(options), (row) => float32.divide(float32.sum(row), row.length))
    : elements;
  return reduceInFloat32(losses, loss, options);
}

/** The form that a framework computes; TensorFlow's, which Keras and TensorFlow.js share, where none is named. */
function logisticForm(framework: FrameworkName | undefined): (x: number, label: number) => number {
  if (framework === 'torch') return float32.weightedSigmoidCrossEntropy;
  return framework === 'optax' ? float32.twoSidedSigmoidCrossEntropy : float32.sigmoidCrossEntropy;
}

/**
 * Sigmoid cross entropy with logits in single precision: max(x, 0) − x·y + log1p(e^{−|x|}) as TensorFlow computes it, or
 * the form of PyTorch or optax where that framework is named; with a weight of the positive class the one form that
 * PyTorch and TensorFlow share.
 */
export function logisticLossInFloat32(question: Question, exact: BinaryLoss): Tensor {
  const { inputs, options } = question;
  const { posWeight, framework } = options;
  const logits = given(inputs, 'logits');
  const labels = labelsOf(question);
  const weights =
    posWeight === undefined ? undefined : float32.roundAll(broadcastWeights('posWeight', posWeight, logits.shape).data);
  const plain = logisticForm(framework);
  const elements = mapElements(logits, (x, index) =>
    weights ? float32.weightedSigmoidCrossEntropy(x, labels[index], weights[index]) : plain(x, labels[index]),
  );
  return reduceElements(elements, exact, question);
}

/** Binary cross entropy on probabilities in single precision, clipped or guarded as the framework does it. */
export function binaryCrossEntropyInFloat32(
  question: Question,
  exact: BinaryLoss,
  { clipping, guard }: { readonly clipping: number; readonly guard: Partial<float32.BinaryGuard> },
): Tensor {
  const { inputs, options } = question;
  const { offset = 0, floor = Number.NEGATIVE_INFINITY } = guard;
  const source = given(inputs, 'probabilities');
  const labels = labelsOf(question);
  const probabilities = clipping > 0 ? clippedInFloat32(source, options) : source;
  const rounded = { offset: float32.round(offset), floor };
  const elements = mapElements(probabilities, (p, index) => float32.binaryCrossEntropy(p, labels[index], rounded));
  return reduceElements(elements, exact, question);
}

/**
 * The binary focal loss in single precision: (1 − p_t)^γ times the cross entropy, which is that of the clipped
 * probability where the framework clips (Keras), and that of the logit otherwise (optax).
 */
export function binaryFocalInFloat32(question: Question, exact: BinaryLoss): Tensor {
  const { inputs, options } = question;
  const { logits } = inputs;
  const settings = focalOptions(options);
  const { epsilon } = settings;
  const source = logits ? mapElements(logits, float32.sigmoid) : given(inputs, 'probabilities');
  const clipped = epsilon > 0 ? clippedInFloat32(source, options) : source;
  const labels = labelsOf(question);
  const unguarded = { offset: 0, floor: Number.NEGATIVE_INFINITY };
  const plain = logisticForm(options.framework);
  const elements = mapElements(source, (p, index) => {
    const label = labels[index];
    const entropy =
      logits && epsilon === 0
        ? plain(logits.data[index], label)
        : float32.binaryCrossEntropy(clipped.data[index], label, unguarded);
    return float32.binaryFocal(entropy, p, label, settings);
  });
  return reduceElements(elements, exact, question);
}
