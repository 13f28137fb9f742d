/**
 * What each loss of Keras computes of labels and predictions of one element type, before any reduction. As in Keras 3.15 on
 * TensorFlow; another backend may differ where a label names no class.
 */

import { log, mapElements, softmax, type Tensor } from '../../core/index.ts';
import type { QuantityOptions } from '../../quantities/index.ts';
import { axisIn, converted, moved, squeezed } from './common.ts';
import { reducedDoubles } from './doublePrecision.ts';
import { logitsBehind } from './hiddenLogits.ts';
import { binaryDoubles, categoricalDoubles, type DoubleQuestion, divergenceDoubles } from './kerasDoubles.ts';
import type { Settings } from './settings.ts';
import { broadcastTo } from './shapes.ts';
import { flagIn, numberIn, optionalNumberIn } from './signature.ts';
import { checkLabels } from './tensorflow.ts';
import { checkAxis, complexFloats, floats, requireFloats } from './tensors.ts';
import type { Result } from './types.ts';
import { type ArrayValue, type Given, isFloating, mapArray, notFollowed, Raised } from './values.ts';
import { mixedTypes, pythonFraction, tupleOf } from './words.ts';
import { answer, type Question } from './writing.ts';

/** A loss before the reduction. */
export interface Unreduced {
  readonly question: Question;
  /** the shape of the losses */
  readonly shape: readonly number[];
  /** what it is called in the words of another quantity, where it is asked in the form in which it is computed */
  readonly told?: Pick<Question, 'quantity' | 'inputs'>;
  /** the losses as double precision has them */
  readonly doubles?: Tensor;
}

/** What a loss computes of labels and predictions. @throws Raised as Keras does, Unresolved */
export type KerasLoss = (labels: ArrayValue, prediction: ArrayValue, given: Given, settings: Settings) => Unreduced;

/** The value of a loss, with the reduction that an object adds. */
export function answered({ question, told, doubles }: Unreduced, reducing: QuantityOptions = {}): Result {
  const options = { ...question.options, ...reducing };
  const result = withHeld(answer({ ...question, options }), doubles && reducedDoubles(doubles, options));
  if (!told || !result.asked) return result;
  const inputs = Object.entries(told.inputs).map(([role, array]) => [role, array.exact] as const);
  return { ...result, asked: { ...result.asked, quantity: told.quantity, inputs: Object.fromEntries(inputs) } };
}

function withHeld({ value, ...rest }: Result, held: Tensor | undefined): Result {
  return value.kind === 'array' && held ? { ...rest, value: { ...value, held } } : { value, ...rest };
}

const framework = 'keras';

/** The losses of probabilities as double precision has them; none in single precision. */
export function inDoubles(
  losses: (question: DoubleQuestion) => Tensor,
  { inputs, options = {} }: Question,
  { epsilon }: Settings,
): Pick<Unreduced, 'doubles'> {
  const { probabilities, labels } = inputs;
  if (!labels || probabilities?.type !== 'float64') return {};
  const { axis = -1, labelSmoothing, gamma, alpha } = options;
  const question = { axis, epsilon, labelSmoothing, alpha, ...(gamma !== undefined && { gamma }) };
  return { doubles: losses({ labels: labels.held, probabilities: probabilities.held, ...question }) };
}

/** @throws Raised where labels and predictions have not one shape */
export function requireSameShape(target: readonly number[], output: readonly number[]): void {
  if (target.join() === output.join()) return;
  const same = target.length === output.length ? 'shape' : 'rank (ndim)';
  throw new Raised(
    `ValueError: Arguments \`target\` and \`output\` must have the same ${same}. Received: target.shape=${tupleOf(target)}, output.shape=${tupleOf(output)}`,
  );
}

/** The axis of a mean or a sum. @throws Raised where there is none */
function reducedAxis(given: Given, { exact: { shape } }: ArrayValue): number {
  const axis = axisIn(given, 'axis');
  if (axis === undefined) return notFollowed('axis=None');
  checkAxis(axis, shape.length);
  return axis;
}

/** Clipping needs fractions. */
function requireClippable({ type }: ArrayValue, limit: number): void {
  if (!isFloating(type))
    throw new Raised(`TypeError: Cannot convert ${pythonFraction(limit)} to EagerTensor of dtype ${type}`);
}

const clippingOf = ({ epsilon }: Settings): QuantityOptions => (epsilon === 1e-7 ? {} : { epsilon });

/** Labels and the option of their smoothing; a share that is none is followed, as Keras does. */
function smoothing(
  labels: ArrayValue,
  given: Given,
  classes: number,
): { readonly labels: ArrayValue; readonly options: QuantityOptions } {
  const share = numberIn(given, 'label_smoothing');
  if (share === 0) return { labels, options: {} };
  if (share > 0 && share <= 1) return { labels, options: { labelSmoothing: share } };
  const smoothed = mapArray(labels, (tensor) => mapElements(tensor, (y) => y * (1 - share) + share / classes));
  return { labels: smoothed, options: {} };
}

export const binaryCrossEntropy: KerasLoss = (written, prediction, given, settings) => {
  requireSameShape(written.exact.shape, prediction.exact.shape);
  const axis = reducedAxis(given, prediction);
  const { labels, options } = smoothing(written, given, 2);
  const shape = prediction.exact.shape.toSpliced(axis, 1);
  const logits = logitsBehind(prediction) ?? (flagIn(given, 'from_logits') ? prediction : undefined);
  if (logits) {
    requireFloats(logits, complexFloats);
    const inputs = { logits, labels };
    return {
      question: { quantity: 'sigmoidCrossEntropyWithLogits', inputs, options: { axis, ...options }, framework },
      shape,
    };
  }
  requireClippable(prediction, 1 - settings.epsilon);
  const inputs = { probabilities: prediction, labels };
  const all = { axis, ...options, ...clippingOf(settings) };
  const question: Question = { quantity: 'binaryCrossEntropy', inputs, options: all, framework };
  return { question, shape, ...inDoubles(binaryDoubles, question, settings) };
};

export const categoricalCrossEntropy: KerasLoss = (written, prediction, given, settings) => {
  const { shape } = prediction.exact;
  const classes = shape.at(-1);
  if (classes === undefined) throw new Raised('IndexError: tuple index out of range');
  requireSameShape(written.exact.shape, shape);
  const { labels, options } = smoothing(written, given, classes);
  const logits = logitsBehind(prediction) ?? (flagIn(given, 'from_logits') ? prediction : undefined);
  const axis = logits ? endedAxis(given, shape) : reducedAxis(given, prediction);
  const count = shape.at(axis) ?? classes;
  // it divides by the size of the last axis
  if (options.labelSmoothing !== undefined && count !== classes) return notFollowed('label smoothing along this axis');
  const losses = shape.toSpliced(axis, 1);
  if (logits) {
    const inputs = { logits: requireFloats(logits, floats), labels };
    return {
      question: { quantity: 'softmaxCrossEntropyWithLogits', inputs, options: { axis, ...options }, framework },
      shape: losses,
    };
  }
  if (!isFloating(prediction.type)) throw new Raised(mixedTypes('Mul', prediction.type, 'float64'));
  const inputs = { probabilities: prediction, labels };
  const all = { axis, ...options, ...clippingOf(settings) };
  const question: Question = { quantity: 'categoricalCrossEntropy', inputs, options: all, framework };
  return { question, shape: losses, ...inDoubles(categoricalDoubles, question, settings) };
};

/** TensorFlow moves the axis to the end by counting from the front. */
function endedAxis(given: Given, shape: readonly number[]): number {
  const axis = axisIn(given, 'axis') ?? -1;
  if (axis === -1 || (axis >= 0 && axis < shape.length)) return axis;
  const [start, limit] = axis < 0 ? [0, axis] : [axis + 1, shape.length];
  throw new Raised(`InvalidArgumentError: Requires start <= limit when delta > 0: ${start}/${limit} [Op:Range]`);
}

export const sparseCategoricalCrossEntropy: KerasLoss = (written, prediction, given, settings) => {
  const { shape } = prediction.exact;
  const axis = numberIn(given, 'axis');
  const sameRank = written.exact.shape.length === shape.length;
  const column = sameRank && written.exact.shape.at(axis) === 1 ? squeezed(written, axis) : written;
  if (axis !== -1 && axis !== shape.length - 1) {
    throw new Raised(`ValueError: Only axis=-1 is currently supported. Received: axis=${axis}`);
  }
  const labels = converted(column, 'int64');
  requireIndices(labels.exact.shape, shape);
  const ignoreIndex = given.ignore_class === undefined ? undefined : optionalNumberIn(given, 'ignore_class');
  const logits = logitsBehind(prediction) ?? (flagIn(given, 'from_logits') ? prediction : undefined);
  const classes = shape[shape.length - 1];
  const options = { axis: -1, ...(ignoreIndex !== undefined && { ignoreIndex }) };
  if (!logits) requireClippable(prediction, 1 - settings.epsilon);
  requireFloats(prediction, floats);
  checkLabels(labels, classes, ignoreIndex);
  const quantity = 'sparseSoftmaxCrossEntropyWithLogits';
  if (logits)
    return { question: { quantity, inputs: { logits, labels }, options, framework }, shape: labels.exact.shape };
  return {
    question: { quantity, inputs: { logits: clippedLogarithm(prediction, settings), labels }, options, framework },
    shape: labels.exact.shape,
    told: { quantity: 'sparseCategoricalCrossEntropy', inputs: { probabilities: prediction, labels } },
  };
};

function requireIndices(target: readonly number[], output: readonly number[]): void {
  if (output.length < 1) {
    throw new Raised(
      `ValueError: Argument \`output\` must be at least rank 1. Received: output.shape=${tupleOf(output)}`,
    );
  }
  const received = `target.shape=${tupleOf(target)}, output.shape=${tupleOf(output)}`;
  if (target.length !== output.length - 1) {
    throw new Raised(
      `ValueError: Argument \`output\` must have rank (ndim) \`target.ndim - 1\`. Received: ${received}`,
    );
  }
  if (target.join() === output.slice(0, -1).join()) return;
  throw new Raised(
    `ValueError: Arguments \`target\` and \`output\` must have the same shape up until the last dimension: ${received}`,
  );
}

/** Of probabilities it takes the softmax of their logarithms, after clipping. */
function clippedLogarithm(probabilities: ArrayValue, { epsilon }: Settings): ArrayValue {
  const clipped = clippedTo(probabilities, epsilon, 1 - epsilon);
  return mapArray(clipped, log);
}

function clippedTo(array: ArrayValue, least: number, most: number): ArrayValue {
  const clip = (round: (value: number) => number) => (value: number) =>
    Number.isNaN(value) ? value : Math.min(Math.max(value, round(least)), round(most));
  const exact = mapElements(
    array.exact,
    clip((limit) => limit),
  );
  const held = mapElements(array.held, clip(array.type === 'float32' ? Math.fround : (limit) => limit));
  return { ...array, exact, held };
}

export const divergence: KerasLoss = (labels, prediction, _given, settings) => {
  requireClippable(prediction, settings.epsilon);
  const shape = stretchedShape(labels.exact.shape, prediction.exact.shape);
  checkAxis(-1, shape.length);
  const stretch = (array: ArrayValue): ArrayValue =>
    array.exact.shape.join() === shape.join() ? array : moved(array, (tensor) => broadcastTo(tensor, shape));
  const inputs = { probabilities: stretch(prediction), labels: stretch(labels) };
  const options = { axis: -1, ...clippingOf(settings) };
  const question: Question = { quantity: 'klDivergenceLoss', inputs, options, framework };
  return { question, shape: shape.slice(0, -1), ...inDoubles(divergenceDoubles, question, settings) };
};

function stretchedShape(one: readonly number[], other: readonly number[]): number[] {
  const rank = Math.max(one.length, other.length);
  return Array.from({ length: rank }, (_, axis) => {
    const [a, b] = [one[axis - rank + one.length] ?? 1, other[axis - rank + other.length] ?? 1];
    if (a === b || b === 1) return a;
    if (a === 1) return b;
    throw new Raised(
      `InvalidArgumentError: Incompatible shapes: [${one.join(',')}] vs. [${other.join(',')}] [Op:RealDiv]`,
    );
  });
}

export const binaryFocal: KerasLoss = (written, prediction, given, settings) => {
  requireSameShape(written.exact.shape, prediction.exact.shape);
  const axis = reducedAxis(given, prediction);
  const { labels, options } = smoothing(written, given, 2);
  // the sigmoid that it applies itself is remembered: nothing is clipped then
  const isLogits = flagIn(given, 'from_logits');
  if (!isLogits && logitsBehind(prediction)) return notFollowed('a focal loss of what Keras made of logits');
  if (isLogits) requireFloats(prediction, complexFloats);
  else requireClippable(prediction, 1 - settings.epsilon);
  const all = {
    axis,
    gamma: numberIn(given, 'gamma'),
    ...(flagIn(given, 'apply_class_balancing') && { alpha: numberIn(given, 'alpha') }),
    ...options,
    ...(isLogits ? { epsilon: 0 } : clippingOf(settings)),
  };
  const inputs = isLogits ? { logits: prediction, labels } : { probabilities: prediction, labels };
  const shape = prediction.exact.shape.toSpliced(axis, 1);
  const question: Question = { quantity: 'binaryFocalCrossEntropy', inputs, options: all, framework };
  return { question, shape, ...(!isLogits && inDoubles(binaryDoubles, question, settings)) };
};

export const categoricalFocal: KerasLoss = (written, prediction, given, settings) => {
  const { shape } = prediction.exact;
  if (written.exact.shape.join() !== shape.join()) return notFollowed('a focal loss of two shapes');
  const axis = reducedAxis(given, prediction);
  const classes = shape[shape.length - 1];
  const { labels, options } = smoothing(written, given, classes);
  if (options.labelSmoothing !== undefined && shape.at(axis) !== classes) {
    return notFollowed('label smoothing along this axis');
  }
  if (!isFloating(prediction.type)) return notFollowed('a focal loss of whole numbers');
  const isLogits = flagIn(given, 'from_logits');
  const all = {
    axis,
    gamma: numberIn(given, 'gamma'),
    alpha: numberIn(given, 'alpha'),
    ...options,
    ...clippingOf(settings),
  };
  const inputs = isLogits ? { logits: prediction, labels } : { probabilities: prediction, labels };
  const question: Question = { quantity: 'categoricalFocalCrossEntropy', inputs, options: all, framework };
  const { held } = prediction;
  const probabilities = { ...prediction, held: isLogits ? softmax(held, { axis }) : held };
  const asked = { ...question, inputs: { probabilities, labels } };
  return { question, shape: shape.toSpliced(axis, 1), ...inDoubles(categoricalDoubles, asked, settings) };
};
