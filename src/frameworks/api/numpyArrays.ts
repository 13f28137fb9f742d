/** NumPy's arrays: element types, constants, and how arrays are made. As of NumPy 2, whose plain numbers take the type beside them. */

import type { Tensor } from '../../core/index.ts';
import { arrayFrom } from './arithmetic.ts';
import { shapeIn } from './common.ts';
import { stacked } from './shapes.ts';
import { flagIn, numberIn, optionalNumberIn } from './signature.ts';
import type { ApiFunction } from './types.ts';
import {
  type ArrayValue,
  arrayOf,
  type ElementType,
  type Given,
  isFloating,
  notFollowed,
  nothing,
  Raised,
  type Value,
} from './values.ts';
import { define } from './writing.ts';

const library = 'numpy';

/** The element types by their names behind `np.`. */
const elementTypes: Readonly<Record<string, ElementType>> = {
  float64: 'float64',
  double: 'float64',
  float32: 'float32',
  single: 'float32',
  float16: 'float16',
  half: 'float16',
  int64: 'int64',
  int_: 'int64',
  intp: 'int64',
  int32: 'int32',
  intc: 'int32',
  uint8: 'uint8',
  bool_: 'bool',
  bool: 'bool',
};

/** Python's own types, and what else names an element type in quotes. */
const shortNames: Readonly<Record<string, ElementType>> = {
  ...elementTypes,
  float: 'float64',
  f8: 'float64',
  d: 'float64',
  f4: 'float32',
  f: 'float32',
  f2: 'float16',
  int: 'int64',
  i8: 'int64',
  i4: 'int32',
  u1: 'uint8',
  '?': 'bool',
};

/** The element type that a value names. */
export function numpyType(value: Value | undefined): ElementType | undefined {
  if (value === undefined || value.kind === 'nothing') return undefined;
  const name =
    value.kind === 'string'
      ? value.value.replace(/^[<=|]/, '')
      : value.kind === 'path'
        ? /^(?:numpy|builtins)\.(\w+)$/.exec(value.path)?.[1]
        : undefined;
  const type = name !== undefined && Object.hasOwn(shortNames, name) ? shortNames[name] : undefined;
  return type ?? notFollowed('this dtype');
}

function typeIn(given: Given, name = 'dtype'): ElementType | undefined {
  return numpyType(given[name]);
}

const constant = (value: number): Value => ({ kind: 'number', value, isInteger: false });

/** What `np.finfo` says of the element types. */
const limits: readonly (readonly [name: string, type: 'float32' | 'float64', value: number])[] = [
  ['eps', 'float64', 2 ** -52],
  ['tiny', 'float64', 2 ** -1022],
  ['smallest_normal', 'float64', 2 ** -1022],
  ['max', 'float64', Number.MAX_VALUE],
  ['min', 'float64', -Number.MAX_VALUE],
  ['eps', 'float32', 2 ** -23],
  ['tiny', 'float32', 2 ** -126],
  ['smallest_normal', 'float32', 2 ** -126],
  ['max', 'float32', (2 - 2 ** -23) * 2 ** 127],
  ['min', 'float32', (2 ** -23 - 2) * 2 ** 127],
];

/** Constants; `np.float32` and its kin stand for themselves. */
export const numpyConstants: Readonly<Record<string, Value>> = {
  ...Object.fromEntries(
    limits.map(([name, type, value]) => [`numpy.finfo.${type}.${name}`, scalarOf(type, value)] as const),
  ),
  'numpy.inf': constant(Number.POSITIVE_INFINITY),
  'numpy.nan': constant(Number.NaN),
  'numpy.pi': constant(Math.PI),
  'numpy.e': constant(Math.E),
  'numpy.newaxis': nothing,
};

function scalarOf(type: ElementType, value: number): ArrayValue {
  return arrayOf(library, type, { shape: [], data: Float64Array.of(value) });
}

/** What a value is where NumPy wants an array. @throws Raised where it is ragged, Unresolved where it is none */
export function arrayIn(given: Given, name: string, type?: ElementType): ArrayValue {
  return numpyArray(given[name], type);
}

/** The same of a value. */
export function numpyArray(value: Value | undefined, type?: ElementType): ArrayValue {
  if (value === undefined) return notFollowed('this array');
  if (value.kind === 'array' && value.library === 'tensorflow') return notFollowed('an array of another library');
  const rounded = value.kind === 'list' ? roundedItems(value.items) : undefined;
  const array = arrayFrom(rounded ?? value, library);
  return type === undefined || type === array.type ? array : arrayFrom(array, library, type);
}

/** A list of arrays that hold rounded numbers, as one. */
function roundedItems(items: readonly Value[]): ArrayValue | undefined {
  const isRounded = (item: Value): boolean =>
    item.kind === 'array'
      ? isFloating(item.type) && item.type !== 'float64'
      : item.kind === 'list' && item.items.some(isRounded);
  if (!items.some(isRounded)) return undefined;
  const arrays = items.map((item) => (item.kind === 'array' ? item : notFollowed('a list of arrays and numbers')));
  const [first] = arrays;
  const shape = first.held.shape.join();
  if (arrays.some(({ type, held }) => type !== first.type || held.shape.join() !== shape)) {
    return notFollowed('a list of several kinds of arrays');
  }
  const of = (tensor: (array: ArrayValue) => Tensor): Tensor => stacked(arrays.map(tensor), 0);
  return { ...first, library, held: of(({ held }) => held), exact: of(({ exact }) => exact) };
}

const mostFilled = 100_000;

function filled(shape: readonly number[], value: number, type: ElementType): ArrayValue {
  if (shape.some((size) => size < 0)) throw new Raised('ValueError: negative dimensions are not allowed');
  const count = shape.reduce((product, size) => product * size, 1);
  if (count > mostFilled) return notFollowed('an array of this size');
  return arrayOf(library, type, { shape, data: new Float64Array(count).fill(value) });
}

const isWhole = (value: Value): boolean =>
  value.kind === 'flag' || value.kind === 'nothing' || (value.kind === 'number' && value.isInteger);

/** The numbers from one to another; @throws Unresolved where there are too many */
function counted(first: number, step: number, length: number, type: ElementType): ArrayValue {
  if (!(length >= 0 && length <= mostFilled)) return notFollowed('an array of this size');
  const data = Float64Array.from({ length }, (_, place) => first + place * step);
  return arrayOf(library, type, { shape: [length], data });
}

function arange(given: Given): ArrayValue {
  const isFrom0 = given.stop.kind === 'nothing';
  const start = isFrom0 ? 0 : numberIn(given, 'start');
  const stop = isFrom0 ? numberIn(given, 'start') : numberIn(given, 'stop');
  const step = optionalNumberIn(given, 'step') ?? 1;
  if (step === 0) throw new Raised('ZeroDivisionError: division by zero');
  const own = [given.start, given.stop, given.step].every(isWhole) ? 'int64' : 'float64';
  return counted(start, step, Math.max(0, Math.ceil((stop - start) / step)), typeIn(given) ?? own);
}

function linspace(given: Given): ArrayValue {
  if (flagIn(given, 'retstep')) return notFollowed('retstep');
  const [start, stop, count] = [numberIn(given, 'start'), numberIn(given, 'stop'), numberIn(given, 'num')];
  const parts = flagIn(given, 'endpoint') ? count - 1 : count;
  const spaced = counted(start, parts > 0 ? (stop - start) / parts : 0, count, 'float64');
  // the end is met exactly
  if (flagIn(given, 'endpoint') && count > 1) spaced.exact.data[count - 1] = stop;
  const type = typeIn(given);
  return type ? arrayOf(library, type, spaced.exact) : spaced;
}

function eye(rows: number, columns: number, offset: number, type: ElementType): ArrayValue {
  const array = filled([rows, columns], 0, type);
  for (let row = 0; row < rows; row += 1) {
    const column = row + offset;
    if (column >= 0 && column < columns) array.exact.data[row * columns + column] = 1;
  }
  return arrayOf(library, type, array.exact);
}

const scalarTypes: readonly ApiFunction[] = Object.entries(elementTypes).map(([name, type]) =>
  define(`numpy.${name}`, 'x=0, /', (given) =>
    given.x.kind === 'string' || type === 'float16' ? notFollowed(`np.${name}`) : arrayIn(given, 'x', type),
  ),
);

const made = 'order=None, *, device=None, like=None';

/** How arrays are made. */
export const numpyCreation: readonly ApiFunction[] = [
  ...scalarTypes,
  define(
    'numpy.array',
    'object, dtype=None, *, copy=True, order=None, subok=False, ndmin=0, ndmax=0, like=None',
    (given) => {
      if (numberIn(given, 'ndmin') !== 0) return notFollowed('ndmin');
      return arrayIn(given, 'object', typeIn(given));
    },
  ),
  ...['asarray', 'asanyarray', 'ascontiguousarray', 'asfarray'].map((name) =>
    define(`numpy.${name}`, 'a, dtype=None, order=None, *, device=None, copy=None, like=None', (given) =>
      arrayIn(given, 'a', typeIn(given)),
    ),
  ),
  ...(['zeros', 'ones'] as const).map((name) =>
    define(`numpy.${name}`, `shape, dtype=None, ${made}`, (given) =>
      filled(shapeIn(given.shape), name === 'ones' ? 1 : 0, typeIn(given) ?? 'float64'),
    ),
  ),
  ...(['zeros_like', 'ones_like'] as const).map((name) =>
    define(`numpy.${name}`, 'a, dtype=None, order=None, subok=True, shape=None, *, device=None', (given) => {
      const like = arrayIn(given, 'a');
      if (given.shape.kind !== 'nothing') return notFollowed('shape');
      return filled(like.exact.shape, name === 'ones_like' ? 1 : 0, typeIn(given) ?? like.type);
    }),
  ),
  define('numpy.full', `shape, fill_value, dtype=None, ${made}`, (given) => {
    const value = arrayIn(given, 'fill_value');
    if (value.exact.shape.length > 0) return notFollowed('fill_value');
    return filled(shapeIn(given.shape), value.exact.data[0], typeIn(given) ?? value.type);
  }),
  define('numpy.full_like', 'a, fill_value, dtype=None, order=None, subok=True, shape=None', (given) => {
    const like = arrayIn(given, 'a');
    if (given.shape.kind !== 'nothing') return notFollowed('shape');
    return filled(like.exact.shape, numberIn(given, 'fill_value'), typeIn(given) ?? like.type);
  }),
  define('numpy.eye', `N, M=None, k=0, dtype=None, ${made}`, (given) => {
    const rows = numberIn(given, 'N');
    return eye(rows, optionalNumberIn(given, 'M') ?? rows, numberIn(given, 'k'), typeIn(given) ?? 'float64');
  }),
  define('numpy.identity', 'n, dtype=None, *, like=None', (given) => {
    const size = numberIn(given, 'n');
    return eye(size, size, 0, typeIn(given) ?? 'float64');
  }),
  define('numpy.arange', 'start, stop=None, step=None, dtype=None, *, device=None, like=None', arange),
  define(
    'numpy.linspace',
    'start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None',
    linspace,
  ),
  define('numpy.finfo', 'dtype', ({ dtype }) => {
    const type = dtype.kind === 'array' ? dtype.type : numpyType(dtype);
    return type === 'float32' || type === 'float64'
      ? { kind: 'path', path: `numpy.finfo.${type}` }
      : notFollowed('np.finfo');
  }),
];
