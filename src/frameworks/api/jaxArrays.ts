/** JAX's arrays: what becomes of them. Signatures and errors as in 0.10. */

import { exp, log, mapElements, type Tensor } from '../../core/index.ts';
import { type Operator, operate } from './arithmetic.ts';
import {
  averaged,
  axisIn,
  converted,
  largestOf,
  moved,
  placesOfLargest,
  shapeIn,
  smallestOf,
  squeezed,
  summed,
  swapped,
  transposed,
  widened,
  withShape,
} from './common.ts';
import { floating, jaxArrayIn, jaxAxis, jaxAxisIn, jaxMaking, jaxTypeIn, madeFrom, wholeType } from './jaxMaking.ts';
import { listOf, scalarOf } from './making.ts';
import type { Settings } from './settings.ts';
import { combined, concatenated, permuted, stacked } from './shapes.ts';
import { flagIn, numberIn, optionalNumberIn } from './signature.ts';
import type { ApiFunction, Result } from './types.ts';
import { type ArrayValue, type Given, isFloating, mapArray, notFollowed, Raised, type Value } from './values.ts';
import { tupleOf } from './words.ts';
import { define } from './writing.ts';

const jnp = 'jax.numpy';

function reshapedTo(array: ArrayValue, wanted: readonly number[]): ArrayValue {
  const { shape, data } = array.exact;
  const known = wanted.reduce((product, size) => (size === -1 ? product : product * size), 1);
  if (wanted.includes(-1) ? data.length % known !== 0 : data.length !== known) {
    throw new Raised(
      `TypeError: cannot reshape array of shape ${tupleOf(shape)} (size ${data.length}) into shape ${tupleOf(wanted)} (size ${Math.abs(known)})`,
    );
  }
  return withShape(array, wanted);
}

type Run = (array: ArrayValue, given: Given, settings: Settings) => Value | Result;

/** As jnp.x and as a method of the same signature. */
function both(name: string, signature: string, run: Run): readonly ApiFunction[] {
  const call = (given: Given, settings: Settings): Value | Result =>
    run(jaxArrayIn(given, 'a', name, settings), given, settings);
  const parameters = signature === '' ? 'a' : `a, ${signature}`;
  return [define(`${jnp}.${name}`, parameters, call), define(`jax.Array.${name}`, parameters, call)];
}

const only = (name: string, signature: string, run: Run): ApiFunction =>
  define(`${jnp}.${name}`, signature === '' ? 'a|x' : `a|x, ${signature}`, (given, settings) =>
    run(jaxArrayIn(given, 'a', name, settings), given, settings),
  );

const method = (name: string, signature: string, run: Run): ApiFunction =>
  define(`jax.Array.${name}`, signature === '' ? 'a' : `a, ${signature}`, (given, settings) =>
    run(jaxArrayIn(given, 'a', name, settings), given, settings),
  );

/** A function of each element; whole numbers become floats first. */
const pointwise = (name: string, change: (tensor: Tensor) => Tensor): ApiFunction =>
  only(name, '', (array) => mapArray(floating(array), change));

const ofEach =
  (change: (value: number) => number) =>
  (tensor: Tensor): Tensor =>
    mapElements(tensor, change);

type Fold = (array: ArrayValue, axis: number | undefined, keepsAxis: boolean) => ArrayValue;

/** A function along an axis. */
function along(name: string, run: Fold, before: (array: ArrayValue, settings: Settings) => ArrayValue) {
  return both(
    name,
    'axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None',
    (a, given, settings) => {
      if (given.where.kind !== 'nothing' || given.initial.kind !== 'nothing') return notFollowed(`${name} with where`);
      const typed = jaxTypeIn(given, settings);
      const array = before(typed ? converted(a, typed) : a, settings);
      return run(array, jaxAxisIn(given, array), flagIn(given, 'keepdims'));
    },
  );
}

const asItIs = (array: ArrayValue): ArrayValue => array;
const counted = (array: ArrayValue, settings: Settings): ArrayValue =>
  array.type === 'bool' ? converted(array, wholeType(settings)) : array;

const ofTwo = (name: string, operator: Operator): ApiFunction =>
  define(`${jnp}.${name}`, 'x1, x2, /', (given, settings) => {
    const first = jaxArrayIn(given, 'x1', name, settings);
    jaxArrayIn(given, 'x2', name, settings);
    return given.x1.kind === 'array' || given.x2.kind !== 'array'
      ? operate(operator, given.x1.kind === 'array' ? given.x1 : first, given.x2)
      : operate(operator, given.x1, given.x2);
  });

/** Of two arrays, by a function of two numbers. */
const mixed = (name: string, combine: (a: number, b: number) => number): ApiFunction =>
  define(`${jnp}.${name}`, 'x1, x2, /', (given, settings) => {
    const [a, b] = [jaxArrayIn(given, 'x1', name, settings), jaxArrayIn(given, 'x2', name, settings)];
    const type = given.x1.kind === 'number' ? b.type : given.x2.kind === 'number' ? a.type : undefined;
    if (type === undefined && a.type !== b.type) return notFollowed(`${name} of two types`);
    const [one, other] = [a, b].map((array) => converted(array, type ?? a.type));
    const exact = combined(one.exact, other.exact, combine);
    return { ...one, exact, held: combined(one.held, other.held, combine) };
  });

function joined(
  given: Given,
  settings: Settings,
  name: string,
  join: (all: readonly Tensor[], axis: number) => Tensor,
) {
  const { arrays: list } = given;
  if (list.kind !== 'list') return notFollowed('the arrays that are joined');
  const arrays = list.items.map((item, position) => {
    if (item.kind === 'list') {
      throw new Raised(
        `TypeError: ${name} requires ndarray or scalar arguments, got <class '${item.form}'> at position ${position}.`,
      );
    }
    return madeFrom(item, settings);
  });
  const [first, ...others] = arrays;
  if (!first || others.some(({ type }) => type !== first.type)) return notFollowed('arrays of several types');
  const axis = numberIn(given, 'axis');
  const of = (tensor: (array: ArrayValue) => Tensor): Tensor => join(arrays.map(tensor), axis);
  return { ...first, exact: of(({ exact }) => exact), held: of(({ held }) => held) };
}

const clip: Run = (array, given) => {
  if (!isFloating(array.type)) return notFollowed('clipping of whole numbers');
  const [least, most] = [optionalNumberIn(given, 'min'), optionalNumberIn(given, 'max')];
  const clipped = (tensor: Tensor, round: (value: number) => number): Tensor =>
    mapElements(tensor, (value) => {
      const above = least !== undefined && value < round(least) ? round(least) : value;
      return most !== undefined && above > round(most) ? round(most) : above;
    });
  const round = array.type === 'float32' ? Math.fround : (value: number): number => value;
  return { ...array, exact: clipped(array.exact, (value) => value), held: clipped(array.held, round) };
};

function permutedBy(array: ArrayValue, axes: Value): ArrayValue {
  if (axes.kind === 'nothing' || (axes.kind === 'list' && axes.items.length === 0)) return transposed(array);
  const rank = array.exact.shape.length;
  const order = shapeIn(axes).map((axis) => jaxAxis(axis, rank));
  if (new Set(order).size !== rank || order.length !== rank) return notFollowed('these axes');
  return moved(array, (tensor) => permuted(tensor, order));
}

const changes: readonly ApiFunction[] = [
  pointwise('log', log),
  pointwise('log2', ofEach(Math.log2)),
  pointwise('log10', ofEach(Math.log10)),
  pointwise('log1p', ofEach(Math.log1p)),
  pointwise('exp', exp),
  pointwise('sqrt', ofEach(Math.sqrt)),
  only('abs', '', (array) => mapArray(array, ofEach(Math.abs))),
  only('square', '', (array) =>
    mapArray(
      array,
      ofEach((value) => value * value),
    ),
  ),
  only('negative', '', (array) =>
    mapArray(
      array,
      ofEach((value) => -value),
    ),
  ),
  ...along('sum', summed, counted),
  ...along('mean', averaged, floating),
  ...along('max', largestOf, asItIs),
  ...along('min', smallestOf, asItIs),
  ...both('argmax', 'axis=None, out=None, keepdims=None', (array, given, settings) =>
    converted(placesOfLargest(array, jaxAxisIn(given, array)), wholeType(settings)),
  ),
  ...both('clip', 'min|a_min=None, max|a_max=None', clip),
  ...both('squeeze', 'axis=None', (array, given) => squeezed(array, axisIn(given, 'axis'))),
  ...both('ravel', "order='C'", (array) => withShape(array, [-1])),
  only('expand_dims', 'axis', (array, given) => widened(array, numberIn(given, 'axis'))),
  ...both('swapaxes', 'axis1, axis2', (array, given) =>
    swapped(array, numberIn(given, 'axis1'), numberIn(given, 'axis2')),
  ),
  only('reshape', "shape|newshape, order='C'", (array, given) => reshapedTo(array, shapeIn(given.shape))),
  only('transpose', 'axes=None', (array, given) => permutedBy(array, given.axes)),
  only('astype', 'dtype', (array, given, settings) =>
    converted(array, jaxTypeIn(given, settings) ?? notFollowed('this dtype')),
  ),
  define(`${jnp}.stack`, 'arrays, axis=0, out=None, dtype=None', (given, settings) =>
    joined(given, settings, 'stack', stacked),
  ),
  define(`${jnp}.concatenate`, 'arrays, axis=0, dtype=None', (given, settings) =>
    joined(given, settings, 'concatenate', concatenated),
  ),
  ofTwo('add', '+'),
  ofTwo('subtract', '-'),
  ofTwo('multiply', '*'),
  ofTwo('divide', '/'),
  ofTwo('matmul', '@'),
  mixed('maximum', (a, b) => (a > b || Number.isNaN(a) ? a : b)),
  mixed('minimum', (a, b) => (a < b || Number.isNaN(a) ? a : b)),
  define(`${jnp}.dot`, 'a, b', (given, settings) => {
    const [a, b] = [jaxArrayIn(given, 'a', 'dot', settings), jaxArrayIn(given, 'b', 'dot', settings)];
    return a.exact.shape.length === 0 || b.exact.shape.length === 0 ? notFollowed('this product') : operate('@', a, b);
  }),
  define('jax.lax.stop_gradient', 'x', (given, settings) => jaxArrayIn(given, 'x', 'stop_gradient', settings)),
  define('jax.device_get', 'x', (given, settings) => ({
    ...jaxArrayIn(given, 'x', 'device_get', settings),
    library: 'numpy',
  })),
];

const methods: readonly ApiFunction[] = [
  method('reshape', '*shape', (array, given) => reshapedTo(array, shapeIn(given.shape))),
  method('transpose', '*axes=None', (array, given) => permutedBy(array, given.axes)),
  method('astype', 'dtype', (array, given, settings) =>
    converted(array, jaxTypeIn(given, settings) ?? notFollowed('this dtype')),
  ),
  method('flatten', "order='C'", (array) => withShape(array, [-1])),
  ...['copy', 'block_until_ready'].map((name) => method(name, '', asItIs)),
  method('item', '', (array) => scalarOf(array)),
  method('tolist', '', (array) => listOf(array)),
];

export const jaxArrays: readonly ApiFunction[] = [...jaxMaking, ...changes, ...methods];

const number = (value: number): Value => ({ kind: 'number', value, isInteger: false });

export const jaxConstants: Readonly<Record<string, Value>> = {
  [`${jnp}.pi`]: number(Math.PI),
  [`${jnp}.e`]: number(Math.E),
  [`${jnp}.inf`]: number(Number.POSITIVE_INFINITY),
  [`${jnp}.nan`]: number(Number.NaN),
  [`${jnp}.newaxis`]: { kind: 'nothing' },
};
