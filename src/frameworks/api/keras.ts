/** Keras: its losses as functions, which keep the precision they are given, and as objects, which reduce. As in 3.15. */

import { elementCount } from '../../core/index.ts';
import type { QuantityId, QuantityOptions } from '../../quantities/index.ts';
import { inShape } from './asking.ts';
import { converted, squeezed, widened } from './common.ts';
import { typeNamed } from './elementTypes.ts';
import { kerasArrayAliases, kerasArrays } from './kerasArrays.ts';
import {
  answered,
  binaryCrossEntropy,
  binaryFocal,
  categoricalCrossEntropy,
  categoricalFocal,
  divergence,
  type KerasLoss,
  sparseCategoricalCrossEntropy,
  type Unreduced,
} from './kerasLosses.ts';
import { kerasOperationClasses, kerasOperations } from './kerasOperations.ts';
import type { Settings } from './settings.ts';
import { bind, parametersIn, textIn } from './signature.ts';
import { leavesOf, tensorFrom } from './tensors.ts';
import type { ApiClass, ApiFunction, Catalogue, Result } from './types.ts';
import { type ArrayValue, type ElementType, type Given, notFollowed, Raised, type Value } from './values.ts';
import { define, defineClass, defineQuantity } from './writing.ts';

interface LossNames {
  readonly quantity: QuantityId;
  readonly name: string;
  readonly className: string;
  /** the parameters that function and class share, in the order of each */
  readonly parameters: string;
  readonly constructed: string;
  readonly compute: KerasLoss;
}

const reduction = "reduction='sum_over_batch_size'";
const smoothed = 'from_logits=False, label_smoothing=0.0, axis=-1';
const binaryFocalParameters = `apply_class_balancing=False, alpha=0.25, gamma=2.0, ${smoothed}`;
const categoricalFocalParameters = `alpha=0.25, gamma=2.0, ${smoothed}`;

const losses: readonly LossNames[] = [
  {
    quantity: 'binaryCrossEntropy',
    name: 'binary_crossentropy',
    className: 'BinaryCrossentropy',
    parameters: smoothed,
    constructed: `${smoothed}, ${reduction}, name='', dtype=None`,
    compute: binaryCrossEntropy,
  },
  {
    quantity: 'categoricalCrossEntropy',
    name: 'categorical_crossentropy',
    className: 'CategoricalCrossentropy',
    parameters: smoothed,
    constructed: `${smoothed}, ${reduction}, name='', dtype=None`,
    compute: categoricalCrossEntropy,
  },
  {
    quantity: 'sparseCategoricalCrossEntropy',
    name: 'sparse_categorical_crossentropy',
    className: 'SparseCategoricalCrossentropy',
    parameters: 'from_logits=False, ignore_class=None, axis=-1',
    constructed: `from_logits=False, ignore_class=None, ${reduction}, axis=-1, name='', dtype=None`,
    compute: sparseCategoricalCrossEntropy,
  },
  {
    quantity: 'klDivergenceLoss',
    name: 'kl_divergence',
    className: 'KLDivergence',
    parameters: '',
    constructed: `${reduction}, name='', dtype=None`,
    compute: divergence,
  },
  {
    quantity: 'binaryFocalCrossEntropy',
    name: 'binary_focal_crossentropy',
    className: 'BinaryFocalCrossentropy',
    parameters: binaryFocalParameters,
    constructed: `${binaryFocalParameters}, ${reduction}, name='', dtype=None`,
    compute: binaryFocal,
  },
  {
    quantity: 'categoricalFocalCrossEntropy',
    name: 'categorical_focal_crossentropy',
    className: 'CategoricalFocalCrossentropy',
    parameters: categoricalFocalParameters,
    constructed: `${categoricalFocalParameters}, ${reduction}, name='', dtype=None`,
    compute: categoricalFocal,
  },
];

const pair = 'y_true, y_pred';

/** As a function: in the element type of the predictions, one loss a sample. */
const asFunction = ({ name, compute }: LossNames) => {
  const isSparse = name === 'sparse_categorical_crossentropy';
  return (given: Given, settings: Settings): Result => {
    if (isSparse) requireShapes(given);
    const prediction = tensorFrom(given.y_pred);
    const labels = tensorFrom(given.y_true);
    return answered(compute(isSparse ? labels : converted(labels, prediction.type), prediction, given, settings));
  };
};

/** It looks at the shapes before it makes tensors. */
function requireShapes({ y_true: labels, y_pred: prediction }: Given): void {
  for (const value of [labels, prediction]) {
    if (value.kind === 'array') continue;
    const found = value.kind === 'list' ? value.form : value.kind === 'number' && !value.isInteger ? 'float' : 'int';
    throw new Raised(`AttributeError: '${found}' object has no attribute 'shape'`);
  }
}

/** As an object: in its own element type, weighted and reduced. */
const asObject = ({ name, compute }: LossNames) => {
  const isSparse = name === 'sparse_categorical_crossentropy';
  return (given: Given, settings: Settings): Result => {
    const asked = reductionIn(given);
    const type = typeNamed(given.dtype, { float: 'float32', int: 'int32' }) ?? settings.floatType;
    const { y_true: written, y_pred: predicted } = given;
    const isStructure = requireSameStructure(written, predicted);
    if (isStructure && isSparse) requireShapes(given);
    const both = [inType(written, type), inType(predicted, type)] as const;
    const [labels, prediction] = isStructure ? both : alignedRanks(...both);
    const unreduced = compute(labels, prediction, given, settings);
    const { options, shape } = reducing(given, asked, unreduced, type);
    const result = answered(unreduced, options);
    return shape ? inShape(result, shape) : result;
  };
};

/** A tensor in the type in which an object computes; one that is in it already stays what it was. */
function inType(value: Value, type: ElementType): ArrayValue {
  const tensor = value.kind === 'array' ? tensorFrom(value) : tensorFrom(value, type);
  return tensor.type === type ? tensor : converted(tensor, type);
}

/** Lists are structures of numbers: both must have the same. Whether they are any. @throws Raised where they don't fit */
function requireSameStructure(labels: Value, prediction: Value): boolean {
  if (labels.kind !== 'list') {
    if (prediction.kind === 'list') throw new Raised("ValueError: Structures don't have the same nested structure.");
    return false;
  }
  if (leavesOf(labels).some(({ kind }) => kind === 'array')) return notFollowed('a list of tensors');
  if (prediction.kind !== 'list' || prediction.form !== labels.form) {
    throw new Raised(`ValueError: Expected an instance of ${labels.form}, got something else.`);
  }
  if (leavesOf(prediction).some(({ kind }) => kind === 'array')) return notFollowed('a list of tensors');
  if (prediction.items.length !== labels.items.length) {
    throw new Raised(
      `ValueError: ${labels.form} arity mismatch; expected: ${labels.items.length}, got: ${prediction.items.length}`,
    );
  }
  for (const [order, item] of labels.items.entries()) requireSameStructure(item, prediction.items[order]);
  return true;
}

/** An axis of length 1 at the end is added or taken away where one has an axis more. */
function alignedRanks(one: ArrayValue, other: ArrayValue): readonly [ArrayValue, ArrayValue] {
  const [a, b] = [one.exact.shape, other.exact.shape];
  if (a.length === b.length + 1 && a.at(-1) === 1) {
    return b.length === 1 ? [one, widened(other, -1)] : [squeezed(one, -1), other];
  }
  if (b.length === a.length + 1 && b.at(-1) === 1) {
    return a.length === 1 ? [widened(one, -1), other] : [one, squeezed(other, -1)];
  }
  return [one, other];
}

const reductions = ['mean_with_sample_weight', 'mean', 'sum', 'none', 'sum_over_batch_size'] as const;
type KerasReduction = (typeof reductions)[number];

function reductionIn(given: Given): KerasReduction {
  if (given.reduction.kind === 'nothing') return 'none';
  const written = textIn(given, 'reduction');
  const known = reductions.find((each) => each === written);
  if (known) return known;
  throw new Raised(
    `ValueError: Invalid value for argument \`reduction\`. Expected one of {'mean_with_sample_weight', 'mean', 'sum', 'none', None, 'sum_over_batch_size'}. Received: reduction=${written}`,
  );
}

/** How losses are weighted and reduced, and the shape in which they stay where nothing reduces them. */
interface Reducing {
  readonly options: QuantityOptions;
  readonly shape?: readonly number[];
}

/** Weights and reduction in the words of the quantities. */
function reducing(given: Given, asked: KerasReduction, { shape }: Unreduced, type: ElementType): Reducing {
  const isScalar = shape.length === 0;
  const reduction = asked === 'none' || isScalar ? 'none' : asked === 'sum' ? 'sum' : 'mean';
  if (given.sample_weight.kind === 'nothing') return { options: { reduction } };
  const { weights, losses } = fittingWeights(inType(given.sample_weight, type), shape);
  const kept = reduction === 'none' && losses.join() !== shape.join() ? { shape: losses } : {};
  if (asked !== 'mean_with_sample_weight' || isScalar) {
    return { options: { reduction, weightNormalization: 'batchSize', sampleWeights: weights.exact }, ...kept };
  }
  // it divides by the sum of the weights as they are given
  if (weights.exact.data.length !== elementCount(shape))
    return notFollowed('a mean by weights that several losses share');
  return { options: { reduction, weightNormalization: 'sumOfWeights', sampleWeights: weights.exact }, ...kept };
}

/**
 * Weights such that they are stretched to the losses, and the shape that both then have: where one has an axis of length 1
 * more at its end, it is taken away or added.
 * @throws Raised where they don't go together
 */
function fittingWeights(
  weights: ArrayValue,
  shape: readonly number[],
): { readonly weights: ArrayValue; readonly losses: readonly number[] } {
  const found = weights.exact.shape;
  if (found.length === shape.length + 1 && found.at(-1) === 1) {
    const losses = shape.length === 1 ? [...shape, 1] : shape;
    return { weights: stretchable(squeezed(weights, -1), shape), losses };
  }
  if (shape.length === found.length + 1 && shape.at(-1) === 1) {
    const losses = found.length === 1 ? shape : shape.slice(0, -1);
    return { weights: stretchable(widened(weights, -1), shape), losses };
  }
  return { weights: stretchable(weights, shape), losses: shape };
}

/** @throws Raised for weights that don't fit, Unresolved for those that stretch the losses */
function stretchable(weights: ArrayValue, shape: readonly number[]): ArrayValue {
  const sizes = weights.exact.shape;
  const offset = shape.length - sizes.length;
  if (offset >= 0 && sizes.every((size, axis) => size === 1 || size === shape[axis + offset])) return weights;
  const isStretched = sizes.every((size, axis) => [1, size].includes(shape[axis + offset] ?? 1) || size === 1);
  if (isStretched) return notFollowed('weights that stretch the losses');
  throw new Raised(`InvalidArgumentError: Incompatible shapes: [${shape.join(',')}] vs. [${sizes.join(',')}] [Op:Mul]`);
}

const functions: readonly ApiFunction[] = losses.flatMap((loss) =>
  ['keras.losses', 'keras.metrics'].map((path) =>
    defineQuantity(
      loss.quantity,
      `${path}.${loss.name}`,
      loss.parameters === '' ? pair : `${pair}, ${loss.parameters}`,
      asFunction(loss),
    ),
  ),
);

const classes: readonly ApiClass[] = losses.map((loss) =>
  defineClass(
    loss.quantity,
    `keras.losses.${loss.className}`,
    loss.constructed,
    `${pair}, sample_weight=None`,
    asObject(loss),
  ),
);

/** `keras.losses.get`: by the name of a function or a class, or by a short name. */
const shortNames: Readonly<Record<string, string>> = {
  bce: 'binary_crossentropy',
  BCE: 'binary_crossentropy',
  kld: 'kl_divergence',
  KLD: 'kl_divergence',
};

function lossNamed({ identifier }: Given): Value {
  if (identifier.kind !== 'string') return identifier;
  const name = shortNames[identifier.value] ?? identifier.value;
  if (losses.some((loss) => loss.name === name)) return { kind: 'path', path: `keras.losses.${name}` };
  const loss = losses.find(({ className }) => className === name);
  if (!loss) return notFollowed(`keras.losses.get('${name}')`);
  const path = `keras.losses.${name}`;
  return { kind: 'instance', path, given: bind(path, parametersIn(loss.constructed), { positional: [], named: {} }) };
}

const text = (value: string): Value => ({ kind: 'string', value });

export const kerasApi: Catalogue = {
  functions: [...kerasArrays, ...kerasOperations, ...functions, define('keras.losses.get', 'identifier', lossNamed)],
  classes: [...kerasOperationClasses, ...classes],
  constants: {
    'tensorflow.keras.losses.Reduction.AUTO': text('auto'),
    'tensorflow.keras.losses.Reduction.NONE': text('none'),
    'tensorflow.keras.losses.Reduction.SUM': text('sum'),
    'tensorflow.keras.losses.Reduction.SUM_OVER_BATCH_SIZE': text('sum_over_batch_size'),
  },
  aliases: {
    // names that only TensorFlow's Keras has
    ...Object.fromEntries(
      ['kld', 'KLD', 'kullback_leibler_divergence'].map(
        (name) => [`tensorflow.keras.losses.${name}`, 'keras.losses.kl_divergence'] as const,
      ),
    ),
    ...kerasArrayAliases,
    'tensorflow.python.keras.': 'tensorflow.keras.',
    'tensorflow.keras.': 'keras.',
    'tensorflow.losses.': 'tensorflow.keras.losses.',
    'tensorflow.metrics.': 'tensorflow.keras.metrics.',
    'keras.api.': 'keras.',
  },
  settings: [
    ...['keras.config', 'keras.backend'].flatMap((path) => [
      {
        name: `${path}.set_epsilon`,
        parameters: parametersIn('value'),
        affects: ['keras.'],
        read: (argument: (parameter: string) => Value): Partial<Settings> => {
          const value = argument('value');
          return value.kind === 'number' ? { epsilon: value.value } : notFollowed(`${path}.set_epsilon`);
        },
      },
      {
        name: `${path}.set_floatx`,
        parameters: parametersIn('value'),
        affects: ['keras.'],
        read: (argument: (parameter: string) => Value): Partial<Settings> => {
          const value = argument('value');
          const type = value.kind === 'string' ? value.value : undefined;
          return type === 'float32' || type === 'float64' ? { floatType: type } : notFollowed(`${path}.set_floatx`);
        },
      },
    ]),
    {
      name: 'keras.config.set_backend',
      parameters: parametersIn('backend'),
      affects: ['keras.'],
      read: (argument) => {
        const value = argument('backend');
        return value.kind === 'string' && value.value === 'tensorflow' ? {} : notFollowed('keras.config.set_backend');
      },
    },
  ],
  foreignSettings: [
    {
      text: /KERAS_BACKEND['"\])\s]*[=,]\s*['"](?!tensorflow)\w/,
      what: 'another backend of Keras than TensorFlow',
      affects: ['keras.'],
    },
  ],
};
