/**
 * The numbers whose snippets are run with the real libraries: every quantity with every one of its options, every way to
 * write labels, and the places where plain formulas lose their digits.
 */

import { type Tensor, tensor } from '../../src/core/index.ts';
import {
  axisOf,
  type InputDescription,
  type InputRole,
  type Inputs,
  type OptionDescription,
  type OptionName,
  type QuantityDefinition,
  type QuantityId,
  type QuantityOptions,
  quantities,
} from '../../src/quantities/index.ts';

/** A question for a quantity. */
export interface Case {
  readonly quantity: QuantityId;
  readonly inputs: Inputs;
  readonly options: QuantityOptions;
}

const shape = [2, 3] as const;

/** Numbers of a [2, 3] array, and what an input may be beside them. */
const arrays: Readonly<Record<InputDescription['elements'], readonly number[]>> = {
  real: [2, 1, 0.1, 0.5, -2.5, 0.3],
  probability: [0.9, 0.25, 0.004, 0.5, 0.75, 0.125],
  logProbability: [-0.25, -1.5, -3, -2, -0.125, -4.5],
  distribution: [0.7, 0.2, 0.1, 0.25, 0.25, 0.5],
  classIndex: [],
  zeroToOne: [1, 0, 0.25, 0, 1, 1],
};
const predictedDistribution = [0.5, 0.3, 0.2, 0.125, 0.75, 0.125];
const distributionLabels = [0, 1, 0, 0.2, 0.3, 0.5];

function inputFor({ role, elements }: InputDescription, options: QuantityOptions): Tensor {
  const axis = axisOf(options) < 0 ? axisOf(options) + shape.length : axisOf(options);
  if (elements === 'classIndex') {
    const labels = axis === 0 ? [1, 0, 1] : [2, 0];
    return tensor(options.ignoreIndex === undefined ? labels : [...labels.slice(0, -1), options.ignoreIndex]);
  }
  if (role === 'labels' && options.logTarget) return tensor(arrays.logProbability, shape);
  if (role === 'labels' && elements === 'distribution') return tensor(distributionLabels, shape);
  return tensor(role === 'q' || role === 'probabilities' ? predictedDistribution : arrays[elements], shape);
}

/** The inputs of a quantity, once for each of its alternatives, and with and without what is optional. */
function choicesOfInputs({ inputs }: QuantityDefinition): (readonly InputDescription[])[] {
  const always = inputs.filter(({ alternative, optional }) => alternative === undefined && !optional);
  const alternatives = inputs.filter(({ alternative }) => alternative !== undefined);
  const optional = inputs.filter((input) => input.optional);
  if (alternatives.length > 0) return alternatives.map((one) => [one, ...always]);
  return optional.length > 0 ? [always, [...always, ...optional]] : [always];
}

/** The values of an option that are asked for. */
function valuesOf(option: OptionDescription): readonly unknown[] {
  const values: Readonly<Partial<Record<OptionName, readonly unknown[]>>> = {
    axis: [0, 1],
    base: [2, 10, 0.5],
    temperature: [0.7, 2],
    labelSmoothing: [0.1, 1],
    classWeights: [[1, 2, 5]],
    sampleWeights: [[2]],
    ignoreIndex: [-100, 0],
    posWeight: [3, [0.5, 1, 2]],
    gamma: [0, 1.5],
    alpha: [0.25, 0],
    epsilon: [1e-3, 1e-7, 0],
    depth: [5],
  };
  if (option.kind === 'choice') return values[option.name] ?? option.choices;
  return option.kind === 'flag' ? [true] : (values[option.name] ?? []);
}

/** Class weights must fit the axis, and sample weights the losses. */
function fitted(definition: QuantityDefinition, options: QuantityOptions): QuantityOptions {
  const axis = axisOf(options);
  const isFirst = axis === 0 || axis === -2;
  const isElementwise = definition.inputs.some(({ elements }) => elements === 'zeroToOne');
  const rowsOnly = !isElementwise || options.framework === 'keras';
  const lossCount = rowsOnly ? shape[isFirst ? 1 : 0] : shape[1];
  const isEntrywise = definition.id === 'klDivergenceLoss' && options.framework === 'torch';
  return {
    ...options,
    ...(options.classWeights && { classWeights: isFirst ? [1, 3] : [1, 2, 5] }),
    ...(options.sampleWeights && { sampleWeights: [2, 0, 4].slice(0, isEntrywise ? shape[1] : lossCount) }),
  };
}

const emptyOptions: readonly QuantityOptions[] = [{}];

/** Every option by itself, with each reduction; all pairs of one value each; and the conventions with all of them. */
function optionsOf({ options, loss }: QuantityDefinition): readonly QuantityOptions[] {
  const reductions = options.find(({ name }) => name === 'reduction');
  const others = options.filter(({ name }) => name !== 'reduction');
  const single = others.flatMap((option) => valuesOf(option).map((value) => ({ [option.name]: value })));
  const first = others.flatMap((option) =>
    valuesOf(option)
      .slice(0, option.name === 'framework' ? undefined : 1)
      .map((value) => ({ [option.name]: value })),
  );
  const pairs = first.flatMap((one, index) => first.slice(index + 1).map((other) => ({ ...other, ...one })));
  const all = [...emptyOptions, ...single, ...pairs];
  if (!loss || !reductions) return all;
  const reduced = valuesOf(reductions).flatMap((reduction) =>
    [...emptyOptions, ...single].map((each) => ({ ...each, reduction }) as QuantityOptions),
  );
  const normalized = ['batchSize', 'sumOfWeights', 'nonzeroWeights', 'allElements'].flatMap((weightNormalization) =>
    [...emptyOptions, ...single].map(
      (each) => ({ sampleWeights: [1], ...each, reduction: 'mean', weightNormalization }) as QuantityOptions,
    ),
  );
  const means = pairs.map((pair) => ({ ...pair, reduction: 'mean' }) as QuantityOptions);
  return [...pairs, ...reduced, ...normalized, ...means];
}

function casesOf(definition: QuantityDefinition): Case[] {
  return choicesOfInputs(definition).flatMap((descriptions) =>
    optionsOf(definition).flatMap((asked) => {
      const options = fitted(definition, asked);
      const inputs: Partial<Record<InputRole, Tensor>> = {};
      for (const description of descriptions) inputs[description.role] = inputFor(description, options);
      // only probabilities are clipped
      const isLog = inputs.logProbabilities !== undefined || options.logTarget;
      return isLog && options.epsilon ? [] : [{ quantity: definition.id, inputs, options }];
    }),
  );
}

const logits = tensor([2, 1, 0.1]);

/** What the numbers above do not show: single rows, three axes, certain answers, zeros, digits that cancel. */
const particular: readonly Case[] = [
  { quantity: 'softmax', inputs: { logits }, options: {} },
  { quantity: 'softmax', inputs: { logits: tensor([1000, 1001, 999]) }, options: {} },
  { quantity: 'softmax', inputs: { logits: tensor([0, Number.NEGATIVE_INFINITY]) }, options: {} },
  { quantity: 'logSoftmax', inputs: { logits: tensor([50, 0]) }, options: {} },
  { quantity: 'logSumExp', inputs: { logits: tensor([1, 2, 3, 4, 0, 0, 1, 1], [2, 2, 2]) }, options: { axis: 1 } },
  { quantity: 'sigmoid', inputs: { x: tensor([-700, -40, 0, 2.2, 40]) }, options: {} },
  { quantity: 'logSigmoid', inputs: { x: tensor([-800, -1, 0, 20.5, 41]) }, options: {} },
  { quantity: 'softplus', inputs: { x: tensor([-40, -1, 0, 20.5, 41]) }, options: {} },
  { quantity: 'selfInformation', inputs: { p: tensor([0.5, 0.25, 1, 0]) }, options: {} },
  { quantity: 'entropy', inputs: { p: tensor([1, 0, 0]) }, options: {} },
  { quantity: 'entropy', inputs: { p: tensor([0.5, 0.25, 0.25, 0]) }, options: { base: 2 } },
  { quantity: 'crossEntropy', inputs: { p: tensor([1, 0, 0]), q: tensor([0.7, 0.3, 0]) }, options: {} },
  { quantity: 'klDivergence', inputs: { p: tensor([1, 0, 0]), q: tensor([0.7, 0.3, 0]) }, options: {} },
  { quantity: 'klDivergence', inputs: { p: tensor([0.7, 0.3, 0]), q: tensor([1, 0, 0]) }, options: {} },
  { quantity: 'klDivergence', inputs: { p: tensor([0.5, 0.5]), q: tensor([0.501, 0.499]) }, options: {} },
  { quantity: 'klDivergence', inputs: { p: tensor([0.5, 0.5]), q: tensor([0.5000001, 0.4999999]) }, options: {} },
  { quantity: 'jensenShannonDivergence', inputs: { p: tensor([1, 0]), q: tensor([0, 1]) }, options: { base: 2 } },
  { quantity: 'oneHot', inputs: { labels: tensor([3, 0, 9]) }, options: { depth: 10 } },
  { quantity: 'oneHot', inputs: { labels: tensor([1, 0, 2, 1], [2, 2]) }, options: {} },
  { quantity: 'oneHot', inputs: { labels: tensor([1, 4, -1]) }, options: { depth: 3, framework: 'tensorflow' } },
  {
    quantity: 'softmaxCrossEntropyWithLogits',
    inputs: { logits, labels: tensor([0.2, 0.3, 0.5]) },
    options: {},
  },
  {
    quantity: 'softmaxCrossEntropyWithLogits',
    inputs: { logits: tensor([2, 1, Number.NEGATIVE_INFINITY]), labels: tensor([0.5, 0.5, 0]) },
    options: {},
  },
  {
    quantity: 'sparseSoftmaxCrossEntropyWithLogits',
    inputs: { logits, labels: tensor([2], []) },
    options: {},
  },
  {
    quantity: 'sparseSoftmaxCrossEntropyWithLogits',
    inputs: { logits: tensor([40, 0, 0, 100], [2, 2]), labels: tensor([0, 1]) },
    options: {},
  },
  {
    quantity: 'sparseSoftmaxCrossEntropyWithLogits',
    inputs: { logits: tensor([1e9, 1e9 - 1, 1e9 - 3]), labels: tensor([0], []) },
    options: {},
  },
  {
    quantity: 'sparseSoftmaxCrossEntropyWithLogits',
    inputs: { logits: tensor([40, 0, 0, 100], [2, 2]), labels: tensor([0, 1]) },
    options: { reduction: 'mean' },
  },
  {
    quantity: 'sparseSoftmaxCrossEntropyWithLogits',
    inputs: { logits: tensor([2, 1, 0.1, 0.5, 2.5, 0.3], [2, 3]), labels: tensor([1, 1]) },
    options: { reduction: 'mean', ignoreIndex: 1, framework: 'keras' },
  },
  {
    quantity: 'sparseSoftmaxCrossEntropyWithLogits',
    inputs: { logits: tensor([1, 2, 3, 4, 0, -1, 1, 1, 2, 2, 0, 5], [2, 3, 2]), labels: tensor([0, 2, 1, -1], [2, 2]) },
    options: { axis: 1, ignoreIndex: -1, classWeights: [1, 2, 5], labelSmoothing: 0.1, reduction: 'mean' },
  },
  {
    quantity: 'softmaxCrossEntropyWithLogits',
    inputs: {
      logits: tensor([1, 2, 3, 4, 0, -1, 1, 1, 2, 2, 0, 5], [2, 3, 2]),
      labels: tensor([1, 0, 0, 0.5, 0, 0.5, 0, 1, 0.25, 0, 0.75, 0], [2, 3, 2]),
    },
    options: { axis: 1, classWeights: [1, 2, 5], labelSmoothing: 0.1, reduction: 'sum' },
  },
  {
    quantity: 'categoricalCrossEntropy',
    inputs: { probabilities: tensor([1, 0, 0]), labels: tensor([1, 0, 0]) },
    options: { framework: 'keras' },
  },
  {
    quantity: 'categoricalCrossEntropy',
    inputs: { probabilities: tensor([0.2, 0.8, 0]), labels: tensor([0.5, 0.5, 0]) },
    options: {},
  },
  {
    quantity: 'sparseCategoricalCrossEntropy',
    inputs: { probabilities: tensor([0, 1]), labels: tensor([0], []) },
    options: { framework: 'sklearn' },
  },
  {
    quantity: 'sparseCategoricalCrossEntropy',
    inputs: { probabilities: tensor([0, 1]), labels: tensor([0], []) },
    options: {},
  },
  ...(['torch', 'tensorflow', 'keras', 'sklearn', 'tfjs', undefined] as const).map(
    (framework): Case => ({
      quantity: 'binaryCrossEntropy',
      inputs: { probabilities: tensor([0, 1, 1, 0, 1e-9], [1, 5]), labels: tensor([1, 0, 1, 0, 0], [1, 5]) },
      options: framework ? { framework } : {},
    }),
  ),
  {
    quantity: 'sigmoidCrossEntropyWithLogits',
    inputs: { logits: tensor([40, -40, -10, 3]), labels: tensor([1, 0, 0, 0]) },
    options: {},
  },
  {
    quantity: 'weightedCrossEntropyWithLogits',
    inputs: { logits: tensor([40, -40, -10, 3]), labels: tensor([1, 0, 0, 0]) },
    options: { posWeight: 3 },
  },
  {
    quantity: 'binaryFocalCrossEntropy',
    inputs: { logits: tensor([10, -10, 30]), labels: tensor([1, 0, 1]) },
    options: { alpha: 0.25 },
  },
  {
    quantity: 'categoricalFocalCrossEntropy',
    inputs: { logits: tensor([10, 0, -3]), labels: tensor([1, 0, 0]) },
    options: {},
  },
  {
    quantity: 'klDivergenceLoss',
    inputs: { logProbabilities: tensor([-0.25, Number.NEGATIVE_INFINITY]), labels: tensor([1, 0]) },
    options: {},
  },
  {
    quantity: 'klDivergenceLoss',
    inputs: { probabilities: tensor([0.501, 0.499]), labels: tensor([0.5, 0.5]) },
    options: {},
  },
];

/** All cases, in the order of the quantities. */
export function cases(): readonly Case[] {
  const all = [...quantities.values()].flatMap(casesOf);
  const order = [...quantities.keys()];
  return [...all, ...particular].sort((a, b) => order.indexOf(a.quantity) - order.indexOf(b.quantity));
}
