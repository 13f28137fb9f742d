/** What becomes of NumPy's arrays: functions of each element, along axes, and of shapes. Signatures as of NumPy 2. */

import { compensatedSum, exp, log, mapElements, softplus, type Tensor } from '../../core/index.ts';
import { combinedValues, type Operator, operate } from './arithmetic.ts';
import { averaged, converted, largestOf, moved, placesOfLargest, summed, transposed, widened } from './common.ts';
import { arrayIn, numpyArray, numpyType } from './numpyArrays.ts';
import {
  broadcastShape,
  broadcastTo,
  concatenated,
  folded,
  indexed,
  permuted,
  reshaped,
  stacked,
  tuple,
} from './shapes.ts';
import { flagIn, numberIn, optionalNumberIn } from './signature.ts';
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
import { define } from './writing.ts';

/** The axis counted from the front. @throws Raised in NumPy's words where there is none */
export function numpyAxis(axis: number, rank: number): number {
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank) {
    throw new Raised(`AxisError: axis ${axis} is out of bounds for array of dimension ${rank}`);
  }
  return axis < 0 ? axis + rank : axis;
}

/** The axes that were asked for, from the front; undefined for all of them. */
export function numpyAxes(value: Value | undefined, rank: number): number[] | undefined {
  if (value === undefined || value.kind === 'nothing') return undefined;
  if (value.kind === 'string') throw new Raised("TypeError: 'str' object cannot be interpreted as an integer");
  const asked = value.kind === 'list' ? value.items : [value];
  const axes = asked.map((axis) => (axis.kind === 'number' ? numpyAxis(axis.value, rank) : notFollowed('this axis')));
  if (new Set(axes).size !== axes.length) throw new Raised("ValueError: duplicate value in 'axis'");
  return axes;
}

type AlongAxis = (array: ArrayValue, axis: number | undefined, keepsAxis: boolean) => ArrayValue;

/** Several axes are folded one after the other. */
function alongAxes(array: ArrayValue, given: Given, run: AlongAxis): ArrayValue {
  const { shape } = array.exact;
  const axes = numpyAxes(given.axis, shape.length);
  const keepsAxes = flagIn(given, 'keepdims');
  if (axes === undefined || axes.length === shape.length) return run(array, undefined, keepsAxes);
  return axes.sort((one, other) => other - one).reduce((rest, axis) => run(rest, axis, keepsAxes), array);
}

/** As np.x and as a method, whose array stands before its arguments. */
function both(name: string, signature: string, run: (array: ArrayValue, given: Given) => Value): ApiFunction[] {
  const call = (given: Given): Value => run(arrayIn(given, 'a'), given);
  return [define(`numpy.${name}`, `a, ${signature}`, call), define(`numpy.ndarray.${name}`, `a, ${signature}`, call)];
}

function method(name: string, signature: string, run: (array: ArrayValue, given: Given) => Value): ApiFunction {
  return define(`numpy.ndarray.${name}`, signature === '' ? 'a' : `a, ${signature}`, (given) =>
    run(arrayIn(given, 'a'), given),
  );
}

/** What may be said to any function of each element, and is followed where it says nothing. */
function requirePlain(given: Given, name = 'dtype'): void {
  if (given.out !== undefined && given.out.kind !== 'nothing') notFollowed('out');
  if (given.where !== undefined && given.where.kind !== 'flag' && given.where.kind !== 'nothing') notFollowed('where');
  if (given.where?.kind === 'flag' && !given.where.value) notFollowed('where');
  if (given[name] !== undefined && given[name].kind !== 'nothing') notFollowed(name);
}

const ufunc = 'out=None, *, where=True, dtype=None';

/** A function of each element that gives fractions. */
function pointwise(name: string, change: (tensor: Tensor) => Tensor): ApiFunction {
  return define(`numpy.${name}`, `x, /, ${ufunc}`, (given) => {
    requirePlain(given);
    return mapArray(withFractions(arrayIn(given, 'x')), change);
  });
}

/** Whole numbers as float64; NumPy takes float16 for flags and bytes. */
export function withFractions(array: ArrayValue): ArrayValue {
  if (isFloating(array.type)) return array;
  return array.type === 'int64' || array.type === 'int32'
    ? converted(array, 'float64')
    : notFollowed(`${array.type} in a function of real numbers`);
}

/** A function of each element that keeps whole numbers whole. */
function keeping(name: string, change: (value: number) => number): ApiFunction {
  return define(`numpy.${name}`, `x, /, ${ufunc}`, (given) => {
    requirePlain(given);
    const array = arrayIn(given, 'x');
    return array.type === 'bool' ? notFollowed(`np.${name} of flags`) : mapArray(array, ofEach(change));
  });
}

const ofEach =
  (change: (value: number) => number) =>
  (tensor: Tensor): Tensor =>
    mapElements(tensor, change);

/** A function of two arrays element by element. */
function pairwise(name: string, run: (one: Value, other: Value) => Value): ApiFunction {
  return define(`numpy.${name}`, `x1, x2, /, ${ufunc}`, (given) => {
    requirePlain(given);
    return run(asOperand(given.x1), asOperand(given.x2));
  });
}

/** A plain number keeps its kind: it takes the type of the array beside it. */
function asOperand(value: Value): Value {
  return value.kind === 'number' || value.kind === 'array' ? value : numpyArray(value);
}

const operators: Readonly<Record<string, Operator>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  true_divide: '/',
  floor_divide: '//',
  mod: '%',
  power: '**',
  matmul: '@',
  equal: '==',
  not_equal: '!=',
  less: '<',
  less_equal: '<=',
  greater: '>',
  greater_equal: '>=',
};

/** An operation; of two plain numbers, as NumPy holds them. */
function operated(operator: Operator, one: Value, other: Value): Value {
  const isPlain = one.kind !== 'array' && other.kind !== 'array';
  return operate(operator, isPlain ? numpyArray(one) : one, isPlain ? numpyArray(other) : other);
}

const withNaN =
  (choose: (a: number, b: number) => number) =>
  (a: number, b: number): number =>
    Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : choose(a, b);

function chosen(one: Value, other: Value, choose: (a: number, b: number) => number): ArrayValue {
  const isPlain = one.kind !== 'array' && other.kind !== 'array';
  return combinedValues(isPlain ? numpyArray(one) : one, other, 'numpy', withNaN(choose));
}

/** log(eᵃ + eᵇ). */
function addedAsLogarithms(a: number, b: number): number {
  if (a === b) return a + Math.LN2;
  return Math.max(a, b) + softplus({ shape: [], data: Float64Array.of(-Math.abs(a - b)) }).data[0];
}

const elements: readonly ApiFunction[] = [
  pointwise('log', log),
  pointwise('log2', ofEach(Math.log2)),
  pointwise('log10', ofEach(Math.log10)),
  pointwise('log1p', ofEach(Math.log1p)),
  pointwise('exp', exp),
  pointwise(
    'exp2',
    ofEach((value) => 2 ** value),
  ),
  pointwise('expm1', ofEach(Math.expm1)),
  pointwise('sqrt', ofEach(Math.sqrt)),
  pointwise('tanh', ofEach(Math.tanh)),
  ...['abs', 'absolute', 'fabs'].map((name) => keeping(name, Math.abs)),
  keeping('square', (value) => value * value),
  keeping('sign', Math.sign),
  keeping('negative', (value) => 0 - value),
  ...Object.entries(operators).map(([name, operator]) =>
    pairwise(name, (one, other) => operated(operator, one, other)),
  ),
  pairwise('maximum', (one, other) => chosen(one, other, Math.max)),
  pairwise('minimum', (one, other) => chosen(one, other, Math.min)),
  pairwise('logaddexp', (one, other) =>
    combinedValues(withFractions(numpyArray(one)), withFractions(numpyArray(other)), 'numpy', addedAsLogarithms),
  ),
  define('numpy.where', 'condition, x=None, y=None, /', where),
  ...both('clip', 'a_min|min=None, a_max|max=None, out=None, *, dtype=None', (array, given) => {
    requirePlain(given);
    const least = given.a_min.kind === 'nothing' ? array : chosen(array, asOperand(given.a_min), Math.max);
    return given.a_max.kind === 'nothing' ? least : chosen(least, asOperand(given.a_max), Math.min);
  }),
  ...['isnan', 'isfinite', 'isinf'].map((name) =>
    define(`numpy.${name}`, 'x, /', (given) => {
      const { held } = arrayIn(given, 'x');
      const is = name === 'isnan' ? Number.isNaN : Number.isFinite;
      const test = (value: number): boolean =>
        name === 'isinf' ? Math.abs(value) === Number.POSITIVE_INFINITY : is(value);
      return arrayOf(
        'numpy',
        'bool',
        mapElements(held, (value) => (test(value) ? 1 : 0)),
      );
    }),
  ),
  define('numpy.nan_to_num', 'x, copy=True, nan=0.0, posinf=None, neginf=None', (given) => {
    const array = arrayIn(given, 'x');
    if (array.held.data.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY)) return notFollowed('infinities');
    return mapArray(
      array,
      ofEach((value) => (Number.isNaN(value) ? numberIn(given, 'nan') : value)),
    );
  }),
  define('numpy.round', 'a, decimals=0, out=None', (given) => rounded(arrayIn(given, 'a'), given)),
  define('numpy.around', 'a, decimals=0, out=None', (given) => rounded(arrayIn(given, 'a'), given)),
  method('round', 'decimals=0, out=None', rounded),
];

/** To the nearest, of two equally near ones to the even one; as NumPy does, by way of a power of ten. */
function rounded(array: ArrayValue, given: Given): ArrayValue {
  requirePlain(given);
  if (!isFloating(array.type)) return notFollowed('rounding whole numbers');
  const scale = 10 ** numberIn(given, 'decimals');
  if (scale < 1) return notFollowed('rounding to tens');
  const nearest = (value: number): number => {
    const scaled = value * scale;
    const down = Math.floor(scaled);
    const part = scaled - down;
    const isUp = part > 0.5 || (part === 0.5 && down % 2 !== 0);
    return (isUp ? down + 1 : down) / scale;
  };
  return mapArray(array, ofEach(nearest));
}

/** One or the other, by a condition. */
function where({ condition, x, y }: Given): ArrayValue {
  if (x.kind === 'nothing' || y.kind === 'nothing') return notFollowed('np.where without values');
  const { held: flags } = numpyArray(condition);
  const [one, other] = [asOperand(x), asOperand(y)];
  const isPlain = one.kind !== 'array' && other.kind !== 'array';
  // their common type, and their common shape
  const joint = combinedValues(isPlain ? numpyArray(one) : one, other, 'numpy', (a) => a);
  const [first, second] = [one, other].map((value) => converted(numpyArray(value), joint.type));
  const shape = broadcastShape(broadcastShape(flags.shape, first.exact.shape), second.exact.shape);
  const pick = (a: Tensor, b: Tensor): Tensor => {
    const [from, otherwise, by] = [a, b, flags].map((tensor) => broadcastTo(tensor, shape));
    return { shape, data: by.data.map((flag, place) => (flag ? from : otherwise).data[place]) };
  };
  const exact = pick(first.exact, second.exact);
  const isUnrounded = first.held === first.exact && second.held === second.exact;
  return { ...joint, exact, held: isUnrounded ? exact : pick(first.held, second.held) };
}

const reducing = 'axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True';

/** A function along axes, as np.x and as a method. */
function along(name: string, run: AlongAxis, signature = reducing): ApiFunction[] {
  return both(name, signature, (array, given) => {
    requirePlain(given, 'initial');
    const type = numpyType(given.dtype);
    return alongAxes(type ? converted(array, type) : array, given, run);
  });
}

/** The same without the elements that are no numbers. */
function alongNumbers(name: string, run: (numbers: Float64Array) => number): ApiFunction {
  return define(`numpy.${name}`, `a, ${reducing}`, (given) => {
    requirePlain(given, 'initial');
    if (given.dtype.kind !== 'nothing') return notFollowed('dtype');
    const fold = (values: Float64Array): number => run(values.filter((value) => !Number.isNaN(value)));
    return alongAxes(withFractions(arrayIn(given, 'a')), given, (array, axis, keepsAxis) =>
      mapArray(array, (tensor) => folded(tensor, axis, keepsAxis, fold)),
    );
  });
}

const withoutEmpty =
  (name: string, run: AlongAxis): AlongAxis =>
  (array, axis, keepsAxis) => {
    if (array.exact.data.length === 0) {
      throw new Raised(`ValueError: zero-size array to reduction operation ${name} which has no identity`);
    }
    return run(array, axis, keepsAxis);
  };

const smallestOf: AlongAxis = (array, axis, keepsAxis) =>
  mapArray(array, (tensor) => folded(tensor, axis, keepsAxis, (values) => Math.min(...values)));

const productOf: AlongAxis = (array, axis, keepsAxis) =>
  array.type === 'bool'
    ? notFollowed('a product of flags')
    : mapArray(array, (tensor) => folded(tensor, axis, keepsAxis, (values) => values.reduce((a, b) => a * b, 1)));

const extreme = 'axis=None, out=None, keepdims=False, initial=None, where=True';

/** Whole numbers of any size are counted in the largest. */
const counting: AlongAxis = (array, axis, keepsAxis) => {
  if (array.type === 'uint8') return notFollowed('a sum of bytes');
  return summed(array.type === 'int32' ? converted(array, 'int64') : array, axis, keepsAxis);
};

const spread = 'keepdims=False, *, where=True, mean=None, correction=None';

/** The mean square of the distances from the mean. */
function varianceOf(array: ArrayValue, given: Given): ArrayValue {
  requirePlain(given);
  const isOther = [given.mean, given.correction].some((value) => value?.kind !== 'nothing');
  if (isOther || numberIn(given, 'ddof') !== 0) return notFollowed('ddof');
  const values = withFractions(array);
  const mean = alongAxes(values, { ...given, keepdims: { kind: 'flag', value: true } }, averaged);
  const distances = operate('-', values, mean);
  if (distances.kind !== 'array') return notFollowed('this variance');
  const squares = mapArray(
    distances,
    ofEach((value) => value * value),
  );
  return alongAxes(squares, given, averaged);
}

const reductions: readonly ApiFunction[] = [
  ...along('sum', counting),
  ...along('mean', averaged, 'axis=None, dtype=None, out=None, keepdims=False, *, initial=None, where=True'),
  ...along('prod', productOf),
  ...['max', 'amax'].flatMap((name) => along(name, withoutEmpty('maximum', largestOf), extreme)),
  ...['min', 'amin'].flatMap((name) => along(name, withoutEmpty('minimum', smallestOf), extreme)),
  alongNumbers('nansum', compensatedSum),
  alongNumbers('nanmean', (values) => compensatedSum(values) / values.length),
  alongNumbers('nanmax', (values) => (values.length === 0 ? Number.NaN : Math.max(...values))),
  ...both('std', `axis=None, dtype=None, out=None, ddof=0, ${spread}`, (array, given) => {
    const variance = varianceOf(array, given);
    return mapArray(variance, ofEach(Math.sqrt));
  }),
  ...both('var', `axis=None, dtype=None, out=None, ddof=0, ${spread}`, varianceOf),
  ...both('argmax', 'axis=None, out=None, *, keepdims=False', (array, given) => {
    if (flagIn(given, 'keepdims')) return notFollowed('keepdims');
    const axes = numpyAxes(given.axis, array.exact.shape.length);
    return placesOfLargest(array, axes?.[0]);
  }),
  define('numpy.average', 'a, axis=None, weights=None, returned=False, *, keepdims=False', (given) => {
    if (given.weights.kind !== 'nothing' || flagIn(given, 'returned')) return notFollowed('weights');
    return alongAxes(arrayIn(given, 'a'), given, averaged);
  }),
  define('numpy.count_nonzero', 'a, axis=None, *, keepdims=False', (given) => {
    const { held } = arrayIn(given, 'a');
    const flags = arrayOf(
      'numpy',
      'bool',
      mapElements(held, (value) => (value === 0 ? 0 : 1)),
    );
    return alongAxes(flags, given, summed);
  }),
  ...both('dot', 'b, out=None', (array, given) => {
    const other = numpyArray(given.b);
    const [one, two] = [array.exact.shape, other.exact.shape];
    if (one.length === 0 || two.length === 0) return operate('*', array, given.b);
    if (one[one.length - 1] !== two[0]) {
      throw new Raised(
        `ValueError: shapes ${tuple(one)} and ${tuple(two)} not aligned: ${one[one.length - 1]} (dim ${one.length - 1}) != ${two[0]} (dim 0)`,
      );
    }
    return operate('@', array, other);
  }),
];

/** The sizes of a new shape. */
function sizesIn(value: Value | undefined): number[] {
  if (value?.kind === 'number') return [value.value];
  if (value?.kind !== 'list') return notFollowed('this shape');
  return value.items.map((item) => (item.kind === 'number' ? item.value : notFollowed('this shape')));
}

function withSizes(array: ArrayValue, given: Given): ArrayValue {
  if (given.order.kind === 'string' && given.order.value !== 'C') return notFollowed('order');
  const sizes = sizesIn(given.shape);
  const { shape, data } = array.exact;
  if (sizes.filter((size) => size === -1).length > 1) {
    throw new Raised('ValueError: can only specify one unknown dimension');
  }
  const known = sizes.reduce((product, size) => (size === -1 ? product : product * size), 1);
  const fits = sizes.includes(-1) ? known !== 0 && data.length % known === 0 : known === data.length;
  if (!fits) {
    throw new Raised(`ValueError: cannot reshape array of size ${data.length} into shape ${tuple(sizes)}`);
  }
  return shape.join() === sizes.join() ? array : moved(array, (tensor) => reshaped(tensor, sizes));
}

function flat(array: ArrayValue, given: Given): ArrayValue {
  if (given.order.kind === 'string' && given.order.value !== 'C') return notFollowed('order');
  return moved(array, ({ data }) => ({ data, shape: [data.length] }));
}

function withAxesIn(array: ArrayValue, asked: Value): ArrayValue {
  const rank = array.exact.shape.length;
  if (asked.kind === 'nothing' || (asked.kind === 'list' && asked.items.length === 0)) return transposed(array);
  const order = sizesIn(asked).map((axis) => numpyAxis(axis, rank));
  if (order.length !== rank) throw new Raised("ValueError: axes don't match array");
  if (new Set(order).size !== rank) throw new Raised('ValueError: repeated axis in transpose');
  return moved(array, (tensor) => permuted(tensor, order));
}

function withoutAxes(array: ArrayValue, given: Given): ArrayValue {
  const { shape } = array.exact;
  const axes = numpyAxes(given.axis, shape.length);
  if (axes?.some((axis) => shape[axis] !== 1)) {
    throw new Raised('ValueError: cannot select an axis to squeeze out which has size not equal to one');
  }
  const left = shape.filter((size, axis) => (axes ? !axes.includes(axis) : size !== 1));
  return moved(array, ({ data }) => ({ data, shape: left }));
}

function withAxisAt(array: ArrayValue, axis: number): ArrayValue {
  return widened(array, numpyAxis(axis, array.exact.shape.length + 1));
}

/** Arrays joined in one type. */
function joined(list: Value, join: (tensors: readonly Tensor[]) => Tensor, change = (array: ArrayValue) => array) {
  if (list.kind !== 'list') return notFollowed('the arrays that are joined');
  const arrays = list.items.map((item) => change(numpyArray(item)));
  const [first] = arrays;
  if (!first) throw new Raised('ValueError: need at least one array to concatenate');
  if (arrays.some(({ type }) => type !== first.type)) return notFollowed('arrays of several types');
  const of = (tensor: (array: ArrayValue) => Tensor): Tensor => join(arrays.map(tensor));
  const exact = of((array) => array.exact);
  const isUnrounded = arrays.every((array) => array.held === array.exact);
  return { ...first, exact, held: isUnrounded ? exact : of((array) => array.held) };
}

function endToEnd(tensors: readonly Tensor[], axis: number): Tensor {
  const [first, ...others] = tensors;
  const rank = first.shape.length;
  const at = numpyAxis(axis, rank);
  const other = others.findIndex(({ shape }) => shape.length !== rank);
  if (other >= 0) {
    throw new Raised(
      `ValueError: all the input arrays must have same number of dimensions, but the array at index 0 has ${rank} dimension(s) and the array at index ${other + 1} has ${others[other].shape.length} dimension(s)`,
    );
  }
  const fits = others.every(({ shape }) => shape.every((size, order) => order === at || size === first.shape[order]));
  if (!fits) {
    throw new Raised('ValueError: all the input array dimensions except for the concatenation axis must match exactly');
  }
  return concatenated(tensors, at);
}

function besideEachOther(tensors: readonly Tensor[], axis: number): Tensor {
  const [first] = tensors;
  if (tensors.some(({ shape }) => shape.join() !== first.shape.join())) {
    throw new Raised('ValueError: all input arrays must have the same shape');
  }
  return stacked(tensors, numpyAxis(axis, first.shape.length + 1));
}

const asRow = (array: ArrayValue): ArrayValue => (array.exact.shape.length < 2 ? asMatrix(array) : array);

function asMatrix(array: ArrayValue): ArrayValue {
  return moved(array, ({ data, shape }) => ({ data, shape: shape.length === 0 ? [1, 1] : [1, ...shape] }));
}

const shapes: readonly ApiFunction[] = [
  define('numpy.reshape', "a, /, shape|newshape, order='C', *, copy=None", (given) =>
    withSizes(arrayIn(given, 'a'), given),
  ),
  define('numpy.ndarray.reshape', 'a, *shape, order=None', (given) => withSizes(arrayIn(given, 'a'), given)),
  ...both('ravel', "order='C'", flat),
  method('flatten', "order='C'", flat),
  ...both('squeeze', 'axis=None', withoutAxes),
  define('numpy.expand_dims', 'a, axis', (given) => withAxisAt(arrayIn(given, 'a'), numberIn(given, 'axis'))),
  define('numpy.transpose', 'a, axes=None', (given) => withAxesIn(arrayIn(given, 'a'), given.axes)),
  define('numpy.ndarray.transpose', 'a, *axes=None', (given) => withAxesIn(arrayIn(given, 'a'), given.axes)),
  ...both('swapaxes', 'axis1, axis2', (array, given) => {
    const rank = array.exact.shape.length;
    const [one, other] = [numpyAxis(numberIn(given, 'axis1'), rank), numpyAxis(numberIn(given, 'axis2'), rank)];
    const order = [...array.exact.shape.keys()];
    [order[one], order[other]] = [order[other], order[one]];
    return moved(array, (tensor) => permuted(tensor, order));
  }),
  ...['concatenate', 'concat'].map((name) =>
    define(`numpy.${name}`, 'arrays, /, axis=0, out=None, *, dtype=None, casting=None', (given) => {
      if (given.axis.kind === 'nothing' || given.dtype.kind !== 'nothing') return notFollowed(`np.${name}`);
      return joined(given.arrays, (tensors) => endToEnd(tensors, numberIn(given, 'axis')));
    }),
  ),
  define('numpy.stack', 'arrays, axis=0, out=None, *, dtype=None, casting=None', (given) =>
    joined(given.arrays, (tensors) => besideEachOther(tensors, numberIn(given, 'axis'))),
  ),
  define('numpy.vstack', 'tup', (given) => joined(given.tup, (tensors) => endToEnd(tensors, 0), asRow)),
  define('numpy.hstack', 'tup', (given) =>
    joined(given.tup, (tensors) => endToEnd(tensors, tensors[0].shape.length === 1 ? 0 : 1)),
  ),
  define('numpy.column_stack', 'tup', (given) =>
    joined(
      given.tup,
      (tensors) => endToEnd(tensors, 1),
      (array) => (array.exact.shape.length < 2 ? transposed(asMatrix(array)) : array),
    ),
  ),
  define('numpy.atleast_2d', 'a', (given) => asRow(arrayIn(given, 'a'))),
  define('numpy.take_along_axis', 'a, indices, axis=-1', (given) => {
    const array = arrayIn(given, 'a');
    const { held: places } = arrayIn(given, 'indices');
    const rank = array.exact.shape.length;
    if (rank !== 2 || places.shape.length !== 2 || numpyAxis(numberIn(given, 'axis'), rank) !== 1) {
      return notFollowed('np.take_along_axis');
    }
    const rows = Float64Array.from({ length: places.shape[0] }, (_, row) => row);
    const column = { shape: [places.shape[0], 1], data: rows };
    return moved(array, (tensor) =>
      indexed(
        tensor,
        [
          { kind: 'places', places: column },
          { kind: 'places', places },
        ],
        'axis',
      ),
    );
  }),
];

/** A Python number from an array of one element. */
function plain(array: ArrayValue): Value {
  const { held, type } = array;
  if (held.data.length !== 1) {
    throw new Raised('ValueError: can only convert an array of size 1 to a Python scalar');
  }
  if (type === 'bool') return { kind: 'flag', value: held.data[0] !== 0 };
  return { kind: 'number', value: held.data[0], isInteger: !isFloating(type) };
}

function listOf({ held, type }: ArrayValue): Value {
  const build = (from: number, [size, ...rest]: readonly number[]): Value => {
    if (size === undefined) {
      return plain({ kind: 'array', library: 'numpy', type, held: one(held.data[from]), exact: one(held.data[from]) });
    }
    const inner = rest.reduce((product, each) => product * each, 1);
    const items = Array.from({ length: size }, (_, place) => build(from + place * inner, rest));
    return { kind: 'list', form: 'list', items };
  };
  return build(0, held.shape);
}

const one = (value: number): Tensor => ({ shape: [], data: Float64Array.of(value) });

const conversions: readonly ApiFunction[] = [
  method('astype', 'dtype, order=None, casting=None, subok=True, copy=True', (array, given) =>
    converted(array, numpyType(given.dtype) ?? 'float64'),
  ),
  method('copy', 'order=None', (array) => array),
  define('numpy.copy', 'a, order=None, subok=False', (given) => arrayIn(given, 'a')),
  method('item', '', plain),
  method('tolist', '', listOf),
  define('numpy.shape', 'a', (given) => {
    const { shape } = arrayIn(given, 'a').exact;
    const items = shape.map((value): Value => ({ kind: 'number', value, isInteger: true }));
    return { kind: 'list', form: 'tuple', items };
  }),
  define('numpy.size', 'a, axis=None', (given) => {
    const { shape, data } = arrayIn(given, 'a').exact;
    const axis = optionalNumberIn(given, 'axis');
    return {
      kind: 'number',
      value: axis === undefined ? data.length : shape[numpyAxis(axis, shape.length)],
      isInteger: true,
    };
  }),
];

/** What becomes of arrays. */
export const numpyFunctions: readonly ApiFunction[] = [...elements, ...reductions, ...shapes, ...conversions];
