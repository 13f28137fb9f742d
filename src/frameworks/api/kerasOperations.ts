/** Keras' operations: softmax, sigmoid and cross entropies of keras.ops, the activations and the older backend. As in 3.15 on TensorFlow. */

import type { QuantityId } from '../../quantities/index.ts';
import { logSumExpOf, ofElements, softmaxOf } from './asking.ts';
import { axisIn, converted } from './common.ts';
import { logitsBehind, rememberLogits } from './hiddenLogits.ts';
import { binaryEntries } from './kerasDoubles.ts';
import {
  answered,
  categoricalCrossEntropy,
  inDoubles,
  requireSameShape,
  sparseCategoricalCrossEntropy,
} from './kerasLosses.ts';
import { flagIn } from './signature.ts';
import { sigmoidCrossEntropyOf } from './tensorflow.ts';
import { checkAxis, complexFloats, floats, reducedAxis, requireFloats, tensorFrom, tensorIn } from './tensors.ts';
import type { ApiClass, ApiFunction, Result } from './types.ts';
import { type ArrayValue, type Given, isFloating, notFollowed, nothing, Raised, type Value } from './values.ts';
import { mixedTypes } from './words.ts';
import { defineClass, defineQuantity, type Question } from './writing.ts';

const ops = 'keras.ops';
const activations = 'keras.activations';
const backend = 'keras.backend';

/** A tensor that has a shape before it is made one. */
function shapedIn(given: Given, name: string): ArrayValue {
  const value = given[name];
  if (value.kind === 'list') throw new Raised(`AttributeError: '${value.form}' object has no attribute 'shape'`);
  if (value.kind === 'number') {
    throw new Raised(`AttributeError: '${value.isInteger ? 'int' : 'float'}' object has no attribute 'shape'`);
  }
  return tensorFrom(value);
}

/** The same value, which remembers what it was made from. */
function remembering(result: Result, logits: ArrayValue): Result {
  if (result.value.kind === 'array') rememberLogits(result.value, logits);
  return result;
}

function softmax(quantity: 'softmax' | 'logSoftmax', given: Given, logits: ArrayValue): Result {
  const axis = axisIn(given, 'axis');
  requireFloats(logits, floats);
  if (axis !== undefined) checkAxis(axis, logits.exact.shape.length);
  const result = softmaxOf(quantity, logits, axis);
  return quantity === 'softmax' ? remembering(result, logits) : result;
}

function sigmoid(given: Given): Result {
  const x = requireFloats(tensorIn(given, 'x'), complexFloats);
  return remembering(ofElements('sigmoid', x), x);
}

const each = (quantity: QuantityId) => (given: Given) =>
  ofElements(quantity, requireFloats(tensorIn(given, 'x'), floats));

const activating: readonly ApiFunction[] = [
  ...[ops, activations].flatMap((path) => [
    defineQuantity('softmax', `${path}.softmax`, 'x, axis=-1', (given) =>
      softmax('softmax', given, shapedIn(given, 'x')),
    ),
    defineQuantity('logSoftmax', `${path}.log_softmax`, 'x, axis=-1', (given) =>
      softmax('logSoftmax', given, tensorIn(given, 'x')),
    ),
    defineQuantity('sigmoid', `${path}.sigmoid`, 'x', sigmoid),
    defineQuantity('softplus', `${path}.softplus`, 'x', each('softplus')),
    defineQuantity('logSigmoid', `${path}.log_sigmoid`, 'x', each('logSigmoid')),
  ]),
  defineQuantity('softmax', `${backend}.softmax`, 'x, axis=-1', (given) => {
    const x = shapedIn(given, 'x');
    if (x.exact.shape.length <= 1) {
      throw new Raised('ValueError: Cannot apply softmax to a tensor that is 1D.');
    }
    return softmax('softmax', given, x);
  }),
  defineQuantity('sigmoid', `${backend}.sigmoid`, 'x', (given) =>
    ofElements('sigmoid', requireFloats(tensorIn(given, 'x'), complexFloats)),
  ),
  defineQuantity('softplus', `${backend}.softplus`, 'x', each('softplus')),
  defineQuantity('logSumExp', `${ops}.logsumexp`, 'x, axis=None, keepdims=False', (given) => {
    const x = tensorIn(given, 'x');
    if (!isFloating(x.type)) return notFollowed('log-sum-exp of whole numbers');
    return logSumExpOf(x, reducedAxis(given, x), flagIn(given, 'keepdims'));
  }),
];

/** As a layer: it remembers nothing otherwise than the function. */
export const kerasOperationClasses: readonly ApiClass[] = [
  defineClass('softmax', 'keras.layers.Softmax', 'axis=-1, name=None, dtype=None', 'inputs, mask=None', (given) => {
    if (given.mask.kind !== 'nothing' || given.dtype.kind !== 'nothing') return notFollowed('this layer');
    const x = tensorIn(given, 'inputs');
    return x.type === 'float32' ? softmax('softmax', given, x) : softmax('softmax', given, converted(x, 'float32'));
  }),
];

const named = 'target, output, from_logits=False';

/** Both in the type they have: Keras' operations convert nothing. */
function pairIn(given: Given): { readonly target: ArrayValue; readonly output: ArrayValue } {
  return { target: tensorIn(given, 'target'), output: tensorIn(given, 'output') };
}

const crossEntropies: readonly ApiFunction[] = [
  defineQuantity('binaryCrossEntropy', `${ops}.binary_crossentropy`, named, (given, settings) => {
    const { target, output } = pairIn(given);
    requireSameShape(target.exact.shape, output.exact.shape);
    const logits = logitsBehind(output) ?? (flagIn(given, 'from_logits') ? output : undefined);
    if (logits) return sigmoidCrossEntropyOf(target, logits, {});
    requireFractions(target, output);
    const inputs = { probabilities: output, labels: target };
    const { epsilon } = settings;
    const question: Question = { quantity: 'binaryCrossEntropy', inputs, options: { epsilon } };
    return answered({ question, shape: output.exact.shape, ...inDoubles(binaryEntries, question, settings) });
  }),
  defineQuantity('binaryCrossEntropy', `${backend}.binary_crossentropy`, named, (given, { epsilon }) => {
    const { target, output } = pairIn(given);
    if (flagIn(given, 'from_logits')) return sigmoidCrossEntropyOf(target, output, {});
    requireFractions(target, output);
    if (target.exact.shape.join() !== output.exact.shape.join()) return notFollowed('a loss of two shapes');
    return { value: guardedTwice(target, output, epsilon) };
  }),
  defineQuantity(
    'categoricalCrossEntropy',
    `${ops}.categorical_crossentropy`,
    `${named}, axis=-1`,
    (given, settings) => {
      const { target, output } = pairIn(given);
      const isLogits = flagIn(given, 'from_logits') || logitsBehind(output) !== undefined;
      const labels = isLogits ? converted(target, output.type) : target;
      const unreduced = categoricalCrossEntropy(labels, output, { ...given, label_smoothing: zero }, settings);
      if (!isLogits) requireFractions(target, output);
      return answered(unreduced);
    },
  ),
  defineQuantity(
    'sparseCategoricalCrossEntropy',
    `${ops}.sparse_categorical_crossentropy`,
    `${named}, axis=-1`,
    (given, settings) => {
      const { target, output } = pairIn(given);
      return answered(sparseCategoricalCrossEntropy(target, output, { ...given, ignore_class: nothing }, settings));
    },
  ),
];

const zero: Value = { kind: 'number', value: 0, isInteger: true };

function requireFractions(target: ArrayValue, output: ArrayValue): void {
  if (!isFloating(output.type)) notFollowed('probabilities that are whole numbers');
  if (target.type !== output.type) throw new Raised(mixedTypes('Mul', target.type, output.type));
}

/** The older backend clips, and adds ε inside the logarithms as well. */
function guardedTwice(target: ArrayValue, output: ArrayValue, epsilon: number): ArrayValue {
  const { type } = output;
  const round = type === 'float32' ? Math.fround : (value: number) => value;
  const entry = (to: (value: number) => number) => (p: number, y: number) => {
    const [small, large] = [to(epsilon), to(1 - to(epsilon))];
    const clipped = Math.min(Math.max(p, small), large);
    const yes = to(y * to(Math.log(to(clipped + small))));
    const no = to(to(1 - y) * to(Math.log(to(to(1 - clipped) + small))));
    return -to(yes + no);
  };
  const of = (tensor: 'held' | 'exact', to: (value: number) => number) => ({
    shape: output.exact.shape,
    data: output[tensor].data.map((p, place) => entry(to)(p, target[tensor].data[place])),
  });
  return { ...output, exact: of('exact', (value) => value), held: of('held', round) };
}

export const kerasOperations: readonly ApiFunction[] = [...activating, ...crossEntropies];
