/** PyTorch's losses and activations, and what they refuse. Signatures as in 1.13 to 2.13, errors as of 2.13. */

import type { Tensor } from '../../core/index.ts';
import type { QuantityId, QuantityOptions, Reduction } from '../../quantities/index.ts';
import { operate } from './arithmetic.ts';
import { averaged, axisIn, converted, moved, shapeIn, summed, withShape } from './common.ts';
import { oneHot, torchArrays, torchConstants } from './pytorchArrays.ts';
import { torchDistributionClasses, torchDistributions } from './pytorchDistributions.ts';
import { axisFromFront, broadcastShape, broadcastTo } from './shapes.ts';
import { flagIn, numberIn } from './signature.ts';
import type { ApiClass, ApiFunction, Catalogue, Result } from './types.ts';
import {
  type ArrayValue,
  type ElementType,
  type Given,
  isFloating,
  notFollowed,
  Raised,
  type Value,
} from './values.ts';
import { answer, defineClass, defineQuantity, elementwise } from './writing.ts';

/** The names of the element types in error messages. */
const typeNames: Readonly<Record<ElementType, string>> = {
  float16: 'Half',
  bfloat16: 'BFloat16',
  float32: 'Float',
  float64: 'Double',
  int32: 'Int',
  int64: 'Long',
  uint8: 'Byte',
  bool: 'Bool',
};

const sizes = (shape: readonly number[]): string => `torch.Size([${shape.join(', ')}])`;
const listed = (shape: readonly number[]): string => `[${shape.join(', ')}]`;
const sameSizes = (one: Tensor, other: Tensor): boolean => one.shape.join() === other.shape.join();

/** A tensor that a function takes. @throws Raised for anything else */
function tensorIn(given: Given, name: string, called: string): ArrayValue {
  const value = given[name];
  if (value.kind === 'array' && value.library === 'torch') return value;
  const found = value.kind === 'list' ? value.form : value.kind === 'array' ? 'numpy.ndarray' : value.kind;
  const position = name === 'input' ? 1 : 2;
  throw new Raised(`TypeError: ${called}(): argument '${name}' (position ${position}) must be Tensor, not ${found}`);
}

/** The reduction in force; `size_average` and `reduce` are older ways to say it, which still rule. */
function reductionIn(given: Given, called: string): Reduction {
  const { size_average: average, reduce, reduction } = given;
  if (average?.kind === 'nothing' && reduce?.kind === 'nothing') {
    const asked = reduction.kind === 'string' ? reduction.value : notFollowed('this reduction');
    if (asked === 'none' || asked === 'mean' || asked === 'sum') return asked;
    if (asked === 'batchmean' && called === 'kl_div') return asked;
    throw new Raised(`ValueError: ${asked} is not a valid value for reduction`);
  }
  const isOff = (value: Value | undefined): boolean =>
    (value?.kind === 'flag' && !value.value) || (value?.kind === 'number' && value.value === 0);
  if (isOff(reduce)) return 'none';
  return isOff(average) ? 'sum' : 'mean';
}

/** Numbers of weights, if any were given, in the precision in which they are held. */
function weightsIn(given: Given, name: string): ArrayValue | undefined {
  const value = given[name];
  if (value === undefined || value.kind === 'nothing') return undefined;
  if (value.kind === 'array' && value.library === 'torch') return value;
  throw new Raised(
    `TypeError: argument '${name}' must be Tensor, not ${value.kind === 'list' ? value.form : value.kind}`,
  );
}

/** Of classes in the second axis, or the only one. */
function classAxis({ exact: { shape } }: ArrayValue): number {
  return shape.length > 1 ? 1 : 0;
}

function requireFloating(input: ArrayValue, kernel: string): void {
  if (!isFloating(input.type))
    throw new Raised(`NotImplementedError: "${kernel}" not implemented for '${typeNames[input.type]}'`);
}

/** The checks of labels that name classes, in the order in which PyTorch makes them. */
function checkIndices(input: ArrayValue, target: ArrayValue, weight: ArrayValue | undefined, ignored: number): void {
  const { shape } = input.exact;
  const labels = target.held;
  const axis = classAxis(input);
  const classes = shape[axis];
  if (shape.length <= 2) {
    if (labels.shape.length > 1)
      throw new Raised('RuntimeError: 0D or 1D target tensor expected, multi-target not supported');
    if (shape.length === 2 && labels.shape[0] !== shape[0]) {
      const found = labels.shape.length === 0 ? 1 : labels.shape[0];
      throw new Raised(`ValueError: Expected input batch_size (${shape[0]}) to match target batch_size (${found}).`);
    }
  } else {
    const wanted = shape.toSpliced(1, 1);
    if (labels.shape.join() !== wanted.join()) {
      if (labels.shape.length !== wanted.length) {
        throw new Raised(
          `RuntimeError: only batches of spatial targets supported (${wanted.length}D tensors) but got targets of dimension: ${labels.shape.length}`,
        );
      }
      throw new Raised(`RuntimeError: Expected target size ${listed(wanted)}, got ${listed(labels.shape)}`);
    }
  }
  if (target.type !== 'int64' && target.type !== 'uint8') {
    throw new Raised(`RuntimeError: expected target dtype to be Long or Byte, but got ${typeNames[target.type]}`);
  }
  checkClassWeights(weight, classes, input);
  const bad = labels.data.find((label) => label !== ignored && (label < 0 || label >= classes));
  if (bad !== undefined) throw new Raised(`IndexError: Target ${bad} is out of bounds.`);
}

function checkClassWeights(weight: ArrayValue | undefined, classes: number, input: ArrayValue): void {
  if (!weight) return;
  if (weight.exact.shape.length !== 1 || weight.exact.data.length !== classes) {
    throw new Raised(
      `RuntimeError: weight tensor should be defined either for all ${classes} classes or no classes but got weight tensor of shape: ${listed(weight.exact.shape)}`,
    );
  }
  if (weight.type !== input.type) {
    throw new Raised(`RuntimeError: expected scalar type ${typeNames[input.type]} but found ${typeNames[weight.type]}`);
  }
}

/** The whole set of numbers that a quantity takes as a list of weights. */
function weightOption(
  name: 'classWeights' | 'sampleWeights' | 'posWeight',
  weight: ArrayValue | undefined,
): QuantityOptions {
  return weight ? { [name]: weight.exact } : {};
}

function crossEntropy(given: Given): Result {
  const input = tensorIn(given, 'input', 'cross_entropy_loss');
  const target = tensorIn(given, 'target', 'cross_entropy_loss');
  const weight = weightsIn(given, 'weight');
  const reduction = reductionIn(given, 'cross_entropy');
  const ignoreIndex = numberIn(given, 'ignore_index');
  const smoothing = Math.max(0, numberIn(given, 'label_smoothing'));
  const axis = classAxis(input);
  if (smoothing > 1) {
    throw new Raised(`RuntimeError: label_smoothing must be between 0.0 and 1.0. Got: ${smoothing}`);
  }
  const options = {
    reduction,
    axis,
    ...(smoothing > 0 && { labelSmoothing: smoothing }),
    ...weightOption('classWeights', weight),
  };
  if (sameSizes(input.exact, target.exact)) {
    if (!isFloating(target.type)) {
      throw new Raised(
        `RuntimeError: Expected floating point type for target with class probabilities, got ${typeNames[target.type]}`,
      );
    }
    if (ignoreIndex >= 0) throw new Raised('RuntimeError: ignore_index is not supported for floating point target');
    requireFloating(input, 'log_softmax_lastdim_kernel_impl');
    checkClassWeights(weight, input.exact.shape[axis], input);
    if (input.type !== target.type) return mixedCrossEntropy(input, target, options);
    return answer({
      quantity: 'softmaxCrossEntropyWithLogits',
      inputs: { logits: input, labels: target },
      options,
      framework: 'torch',
    });
  }
  requireFloating(input, 'log_softmax_lastdim_kernel_impl');
  checkIndices(input, target, weight, ignoreIndex);
  const labels = input.exact.shape.length === 1 ? withShape(target, []) : target;
  return answer({
    quantity: 'sparseSoftmaxCrossEntropyWithLogits',
    inputs: { logits: input, labels },
    options: { ...options, ignoreIndex },
    framework: 'torch',
  });
}

/** Logits and probabilities of two types: the logarithms are rounded to that of the logits, and multiplied in the wider one. */
function mixedCrossEntropy(
  input: ArrayValue,
  target: ArrayValue,
  { reduction, axis = -1, ...others }: QuantityOptions,
): Result {
  const logarithms = answer({ quantity: 'logSoftmax', inputs: { logits: input }, options: { axis } }).value;
  if (Object.keys(others).length > 0 || logarithms.kind !== 'array') {
    return notFollowed('weights or smoothing of two types');
  }
  const products = operate('*', operate('*', target, logarithms), { kind: 'number', value: -1, isInteger: true });
  const losses = products.kind === 'array' ? summed(products, axis, false) : notFollowed('this loss');
  if (reduction === 'none') return { value: losses };
  return { value: (reduction === 'sum' ? summed : averaged)(losses, undefined, false) };
}

function negativeLogLikelihood(given: Given): Result {
  const input = tensorIn(given, 'input', 'nll_loss_nd');
  const target = tensorIn(given, 'target', 'nll_loss_nd');
  const weight = weightsIn(given, 'weight');
  const reduction = reductionIn(given, 'nll_loss');
  const ignoreIndex = numberIn(given, 'ignore_index');
  requireFloating(input, 'nll_loss_out_frame');
  checkIndices(input, target, weight, ignoreIndex);
  return answer({
    quantity: 'negativeLogLikelihood',
    inputs: { logProbabilities: input, labels: target },
    options: { reduction, axis: classAxis(input), ignoreIndex, ...weightOption('classWeights', weight) },
    framework: 'torch',
  });
}

function binaryCrossEntropy(given: Given): Result {
  const input = tensorIn(given, 'input', 'binary_cross_entropy');
  const target = tensorIn(given, 'target', 'binary_cross_entropy');
  const weight = weightsIn(given, 'weight');
  const reduction = reductionIn(given, 'binary_cross_entropy');
  if (!sameSizes(input.exact, target.exact)) {
    throw new Raised(
      `ValueError: Using a target size (${sizes(target.exact.shape)}) that is different to the input size (${sizes(input.exact.shape)}) is deprecated. Please ensure they have the same size.`,
    );
  }
  if (input.type !== target.type) {
    throw new Raised(`RuntimeError: Found dtype ${typeNames[target.type]} but expected ${typeNames[input.type]}`);
  }
  requireFloating(input, 'binary_cross_entropy');
  if (input.held.data.some((p) => !(p >= 0 && p <= 1))) {
    throw new Raised('RuntimeError: all elements of input should be between 0 and 1');
  }
  if (target.held.data.some((y) => !(y >= 0 && y <= 1))) {
    throw new Raised('RuntimeError: all elements of target should be between 0 and 1');
  }
  return answer({
    quantity: 'binaryCrossEntropy',
    inputs: { probabilities: input, labels: target },
    options: { reduction, ...weightOption('sampleWeights', weight) },
    framework: 'torch',
  });
}

function binaryCrossEntropyWithLogits(given: Given): Result {
  const input = tensorIn(given, 'input', 'binary_cross_entropy_with_logits');
  const target = tensorIn(given, 'target', 'binary_cross_entropy_with_logits');
  const weight = weightsIn(given, 'weight');
  const positive = weightsIn(given, 'pos_weight');
  const reduction = reductionIn(given, 'binary_cross_entropy_with_logits');
  if (!sameSizes(input.exact, target.exact)) {
    throw new Raised(
      `ValueError: Target size (${sizes(target.exact.shape)}) must be the same as input size (${sizes(input.exact.shape)})`,
    );
  }
  requireFloating(input, 'log_sigmoid_cpu');
  if (!isFloating(target.type)) {
    if (target.type === 'bool') {
      throw new Raised('RuntimeError: Subtraction, the `-` operator, with two bool tensors is not supported.');
    }
    throw new Raised(
      `RuntimeError: result type Float can't be cast to the desired output type ${typeNames[target.type]}`,
    );
  }
  if (positive) requireBroadcast(positive.exact, input.exact);
  if (weight) requireBroadcast(weight.exact, input.exact);
  // computed in the type of the logits, and given in that of the target
  const result = answer({
    quantity: 'sigmoidCrossEntropyWithLogits',
    inputs: { logits: input, labels: converted(target, input.type) },
    options: { reduction, ...weightOption('sampleWeights', weight), ...weightOption('posWeight', positive) },
    framework: 'torch',
  });
  if (input.type === target.type || result.value.kind !== 'array') return result;
  return { ...result, value: converted(result.value, target.type) };
}

function divergence(given: Given): Result {
  const input = tensorIn(given, 'input', 'kl_div');
  const target = tensorIn(given, 'target', 'kl_div');
  const reduction = reductionIn(given, 'kl_div');
  if (!isFloating(target.type) || !isFloating(input.type)) {
    throw new Raised('RuntimeError: kl_div: Integral inputs not supported.');
  }
  requireBroadcast(input.exact, target.exact);
  const type = input.type === 'float64' || target.type === 'float64' ? 'float64' : input.type;
  const shape = broadcastShape(input.exact.shape, target.exact.shape);
  if (reduction === 'batchmean' && shape[0] !== input.exact.shape[0]) return notFollowed('batchmean of two shapes');
  const stretched = (array: ArrayValue): ArrayValue =>
    moved(converted(array, type), (each) => (each.shape.join() === shape.join() ? each : broadcastTo(each, shape)));
  return answer({
    quantity: 'klDivergenceLoss',
    inputs: { logProbabilities: stretched(input), labels: stretched(target) },
    options: { reduction, logTarget: flagIn(given, 'log_target') },
    framework: 'torch',
  });
}

/** Softmax and its logarithm; the axis that is meant where none is said is the first of one or three axes, else the second. */
function alongClasses(quantity: 'softmax' | 'logSoftmax', kernel: string, sign: 1 | -1 = 1) {
  return (given: Given): Result => {
    const typed = typedInput(given);
    const input = sign === 1 ? typed : elementwise(typed, (value) => -value);
    requireFloating(input, kernel);
    const rank = input.exact.shape.length;
    const asked = axisIn(given, 'dim') ?? (rank === 0 || rank === 1 || rank === 3 ? 0 : 1);
    const axis = axisFromFront(asked, rank);
    return answer({ quantity, inputs: { logits: input }, options: { axis } });
  };
}

function typedInput(given: Given): ArrayValue {
  if (given.input.kind === 'list') {
    throw new Raised(`AttributeError: '${given.input.form}' object has no attribute 'softmax'`);
  }
  const input = tensorIn(given, 'input', 'softmax');
  const { dtype } = given;
  if (dtype === undefined || dtype.kind === 'nothing') return input;
  if (dtype.kind !== 'path') return notFollowed('this dtype');
  const type = dtype.path === 'torch.float64' || dtype.path === 'torch.double' ? 'float64' : 'float32';
  return converted(input, type);
}

function logSumExp(given: Given): Result {
  const input = tensorIn(given, 'input', 'logsumexp');
  requireFloating(input, 'logsumexp');
  const { shape } = input.exact;
  const asked = given.dim.kind === 'list' ? shapeIn(given.dim) : [numberIn(given, 'dim')];
  const axes = asked.map((axis) => axisFromFront(axis, shape.length));
  // over all axes it is that of one row; over some of several it is not followed
  const isWhole = new Set(axes).size === shape.length;
  if (!isWhole && axes.length !== 1) return notFollowed('logsumexp over several axes');
  const logits = isWhole ? withShape(input, [-1]) : input;
  const result = answer({ quantity: 'logSumExp', inputs: { logits }, options: { axis: isWhole ? 0 : axes[0] } });
  if (!flagIn(given, 'keepdim') || result.value.kind !== 'array') return result;
  const kept = shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  return { ...result, value: withShape(result.value, kept) };
}

/** A function of each element that is one of our quantities; whole numbers become float32. */
function ofEach(quantity: QuantityId, isWholeRefused = false) {
  return (given: Given): Result => {
    const input = tensorIn(given, 'input', quantity);
    if (isWholeRefused) requireFloating(input, quantity);
    return answer({ quantity, inputs: { x: isFloating(input.type) ? input : converted(input, 'float32') } });
  };
}

/** log(1 + e^(βx))/β, and x itself beyond its threshold. Source: torch.nn.functional.softplus. */
function softplus(given: Given): Result {
  const input = tensorIn(given, 'input', 'softplus');
  requireFloating(input, 'softplus_cpu');
  const [beta, threshold] = [numberIn(given, 'beta'), numberIn(given, 'threshold')];
  if (beta === 1 && input.held.data.every((x) => x <= threshold)) return ofEach('softplus', true)(given);
  return {
    value: elementwise(input, (x) => (x * beta > threshold ? x : Math.log1p(Math.exp(x * beta)) / beta)),
  };
}

/** −x log x, 0 at 0 and −∞ below. */
function entropyTerms(given: Given): Result {
  const input = tensorIn(given, 'input', 'special_entr');
  const term = (x: number): number => (x > 0 ? -x * Math.log(x) : x === 0 ? 0 : x < 0 ? Number.NEGATIVE_INFINITY : x);
  return { value: elementwise(isFloating(input.type) ? input : converted(input, 'float32'), term) };
}

/** Losses of labels that may all hold: the mean over the classes of each row. Source: torch.nn.functional.multilabel_soft_margin_loss. */
function multilabelSoftMargin(given: Given): Result {
  const input = tensorIn(given, 'input', 'multilabel_soft_margin_loss');
  const target = tensorIn(given, 'target', 'multilabel_soft_margin_loss');
  const reduction = reductionIn(given, 'multilabel_soft_margin_loss');
  const weight = weightsIn(given, 'weight');
  if (!sameSizes(input.exact, target.exact) || input.type !== target.type)
    return notFollowed('other shapes in this loss');
  const inputs = { logits: input, labels: target };
  const quantity = 'sigmoidCrossEntropyWithLogits';
  const { value: losses } = answer({ quantity, inputs, options: { reduction: 'none' }, framework: 'torch' });
  const weighed = weight ? operate('*', losses, weight) : losses;
  if (weighed.kind !== 'array') return notFollowed('this loss');
  const rows = averaged(weighed, -1, false);
  if (reduction === 'none') return { value: rows };
  const value = (reduction === 'sum' ? summed : averaged)(rows, undefined, false);
  if (reduction === 'sum' || weight) return { value };
  // rows of one length: the mean of their means is that of all entries
  return { ...answer({ quantity, inputs, options: { reduction: 'mean' }, framework: 'torch' }), value };
}

/** Sizes that don't go together, in PyTorch's words. */
function requireBroadcast(one: Tensor, other: Tensor): void {
  for (let back = 1; back <= Math.min(one.shape.length, other.shape.length); back += 1) {
    const [a, b] = [one.shape.at(-back) ?? 1, other.shape.at(-back) ?? 1];
    if (a === b || a === 1 || b === 1) continue;
    const dimension = Math.max(one.shape.length, other.shape.length) - back;
    throw new Raised(
      `RuntimeError: The size of tensor a (${a}) must match the size of tensor b (${b}) at non-singleton dimension ${dimension}`,
    );
  }
}

const F = 'torch.nn.functional';
const older = 'size_average=None, reduce=None';
const activations: readonly ApiFunction[] = [
  ...(['softmax', 'log_softmax'] as const).flatMap((name) => {
    const quantity = name === 'softmax' ? 'softmax' : 'logSoftmax';
    const run = alongClasses(quantity, 'softmax_lastdim_kernel_impl');
    return [
      defineQuantity(quantity, `${F}.${name}`, 'input, dim=None, _stacklevel=3, dtype=None', run),
      defineQuantity(quantity, `torch.${name}`, 'input, dim|axis, *, dtype=None', run),
      defineQuantity(quantity, `torch.special.${name}`, 'input, dim|axis, *, dtype=None', run),
      defineQuantity(quantity, `torch.Tensor.${name}`, 'input, dim|axis, *, dtype=None', run),
    ];
  }),
  ...['torch', 'torch.special', 'torch.Tensor'].map((path) =>
    defineQuantity('logSumExp', `${path}.logsumexp`, 'input, dim|axis, keepdim|keepdims=False', logSumExp),
  ),
  ...['torch.sigmoid', `${F}.sigmoid`, 'torch.Tensor.sigmoid', 'torch.special.expit'].map((name) =>
    defineQuantity('sigmoid', name, 'input', ofEach('sigmoid')),
  ),
  defineQuantity('logSigmoid', `${F}.logsigmoid`, 'input', ofEach('logSigmoid', true)),
  defineQuantity('softplus', `${F}.softplus`, 'input, beta=1, threshold=20', softplus),
  defineQuantity(
    'softmax',
    `${F}.softmin`,
    'input, dim=None, _stacklevel=3, dtype=None',
    alongClasses('softmax', 'softmax', -1),
  ),
  ...['torch.special.entr', 'torch.Tensor.entr'].map((name) => defineQuantity('entropy', name, 'input', entropyTerms)),
  defineQuantity('oneHot', `${F}.one_hot`, 'input, num_classes=-1', oneHot),
];

const losses: readonly ApiFunction[] = [
  defineQuantity(
    'sparseSoftmaxCrossEntropyWithLogits',
    `${F}.cross_entropy`,
    "input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0",
    crossEntropy,
  ),
  defineQuantity(
    'negativeLogLikelihood',
    `${F}.nll_loss`,
    "input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'",
    negativeLogLikelihood,
  ),
  defineQuantity(
    'binaryCrossEntropy',
    `${F}.binary_cross_entropy`,
    `input, target, weight=None, ${older}, reduction='mean'`,
    binaryCrossEntropy,
  ),
  defineQuantity(
    'sigmoidCrossEntropyWithLogits',
    `${F}.binary_cross_entropy_with_logits`,
    `input, target, weight=None, ${older}, reduction='mean', pos_weight=None`,
    binaryCrossEntropyWithLogits,
  ),
  defineQuantity(
    'sigmoidCrossEntropyWithLogits',
    `${F}.multilabel_soft_margin_loss`,
    `input, target, weight=None, ${older}, reduction='mean'`,
    multilabelSoftMargin,
  ),
  defineQuantity(
    'klDivergenceLoss',
    `${F}.kl_div`,
    `input, target, ${older}, reduction='mean', log_target=False`,
    divergence,
  ),
];

/** Data in the place of a flag, as of somebody who calls the class and not an object of it. */
function flagsAreFlags({ size_average: average, reduce }: Given): void {
  for (const flag of [average, reduce]) {
    if (flag?.kind === 'array' && flag.held.data.length > 1) {
      throw new Raised('RuntimeError: Boolean value of Tensor with more than one value is ambiguous');
    }
  }
}

const pair = 'input, target';
const modules: readonly ApiClass[] = [
  defineClass(
    'sparseSoftmaxCrossEntropyWithLogits',
    'torch.nn.CrossEntropyLoss',
    "weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0",
    pair,
    crossEntropy,
    flagsAreFlags,
  ),
  defineClass(
    'negativeLogLikelihood',
    'torch.nn.NLLLoss',
    "weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'",
    pair,
    negativeLogLikelihood,
    flagsAreFlags,
  ),
  defineClass(
    'binaryCrossEntropy',
    'torch.nn.BCELoss',
    `weight=None, ${older}, reduction='mean'`,
    pair,
    binaryCrossEntropy,
    flagsAreFlags,
  ),
  defineClass(
    'sigmoidCrossEntropyWithLogits',
    'torch.nn.BCEWithLogitsLoss',
    `weight=None, ${older}, reduction='mean', pos_weight=None`,
    pair,
    binaryCrossEntropyWithLogits,
    flagsAreFlags,
  ),
  defineClass(
    'klDivergenceLoss',
    'torch.nn.KLDivLoss',
    `${older}, reduction='mean', log_target=False`,
    pair,
    divergence,
    flagsAreFlags,
  ),
  defineClass(
    'softmax',
    'torch.nn.Softmax',
    'dim=None',
    'input',
    alongClasses('softmax', 'softmax_lastdim_kernel_impl'),
  ),
  defineClass(
    'logSoftmax',
    'torch.nn.LogSoftmax',
    'dim=None',
    'input',
    alongClasses('logSoftmax', 'log_softmax_lastdim_kernel_impl'),
  ),
  defineClass(
    'sigmoidCrossEntropyWithLogits',
    'torch.nn.MultiLabelSoftMarginLoss',
    `weight=None, ${older}, reduction='mean'`,
    pair,
    multilabelSoftMargin,
  ),
  defineClass('softmax', 'torch.nn.Softmin', 'dim=None', 'input', alongClasses('softmax', 'softmax', -1)),
  defineClass('softplus', 'torch.nn.Softplus', 'beta=1, threshold=20', 'input', softplus),
  defineClass('sigmoid', 'torch.nn.Sigmoid', '', 'input', ofEach('sigmoid')),
  defineClass('logSigmoid', 'torch.nn.LogSigmoid', '', 'input', ofEach('logSigmoid', true)),
];

export const pytorchApi: Catalogue = {
  functions: [...torchArrays, ...torchDistributions, ...activations, ...losses],
  classes: [...modules, ...torchDistributionClasses],
  constants: torchConstants,
  foreignSettings: [
    { text: /\bset_default_(?:dtype|tensor_type)\b/, what: 'another default type of tensors', affects: ['torch.'] },
  ],
};
