/** PyTorch's tensors: how they are made and what becomes of them. Signatures as in 1.13 to 2.13. */

import { exp, log, mapElements, type Tensor } from '../../core/index.ts';
import { arrayFrom, operate } from './arithmetic.ts';
import {
  averaged,
  axisIn,
  converted,
  largestOf,
  moved,
  placesOfLargest,
  shapeIn,
  squeezed,
  summed,
  swapped,
  transposed,
  widened,
  withShape,
} from './common.ts';
import { identityMatrix, listOf, madeArray, scalarOf } from './making.ts';
import { axisFromFront, combined, concatenated, permuted, stacked } from './shapes.ts';
import { flagIn, numberIn, optionalNumberIn } from './signature.ts';
import type { ApiFunction, Result } from './types.ts';
import {
  type ArrayValue,
  arrayOf,
  type ElementType,
  type Given,
  isFloating,
  mapArray,
  notFollowed,
  Raised,
  type Value,
} from './values.ts';
import { arrayIn, define, elementwise } from './writing.ts';

const library = 'torch';

/** The element types by their names behind `torch.`. */
const elementTypes: Readonly<Record<string, ElementType>> = {
  float: 'float32',
  float32: 'float32',
  double: 'float64',
  float64: 'float64',
  long: 'int64',
  int64: 'int64',
  int: 'int32',
  int32: 'int32',
  uint8: 'uint8',
  bool: 'bool',
  half: 'float16',
  float16: 'float16',
  bfloat16: 'bfloat16',
};

/** `torch.float64` and its kin. */
export const torchConstants: Readonly<Record<string, Value>> = {
  ...Object.fromEntries(
    Object.keys(elementTypes).map((name) => [`torch.${name}`, { kind: 'path', path: `torch.${name}` }] as const),
  ),
  'torch.inf': { kind: 'number', value: Number.POSITIVE_INFINITY, isInteger: false },
  'torch.nan': { kind: 'number', value: Number.NaN, isInteger: false },
  'torch.pi': { kind: 'number', value: Math.PI, isInteger: false },
  'torch.e': { kind: 'number', value: Math.E, isInteger: false },
};

/** The element type that was asked for. */
function typeIn(given: Given, name = 'dtype'): ElementType | undefined {
  const value = given[name];
  if (value === undefined || value.kind === 'nothing') return undefined;
  const [, short] = (value.kind === 'path' && /^torch\.(\w+)$/.exec(value.path)) || [];
  return (short !== undefined && elementTypes[short]) || notFollowed('this dtype');
}

function madeOf(given: Given, name: string, type?: ElementType): ArrayValue {
  return arrayFrom(given[name], library, type);
}

const made = (name: string, type: ElementType): ApiFunction =>
  define(`torch.${name}`, 'data', (given) => {
    // a single number is the size of a tensor that nobody filled
    if (given.data.kind === 'number') return notFollowed('a tensor that is not filled');
    return madeOf(given, 'data', type);
  });

const creation: readonly ApiFunction[] = [
  define('torch.tensor', 'data, *, dtype=None, device=None, requires_grad=False, pin_memory=False', (given) => {
    const type = typeIn(given);
    const array = madeOf(given, 'data', type);
    if (flagIn(given, 'requires_grad') && !isFloating(array.type)) {
      throw new Raised('RuntimeError: Only Tensors of floating point and complex dtype can require gradients');
    }
    return array;
  }),
  define('torch.as_tensor', 'data, dtype=None, device=None', (given) => madeOf(given, 'data', typeIn(given))),
  define('torch.asarray', 'obj, *, dtype=None, device=None, copy=None, requires_grad=False', (given) =>
    madeOf(given, 'obj', typeIn(given)),
  ),
  define('torch.from_numpy', 'ndarray', (given) => madeOf(given, 'ndarray')),
  made('Tensor', 'float32'),
  made('FloatTensor', 'float32'),
  made('DoubleTensor', 'float64'),
  made('LongTensor', 'int64'),
  made('IntTensor', 'int32'),
  made('BoolTensor', 'bool'),
  ...(['zeros', 'ones'] as const).map((name) =>
    define(`torch.${name}`, '*size, out=None, dtype=None, layout=None, device=None, requires_grad=False', (given) =>
      filled(shapeIn(given.size), name === 'ones' ? 1 : 0, typeIn(given) ?? 'float32'),
    ),
  ),
  ...(['zeros_like', 'ones_like'] as const).map((name) =>
    define(`torch.${name}`, 'input, *, dtype=None, layout=None, device=None, requires_grad=False', (given) => {
      const like = arrayIn(given, 'input');
      return filled(like.exact.shape, name === 'ones_like' ? 1 : 0, typeIn(given) ?? like.type);
    }),
  ),
  define(
    'torch.full',
    'size, fill_value, *, out=None, dtype=None, layout=None, device=None, requires_grad=False',
    (given) => {
      const { fill_value: value } = given;
      const own: ElementType = value.kind === 'number' && value.isInteger ? 'int64' : 'float32';
      return filled(shapeIn(given.size), numberIn(given, 'fill_value'), typeIn(given) ?? own);
    },
  ),
  define('torch.eye', 'n, m=None, *, out=None, dtype=None, layout=None, device=None, requires_grad=False', (given) => {
    const rows = numberIn(given, 'n');
    const columns = optionalNumberIn(given, 'm') ?? rows;
    return identityMatrix({ library, type: typeIn(given) ?? 'float32' }, rows, columns);
  }),
  define(
    'torch.arange',
    'start, end=None, step=1, *, out=None, dtype=None, layout=None, device=None, requires_grad=False',
    (given) => {
      const isFrom0 = given.end.kind === 'nothing';
      const start = isFrom0 ? 0 : numberIn(given, 'start');
      const end = isFrom0 ? numberIn(given, 'start') : numberIn(given, 'end');
      const step = numberIn(given, 'step');
      const isWhole = [given.start, given.end, given.step].every((value) => value.kind !== 'number' || value.isInteger);
      const length = Math.max(0, Math.ceil((end - start) / step));
      const data = Float64Array.from({ length }, (_, place) => start + place * step);
      return arrayOf(library, typeIn(given) ?? (isWhole ? 'int64' : 'float32'), { shape: [length], data });
    },
  ),
  define(
    'torch.linspace',
    'start, end, steps, *, out=None, dtype=None, layout=None, device=None, requires_grad=False',
    (given) => {
      const [start, end, steps] = [numberIn(given, 'start'), numberIn(given, 'end'), numberIn(given, 'steps')];
      const data = Float64Array.from(
        { length: steps },
        (_, place) => start + ((end - start) * place) / Math.max(1, steps - 1),
      );
      return arrayOf(library, typeIn(given) ?? 'float32', { shape: [steps], data });
    },
  ),
  define('torch.device', 'type, index=None', (given) => given.type),
  define('torch.stack', 'tensors, dim|axis=0, *, out=None', (given) => joined(given, stacked)),
  define('torch.cat', 'tensors, dim|axis=0, *, out=None', (given) => joined(given, concatenated)),
  define('torch.concat', 'tensors, dim|axis=0, *, out=None', (given) => joined(given, concatenated)),
  define('torch.where', 'condition, input, other', () => notFollowed('torch.where')),
];

/** Rows with a single 1. Source: torch.nn.functional.one_hot. */
export function oneHot(given: Given): Result {
  const labels = arrayIn(given, 'input');
  if (labels.type !== 'int64') {
    throw new Raised('RuntimeError: one_hot is only applicable to index tensor of type LongTensor.');
  }
  const { shape, data } = labels.held;
  const asked = numberIn(given, 'num_classes');
  if (data.some((label) => label < 0)) throw new Raised('RuntimeError: Class values must be non-negative.');
  const count = asked < 0 ? Math.max(...data) + 1 : asked;
  if (data.some((label) => label >= count)) {
    throw new Raised('RuntimeError: Class values must be smaller than num_classes.');
  }
  const ones = Float64Array.from({ length: data.length * count }, (_, place) =>
    data[Math.floor(place / count)] === place % count ? 1 : 0,
  );
  return {
    value: arrayOf(library, 'int64', { shape: [...shape, count], data: ones }),
    asked: { quantity: 'oneHot', inputs: { labels: labels.exact }, options: { depth: count } },
  };
}

function filled(shape: readonly number[], value: number, type: ElementType): ArrayValue {
  return madeArray({ library, type }, shape, () => value);
}

function joined(given: Given, join: (tensors: readonly Tensor[], axis: number) => Tensor): ArrayValue {
  const { tensors: list } = given;
  if (list.kind !== 'list') return notFollowed('the tensors that are joined');
  const arrays = list.items.map((item) => (item.kind === 'array' ? item : notFollowed('the tensors that are joined')));
  const [first, ...others] = arrays;
  if (!first || others.some(({ type }) => type !== first.type)) return notFollowed('tensors of several types');
  const axis = numberIn(given, 'dim');
  const of = (tensor: (array: ArrayValue) => Tensor): Tensor => join(arrays.map(tensor), axis);
  return { ...first, exact: of(({ exact }) => exact), held: of(({ held }) => held) };
}

/** A function of each element: as torch.x and as a method; whole numbers become float32 first. */
function pointwise(name: string, change: (tensor: Tensor) => Tensor): readonly ApiFunction[] {
  const run = (given: Given): ArrayValue => {
    const array = arrayIn(given, 'input');
    return mapArray(isFloating(array.type) ? array : converted(array, 'float32'), change);
  };
  return [define(`torch.${name}`, 'input, *, out=None', run), define(`torch.Tensor.${name}`, 'input', run)];
}

/** A function along an axis: as torch.x and as a method. */
function along(
  name: string,
  run: (array: ArrayValue, axis: number | undefined, keepsAxis: boolean) => ArrayValue,
): readonly ApiFunction[] {
  const call = (given: Given): ArrayValue => {
    const array = arrayIn(given, 'input');
    const typed = typeIn(given);
    return run(typed ? converted(array, typed) : array, axisIn(given, 'dim'), flagIn(given, 'keepdim'));
  };
  const signature = 'input, dim|axis=None, keepdim|keepdims=False, *, dtype=None';
  return [define(`torch.${name}`, signature, call), define(`torch.Tensor.${name}`, signature, call)];
}

/** As torch.x and as a method of the same signature. */
function both(
  name: string,
  signature: string,
  run: (given: Given, array: ArrayValue) => Value,
): readonly ApiFunction[] {
  const call = (given: Given): Value => run(given, arrayIn(given, 'input'));
  return [define(`torch.${name}`, signature, call), define(`torch.Tensor.${name}`, signature, call)];
}

const method = (name: string, signature: string, run: (array: ArrayValue, given: Given) => Value): ApiFunction =>
  define(`torch.Tensor.${name}`, signature === '' ? 'input' : `input, ${signature}`, (given) =>
    run(arrayIn(given, 'input'), given),
  );

const ofEach =
  (change: (value: number) => number) =>
  (tensor: Tensor): Tensor =>
    mapElements(tensor, change);

const same = (array: ArrayValue): ArrayValue => array;

const changes: readonly ApiFunction[] = [
  ...pointwise('log', log),
  ...pointwise('log2', ofEach(Math.log2)),
  ...pointwise('log10', ofEach(Math.log10)),
  ...pointwise('log1p', ofEach(Math.log1p)),
  ...pointwise('exp', exp),
  ...pointwise('sqrt', ofEach(Math.sqrt)),
  ...pointwise('abs', ofEach(Math.abs)),
  ...both('masked_fill', 'input, mask, value', (given, array) => {
    const mask = arrayIn(given, 'mask');
    if (mask.type !== 'bool') throw new Raised('RuntimeError: masked_fill_ only supports boolean masks');
    const put = numberIn(given, 'value');
    const fill = (tensor: Tensor, value: number): Tensor =>
      combined(tensor, mask.held, (x, flag) => (flag ? value : x));
    const held = arrayOf(library, array.type, { shape: [], data: Float64Array.of(put) }).held.data[0];
    const exact = fill(array.exact, put);
    return { ...array, exact, held: array.held === array.exact ? exact : fill(array.held, held) };
  }),
  ...both('neg', 'input', (_, array) => elementwise(array, (value) => -value)),
  ...along('sum', summed),
  ...along('mean', averaged),
  ...along('amax', largestOf),
  ...both('argmax', 'input, dim|axis=None, keepdim|keepdims=False', (given, array) =>
    placesOfLargest(array, axisIn(given, 'dim')),
  ),
  ...both('clamp', 'input, min=None, max=None', (given, array) => clamped(given, array)),
  ...both('clip', 'input, min=None, max=None', (given, array) => clamped(given, array)),
  ...both('unsqueeze', 'input, dim', (given, array) => widened(array, numberIn(given, 'dim'))),
  ...both('squeeze', 'input, dim=None', (given, array) => squeezed(array, axisIn(given, 'dim'))),
  ...both('transpose', 'input, dim0, dim1', (given, array) =>
    swapped(array, numberIn(given, 'dim0'), numberIn(given, 'dim1')),
  ),
  ...both('t', 'input', (_, array) =>
    array.exact.shape.length > 2 ? notFollowed('t of more than two axes') : transposed(array),
  ),
  ...both('flatten', 'input, start_dim=0, end_dim=-1', (given, array) => {
    const { shape } = array.exact;
    const start = axisFromFront(numberIn(given, 'start_dim'), shape.length);
    const end = axisFromFront(numberIn(given, 'end_dim'), shape.length);
    const middle = shape.slice(start, end + 1).reduce((product, size) => product * size, 1);
    return withShape(array, [...shape.slice(0, start), middle, ...shape.slice(end + 1)]);
  }),
  define('torch.reshape', 'input, shape', (given) => withShape(arrayIn(given, 'input'), shapeIn(given.shape))),
  ...['reshape', 'view'].map((name) => method(name, '*shape', (array, given) => viewed(array, given.shape))),
  method('permute', '*dims', (array, given) => permutedBy(array, shapeIn(given.dims))),
  define('torch.permute', 'input, dims', (given) => permutedBy(arrayIn(given, 'input'), shapeIn(given.dims))),
  method('float', '', (array) => converted(array, 'float32')),
  method('double', '', (array) => converted(array, 'float64')),
  method('long', '', (array) => converted(array, 'int64')),
  method('int', '', (array) => converted(array, 'int32')),
  method('bool', '', (array) => converted(array, 'bool')),
  method('to', 'target=None, dtype=None, non_blocking=False, copy=False, *, device=None', (array, given) => {
    const named = typeIn(given);
    const { target } = given;
    const type =
      named ?? (target.kind === 'path' && /^torch\.\w+$/.test(target.path) ? typeIn(given, 'target') : undefined);
    return type ? converted(array, type) : array;
  }),
  method('type', 'dtype', (array, given) => converted(array, typeIn(given) ?? notFollowed('this dtype'))),
  ...['detach', 'clone', 'cpu', 'contiguous'].map((name) => method(name, '', same)),
  method('cuda', 'device=None', same),
  method('requires_grad_', 'requires_grad=True', same),
  method('numpy', '', (array) => ({ ...array, library: 'numpy' })),
  method('item', '', (array) => scalarOf(array)),
  method('tolist', '', (array) => listOf(array)),
  method('size', 'dim=None', (array, given) => {
    const { shape } = array.exact;
    const axis = axisIn(given, 'dim');
    if (axis !== undefined) return whole(shape[axisFromFront(axis, shape.length)]);
    return { kind: 'list', form: 'tuple', items: shape.map(whole) };
  }),
  method('dim', '', (array) => whole(array.exact.shape.length)),
  ...(['add', 'sub', 'mul', 'div', 'pow', 'matmul'] as const).flatMap((name) =>
    both(name, 'input, other', (given, array) => operate(operators[name], array, given.other)),
  ),
  method('view_as', 'other', (array, given) => withShape(array, arrayIn(given, 'other').exact.shape)),
];

const operators = { add: '+', sub: '-', mul: '*', div: '/', pow: '**', matmul: '@' } as const;

const whole = (value: number): Value => ({ kind: 'number', value, isInteger: true });

function viewed(array: ArrayValue, shape: Value): ArrayValue {
  if (shape.kind === 'path') return notFollowed('a view in another dtype');
  return withShape(array, shapeIn(shape));
}

function permutedBy(array: ArrayValue, axes: readonly number[]): ArrayValue {
  const rank = array.exact.shape.length;
  const fromFront = axes.map((axis) => axisFromFront(axis, rank));
  if (new Set(fromFront).size !== rank || axes.length !== rank) {
    throw new Raised(
      `RuntimeError: permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions`,
    );
  }
  return moved(array, (tensor) => permuted(tensor, fromFront));
}

function clamped(given: Given, array: ArrayValue): ArrayValue {
  const [least, most] = [optionalNumberIn(given, 'min'), optionalNumberIn(given, 'max')];
  const limit = (type: ElementType, value: number | undefined, otherwise: number): number =>
    value === undefined ? otherwise : arrayOf(library, type, { shape: [], data: Float64Array.of(value) }).held.data[0];
  const clamp = (type: ElementType) => (value: number) =>
    Number.isNaN(value)
      ? value
      : Math.min(
          Math.max(value, limit(type, least, Number.NEGATIVE_INFINITY)),
          limit(type, most, Number.POSITIVE_INFINITY),
        );
  const { exact, held, type } = array;
  const of = (tensor: Tensor, inType: ElementType): Tensor => ({
    shape: tensor.shape,
    data: tensor.data.map(clamp(inType)),
  });
  return { ...array, exact: of(exact, 'float64'), held: of(held, type) };
}

export const torchArrays: readonly ApiFunction[] = [...creation, ...changes];
