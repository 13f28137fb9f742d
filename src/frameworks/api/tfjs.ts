/** TensorFlow.js's losses and activations, composed as it composes them, and what they refuse. As of 4.22, on the CPU. */

import type { QuantityId, QuantityOptions } from '../../quantities/index.ts';
import { numberIn } from './signature.ts';
import { both, keepsAxes, loose, tf, tfjsArrays } from './tfjsArrays.ts';
import {
  absolute,
  add,
  axesOf,
  cast,
  clipped,
  divide,
  each,
  exponential,
  filled,
  largest,
  logarithm,
  logOnePlus,
  logSumExp,
  mean,
  multiply,
  negate,
  number,
  raise,
  rectified,
  sigmoid,
  softplus,
  subtract,
  sum,
} from './tfjsOperations.ts';
import { isAbsent, tensorIn } from './tfjsTensors.ts';
import type { ApiFunction, Catalogue, Result } from './types.ts';
import { type ArrayValue, type Given, notFollowed, type Value } from './values.ts';
import { confirmed, type Question } from './writing.ts';

const reductions = { NONE: 0, MEAN: 1, SUM: 2, SUM_BY_NONZERO_WEIGHTS: 3 } as const;

const constants: Readonly<Record<string, Value>> = Object.fromEntries(
  Object.entries(reductions).map(([name, value]) => [
    `${tf}.Reduction.${name}`,
    { kind: 'number', value, isInteger: true } as const,
  ]),
);

const sameShape = (a: ArrayValue, b: ArrayValue): boolean => a.held.shape.join() === b.held.shape.join();

function requireSameShape(a: ArrayValue, b: ArrayValue, called: string): void {
  if (!sameShape(a, b)) raise(`Error in ${called}:  Shapes ${a.held.shape} and ${b.held.shape} must match`);
}

function allAxes({ held }: ArrayValue): number[] {
  return [...held.shape.keys()];
}

/** The last axis, or the one that is asked for, which must be it. */
function lastAxis(given: Given, name: string, { held }: ArrayValue, what: string): number {
  const rank = held.shape.length;
  const asked = given[name];
  const axis = asked.kind === 'number' && asked.value === -1 ? rank - 1 : writtenAxis(asked);
  if (axis !== rank - 1) {
    raise(`${what} along a non-last dimension is not yet supported. Logits was rank ${rank} and ${name} was ${axis}`);
  }
  return onlyAxis(axis, rank);
}

/** An axis as a message writes it, if it is none. */
function writtenAxis(value: Value): number | string {
  if (value.kind === 'number') return value.value;
  if (value.kind === 'nothing') return 'null';
  const items = value.kind === 'list' ? value.items : notFollowed('this axis');
  return items.map((item) => (item.kind === 'number' ? item.value : notFollowed('this axis'))).join();
}

function onlyAxis(axis: number, rank: number): number {
  return axesOf({ kind: 'number', value: axis, isInteger: true }, rank)[0];
}

// ---------------------------------------------------------------------------------------------------- activations

function softmax(logits: ArrayValue, axis: number): ArrayValue {
  const powers = exponential(subtract(logits, largest(logits, [axis], true)));
  return divide(powers, sum(powers, [axis], true));
}

function logSoftmax(logits: ArrayValue, axis: number): ArrayValue {
  const shifted = subtract(logits, largest(logits, [axis], true));
  return subtract(cast(shifted, 'float32'), logarithm(sum(exponential(shifted), [axis], true)));
}

/** The value step by step, and the quantity that it is. */
function asQuantity(
  value: ArrayValue,
  quantity: QuantityId,
  inputs: Question['inputs'],
  options: QuantityOptions = {},
): Result {
  return confirmed(value, { quantity, inputs, options, framework: 'tfjs' }, true);
}

function quantityOf(quantity: QuantityId, functions: readonly ApiFunction[]): readonly ApiFunction[] {
  return functions.map((each) => ({ ...each, quantity }));
}

/** A function of each element that is one of our quantities. */
function elementwise(
  name: 'sigmoid' | 'softplus' | 'logSigmoid',
  run: (x: ArrayValue) => ArrayValue,
  wanted: 'numeric' | 'float32' = 'numeric',
): readonly ApiFunction[] {
  const call = (x: ArrayValue): Result =>
    x.type === 'float32' ? asQuantity(run(x), name, { x }) : notFollowed(`${name} of whole numbers`);
  return quantityOf(name, both(name, 'x', call, wanted));
}

const activations: readonly ApiFunction[] = [
  ...quantityOf(
    'softmax',
    both(
      'softmax',
      'logits, dim=-1',
      (logits, given) => {
        const axis = lastAxis(given, 'dim', logits, 'Softmax');
        return asQuantity(softmax(logits, axis), 'softmax', { logits }, { axis });
      },
      'float32',
    ),
  ),
  ...quantityOf(
    'logSoftmax',
    both('logSoftmax', 'logits, axis=-1', (logits, given) => {
      const axis = lastAxis(given, 'axis', logits, 'Log Softmax');
      return asQuantity(logSoftmax(logits, axis), 'logSoftmax', { logits }, { axis });
    }),
  ),
  ...quantityOf('logSumExp', both('logSumExp', 'x, axis=None, keepDims=False', logSumExpOf)),
  ...elementwise('sigmoid', sigmoid, 'float32'),
  ...elementwise('softplus', softplus),
  ...elementwise('logSigmoid', (x) => negate(softplus(negate(x)))),
];

function logSumExpOf(x: ArrayValue, given: Given): Result {
  const rank = x.held.shape.length;
  const axes = axesOf(given.axis, rank);
  const value = logSumExp(x, axes, keepsAxes(given));
  // of all elements, as if they stood in one row
  if (axes.length === rank && !keepsAxes(given)) {
    const flat = { ...x, exact: { shape: [x.exact.data.length], data: x.exact.data } };
    return asQuantity(value, 'logSumExp', { logits: flat }, { axis: 0 });
  }
  return axes.length === 1 ? asQuantity(value, 'logSumExp', { logits: x }, { axis: axes[0] }) : { value };
}

// --------------------------------------------------------------------------------------------------------- losses

interface Weighting {
  readonly weights: ArrayValue | undefined;
  readonly reduction: number;
}

function weightingIn(given: Given, called: string): Weighting {
  const weights = isAbsent(given.weights) ? undefined : tensorIn(given, 'weights', called);
  return { weights, reduction: numberIn(given, 'reduction') };
}

/** Losses times their weights, and what the reduction makes of them. */
function reduced(losses: ArrayValue, { weights, reduction }: Weighting): ArrayValue {
  const weighted = weights ? multiply(losses, weights) : losses;
  const total = (): ArrayValue => sum(weighted, allAxes(weighted));
  const count = losses.held.data.length;
  switch (reduction) {
    case reductions.NONE:
      return weighted;
    case reductions.SUM:
      return total();
    case reductions.MEAN: {
      if (!weights) return mean(weighted, allAxes(weighted));
      const ratio = divide(total(), sum(weights, allAxes(weights)));
      const stretched = count / weights.held.data.length;
      return stretched > 1 ? divide(ratio, number(stretched)) : ratio;
    }
    case reductions.SUM_BY_NONZERO_WEIGHTS: {
      if (!weights) return divide(total(), number(count));
      const all = multiply(weights, filled(losses.held.shape, 1));
      const counted = each(all, (weight) => (weight === 0 ? 0 : 1));
      return divide(total(), sum(counted, allAxes(counted)));
    }
    default:
      return raise(`Unknown reduction: ${reduction}`);
  }
}

/** The same weights and reduction in the words of the quantities. */
function optionsOf({ weights, reduction }: Weighting): QuantityOptions {
  const sampleWeights = weights && { sampleWeights: weights.exact };
  if (reduction === reductions.NONE) return { reduction: 'none', ...sampleWeights };
  if (reduction === reductions.SUM) return { reduction: 'sum', ...sampleWeights };
  const normalization = reduction === reductions.MEAN ? 'sumOfWeights' : 'nonzeroWeights';
  return { reduction: 'mean', ...sampleWeights, ...(weights && { weightNormalization: normalization }) };
}

/** The labels with a share for every class; only a positive share is looked at. */
function smoothed(labels: ArrayValue, smoothing: number, classes: number): ArrayValue {
  if (!(smoothing > 0)) return labels;
  const kept = multiply(labels, subtract(number(1), number(smoothing)));
  return add(kept, divide(number(smoothing), number(classes)));
}

function smoothingIn(given: Given): { readonly smoothing: number; readonly option: QuantityOptions } {
  const smoothing = numberIn(given, 'labelSmoothing');
  return { smoothing, option: smoothing > 0 ? { labelSmoothing: smoothing } : {} };
}

/** A value that was computed as the library does; beyond float32 it is not followed. */
function requireFloat(x: ArrayValue): void {
  if (x.type !== 'float32') notFollowed('logits of whole numbers');
}

function softmaxCrossEntropy(given: Given): Result {
  const called = 'softmaxCrossEntropy';
  const labels = tensorIn(given, 'onehotLabels', called);
  const logits = tensorIn(given, 'logits', called);
  const weighting = weightingIn(given, called);
  requireSameShape(labels, logits, called);
  requireFloat(logits);
  const { shape } = logits.held;
  const { smoothing, option } = smoothingIn(given);
  if (smoothing > 0 && shape.length < 2) {
    raise(
      'values passed to tensor(values) must be a number/boolean/string or an array of numbers/booleans/strings, or a TypedArray',
    );
  }
  const axis = onlyAxis(shape.length - 1, shape.length);
  // the second axis counts for that of the classes, whatever the rank
  const shares = smoothed(labels, smoothing, shape[1]);
  const logarithms = subtract(logits, logSumExp(logits, [axis], true));
  const losses = sum(negate(multiply(logarithms, shares)), [axis]);
  return asQuantity(
    reduced(losses, weighting),
    'softmaxCrossEntropyWithLogits',
    { logits, labels: cast(labels, 'float32') },
    { ...optionsOf(weighting), ...option },
  );
}

/** max(x, 0) − x·y + log(1 + e^−|x|) */
function sigmoidLosses(labels: ArrayValue, logits: ArrayValue): ArrayValue {
  const rest = logOnePlus(exponential(negate(absolute(logits))));
  return add(subtract(rectified(logits), multiply(logits, labels)), rest);
}

function sigmoidCrossEntropy(given: Given): Result {
  const called = 'sigmoidCrossEntropy';
  const labels = tensorIn(given, 'multiClassLabels', called);
  const logits = tensorIn(given, 'logits', called);
  const weighting = weightingIn(given, called);
  requireSameShape(labels, logits, called);
  requireFloat(logits);
  const { smoothing, option } = smoothingIn(given);
  const kept = smoothing > 0 ? multiply(labels, subtract(number(1), number(smoothing))) : labels;
  const shares = smoothing > 0 ? add(kept, multiply(number(0.5), number(smoothing))) : labels;
  return asQuantity(
    reduced(sigmoidLosses(shares, logits), weighting),
    'sigmoidCrossEntropyWithLogits',
    { logits, labels: cast(labels, 'float32') },
    { ...optionsOf(weighting), ...option },
  );
}

function logLoss(given: Given): Result {
  const called = 'logLoss';
  const labels = tensorIn(given, 'labels', called);
  const predictions = tensorIn(given, 'predictions', called);
  const weighting = weightingIn(given, called);
  requireSameShape(labels, predictions, called);
  const epsilon = numberIn(given, 'epsilon');
  const one = number(1);
  const guard = number(epsilon);
  const first = negate(multiply(labels, logarithm(add(predictions, guard))));
  const second = multiply(subtract(one, labels), logarithm(add(subtract(one, predictions), guard)));
  return asQuantity(
    reduced(subtract(first, second), weighting),
    'binaryCrossEntropy',
    { probabilities: cast(predictions, 'float32'), labels: cast(labels, 'float32') },
    { ...optionsOf(weighting), epsilon },
  );
}

// -------------------------------------------------------------------------------------------------------- metrics

const epsilon = 1e-7;

/** Metrics take tensors alone. */
function pairIn(given: Given): { readonly labels: ArrayValue; readonly predictions: ArrayValue } {
  const { yTrue: labels, yPred: predictions } = given;
  if (labels.kind !== 'array' || predictions.kind !== 'array') return notFollowed('a metric of lists');
  if (predictions.type !== 'float32') return notFollowed('predictions of whole numbers');
  return { labels, predictions };
}

function binaryCrossentropy(given: Given): Result {
  const { labels, predictions } = pairIn(given);
  const near = clipped(predictions, epsilon, 1 - epsilon);
  const logits = logarithm(divide(near, subtract(number(1), near)));
  if (!sameShape(labels, logits)) {
    raise(
      `logits and labels must have the same shape, but got shapes [${labels.held.shape}] and [${logits.held.shape}]`,
    );
  }
  const losses = sigmoidLosses(labels, logits);
  const axis = onlyAxis(-1, losses.held.shape.length);
  const question = { probabilities: predictions, labels: cast(labels, 'float32') };
  const options = { reduction: 'none', epsilon } as const;
  // clipped, and averaged over the last axis, as in Keras
  const asked = { quantity: 'binaryCrossEntropy', inputs: question, options, framework: 'keras' } as const;
  return confirmed(mean(losses, [axis]), asked, true);
}

function categoricalCrossentropy(given: Given): Result {
  const { labels, predictions } = pairIn(given);
  const rank = predictions.held.shape.length;
  const axis = onlyAxis(rank - 1, rank);
  const shares = divide(predictions, sum(predictions, [axis], true));
  const near = clipped(shares, epsilon, 1 - epsilon);
  const value = negate(sum(multiply(cast(labels, 'float32'), logarithm(near)), [axis]));
  if (!sameShape(labels, predictions)) return { value };
  return asQuantity(value, 'categoricalCrossEntropy', { probabilities: predictions, labels: cast(labels, 'float32') });
}

const weighted = `weights=None, labelSmoothing=0, reduction=${reductions.SUM_BY_NONZERO_WEIGHTS}`;

function loss(quantity: QuantityId, name: string, signature: string, run: (given: Given) => Result): ApiFunction {
  return { ...loose(`${tf}.${name}`, signature, run), quantity };
}

const losses: readonly ApiFunction[] = [
  loss(
    'softmaxCrossEntropyWithLogits',
    'losses.softmaxCrossEntropy',
    `onehotLabels, logits, ${weighted}`,
    softmaxCrossEntropy,
  ),
  loss(
    'sigmoidCrossEntropyWithLogits',
    'losses.sigmoidCrossEntropy',
    `multiClassLabels, logits, ${weighted}`,
    sigmoidCrossEntropy,
  ),
  loss(
    'binaryCrossEntropy',
    'losses.logLoss',
    `labels, predictions, weights=None, epsilon=1e-7, reduction=${reductions.SUM_BY_NONZERO_WEIGHTS}`,
    logLoss,
  ),
  loss('binaryCrossEntropy', 'metrics.binaryCrossentropy', 'yTrue, yPred', binaryCrossentropy),
  loss('categoricalCrossEntropy', 'metrics.categoricalCrossentropy', 'yTrue, yPred', categoricalCrossentropy),
];

export const tfjsApi: Catalogue = {
  functions: [...tfjsArrays, ...activations, ...losses],
  classes: [],
  constants,
  // packages that hold a part of it, or run it elsewhere, and a module taken as a whole
  aliases: Object.fromEntries(
    ['-node-gpu', '-node', '-core', '-layers', '.default'].flatMap((ending) => [
      [`${tf}${ending}`, tf],
      [`${tf}${ending}.`, `${tf}.`],
    ]),
  ),
};
