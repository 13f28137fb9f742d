/** TensorFlow's tensors: what becomes of them. Signatures and errors as in 2.21. */

import { exp, log, mapElements, type Tensor } from '../../core/index.ts';
import { type Operator, operate } from './arithmetic.ts';
import {
  averaged,
  axisIn,
  converted,
  largestOf,
  moved,
  placesOfLargest,
  smallestOf,
  squeezed,
  summed,
  transposed,
  widened,
} from './common.ts';
import { listOf } from './making.ts';
import { combined, concatenated, indexed, permuted, stacked } from './shapes.ts';
import { flagIn, numberIn } from './signature.ts';
import { reshapedTo, sizesIn, tensorflowMaking } from './tensorflowMaking.ts';
import { complexFloats, leavesOf, reducedAxis, requireFloats, tensorFrom, tensorIn, tensorTypeIn } from './tensors.ts';
import type { ApiFunction } from './types.ts';
import {
  type ArrayValue,
  arrayOf,
  type Given,
  isFloating,
  mapArray,
  notFollowed,
  Raised,
  type Value,
} from './values.ts';
import { mixedTypes } from './words.ts';
import { arrayIn, define } from './writing.ts';

const library = 'tensorflow';

/** A function of each element, of fractions only. */
const pointwise = (name: string, change: (tensor: Tensor) => Tensor, allowed = complexFloats): ApiFunction =>
  define(`tensorflow.math.${name}`, 'x, name=None', (given) =>
    mapArray(requireFloats(tensorIn(given, 'x'), allowed), change),
  );

const ofEach =
  (change: (value: number) => number) =>
  (tensor: Tensor): Tensor =>
    mapElements(tensor, change);

/** A function along an axis. */
const along = (
  name: string,
  run: (array: ArrayValue, axis: number | undefined, keepsAxis: boolean) => ArrayValue,
): ApiFunction =>
  define(`tensorflow.math.${name}`, 'input_tensor, axis=None, keepdims=False, name=None', (given) => {
    const array = tensorIn(given, 'input_tensor');
    if (array.type === 'bool') {
      throw new Raised(`InvalidArgumentError: Value for attr 'T' of bool is not in the list of allowed values`);
    }
    return run(array, reducedAxis(given, array), flagIn(given, 'keepdims'));
  });

/** A function of two tensors, such as the operators are. */
const ofTwo = (name: string, operator: Operator): ApiFunction =>
  define(`tensorflow.math.${name}`, 'x, y, name=None', (given) => operate(operator, ...pairIn(given)));

/** Two operands of which one at least is a tensor; a plain number takes the type of what is beside it. */
function pairIn({ x, y }: Given): readonly [Value, Value] {
  if (x.kind === 'array' || y.kind !== 'array') return [tensorFrom(x), y];
  return [x, y];
}

/** Of two tensors, by a function of two numbers that is none of the operators'. */
function mixed(name: string, combine: (a: number, b: number) => number): ApiFunction {
  return define(`tensorflow.math.${name}`, 'x, y, name=None', ({ x, y }) => {
    const one = x.kind === 'array' || y.kind !== 'array' ? tensorFrom(x) : tensorFrom(x, y.type);
    const other = y.kind === 'array' ? tensorFrom(y) : tensorFrom(y, one.type);
    if (one.type !== other.type) throw new Raised(mixedTypes(name, one.type, other.type));
    const exact = combined(one.exact, other.exact, combine);
    const held = combined(one.held, other.held, combine);
    return mapArray({ ...one, exact, held }, (tensor) => tensor);
  });
}

function joined(
  given: Given,
  join: (tensors: readonly Tensor[], axis: number) => Tensor,
  operation: string,
): ArrayValue {
  const { values } = given;
  if (values.kind !== 'list') return notFollowed('the tensors that are joined');
  const types = new Set(leavesOf(values).flatMap((leaf) => (leaf.kind === 'array' ? leaf.type : [])));
  const hasFraction = leavesOf(values).some((leaf) => leaf.kind === 'number' && !leaf.isInteger);
  const [only] = types;
  const type = types.size === 1 ? only : types.size === 0 && hasFraction ? 'float32' : undefined;
  const arrays = values.items.map((item) => (item.kind === 'array' ? tensorFrom(item) : tensorFrom(item, type)));
  const [first, ...others] = arrays;
  const odd = others.find((each) => each.type !== first.type);
  if (!first) return notFollowed('an empty list of tensors');
  if (odd) throw new Raised(mixedTypes(operation, first.type, odd.type));
  const axis = numberIn(given, 'axis');
  const of = (tensor: (array: ArrayValue) => Tensor): Tensor => join(arrays.map(tensor), axis);
  return inItsWords(() => ({ ...first, exact: of(({ exact }) => exact), held: of(({ held }) => held) }));
}

/** What raises in the words of the shapes raises here as an argument that is not valid. */
function inItsWords(run: () => ArrayValue): ArrayValue {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    throw new Raised(error.error.replace(/^\w+: /, 'InvalidArgumentError: '));
  }
}

function transposedBy(given: Given): ArrayValue {
  const array = tensorIn(given, 'a');
  if (given.perm.kind === 'nothing') return transposed(array);
  const axes = sizesIn(given.perm);
  const rank = array.exact.shape.length;
  if (axes.length !== rank) {
    throw new Raised(
      `InvalidArgumentError: transpose expects a vector of size ${rank}. But input(1) is a vector of size ${axes.length} [Op:Transpose]`,
    );
  }
  const order = axes.map((axis) => (axis < 0 ? axis + rank : axis));
  if (new Set(order).size < rank || order.some((axis) => axis < 0 || axis >= rank)) return notFollowed('these axes');
  return moved(array, (tensor) => permuted(tensor, order));
}

function clipped(given: Given): ArrayValue {
  const array = tensorIn(given, 't');
  if (!isFloating(array.type)) return notFollowed('clipping of whole numbers');
  const [least, most] = (['clip_value_min', 'clip_value_max'] as const).map((name) => {
    const limit = given[name];
    return limit.kind === 'array' ? tensorFrom(limit) : tensorFrom(limit, array.type);
  });
  const limit = (tensor: (array: ArrayValue) => Tensor): Tensor => {
    const above = combined(tensor(array), tensor(most), (value, bound) => (value > bound ? bound : value));
    return combined(above, tensor(least), (value, bound) => (value < bound ? bound : value));
  };
  return { ...array, exact: limit(({ exact }) => exact), held: limit(({ held }) => held) };
}

function gathered(given: Given): ArrayValue {
  const params = tensorIn(given, 'params');
  const indices = tensorIn(given, 'indices');
  const axis = axisIn(given, 'axis') ?? 0;
  if (axis !== 0 || numberIn(given, 'batch_dims') !== 0 || isFloating(indices.type))
    return notFollowed('this gathering');
  const [size] = params.exact.shape;
  if (indices.held.data.some((place) => place < 0 || place >= size)) {
    throw new Raised(`InvalidArgumentError: indices are not in [0, ${size}) [Op:GatherV2]`);
  }
  return moved(params, (tensor) => indexed(tensor, [{ kind: 'places', places: indices.held }]));
}

const whole = (value: number): Value => ({ kind: 'number', value, isInteger: true });
const squared = (array: ArrayValue): ArrayValue =>
  mapArray(
    array,
    ofEach((value) => value * value),
  );

const changes: readonly ApiFunction[] = [
  define('tensorflow.cast', 'x, dtype, name=None', (given) => {
    const x = tensorIn(given, 'x');
    const type = tensorTypeIn(given) ?? notFollowed('this dtype');
    // the very same tensor, with all that is remembered of it
    return x.type === type ? x : converted(x, type);
  }),
  ...['identity', 'stop_gradient'].map((name) =>
    define(`tensorflow.${name}`, 'input, name=None', (given) => ({ ...tensorIn(given, 'input') })),
  ),
  define('tensorflow.reshape', 'tensor, shape, name=None', (given) =>
    reshapedTo(tensorIn(given, 'tensor'), sizesIn(given.shape)),
  ),
  define('tensorflow.transpose', `a, perm=None, conjugate=False, name='transpose'`, transposedBy),
  define('tensorflow.expand_dims', 'input, axis, name=None', (given) =>
    inItsWords(() => widened(tensorIn(given, 'input'), numberIn(given, 'axis'))),
  ),
  define('tensorflow.squeeze', 'input, axis=None, name=None', (given) =>
    inItsWords(() => squeezed(tensorIn(given, 'input'), axisIn(given, 'axis'))),
  ),
  define('tensorflow.stack', "values, axis=0, name='stack'", (given) => joined(given, stacked, 'Pack')),
  define('tensorflow.concat', "values, axis, name='concat'", (given) => joined(given, concatenated, 'ConcatV2')),
  define('tensorflow.gather', 'params, indices, validate_indices=None, axis=None, batch_dims=0, name=None', gathered),
  define('tensorflow.clip_by_value', 't, clip_value_min, clip_value_max, name=None', clipped),
  define('tensorflow.shape', 'input, out_type=None, name=None', (given) => {
    const { shape } = tensorIn(given, 'input').exact;
    return arrayOf(library, 'int32', { shape: [shape.length], data: Float64Array.from(shape) });
  }),
  define('tensorflow.size', 'input, out_type=None, name=None', (given) => {
    const { data } = tensorIn(given, 'input').exact;
    return arrayOf(library, 'int32', { shape: [], data: Float64Array.of(data.length) });
  }),
  define('tensorflow.argmax', 'input, axis=None, output_type=None, name=None', (given) => {
    const array = tensorIn(given, 'input');
    const places = placesOfLargest(array, axisIn(given, 'axis') ?? 0);
    return converted(places, tensorTypeIn(given, 'output_type') ?? 'int64');
  }),
  pointwise('log', log),
  pointwise('exp', exp),
  pointwise('log1p', ofEach(Math.log1p)),
  pointwise('sqrt', ofEach(Math.sqrt)),
  define('tensorflow.math.square', 'x, name=None', (given) => squared(tensorIn(given, 'x'))),
  define('tensorflow.math.abs', 'x, name=None', (given) => mapArray(tensorIn(given, 'x'), ofEach(Math.abs))),
  define('tensorflow.math.negative', 'x, name=None', (given) =>
    mapArray(
      tensorIn(given, 'x'),
      ofEach((x) => -x),
    ),
  ),
  define('tensorflow.nn.relu', 'features, name=None', (given) =>
    mapArray(
      tensorIn(given, 'features'),
      ofEach((x) => (x < 0 ? 0 : x)),
    ),
  ),
  along('reduce_sum', summed),
  along('reduce_mean', averaged),
  along('reduce_max', largestOf),
  along('reduce_min', smallestOf),
  ofTwo('add', '+'),
  ofTwo('subtract', '-'),
  ofTwo('multiply', '*'),
  ofTwo('divide', '/'),
  ofTwo('pow', '**'),
  mixed('maximum', (a, b) => (a > b || Number.isNaN(a) ? a : b)),
  mixed('minimum', (a, b) => (a < b || Number.isNaN(a) ? a : b)),
  mixed('divide_no_nan', (a, b) => (b === 0 ? 0 : a / b)),
  mixed('xlogy', (a, b) => (a === 0 ? 0 : a * Math.log(b))),
  mixed('xlog1py', (a, b) => (a === 0 ? 0 : a * Math.log1p(b))),
  define('tensorflow.linalg.matmul', 'a, b, transpose_a=False, transpose_b=False, name=None', (given) => {
    const [a, b] = [tensorIn(given, 'a'), tensorIn(given, 'b')];
    const left = flagIn(given, 'transpose_a') ? transposed(a) : a;
    if (left.exact.shape.length !== 2 || b.exact.shape.length !== 2) return notFollowed('this product');
    return operate('@', left, flagIn(given, 'transpose_b') ? transposed(b) : b);
  }),
];

const method = (name: string, run: (array: ArrayValue) => Value): ApiFunction =>
  define(`tensorflow.Tensor.${name}`, 'input', (given) => run(arrayIn(given, 'input')));

const methods: readonly ApiFunction[] = [
  method('numpy', (array) => ({ ...array, library: 'numpy' })),
  ...['value', 'read_value'].map((name) => method(name, (array) => array)),
  method('get_shape', ({ exact }) => ({ kind: 'list', form: 'tuple', items: exact.shape.map(whole) })),
  method('tolist', listOf),
];

export const tensorflowArrays: readonly ApiFunction[] = [...tensorflowMaking, ...changes, ...methods];

/** What has two names, the short one first. */
export const tensorflowArrayAliases: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    changes.flatMap(({ name }) => {
      const short = /^tensorflow\.math\.(\w+)$/.exec(name)?.[1];
      const hasShort = short !== undefined && !['log', 'log1p', 'divide_no_nan', 'xlogy', 'xlog1py'].includes(short);
      return hasShort ? [[`tensorflow.${short}`, name] as const] : [];
    }),
  ),
  'tensorflow.math.argmax': 'tensorflow.argmax',
  'tensorflow.matmul': 'tensorflow.linalg.matmul',
  'tensorflow.linalg.eye': 'tensorflow.eye',
};
