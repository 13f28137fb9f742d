/** optax's losses: one a sample, nothing reduced, logits first. Signatures and errors as in 0.2.8. */

import { mapElements, type Tensor } from '../../core/index.ts';
import type { QuantityOptions } from '../../quantities/index.ts';
import { flat, logSumExpOf } from './asking.ts';
import { axisIn, converted, moved } from './common.ts';
import { jaxArrayIn, jaxAxis, madeFrom } from './jaxMaking.ts';
import { incompatible, refuseWhere, stretched, typedIn, unfit } from './optaxArguments.ts';
import type { Settings } from './settings.ts';
import { broadcastTo, combined, folded, permuted } from './shapes.ts';
import { numberIn, optionalNumberIn } from './signature.ts';
import type { ApiFunction, Catalogue, Result } from './types.ts';
import { type ArrayValue, arrayOf, type Given, isFloating, notFollowed, Raised, type Value } from './values.ts';
import { tupleOf } from './words.ts';
import { answer, define, defineQuantity } from './writing.ts';

/** Logits are made probabilities along their own axis before the labels stretch them. */
function softmaxCrossEntropy(given: Given, settings: Settings): Result {
  refuseWhere(given);
  const logits = typedIn(given, 'logits', 'floating', settings);
  if (given.labels.kind === 'list') {
    throw new Raised("TypeError: unsupported operand type(s) for *: 'list' and 'ArrayImpl'");
  }
  const labels = madeFrom(given.labels, settings);
  if (isFloating(labels.type) && labels.type !== logits.type) return notFollowed('labels of another type');
  const axis = axisIn(given, 'axis');
  if (axis === undefined) return wholeCrossEntropy(logits, labels);
  const at = jaxAxis(axis, logits.exact.shape.length);
  const [rows, targets] = stretched(logits, converted(labels, logits.type), incompatible);
  const fromEnd = at - logits.exact.shape.length;
  if (rows !== logits && rows.exact.shape.at(fromEnd) !== logits.exact.shape[at]) {
    return notFollowed('labels that stretch the classes');
  }
  // the labels' own axes count from the front
  if (axis >= 0 && rows.exact.shape.length !== logits.exact.shape.length) return notFollowed('labels with more axes');
  return answer({
    quantity: 'softmaxCrossEntropyWithLogits',
    inputs: { logits: rows, labels: targets },
    options: { axis },
    framework: 'optax',
  });
}

/** Over all axes at once. */
function wholeCrossEntropy(logits: ArrayValue, labels: ArrayValue): Result {
  if (labels.exact.shape.join() !== logits.exact.shape.join()) return notFollowed('labels of another shape');
  return answer({
    quantity: 'softmaxCrossEntropyWithLogits',
    inputs: { logits: flat(logits), labels: flat(converted(labels, logits.type)) },
    options: { axis: -1 },
    framework: 'optax',
  });
}

/** A logit of −∞ with a label of 0 counts nothing. */
function safeCrossEntropy(given: Given, settings: Settings): Result {
  const logits = typedIn(given, 'logits', 'floating', settings);
  const labels = converted(jaxArrayIn(given, 'labels', 'not_equal', settings), logits.type);
  const result = softmaxCrossEntropy({ ...given, labels, axis: lastAxis }, settings);
  if (result.value.kind !== 'array' || !result.value.held.data.some(Number.isNaN)) return result;
  const [rows, targets] = stretched(logits, labels, incompatible);
  const impossible = (array: ArrayValue): boolean =>
    array.held.data.some((z, place) => z === Number.NEGATIVE_INFINITY && targets.held.data[place] === 0);
  if (!impossible(rows)) return result;
  // so low that its share is 0 in either precision, and so near that 0 times it is 0
  const lowered = moved(rows, (tensor) => mapElements(tensor, (z) => (z === Number.NEGATIVE_INFINITY ? -1e30 : z)));
  return softmaxCrossEntropy({ ...given, logits: lowered, labels, axis: lastAxis }, settings);
}

const lastAxis: Value = { kind: 'number', value: -1, isInteger: true };

/** Negative labels count from the end; what names no class gives NaN. */
function integerLabels(given: Given, settings: Settings): Result {
  refuseWhere(given);
  const logits = typedIn(given, 'logits', 'floating', settings);
  const labels = typedIn(given, 'labels', 'integer', settings);
  const axis = axisIn(given, 'axis');
  if (axis === undefined) return notFollowed('axis=None');
  const { shape } = logits.exact;
  const at = jaxAxis(axis, shape.length);
  const found = labels.exact.shape;
  if (at > found.length) {
    throw new Raised(`ValueError: axis ${at} is out of bounds for array of dimension ${found.length + 1}`);
  }
  if (found.length !== shape.length - 1) {
    throw new Raised(
      `ValueError: indices and arr must have the same number of dimensions; ${found.length + 1} vs. ${shape.length}`,
    );
  }
  const samples = shape.toSpliced(at, 1);
  if (found.some((size, place) => size !== samples[place] && size !== 1 && samples[place] !== 1)) {
    throw new Raised(
      `ValueError: Incompatible shapes for broadcasting: shapes=[${tupleOf(found.toSpliced(at, 0, 1))}, ${tupleOf(shape.with(at, 1))}]`,
    );
  }
  if (found.some((size, place) => size !== samples[place] && size !== 1)) return notFollowed('more labels than rows');
  const stretchedLabels = moved(labels, (tensor) => broadcastTo(tensor, samples));
  return pickedCrossEntropy(logits, stretchedLabels, at);
}

function pickedCrossEntropy(logits: ArrayValue, labels: ArrayValue, axis: number): Result {
  const classes = logits.exact.shape[axis];
  const wrapped = mapElements(labels.held, (label) => (label < 0 ? label + classes : label));
  const isOutside = (label: number): boolean => label < 0 || label >= classes;
  const inside = mapElements(wrapped, (label) => (isOutside(label) ? 0 : label));
  const result = answer({
    quantity: 'sparseSoftmaxCrossEntropyWithLogits',
    inputs: { logits, labels: arrayOf('jax', labels.type, inside) },
    options: { axis },
    framework: 'optax',
  });
  if (result.value.kind !== 'array') return result;
  const value = { ...result.value, held: fromNormalizer(logits, inside, axis, result.value.held) };
  if (!wrapped.data.some(isOutside)) return { ...result, value };
  const unknown = ({ shape, data }: Tensor): Tensor => ({
    shape,
    data: data.map((loss, place) => (isOutside(wrapped.data[place]) ? Number.NaN : loss)),
  });
  return { value: { ...value, held: unknown(value.held), exact: unknown(value.exact) } };
}

/** In single precision the logit is taken from the log-sum-exp, which is larger than their difference. */
function fromNormalizer(logits: ArrayValue, labels: Tensor, axis: number, otherwise: Tensor): Tensor {
  const { value } = logSumExpOf(logits, axis, false);
  if (value.kind !== 'array' || logits.type !== 'float32') return otherwise;
  const rows = moved(logits, (tensor) => permuted(tensor, [...withoutAxis(tensor, axis), axis])).held;
  const classes = rows.shape[rows.shape.length - 1];
  const data = value.held.data.map((total, row) => Math.fround(total - rows.data[row * classes + labels.data[row]]));
  return { shape: value.held.shape, data };
}

const withoutAxis = ({ shape }: Tensor, axis: number): number[] => [...shape.keys()].filter((each) => each !== axis);

/** Logits and labels of each element, labels in the type of the logits. */
function binaryPair(given: Given, settings: Settings): readonly [logits: ArrayValue, labels: ArrayValue] {
  if (given.logits.kind === 'number') throw new Raised("AttributeError: 'float' object has no attribute 'dtype'");
  const logits = typedIn(given, 'logits', 'floating', settings);
  const labels = converted(jaxArrayIn(given, 'labels', 'astype', settings), logits.type);
  return stretched(logits, labels, unfit);
}

function sigmoidCrossEntropy(given: Given, settings: Settings): Result {
  const [logits, labels] = binaryPair(given, settings);
  return answer({ quantity: 'sigmoidCrossEntropyWithLogits', inputs: { logits, labels }, framework: 'optax' });
}

function sigmoidFocal(given: Given, settings: Settings): Result {
  const [logits, labels] = binaryPair(given, settings);
  const alpha = optionalNumberIn(given, 'alpha');
  const options = { gamma: numberIn(given, 'gamma'), ...(alpha !== undefined && { alpha }) };
  const inputs = { logits, labels };
  const result = answer({ quantity: 'binaryFocalCrossEntropy', inputs, options, framework: 'optax' });
  if (result.value.kind !== 'array' || logits.type !== 'float32') return result;
  const held = combined(logits.held, labels.held, (z, y) => focalInSingle(z, y, options.gamma, alpha));
  return { ...result, value: { ...result.value, held } };
}

/** In single precision (1 − p_t)^γ comes from the logarithm of 1 − p_t. */
function focalInSingle(z: number, y: number, gamma: number, alpha: number | undefined): number {
  const { fround: round } = Math;
  const softplus = (x: number): number => round(Math.max(x, 0) + round(Math.log1p(round(Math.exp(-Math.abs(x))))));
  const [logP, logQ] = [-softplus(-z), -softplus(z)];
  const entropy = round(round(-y * logP) - round(round(1 - y) * logQ));
  // a weight of 0 leaves its term out
  const terms = (
    [
      [logP, round(1 - y)],
      [logQ, y],
    ] as const
  ).filter(([, weight]) => weight !== 0);
  const largest = Math.max(...terms.map(([term]) => term));
  const total = terms.reduce(
    (sum, [term, weight]) => round(sum + round(weight * round(Math.exp(round(term - largest))))),
    0,
  );
  const missed = round(round(Math.log(total)) + largest);
  const loss = round(entropy * round(Math.exp(round(round(gamma) * missed))));
  if (alpha === undefined) return loss;
  const balance = round(round(round(alpha) * y) + round(round(1 - alpha) * round(1 - y)));
  return round(balance * loss);
}

function divergence(given: Given, settings: Settings, logTarget: boolean): Result {
  refuseWhere(given);
  const prediction = typedIn(given, 'log_predictions', 'floating', settings);
  const target = typedIn(given, logTarget ? 'log_targets' : 'targets', 'floating', settings);
  if (prediction.type !== target.type) return notFollowed('targets of another type');
  const [logProbabilities, labels] = stretched(prediction, target, unfit);
  const axis = axisIn(given, 'axis');
  const options: QuantityOptions = logTarget ? { logTarget } : {};
  const quantity = 'klDivergenceLoss';
  if (axis === undefined) {
    const inputs = { logProbabilities: flat(logProbabilities), labels: flat(labels) };
    return answer({ quantity, inputs, options: { ...options, axis: -1 }, framework: 'optax' });
  }
  jaxAxis(axis, logProbabilities.exact.shape.length);
  return answer({ quantity, inputs: { logProbabilities, labels }, options: { ...options, axis }, framework: 'optax' });
}

/** The divergence, and what both miss of 1. */
function generalizedDivergence(given: Given, settings: Settings): Result {
  const { value } = divergence(given, settings, false);
  const prediction = madeFrom(given.log_predictions, settings);
  const target = madeFrom(given.targets, settings);
  if (value.kind !== 'array' || prediction.exact.shape.join() !== target.exact.shape.join()) {
    return notFollowed('targets of another shape');
  }
  const axis = axisIn(given, 'axis');
  const [round, same] = [value.type === 'float32' ? Math.fround : (x: number) => x, (x: number) => x];
  const total = (of: 'held' | 'exact', to: (x: number) => number): Tensor => {
    const excess = combined(prediction[of], target[of], (q, t) => to(to(Math.exp(q)) - t));
    const sums = folded(excess, axis, false, (values) => to(values.reduce((sum, each) => sum + each, 0)));
    return combined(value[of], sums, (a, b) => to(a + b));
  };
  return { value: { ...value, held: total('held', round), exact: total('exact', same) } };
}

/** Of fractions only; a share beyond [0, 1] is followed. */
function smoothLabels(given: Given, settings: Settings): ArrayValue {
  refuseWhere(given);
  const labels = typedIn(given, 'labels', 'floating', settings);
  const axis = axisIn(given, 'axis');
  const { shape, data } = labels.exact;
  const count = axis === undefined ? data.length : shape[jaxAxis(axis, shape.length)];
  const share = numberIn(given, 'alpha');
  const smoothed = (round: (value: number) => number) => (y: number) =>
    round(round(round(1 - share) * y) + round(share / count));
  const round = labels.type === 'float32' ? Math.fround : (value: number): number => value;
  const exact = mapElements(
    labels.exact,
    smoothed((value) => value),
  );
  return { ...labels, exact, held: mapElements(labels.held, smoothed(round)) };
}

/** Cross entropy and ε times what the prediction misses of the labels. */
function polyLoss(given: Given, settings: Settings): Result {
  typedIn(given, 'labels', 'floating', settings);
  const logits = typedIn(given, 'logits', 'floating', settings);
  const entropy = softmaxCrossEntropy(given, settings);
  const labels = madeFrom(given.labels, settings);
  const axis = axisIn(given, 'axis');
  if (axis === undefined || labels.exact.shape.join() !== logits.exact.shape.join())
    return notFollowed('this poly loss');
  const shares = answer({ quantity: 'softmax', inputs: { logits }, options: { axis } }).value;
  const { value } = entropy;
  if (shares.kind !== 'array' || value.kind !== 'array') return notFollowed('this poly loss');
  const epsilon = numberIn(given, 'epsilon');
  const [round, same] = [value.type === 'float32' ? Math.fround : (x: number) => x, (x: number) => x];
  const total = (of: 'held' | 'exact', to: (x: number) => number): Tensor => {
    const missed = combined(labels[of], shares[of], (y, p) => to(y * to(1 - p)));
    const sums = folded(missed, axis, false, (values) => to(values.reduce((sum, each) => sum + each, 0)));
    return combined(value[of], sums, (loss, sum) => to(loss + to(to(epsilon) * sum)));
  };
  return { value: { ...value, held: total('held', round), exact: total('exact', same) } };
}

const along = 'axis=-1, where=None';

const losses: readonly ApiFunction[] = [
  defineQuantity(
    'softmaxCrossEntropyWithLogits',
    'optax.softmax_cross_entropy',
    `logits, labels, ${along}`,
    softmaxCrossEntropy,
  ),
  defineQuantity(
    'softmaxCrossEntropyWithLogits',
    'optax.safe_softmax_cross_entropy',
    'logits, labels',
    safeCrossEntropy,
  ),
  defineQuantity(
    'sparseSoftmaxCrossEntropyWithLogits',
    'optax.softmax_cross_entropy_with_integer_labels',
    `logits, labels, ${along}`,
    integerLabels,
  ),
  defineQuantity(
    'sigmoidCrossEntropyWithLogits',
    'optax.sigmoid_binary_cross_entropy',
    'logits, labels',
    sigmoidCrossEntropy,
  ),
  defineQuantity(
    'binaryFocalCrossEntropy',
    'optax.sigmoid_focal_loss',
    'logits, labels, *, alpha=None, gamma=2.0',
    sigmoidFocal,
  ),
  defineQuantity('klDivergenceLoss', 'optax.kl_divergence', `log_predictions, targets, ${along}`, (given, settings) =>
    divergence(given, settings, false),
  ),
  defineQuantity(
    'klDivergenceLoss',
    'optax.kl_divergence_with_log_targets',
    `log_predictions, log_targets, ${along}`,
    (given, settings) => divergence(given, settings, true),
  ),
  ...['generalized_kl_divergence', 'convex_kl_divergence'].map((name) =>
    defineQuantity('klDivergenceLoss', `optax.${name}`, `log_predictions, targets, ${along}`, generalizedDivergence),
  ),
  defineQuantity(
    'softmaxCrossEntropyWithLogits',
    'optax.poly_loss_cross_entropy',
    `logits, labels, *, epsilon=2.0, ${along}`,
    polyLoss,
  ),
  define('optax.smooth_labels', `labels, alpha, *, ${along}`, smoothLabels),
];

export const optaxApi: Catalogue = {
  functions: losses,
  classes: [],
  constants: {},
  aliases: { 'optax.losses.': 'optax.' },
};
