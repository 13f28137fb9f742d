/** TensorFlow.js on its CPU backend, in float32: it has no other floating-point type. */

import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import * as tf from '@tensorflow/tfjs-core';
import type { Computation } from '../case.ts';
import type { TaskInputs, TaskName } from './tasks.ts';

/** Makes the backend ready. */
export async function startTensorflow(): Promise<void> {
  tf.enableProdMode();
  await tf.setBackend('cpu');
  await tf.ready();
}

const { NONE } = tf.Reduction;

interface Tensors {
  readonly logits: tf.Tensor1D;
  readonly positives: tf.Tensor1D;
  readonly probabilities: tf.Tensor1D;
  readonly coins: tf.Tensor1D;
  readonly rows: tf.Tensor2D;
  readonly indices: tf.Tensor1D;
  readonly p: tf.Tensor2D;
  readonly q: tf.Tensor2D;
}

const single = (values: Float64Array) => Float32Array.from(values);

const kept = new WeakMap<TaskInputs, Tensors>();

/** The inputs as tensors, made once and before anything is timed. */
function tensorsOf(inputs: TaskInputs): Tensors {
  const known = kept.get(inputs);
  if (known !== undefined) return known;
  const shape: [number, number] = [inputs.rows, inputs.classes];
  const tensors: Tensors = {
    logits: tf.tensor1d(single(inputs.logits)),
    positives: tf.tensor1d(single(inputs.positives)),
    probabilities: tf.tensor1d(single(inputs.probabilities)),
    coins: tf.tensor1d(single(inputs.coins)),
    rows: tf.tensor2d(single(inputs.logits), shape),
    indices: tf.tensor1d(Int32Array.from(inputs.indices), 'int32'),
    p: tf.tensor2d(single(inputs.p), shape),
    q: tf.tensor2d(single(inputs.q), shape),
  };
  kept.set(inputs, tensors);
  return tensors;
}

const relativeEntropy = (p: tf.Tensor, q: tf.Tensor) => tf.sum(tf.mul(p, tf.log(tf.div(p, q))), -1);

const oneHot = ({ indices }: Tensors, { classes }: TaskInputs) => tf.oneHot(indices, classes);

const functions: Readonly<Record<TaskName, (tensors: Tensors, inputs: TaskInputs) => tf.Tensor>> = {
  exp: (t) => tf.exp(t.logits),
  log: (t) => tf.log(t.positives),
  sigmoid: (t) => tf.sigmoid(t.logits),
  softplus: (t) => tf.softplus(t.logits),
  binaryCrossEntropy: (t) => tf.losses.logLoss(t.coins, t.probabilities, undefined, 0, NONE),
  sigmoidCrossEntropy: (t) => tf.losses.sigmoidCrossEntropy(t.coins, t.logits, undefined, 0, NONE),
  binaryFocal: (t) => {
    const p = tf.sigmoid(t.logits);
    const miss = tf.abs(tf.sub(t.coins, p));
    return tf.mul(tf.square(miss), tf.losses.sigmoidCrossEntropy(t.coins, t.logits, undefined, 0, NONE));
  },
  logSumExp: (t) => tf.logSumExp(t.rows, -1),
  softmax: (t) => tf.softmax(t.rows),
  logSoftmax: (t) => tf.logSoftmax(t.rows),
  sparseCrossEntropy: (t, i) => tf.losses.softmaxCrossEntropy(oneHot(t, i), t.rows, undefined, 0, NONE),
  sparseGradient: (t, i) =>
    tf.grad((logits) => tf.losses.softmaxCrossEntropy(oneHot(t, i), logits, undefined, 0, tf.Reduction.SUM))(t.rows),
  softCrossEntropy: (t) => tf.losses.softmaxCrossEntropy(t.p, t.rows, undefined, 0, NONE),
  entropy: (t) => tf.neg(tf.sum(tf.mul(t.p, tf.log(t.p)), -1)),
  crossEntropy: (t) => tf.neg(tf.sum(tf.mul(t.p, tf.log(t.q)), -1)),
  klDivergence: (t) => relativeEntropy(t.p, t.q),
  jensenShannonDivergence: (t) => {
    const mean = tf.div(tf.add(t.p, t.q), 2);
    return tf.div(tf.add(relativeEntropy(t.p, mean), relativeEntropy(t.q, mean)), 2);
  },
};

export function ofTensorflow(task: TaskName, inputs: TaskInputs): Computation {
  const tensors = tensorsOf(inputs);
  return () => tf.tidy(() => functions[task](tensors, inputs).dataSync<'float32'>());
}
