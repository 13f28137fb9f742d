/** TensorFlow's losses and activations, and what they refuse. Signatures and errors as in 2.21. */

import type { QuantityId, QuantityOptions } from '../../quantities/index.ts';
import { logSumExpOf, ofElements, softmaxOf } from './asking.ts';
import { axisIn, converted, moved, withShape } from './common.ts';
import { broadcastTo } from './shapes.ts';
import { flagIn } from './signature.ts';
import { tensorflowArrayAliases, tensorflowArrays } from './tensorflowArrays.ts';
import { complexFloats, floats, reducedAxis, requireFloats, tensorIn } from './tensors.ts';
import type { ApiFunction, Catalogue, Result } from './types.ts';
import { type ArrayValue, type Given, isFloating, notFollowed, Raised, type Value } from './values.ts';
import { mixedOperands, mixedTypes, tensorflowTypeNames, tupleOf } from './words.ts';
import { answer, defineQuantity } from './writing.ts';

/** The axis of a softmax, the last one where none is given. @throws Raised where there is none */
function softmaxAxis(given: Given, { exact: { shape } }: ArrayValue): number {
  const axis = axisIn(given, 'axis') ?? -1;
  if (shape.length === 0) throw new Raised('InvalidArgumentError: logits must have >= 1 dimension, got []');
  if (axis < -shape.length || axis >= shape.length) {
    throw new Raised(
      `InvalidArgumentError: \`dim\` must be in the range [${-shape.length}, ${shape.length}) where ${shape.length} is the number of dimensions in the input. Received: dim=${axis}`,
    );
  }
  return axis;
}

const softmax = (quantity: 'softmax' | 'logSoftmax') => (given: Given) => {
  const logits = requireFloats(tensorIn(given, 'logits'), floats);
  return softmaxOf(quantity, logits, softmaxAxis(given, logits));
};

/** Of each element of fractions. */
const each = (quantity: QuantityId, parameter: string, allowed: string) => (given: Given) =>
  ofElements(quantity, requireFloats(tensorIn(given, parameter), allowed));

/** Labels and logits that a loss is given. @throws Raised where one of them is missing */
function pairIn(given: Given, called: string): { readonly labels: Value; readonly logits: Value } {
  const { labels, logits } = given;
  if (labels.kind !== 'nothing' && logits.kind !== 'nothing') return { labels, logits };
  throw new Raised(`ValueError: Both \`labels\` and \`logits\` must be provided for ${called}`);
}

/** Cross entropy of distributions; labels are cast to the type of the logits, and stretched to their rows. */
export function softmaxCrossEntropy(given: Given, options: QuantityOptions = {}): Result {
  pairIn(given, 'softmax_cross_entropy_with_logits');
  const logits = requireFloats(tensorIn(given, 'logits'), floats);
  const axis = crossEntropyAxis(given, logits);
  const labels = stretchedLabels(converted(tensorIn(given, 'labels'), logits.type), logits, axis);
  return answer({
    quantity: 'softmaxCrossEntropyWithLogits',
    inputs: { logits, labels },
    options: { axis, ...options },
    framework: 'tensorflow',
  });
}

/** It is moved to the end by counting from the front: no negative one but the last. */
function crossEntropyAxis(given: Given, { exact: { shape } }: ArrayValue): number {
  const axis = axisIn(given, 'axis') ?? -1;
  if (shape.length === 0) throw new Raised('InvalidArgumentError: Expected begin[0] == 0 (got -1) and size[0] == 0');
  if (axis === -1 || (axis >= 0 && axis < shape.length)) return axis;
  const [start, limit] = axis < 0 ? [0, axis] : [axis + 1, shape.length];
  throw new Raised(`InvalidArgumentError: Requires start <= limit when delta > 0: ${start}/${limit} [Op:Range]`);
}

/** Labels as the rows of the logits take them: one row for all, or one number for all classes of a row. */
function stretchedLabels(labels: ArrayValue, logits: ArrayValue, axis: number): ArrayValue {
  const [wanted, found] = [logits.exact.shape, labels.exact.shape];
  if (wanted.join() === found.join()) return labels;
  if (axis !== -1 && axis !== wanted.length - 1) return notFollowed('labels of another shape along this axis');
  if (found.length === 0) return notFollowed('one label for all');
  const [[rows, classes], [labelRows, labelClasses]] = [asRows(wanted), asRows(found)];
  const canStretch = (labelRows === rows || labelRows === 1) && (labelClasses === classes || labelClasses === 1);
  if (canStretch) {
    return withShape(
      moved(withShape(labels, [labelRows, labelClasses]), (tensor) => broadcastTo(tensor, [rows, classes])),
      wanted,
    );
  }
  if (classes === 1) return notFollowed('one class stretched to those of the labels');
  if (rows === 1 && (labelClasses === classes || labelClasses === 1)) {
    throw new Raised(
      `InvalidArgumentError: Input to reshape is a tensor with ${labelRows} values, but the requested shape has 1 [Op:Reshape]`,
    );
  }
  throw new Raised(
    `InvalidArgumentError: logits and labels must be broadcastable: logits_size=[${rows},${classes}] labels_size=[${labelRows},${labelClasses}] [Op:SoftmaxCrossEntropyWithLogits]`,
  );
}

function asRows(shape: readonly number[]): readonly [rows: number, classes: number] {
  const rows = shape.slice(0, -1).reduce((product, size) => product * size, 1);
  return [rows, shape[shape.length - 1]];
}

/** Cross entropy of class indices, along the last axis. */
export function sparseCrossEntropy(given: Given, options: QuantityOptions = {}): Result {
  pairIn(given, 'sparse_softmax_cross_entropy_with_logits');
  return sparseCrossEntropyOf(tensorIn(given, 'labels'), tensorIn(given, 'logits'), options);
}

/** The same of tensors. @throws Raised as TensorFlow does on a CPU */
export function sparseCrossEntropyOf(labels: ArrayValue, logits: ArrayValue, options: QuantityOptions): Result {
  const [found, wanted] = [labels.exact.shape, logits.exact.shape];
  if (found.length !== wanted.length - 1) {
    throw new Raised(
      `ValueError: \`labels.shape.rank\` must equal \`logits.shape.rank - 1\`. Received: labels.shape=${tupleOf(found)} of rank ${found.length} and logits.shape=${tupleOf(wanted)} of rank ${wanted.length}`,
    );
  }
  if (found.join() !== wanted.slice(0, -1).join()) {
    throw new Raised(
      `ValueError: \`labels.shape\` must equal \`logits.shape\` except for the last dimension. Received: labels.shape=${tupleOf(found)} and logits.shape=${tupleOf(wanted)}`,
    );
  }
  requireFloats(logits, floats);
  if (labels.type !== 'int32' && labels.type !== 'int64') {
    throw new Raised(
      `InvalidArgumentError: Value for attr 'Tlabels' of ${tensorflowTypeNames[labels.type]} is not in the list of allowed values: int32, int64`,
    );
  }
  checkLabels(labels, wanted[wanted.length - 1], options.ignoreIndex);
  return answer({
    quantity: 'sparseSoftmaxCrossEntropyWithLogits',
    inputs: { logits, labels },
    options: { axis: -1, ...options },
    framework: 'tensorflow',
  });
}

/** @throws Raised for a label that names no class; on a GPU its loss is NaN */
export function checkLabels({ held }: ArrayValue, classes: number, ignored?: number): void {
  const labels = held.data.filter((label) => label !== ignored);
  const [least, most] = [Math.min(...labels), Math.max(...labels)];
  if (labels.length === 0 || (least >= 0 && most < classes)) return;
  throw new Raised(
    `InvalidArgumentError: Received a label value of ${least < 0 ? least : most} which is outside the valid range of [0, ${classes}).  Label values: ${[...held.data].join(' ')} [Op:SparseSoftmaxCrossEntropyWithLogits]`,
  );
}

function requireSameShape(labels: ArrayValue, logits: ArrayValue): void {
  if (labels.exact.shape.join() === logits.exact.shape.join()) return;
  throw new Raised(
    `ValueError: \`logits\` and \`labels\` must have the same shape, received (${tupleOf(logits.exact.shape)} vs ${tupleOf(labels.exact.shape)}).`,
  );
}

/** Of each element; both must have one type. */
export function sigmoidCrossEntropy(given: Given, options: QuantityOptions = {}): Result {
  pairIn(given, 'sigmoid_cross_entropy_with_logits');
  return sigmoidCrossEntropyOf(tensorIn(given, 'labels'), tensorIn(given, 'logits'), options);
}

export function sigmoidCrossEntropyOf(labels: ArrayValue, logits: ArrayValue, options: QuantityOptions): Result {
  requireSameShape(labels, logits);
  if (labels.type === 'bool') throw new Raised(mixedOperands('-', logits.type, labels.type));
  if (labels.type !== logits.type) throw new Raised(mixedOperands('*', logits.type, labels.type));
  requireFloats(logits, complexFloats);
  return answer({
    quantity: 'sigmoidCrossEntropyWithLogits',
    inputs: { logits, labels },
    options,
    framework: 'tensorflow',
  });
}

function weightedCrossEntropy(given: Given): Result {
  const [labels, logits] = [tensorIn(given, 'labels'), tensorIn(given, 'logits')];
  requireSameShape(labels, logits);
  const { pos_weight: weight } = given;
  if (weight.kind === 'list') {
    throw new Raised(`TypeError: unsupported operand type(s) for -: '${weight.form}' and 'int'`);
  }
  if (labels.type !== logits.type) throw new Raised(mixedTypes('Mul', labels.type, logits.type));
  requireFloats(logits, complexFloats);
  if (weight.kind === 'array' && weight.library === 'tensorflow' && weight.type !== labels.type) {
    throw new Raised(mixedTypes('Mul', weight.type, labels.type));
  }
  if (weight.kind === 'array' && !isFloating(weight.type)) return notFollowed('whole numbers as pos_weight');
  const posWeight = weight.kind === 'number' ? weight.value : weight.kind === 'array' ? weight.exact : undefined;
  if (posWeight === undefined) return notFollowed('pos_weight');
  return answer({
    quantity: 'weightedCrossEntropyWithLogits',
    inputs: { logits, labels },
    options: { posWeight },
    framework: 'tensorflow',
  });
}

const nn = 'tensorflow.nn';
const v1 = 'tensorflow.compat.v1.nn';
const math = 'tensorflow.math';

const activations: readonly ApiFunction[] = [
  defineQuantity('softmax', `${nn}.softmax`, 'logits, axis=None, name=None', softmax('softmax')),
  defineQuantity('logSoftmax', `${nn}.log_softmax`, 'logits, axis=None, name=None', softmax('logSoftmax')),
  ...(['softmax', 'log_softmax'] as const).map((name) =>
    defineQuantity(
      name === 'softmax' ? 'softmax' : 'logSoftmax',
      `${v1}.${name}`,
      'logits, axis|dim=None, name=None',
      softmax(name === 'softmax' ? 'softmax' : 'logSoftmax'),
    ),
  ),
  defineQuantity(
    'logSumExp',
    `${math}.reduce_logsumexp`,
    'input_tensor, axis=None, keepdims=False, name=None',
    (given) => {
      const logits = requireFloats(tensorIn(given, 'input_tensor'), complexFloats);
      return logSumExpOf(logits, reducedAxis(given, logits), flagIn(given, 'keepdims'));
    },
  ),
  defineQuantity('sigmoid', `${math}.sigmoid`, 'x, name=None', each('sigmoid', 'x', complexFloats)),
  defineQuantity('logSigmoid', `${math}.log_sigmoid`, 'x, name=None', each('logSigmoid', 'x', floats)),
  defineQuantity('softplus', `${math}.softplus`, 'features, name=None', each('softplus', 'features', floats)),
];

const losses: readonly ApiFunction[] = [
  defineQuantity(
    'softmaxCrossEntropyWithLogits',
    `${nn}.softmax_cross_entropy_with_logits`,
    'labels, logits, axis=-1, name=None',
    (given) => softmaxCrossEntropy(given),
  ),
  defineQuantity(
    'softmaxCrossEntropyWithLogits',
    `${v1}.softmax_cross_entropy_with_logits`,
    'labels=None, logits=None, axis|dim=-1, name=None',
    (given) => softmaxCrossEntropy(given),
  ),
  defineQuantity(
    'softmaxCrossEntropyWithLogits',
    `${v1}.softmax_cross_entropy_with_logits_v2`,
    'labels, logits, axis|dim=None, name=None',
    (given) => softmaxCrossEntropy(given),
  ),
  defineQuantity(
    'sparseSoftmaxCrossEntropyWithLogits',
    `${nn}.sparse_softmax_cross_entropy_with_logits`,
    'labels, logits, name=None',
    (given) => sparseCrossEntropy(given),
  ),
  defineQuantity(
    'sparseSoftmaxCrossEntropyWithLogits',
    `${v1}.sparse_softmax_cross_entropy_with_logits`,
    'labels=None, logits=None, name=None',
    (given) => sparseCrossEntropy(given),
  ),
  ...[nn, v1].map((path) =>
    defineQuantity(
      'sigmoidCrossEntropyWithLogits',
      `${path}.sigmoid_cross_entropy_with_logits`,
      'labels=None, logits=None, name=None',
      (given) => sigmoidCrossEntropy(given),
    ),
  ),
  defineQuantity(
    'weightedCrossEntropyWithLogits',
    `${nn}.weighted_cross_entropy_with_logits`,
    'labels, logits, pos_weight, name=None',
    weightedCrossEntropy,
  ),
  defineQuantity(
    'weightedCrossEntropyWithLogits',
    `${v1}.weighted_cross_entropy_with_logits`,
    'labels|targets, logits, pos_weight, name=None',
    weightedCrossEntropy,
  ),
];

export const tensorflowApi: Catalogue = {
  functions: [...tensorflowArrays, ...activations, ...losses],
  classes: [],
  constants: {},
  aliases: {
    ...tensorflowArrayAliases,
    'tensorflow.sigmoid': `${math}.sigmoid`,
    'tensorflow.nn.sigmoid': `${math}.sigmoid`,
    'tensorflow.nn.softplus': `${math}.softplus`,
    'tensorflow.math.softmax': `${nn}.softmax`,
    'tensorflow.math.log_softmax': `${nn}.log_softmax`,
    'tensorflow.reduce_logsumexp': `${math}.reduce_logsumexp`,
    'tensorflow.compat.v1.log': `${math}.log`,
    'tensorflow.compat.v1.keras.': 'tensorflow.keras.',
    'tensorflow.compat.v1.': 'tensorflow.',
    'tensorflow.compat.v2.': 'tensorflow.',
  },
  foreignSettings: [
    {
      text: /\benable_numpy_behavior\b|\bexperimental_enable_numpy_behavior\b/,
      what: 'experimental_enable_numpy_behavior',
      affects: ['tensorflow.', 'keras.'],
    },
  ],
};
