/** Keras' tensors: keras.ops, the older backend, and rows of classes. As in 3.15 on TensorFlow. */

import { exp, log, mapElements, type Tensor } from '../../core/index.ts';
import { averaged, axisIn, converted, largestOf, summed } from './common.ts';
import { typeNamed } from './elementTypes.ts';
import { madeArray } from './making.ts';
import { flagIn, numberIn, optionalNumberIn } from './signature.ts';
import { leavesOf, reducedAxis, tensorFrom, tensorIn } from './tensors.ts';
import type { ApiFunction } from './types.ts';
import { type ArrayValue, type Given, isFloating, mapArray, notFollowed, nothing, Raised } from './values.ts';
import { define, defineQuantity } from './writing.ts';

const ops = 'keras.ops';
const backend = 'keras.backend';
const plainTypes = { float: 'float32', int: 'int32' } as const;

/** A function of each element; whole numbers become floats first. */
const pointwise = (name: string, change: (tensor: Tensor) => Tensor): ApiFunction =>
  define(`${ops}.${name}`, 'x', (given) => {
    const x = tensorIn(given, 'x');
    return mapArray(isFloating(x.type) ? x : converted(x, 'float32'), change);
  });

const along = (
  name: string,
  run: (array: ArrayValue, axis: number | undefined, keepsAxis: boolean) => ArrayValue,
): ApiFunction =>
  define(`${ops}.${name}`, 'x, axis=None, keepdims=False', (given) => {
    const x = tensorIn(given, 'x');
    if (!isFloating(x.type)) return notFollowed(`${name} of whole numbers`);
    return run(x, reducedAxis(given, x), flagIn(given, 'keepdims'));
  });

/** A one-hot row of zeros for what names no class. */
function oneHot(given: Given, name: string): ArrayValue {
  const labels = converted(tensorIn(given, name), 'int64');
  const count = numberIn(given, 'num_classes');
  if ((axisIn(given, 'axis') ?? -1) !== -1) return notFollowed('axis');
  const { data, shape } = labels.held;
  const type = typeNamed(given.dtype, plainTypes) ?? 'float32';
  return madeArray({ library: 'tensorflow', type }, [...shape, count], (place) =>
    data[Math.floor(place / count)] === place % count ? 1 : 0,
  );
}

/** Rows of NumPy's, with negative labels counted from the end, and a column of labels taken for a list. */
function categoricalRows(given: Given): ArrayValue {
  const { x } = given;
  if (x.kind === 'array' && x.library !== 'numpy') return notFollowed('to_categorical of a tensor');
  if (leavesOf(x).some((leaf) => leaf.kind === 'array' && x.kind === 'list')) return notFollowed('to_categorical');
  const labels = converted(tensorFrom(x), 'int64').held;
  const largest = labels.data.reduce((most, label) => Math.max(most, label), -1);
  const count = optionalNumberIn(given, 'num_classes') ?? largest + 1;
  const bad = labels.data.find((label) => label >= count || label < -count);
  if (bad !== undefined) {
    throw new Raised(`IndexError: index ${bad} is out of bounds for axis 1 with size ${count}`);
  }
  const isColumn = labels.shape.length > 1 && labels.shape.at(-1) === 1;
  const shape = [...(isColumn ? labels.shape.slice(0, -1) : labels.shape), count];
  return madeArray({ library: 'numpy', type: 'float64' }, shape, (place) => {
    const label = labels.data[Math.floor(place / count)];
    return (label < 0 ? label + count : label) === place % count ? 1 : 0;
  });
}

export const kerasArrays: readonly ApiFunction[] = [
  ...['convert_to_tensor', 'array'].map((name) =>
    define(`${ops}.${name}`, 'x, dtype=None, sparse=None, ragged=None', (given) => {
      const type = typeNamed(given.dtype, plainTypes);
      const isMade = given.x.kind === 'array' || (type !== undefined && !isFloating(type));
      const tensor = isMade ? tensorIn(given, 'x') : tensorIn(given, 'x', type);
      return type !== undefined && tensor.type !== type ? converted(tensor, type) : tensor;
    }),
  ),
  define(`${ops}.cast`, 'x, dtype', (given) => {
    const x = tensorIn(given, 'x');
    const type = typeNamed(given.dtype, plainTypes) ?? notFollowed('this dtype');
    return x.type === type ? x : converted(x, type);
  }),
  define(`${ops}.convert_to_numpy`, 'x', (given) => ({ ...tensorIn(given, 'x'), library: 'numpy' })),
  defineQuantity('oneHot', `${ops}.one_hot`, 'x, num_classes, axis=-1, dtype=None, sparse=False', (given) => ({
    value: oneHot(given, 'x'),
  })),
  defineQuantity('oneHot', 'keras.utils.to_categorical', 'x|y, num_classes=None', (given) => ({
    value: categoricalRows(given),
  })),
  pointwise('log', log),
  pointwise('exp', exp),
  pointwise('sqrt', (tensor) => mapElements(tensor, Math.sqrt)),
  along('sum', summed),
  along('mean', averaged),
  along('max', largestOf),
  ...['keras.config.epsilon', `${backend}.epsilon`].map((name) =>
    define(name, '', (_, { epsilon }) => ({ kind: 'number', value: epsilon, isInteger: false })),
  ),
  define(`${backend}.constant`, 'value, dtype=None, shape=None, name=None', (given, { floatType }) => {
    if (given.shape.kind !== 'nothing') return notFollowed('shape');
    return tensorIn(given, 'value', typeNamed(given.dtype, plainTypes) ?? floatType);
  }),
  define(`${backend}.variable`, 'value, dtype=None, name=None, constraint=None', (given, { floatType }) =>
    tensorIn(given, 'value', typeNamed(given.dtype, plainTypes) ?? floatType),
  ),
  define(`${backend}.one_hot`, 'indices, num_classes', (given) => {
    const labels = tensorIn(given, 'indices');
    if (isFloating(labels.type)) return notFollowed('one-hot rows of fractions');
    return oneHot({ ...given, axis: nothing, dtype: nothing }, 'indices');
  }),
];

/** What the older backend calls otherwise than TensorFlow does. */
export const kerasArrayAliases: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['log', 'tensorflow.math.log'],
      ['exp', 'tensorflow.math.exp'],
      ['square', 'tensorflow.math.square'],
      ['sqrt', 'tensorflow.math.sqrt'],
      ['abs', 'tensorflow.math.abs'],
      ['cast', 'tensorflow.cast'],
      ['reshape', 'tensorflow.reshape'],
      ['expand_dims', 'tensorflow.expand_dims'],
      ['squeeze', 'tensorflow.squeeze'],
      ['maximum', 'tensorflow.math.maximum'],
      ['minimum', 'tensorflow.math.minimum'],
    ] as const
  ).map(([name, target]) => [`${backend}.${name}`, target]),
);
