/** What JAX makes of the values that it is given, and how its arrays are made. As in 0.10. */

import { arrayFrom, narrowed } from './arithmetic.ts';
import { axisIn, converted, shapeIn } from './common.ts';
import { typeNamed } from './elementTypes.ts';
import { countedArray, identityMatrix, madeArray } from './making.ts';
import type { Settings } from './settings.ts';
import { numberIn, optionalNumberIn } from './signature.ts';
import type { ApiFunction } from './types.ts';
import {
  type ArrayValue,
  type ElementType,
  type Given,
  isFloating,
  notFollowed,
  Raised,
  type Value,
} from './values.ts';
import { define } from './writing.ts';

const jnp = 'jax.numpy';
const library = 'jax';

/** An element type as JAX has it: with 64 bits only where they are enabled. */
const inBits = (type: ElementType, { isWide }: Settings): ElementType => (isWide ? type : narrowed(type));

export const floatType = ({ isWide }: Settings): ElementType => (isWide ? 'float64' : 'float32');
export const wholeType = ({ isWide }: Settings): ElementType => (isWide ? 'int64' : 'int32');

/** The element type that was asked for. */
export function jaxTypeIn(given: Given, settings: Settings, name = 'dtype'): ElementType | undefined {
  const type = typeNamed(given[name], { float: 'float64', int: 'int64' });
  return type && inBits(type, settings);
}

/** An array from lists, numbers and other arrays, as jnp.array makes it. @throws Raised, Unresolved */
export function madeFrom(value: Value, settings: Settings, wanted?: ElementType): ArrayValue {
  if (value.kind === 'array') {
    if (value.library !== 'jax' && value.library !== 'numpy') return notFollowed('an array of another library');
    return arrayFrom({ ...value, library }, library, wanted ?? inBits(value.type, settings));
  }
  const made = arrayFrom(value, library, wanted);
  if (wanted) return made;
  if (!settings.isWide) return converted(made, narrowed(made.type));
  return hasArrays(value) ? made : arrayFrom(value, library, widenedType(made.type));
}

const widenedType = (type: ElementType): ElementType =>
  type === 'float32' ? 'float64' : type === 'int32' ? 'int64' : type;

function hasArrays(value: Value): boolean {
  return value.kind === 'array' || (value.kind === 'list' && value.items.some(hasArrays));
}

/** An array that a function takes: numbers and arrays, no lists. @throws Raised for a list */
export function jaxArrayIn(given: Given, name: string, called: string, settings: Settings): ArrayValue {
  const value = given[name];
  if (value.kind === 'list') {
    const position = Math.max(0, Object.keys(given).indexOf(name));
    throw new Raised(
      `TypeError: ${called} requires ndarray or scalar arguments, got <class '${value.form}'> at position ${position}.`,
    );
  }
  return madeFrom(value, settings);
}

/** Whole numbers become floats first, of as many bits as they have. */
export function floating(array: ArrayValue): ArrayValue {
  return isFloating(array.type) ? array : converted(array, array.type === 'int64' ? 'float64' : 'float32');
}

/** An axis counted from the front. @throws Raised where there is none */
export function jaxAxis(axis: number, rank: number): number {
  if (axis >= -rank && axis < rank) return axis < 0 ? axis + rank : axis;
  throw new Raised(`ValueError: axis ${axis} is out of bounds for array of dimension ${rank}`);
}

/** The axis that was given, counted from the front; undefined for all of them. */
export function jaxAxisIn(given: Given, { exact: { shape } }: ArrayValue): number | undefined {
  const value = given.axis;
  if (value?.kind === 'list') {
    const axes = value.items.map((item) => (item.kind === 'number' ? jaxAxis(item.value, shape.length) : Number.NaN));
    if (new Set(axes).size === shape.length && axes.length === shape.length) return undefined;
    return axes.length === 1 ? axes[0] : notFollowed('several axes');
  }
  const axis = axisIn(given, 'axis');
  return axis === undefined ? undefined : jaxAxis(axis, shape.length);
}

const filled = (shape: readonly number[], value: number, type: ElementType): ArrayValue =>
  madeArray({ library, type }, shape, () => value);

function arange(given: Given, settings: Settings): ArrayValue {
  const isFrom0 = given.stop.kind === 'nothing';
  const bounds = isFrom0 ? [given.start] : [given.start, given.stop, given.step];
  const isWhole = bounds.every((value) => value.kind !== 'number' || value.isInteger);
  const start = isFrom0 ? 0 : numberIn(given, 'start');
  const stop = numberIn(given, isFrom0 ? 'start' : 'stop');
  const type = jaxTypeIn(given, settings) ?? (isWhole ? wholeType(settings) : floatType(settings));
  return countedArray({ library, type }, [start, stop, optionalNumberIn(given, 'step') ?? 1]);
}

const made = 'copy=True, order=None, ndmin=0, *, device=None, out_sharding=None';

export const jaxMaking: readonly ApiFunction[] = [
  define(`${jnp}.array`, `object, dtype=None, ${made}`, (given, settings) =>
    madeFrom(given.object, settings, jaxTypeIn(given, settings)),
  ),
  define(
    `${jnp}.asarray`,
    'a, dtype=None, order=None, *, copy=None, device=None, out_sharding=None',
    (given, settings) => madeFrom(given.a, settings, jaxTypeIn(given, settings)),
  ),
  ...(['zeros', 'ones'] as const).flatMap((name) => [
    define(`${jnp}.${name}`, 'shape, dtype=None, *, device=None, out_sharding=None', (given, settings) =>
      filled(shapeIn(given.shape), name === 'ones' ? 1 : 0, jaxTypeIn(given, settings) ?? floatType(settings)),
    ),
    define(`${jnp}.${name}_like`, 'a, dtype=None, shape=None, *, device=None, out_sharding=None', (given, settings) => {
      const like = jaxArrayIn(given, 'a', `${name}_like`, settings);
      const shape = given.shape.kind === 'nothing' ? like.exact.shape : shapeIn(given.shape);
      return filled(shape, name === 'ones' ? 1 : 0, jaxTypeIn(given, settings) ?? like.type);
    }),
  ]),
  define(`${jnp}.full`, 'shape, fill_value, dtype=None, *, device=None, out_sharding=None', (given, settings) => {
    const value = madeFrom(given.fill_value, settings);
    if (value.exact.data.length !== 1) return notFollowed('fill_value');
    return filled(shapeIn(given.shape), value.exact.data[0], jaxTypeIn(given, settings) ?? value.type);
  }),
  define(`${jnp}.eye`, 'N, M=None, k=0, dtype=None, *, device=None, out_sharding=None', (given, settings) => {
    if (numberIn(given, 'k') !== 0) return notFollowed('k');
    const rows = numberIn(given, 'N');
    const type = jaxTypeIn(given, settings) ?? floatType(settings);
    return identityMatrix({ library, type }, rows, optionalNumberIn(given, 'M') ?? rows);
  }),
  define(`${jnp}.identity`, 'n, dtype=None', (given, settings) => {
    const rows = numberIn(given, 'n');
    return identityMatrix({ library, type: jaxTypeIn(given, settings) ?? floatType(settings) }, rows, rows);
  }),
  define(`${jnp}.arange`, 'start, stop=None, step=None, dtype=None, *, device=None, out_sharding=None', arange),
  ...(['float32', 'float64', 'int32', 'int64', 'bool_', 'uint8'] as const).map((name) =>
    define(`${jnp}.${name}`, 'x', (given, settings) =>
      madeFrom(given.x, settings, inBits(name === 'bool_' ? 'bool' : name, settings)),
    ),
  ),
];
