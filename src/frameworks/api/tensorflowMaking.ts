/** How TensorFlow's tensors are made. Signatures and errors as in 2.21. */

import type { Tensor } from '../../core/index.ts';
import { axisIn, moved, shapeIn, withShape } from './common.ts';
import { countedArray, identityMatrix, madeArray } from './making.ts';
import { permuted } from './shapes.ts';
import { numberIn } from './signature.ts';
import { tensorIn, tensorTypeIn } from './tensors.ts';
import type { ApiFunction, Result } from './types.ts';
import {
  type ArrayValue,
  type ElementType,
  type Given,
  isFloating,
  notFollowed,
  Raised,
  type Value,
} from './values.ts';
import { tensorflowTypeNames } from './words.ts';
import { define, defineQuantity } from './writing.ts';

const library = 'tensorflow';

function filled(shape: readonly number[], value: number, type: ElementType): ArrayValue {
  return madeArray({ library, type }, shape, () => value);
}

/** A tensor in the shape that was asked for; one number fills it. */
function shaped(array: ArrayValue, shape: Value): ArrayValue {
  if (shape.kind === 'nothing') return array;
  const sizes = shapeIn(shape);
  if (array.exact.data.length === 1) return filledWith(array, sizes);
  return reshapedTo(array, sizes);
}

function filledWith(array: ArrayValue, shape: readonly number[]): ArrayValue {
  const { exact, held } = array;
  const of = ({ data }: Tensor): Tensor => madeArray({ library, type: 'float64' }, shape, () => data[0]).exact;
  return { ...array, exact: of(exact), held: of(held) };
}

/** @throws Raised where the numbers don't fill the shape */
export function reshapedTo(array: ArrayValue, shape: readonly number[]): ArrayValue {
  const known = shape.reduce((product, size) => (size === -1 ? product : product * size), 1);
  const count = array.exact.data.length;
  const isOpen = shape.includes(-1);
  if (isOpen ? count % known !== 0 : count !== known) {
    const requested = isOpen ? `requires a multiple of ${known}` : `has ${known}`;
    throw new Raised(
      `InvalidArgumentError: Input to reshape is a tensor with ${count} values, but the requested shape ${requested} [Op:Reshape]`,
    );
  }
  return withShape(array, shape);
}

/** A shape, of which the sizes may come from `tf.shape(x)` or `x.shape`. */
export function sizesIn(value: Value): number[] {
  if (value.kind === 'array') return [...value.held.data];
  if (value.kind !== 'list') return shapeIn(value);
  return value.items.map((item) =>
    item.kind === 'number'
      ? item.value
      : item.kind === 'array' && item.held.data.length === 1
        ? item.held.data[0]
        : notFollowed('this shape'),
  );
}

function oneHot(given: Given): ArrayValue {
  const indices = tensorIn(given, 'indices');
  if (isFloating(indices.type) || indices.type === 'bool') {
    throw new Raised(
      `InvalidArgumentError: Value for attr 'TI' of ${tensorflowTypeNames[indices.type]} is not in the list of allowed values: uint8, int8, int32, int64`,
    );
  }
  const depth = numberIn(given, 'depth');
  const typed = tensorTypeIn(given);
  const [on, off] = [valueOfMark(given, 'on_value', 1, typed), valueOfMark(given, 'off_value', 0, typed)];
  const type = typed ?? on.type ?? off.type ?? 'float32';
  if ((on.type ?? type) !== type || (off.type ?? type) !== type) {
    throw new Raised(`TypeError: dtype of on_value does not match dtype of off_value`);
  }
  const { data, shape } = indices.held;
  const rows = madeArray({ library, type }, [...shape, depth], (place) =>
    data[Math.floor(place / depth)] === place % depth ? on.value : off.value,
  );
  const axis = axisIn(given, 'axis') ?? -1;
  if (axis === -1 || axis === shape.length) return rows;
  if (axis < 0 || axis > shape.length) return notFollowed('this axis');
  const order = [...shape.keys()];
  return moved(rows, (tensor) => permuted(tensor, order.toSpliced(axis, 0, shape.length)));
}

/** The same, with what is asked where the rows are of zeros and a one. */
function oneHotAsked(given: Given): Result {
  const value = oneHot(given);
  const isPlain = (['on_value', 'off_value', 'axis'] as const).every((name) => given[name].kind === 'nothing');
  if (!isPlain) return { value };
  const inputs = { labels: tensorIn(given, 'indices').exact };
  const options = { depth: numberIn(given, 'depth'), framework: 'tensorflow' } as const;
  return { value, asked: { quantity: 'oneHot', inputs, options } };
}

/** One of the two values of a one-hot row; the type of a plain number is that of the other where it can be. */
function valueOfMark(
  given: Given,
  name: string,
  otherwise: number,
  typed: ElementType | undefined,
): { readonly value: number; readonly type?: ElementType } {
  if (given[name].kind === 'nothing') return { value: otherwise };
  const mark = tensorIn(given, name);
  const isPlain = given[name].kind === 'number';
  const type = isPlain && typed !== undefined && isFloating(typed) ? typed : mark.type;
  return { value: mark.exact.data[0], type };
}

function range(given: Given): ArrayValue {
  const isFrom0 = given.limit.kind === 'nothing';
  const bounds = [isFrom0 ? undefined : given.start, isFrom0 ? given.start : given.limit, given.delta];
  const isWhole = bounds.every((value) => value === undefined || (value.kind === 'number' && value.isInteger));
  const start = isFrom0 ? 0 : numberIn(given, 'start');
  const limit = numberIn(given, isFrom0 ? 'start' : 'limit');
  const delta = numberIn(given, 'delta');
  const type = tensorTypeIn(given) ?? (isWhole ? 'int32' : 'float32');
  return countedArray({ library, type }, [start, limit, delta]);
}

export const tensorflowMaking: readonly ApiFunction[] = [
  define('tensorflow.constant', "value, dtype=None, shape=None, name='Const'", (given) =>
    shaped(tensorIn(given, 'value', tensorTypeIn(given)), given.shape),
  ),
  define('tensorflow.convert_to_tensor', 'value, dtype=None, dtype_hint=None, name=None', (given) =>
    tensorIn(given, 'value', tensorTypeIn(given)),
  ),
  define(
    'tensorflow.Variable',
    'initial_value=None, trainable=None, validate_shape=True, caching_device=None, name=None, variable_def=None, dtype=None, import_scope=None, constraint=None, synchronization=None, aggregation=None, shape=None',
    (given) => ({ ...tensorIn(given, 'initial_value', tensorTypeIn(given)) }),
  ),
  ...(['zeros', 'ones'] as const).map((name) =>
    define(`tensorflow.${name}`, "shape, dtype='float32', name=None, layout=None", (given) =>
      filled(sizesIn(given.shape), name === 'ones' ? 1 : 0, tensorTypeIn(given) ?? 'float32'),
    ),
  ),
  ...(['zeros_like', 'ones_like'] as const).map((name) =>
    define(`tensorflow.${name}`, 'input|tensor, dtype=None, name=None, layout=None', (given) => {
      const like = tensorIn(given, 'input');
      return filled(like.exact.shape, name === 'ones_like' ? 1 : 0, tensorTypeIn(given) ?? like.type);
    }),
  ),
  define('tensorflow.fill', 'dims, value, name=None, layout=None', (given) =>
    filledWith(tensorIn(given, 'value'), sizesIn(given.dims)),
  ),
  define('tensorflow.eye', "num_rows, num_columns=None, batch_shape=None, dtype='float32', name=None", (given) => {
    if (given.batch_shape.kind !== 'nothing') return notFollowed('batch_shape');
    const rows = numberIn(given, 'num_rows');
    const columns = given.num_columns.kind === 'nothing' ? rows : numberIn(given, 'num_columns');
    return identityMatrix({ library, type: tensorTypeIn(given) ?? 'float32' }, rows, columns);
  }),
  define('tensorflow.range', `start, limit=None, delta=1, dtype=None, name='range'`, range),
  defineQuantity(
    'oneHot',
    'tensorflow.one_hot',
    'indices, depth, on_value=None, off_value=None, axis=None, dtype=None, name=None',
    oneHotAsked,
  ),
];
