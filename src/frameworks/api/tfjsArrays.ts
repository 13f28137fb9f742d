/** TensorFlow.js's tensors: how they are made and what becomes of them, as functions and as methods. As of 4.22. */

import { elementCount, type Tensor } from '../../core/index.ts';
import { moved, transposed } from './common.ts';
import { concatenated, indexed, permuted, reshaped, stacked } from './shapes.ts';
import { numberIn } from './signature.ts';
import {
  absolute,
  add,
  axesOf,
  cast,
  clipped,
  divide,
  each,
  exponential,
  filled,
  largest,
  library,
  logarithm,
  logOnePlus,
  maximum,
  mean,
  minimum,
  mostElements,
  multiply,
  negate,
  placeOf,
  power,
  raise,
  rectified,
  smallest,
  squaredDifference,
  subtract,
  sum,
} from './tfjsOperations.ts';
import {
  inferredShape,
  inferredType,
  isAbsent,
  shapeIn,
  tensorFrom,
  tensorIn,
  tensorOf,
  tensorsIn,
  typeIn,
} from './tfjsTensors.ts';
import type { ApiFunction, Result } from './types.ts';
import { type ArrayValue, arrayOf, type ElementType, type Given, missing, notFollowed, type Value } from './values.ts';
import { define } from './writing.ts';

export const tf = '@tensorflow/tfjs';
export const tensorClass = `${tf}.Tensor`;

/** A function, which takes its arguments as JavaScript does. */
export function loose(name: string, signature: string, run: (given: Given) => Result | Value): ApiFunction {
  return { ...define(name, signature, run), isLoose: true };
}

/** As tf.x and as a method of its first argument. */
export function both(
  name: string,
  signature: string,
  run: (x: ArrayValue, given: Given) => Result | Value,
  wanted: 'numeric' | 'float32' = 'numeric',
): readonly ApiFunction[] {
  const [first] = signature.split(',');
  const call = (given: Given): Result | Value => run(tensorIn(given, first, name, wanted), given);
  return [loose(`${tf}.${name}`, signature, call), loose(`${tensorClass}.${name}`, signature, call)];
}

const method = (name: string, signature: string, run: (x: ArrayValue, given: Given) => Value): ApiFunction =>
  loose(`${tensorClass}.${name}`, signature === '' ? 'x' : `x, ${signature}`, (given) =>
    run(tensorIn(given, 'x', name), given),
  );

/** Whether the axes that a result is folded over stay, with length 1. */
export function keepsAxes({ keepDims }: Given): boolean {
  if (keepDims?.kind === 'flag') return keepDims.value;
  return isAbsent(keepDims) ? false : notFollowed('keepDims');
}

// ------------------------------------------------------------------------------------------------------- creation

/** Values with the shape that was given, or their own. */
function made(values: Value, shape: readonly number[] | undefined, type: ElementType | undefined): ArrayValue {
  const inferred = inferredShape(values);
  const own = type ?? inferredType(values);
  if (own === 'string') return notFollowed('a tensor of text');
  if (!shape) return tensorOf(values, own, inferred);
  requireSizes(shape);
  const [wanted, found] = [elementCount(shape), elementCount(inferred)];
  if (wanted !== found) {
    raise(`Based on the provided shape, [${shape}], the tensor should have ${wanted} values but has ${found}`);
  }
  for (const [axis, length] of inferred.entries()) {
    const isFlat = axis === inferred.length - 1 && length === elementCount(shape.slice(axis));
    if (length !== shape[axis] && !isFlat) {
      raise(`Error creating a new Tensor. Inferred shape (${inferred}) does not match the provided shape (${shape}). `);
    }
  }
  return tensorOf(values, own, [...shape]);
}

function requireSizes(shape: readonly number[]): void {
  if (shape.some((size) => size < 0))
    raise(`Tensor must have a shape comprised of positive integers but got shape [${shape}].`);
  if (elementCount(shape) > mostElements) notFollowed('a tensor of this size');
}

function requireValues(value: Value | undefined): Value {
  if (value === undefined || isAbsent(value)) {
    return raise('The input to the tensor constructor must be a non-null value.');
  }
  return value;
}

const counts = ['', '', 'two', 'three', 'four', 'five', 'six'];

const ofRank = (rank: number): ApiFunction =>
  loose(`${tf}.tensor${rank}d`, 'values, shape=None, dtype=None', (given) => {
    const values = requireValues(given.values);
    const shape = shapeIn(given);
    const called = `tensor${rank}d()`;
    if (shape && shape.length !== rank) raise(`${called} requires shape to have ${counts[rank]} numbers`);
    const inferred = inferredShape(values);
    if (inferred.length !== rank && inferred.length !== 1) {
      raise(`${called} requires values to be number${'[]'.repeat(rank)} or flat/TypedArray`);
    }
    if (inferred.length === 1 && !shape) {
      const flat = rank === 2 ? 'flat/TypedArray' : 'flat array';
      raise(`${called} requires shape to be provided when \`values\` are a ${flat}`);
    }
    return made(values, shape, typeIn(given));
  });

function sequence(start: number, step: number, length: number, type: ElementType): ArrayValue {
  if (length > mostElements) return notFollowed('a tensor of this size');
  const exact = Float64Array.from({ length }, (_, place) => start + place * step);
  const array = arrayOf(library, type, { shape: [length], data: exact });
  if (type !== 'float32') return array;
  // each is the one before it and the step, rounded
  const held = new Float64Array(length);
  for (let place = 0; place < length; place += 1) {
    held[place] = Math.fround(place === 0 ? start : held[place - 1] + step);
  }
  return { ...array, held: { shape: [length], data: held } };
}

function oneHot(given: Given): Result {
  const depth = numberIn(given, 'depth');
  if (depth < 2) raise(`Error in oneHot: depth must be >=2, but it is ${depth}`);
  const indices = tensorIn(given, 'indices', 'oneHot', 'int32');
  const [on, off] = [numberIn(given, 'onValue'), numberIn(given, 'offValue')];
  const { shape, data } = indices.held;
  if (data.length * depth > mostElements || !Number.isInteger(depth)) return notFollowed('a tensor of this size');
  const rows = Float64Array.from({ length: data.length * depth }, (_, place) =>
    data[Math.floor(place / depth)] === place % depth ? on : off,
  );
  const value = arrayOf(library, typeIn(given) ?? 'int32', { shape: [...shape, depth], data: rows });
  if (on !== 1 || off !== 0) return { value };
  return {
    value,
    asked: { quantity: 'oneHot', inputs: { labels: indices.exact }, options: { depth, framework: 'tfjs' } },
  };
}

const creation: readonly ApiFunction[] = [
  loose(`${tf}.tensor`, 'values, shape=None, dtype=None', (given) => {
    if (isAbsent(given.values)) return notFollowed('a tensor of nothing');
    return made(given.values, shapeIn(given), typeIn(given));
  }),
  loose(`${tf}.scalar`, 'value, dtype=None', (given) => {
    if (given.value.kind === 'list') {
      raise('Error creating a new Scalar: value must be a primitive (number|boolean|string)');
    }
    return made(given.value, undefined, typeIn(given));
  }),
  loose(`${tf}.tensor1d`, 'values, dtype=None', (given) => {
    const values = requireValues(given.values);
    if (inferredShape(values).length !== 1) raise('tensor1d() requires values to be a flat/TypedArray');
    return made(values, undefined, typeIn(given));
  }),
  ...[2, 3, 4, 5, 6].map(ofRank),
  ...(['zeros', 'ones'] as const).map((name) =>
    loose(`${tf}.${name}`, 'shape, dtype=None', (given) => {
      const shape = shapeIn(given) ?? notFollowed('this shape');
      requireSizes(shape);
      return filled(shape, name === 'ones' ? 1 : 0, typeIn(given));
    }),
  ),
  ...both('zerosLike', 'x', (x) => filled(x.held.shape, 0, x.type)),
  ...both('onesLike', 'x', (x) => filled(x.held.shape, 1, x.type)),
  loose(`${tf}.fill`, 'shape, value, dtype=None', (given) => {
    const shape = shapeIn(given) ?? notFollowed('this shape');
    requireSizes(shape);
    const own = given.value.kind === 'flag' ? 'bool' : 'float32';
    return filled(shape, numberIn(given, 'value'), typeIn(given) ?? own);
  }),
  loose(`${tf}.eye`, 'numRows, numColumns=None, batchShape=None, dtype=None', (given) => {
    if (!isAbsent(given.batchShape)) return notFollowed('batchShape');
    const rows = numberIn(given, 'numRows');
    const columns = isAbsent(given.numColumns) ? rows : numberIn(given, 'numColumns');
    if (!(rows * columns <= mostElements)) return notFollowed('a tensor of this size');
    const data = Float64Array.from({ length: rows * columns }, (_, place) =>
      Math.floor(place / columns) === place % columns ? 1 : 0,
    );
    return arrayOf(library, typeIn(given) ?? 'float32', { shape: [rows, columns], data });
  }),
  loose(`${tf}.range`, 'start, stop, step=1, dtype=None', (given) => {
    const [start, stop, asked] = ['start', 'stop', 'step'].map((name) => numberIn(given, name));
    if (asked === 0) raise('Cannot have a step of zero');
    // the kernel goes down by itself, and only with a step of 1
    if (stop < start && asked > 0 && asked !== 1) return notFollowed('a range that goes down');
    const isNone = start === stop || (start < stop && asked < 0);
    const length = isNone ? 0 : Math.abs(Math.ceil((stop - start) / asked));
    const step = stop < start && asked === 1 ? -1 : asked;
    return sequence(start, step, length, typeIn(given) ?? 'float32');
  }),
  loose(`${tf}.linspace`, 'start, stop, num', (given) => {
    const [start, stop, count] = ['start', 'stop', 'num'].map((name) => numberIn(given, name));
    if (count <= 0) raise('The number of values should be positive.');
    return sequence(start, count === 1 ? 0 : (stop - start) / (count - 1), count, 'float32');
  }),
  ...[tf, tensorClass].map((path) => ({
    ...loose(`${path}.oneHot`, 'indices, depth, onValue=1, offValue=0, dtype=None', oneHot),
    quantity: 'oneHot' as const,
  })),
];

// ------------------------------------------------------------------------------------------------- shapes and types

function withShape(x: ArrayValue, asked: readonly number[]): ArrayValue {
  const size = x.held.data.length;
  const open = asked.filter((length) => length === -1).length;
  if (open > 1) {
    const [first, second] = asked.flatMap((length, axis) => (length === -1 ? [axis] : []));
    raise(`Shapes can only have 1 implicit size. Found -1 at dim ${first} and dim ${second}`);
  }
  const known = asked.reduce((product, length) => (length === -1 ? product : product * length), 1);
  if (open === 0 && size > 0 && size !== known) raise(`Size(${size}) must match the product of shape ${asked}`);
  if (open === 1 && known === 0) raise(`Cannot infer the missing size in [${asked}] when there are 0 elements`);
  if (open === 1 && size % known !== 0) {
    raise(`The implicit shape can't be a fractional number. Got ${size} / ${known}`);
  }
  return moved(x, (tensor) => reshaped(tensor, asked));
}

function transpose(x: ArrayValue, given: Given): ArrayValue {
  const asked = shapeIn(given, 'perm');
  if (!asked) return transposed(x);
  const rank = x.held.shape.length;
  if (asked.length !== rank) {
    raise(`Error in transpose: rank of input ${rank} must match length of perm ${asked}.`);
  }
  if (asked.some((axis) => axis < 0 || axis >= rank)) {
    raise(`All entries in 'perm' must be between 0 and ${rank - 1} but got ${asked}`);
  }
  if (new Set(asked).size !== rank) return notFollowed('an axis that is named twice');
  return moved(x, (tensor) => permuted(tensor, asked));
}

function expanded(x: ArrayValue, given: Given): ArrayValue {
  const rank = x.held.shape.length;
  const axis = numberIn(given, 'axis');
  if (axis > rank) raise('Axis must be <= rank of the tensor');
  const at = axis < 0 ? axis + rank + 1 : axis;
  if (at < 0) raise(`Axis must be in the interval [${-(rank + 1)}, ${rank}]`);
  return moved(x, ({ data, shape }) => ({ data, shape: shape.toSpliced(at, 0, 1) }));
}

function squeezed(x: ArrayValue, given: Given): ArrayValue {
  const { shape } = x.held;
  const { axis } = given;
  const isAll = isAbsent(axis) || (axis.kind === 'list' && axis.items.length === 0);
  const axes = isAll ? undefined : axesOf(axis, shape.length).sort((a, b) => a - b);
  const long = axes?.find((at) => shape[at] !== 1);
  if (long !== undefined) raise(`Can't squeeze axis ${long} since its dim '${shape[long]}' is not 1`);
  const kept = shape.filter((length, at) => (axes ? !axes.includes(at) : length !== 1));
  return moved(x, ({ data }) => ({ data, shape: kept }));
}

function listIn(value: Value, rank: number, otherwise: number): number[] {
  const items = value.kind === 'list' ? value.items : [value];
  const numbers = items.map((item) => (item.kind === 'number' ? item.value : notFollowed('this slice')));
  return [...numbers, ...Array.from({ length: Math.max(0, rank - numbers.length) }, () => otherwise)];
}

function sliced(x: ArrayValue, given: Given): ArrayValue {
  const { shape } = x.held;
  const rank = shape.length;
  if (rank === 0) raise('Slicing scalar is not possible');
  const begin = listIn(given.begin, rank, 0);
  if (begin.includes(-1)) raise('slice() does not support negative begin indexing.');
  const asked = isAbsent(given.size) ? shape.map(() => -1) : listIn(given.size, rank, -1);
  if (begin.length !== rank || asked.length !== rank || begin.some((place) => place < 0))
    return notFollowed('this slice');
  const bad = asked.findIndex((length) => length < -1);
  if (bad >= 0) {
    raise(`Negative size values should be exactly -1 but got ${asked[bad]} for the slice() size at index ${bad}.`);
  }
  const size = asked.map((length, axis) => (length === -1 ? shape[axis] - begin[axis] : length));
  for (const [axis, length] of size.entries()) {
    const end = begin[axis] + length;
    if (end > shape[axis]) {
      raise(
        `Error in slice${rank}D: begin[${axis}] + size[${axis}] (${end}) would overflow input.shape[${axis}] (${shape[axis]})`,
      );
    }
  }
  const selectors = size.map((length, axis) => ({
    kind: 'slice' as const,
    start: begin[axis],
    stop: begin[axis] + length,
  }));
  return moved(x, (tensor) => indexed(tensor, selectors));
}

function gathered(x: ArrayValue, given: Given): ArrayValue {
  if (numberIn(given, 'axis') !== 0 || numberIn(given, 'batchDims') !== 0) return notFollowed('gather along this axis');
  const indices = tensorIn(given, 'indices', 'gather', 'int32');
  const [length] = x.held.shape;
  if (length === undefined) return notFollowed('gather of a scalar');
  const bad = indices.held.data.find((place) => place < 0 || place >= length);
  if (bad !== undefined) raise(`GatherV2: the index value ${bad} is not in [0, ${length - 1}]`);
  return moved(x, (tensor) => indexed(tensor, [{ kind: 'places', places: indices.held }]));
}

/** Tensors of one type put together. */
function joined(tensors: readonly ArrayValue[], join: (all: readonly Tensor[]) => Tensor): ArrayValue {
  const [first] = tensors;
  if (tensors.some(({ type }) => type !== first.type)) return notFollowed('tensors of several types');
  return { ...first, held: join(tensors.map(({ held }) => held)), exact: join(tensors.map(({ exact }) => exact)) };
}

function concat(tensors: readonly ArrayValue[], given: Given): ArrayValue {
  const [first] = tensors;
  if (!first) return raise('Pass at least one tensor to concat');
  if (tensors.length === 1) return first;
  const rank = first.held.shape.length;
  const [at] = axesOf(given.axis, rank);
  for (const [place, { held }] of tensors.entries()) {
    if (held.shape.length !== rank) {
      raise(`Error in concat${rank}D: rank of tensors[${place}] must be the same as the rank of the rest (${rank})`);
    }
    if (held.shape.some((length, axis) => axis !== at && length !== first.held.shape[axis])) {
      raise(
        `Error in concat${rank}D: Shape of tensors[${place}] (${held.shape}) does not match the shape of the rest (${first.held.shape}) along the non-concatenated axis ${place}.`,
      );
    }
  }
  return joined(tensors, (all) => concatenated(all, at));
}

function stack(tensors: readonly ArrayValue[], given: Given): ArrayValue {
  const [first] = tensors;
  if (!first) return raise('Pass at least one tensor to tf.stack');
  const axis = numberIn(given, 'axis');
  const { shape } = first.held;
  if (axis > shape.length) raise('Axis must be <= rank of the tensor');
  if (axis < 0) return notFollowed('stack along a negative axis');
  for (const { held } of tensors) {
    if (held.shape.join() === shape.join()) continue;
    raise(`All tensors passed to stack must have matching shapes Shapes ${shape} and ${held.shape} must match`);
  }
  return joined(tensors, (all) => stacked(all, axis));
}

/** The tensors that a method is given, behind its own. */
function withOthers(given: Given, called: string): readonly ArrayValue[] {
  const { others } = given;
  const own = tensorIn(given, 'x', called);
  if (others.kind === 'array') return [own, others];
  return [own, ...tensorsIn({ tensors: others }, 'tensors', called)];
}

const shapes: readonly ApiFunction[] = [
  ...both('reshape', 'x, shape', (x, given) => withShape(x, shapeIn(given) ?? notFollowed('this shape'))),
  method('reshapeAs', 'other', (x, given) => withShape(x, tensorIn(given, 'other', 'reshapeAs').held.shape)),
  method('flatten', '', (x) => withShape(x, [x.held.data.length])),
  method('as1D', '', (x) => withShape(x, [x.held.data.length])),
  method('as2D', 'rows, columns', (x, given) => withShape(x, [numberIn(given, 'rows'), numberIn(given, 'columns')])),
  method('asScalar', '', (x) =>
    x.held.data.length === 1 ? withShape(x, []) : raise('The array must have only 1 element.'),
  ),
  ...both('transpose', 'x, perm=None', transpose),
  ...both('expandDims', 'x, axis=0', expanded),
  ...both('squeeze', 'x, axis=None', squeezed),
  ...both('slice', 'x, begin, size=None', sliced),
  ...both('gather', 'x, indices, axis=0, batchDims=0', gathered),
  loose(`${tf}.concat`, 'tensors, axis=0', (given) => concat(tensorsIn(given, 'tensors', 'concat'), given)),
  loose(`${tensorClass}.concat`, 'x, others, axis=0', (given) => concat(withOthers(given, 'concat'), given)),
  loose(`${tf}.stack`, 'tensors, axis=0', (given) => stack(tensorsIn(given, 'tensors', 'stack'), given)),
  loose(`${tensorClass}.stack`, 'x, others, axis=0', (given) => stack(withOthers(given, 'stack'), given)),
  ...both('cast', 'x, dtype', (x, given) => cast(x, typeIn(given) ?? notFollowed('this dtype'))),
  method('asType', 'dtype', (x, given) => cast(x, typeIn(given) ?? notFollowed('this dtype'))),
  method('toFloat', '', (x) => cast(x, 'float32')),
  method('toInt', '', (x) => cast(x, 'int32')),
  method('toBool', '', (x) => cast(x, 'bool')),
  ...both('clone', 'x', (x) => x),
  loose(`${tf}.keep`, 'x', (given) => tensorIn(given, 'x', 'keep')),
  method('dataSync', '', (x) => typedArrayOf(x)),
  method('arraySync', '', (x) => listOf(x)),
];

// ------------------------------------------------------------------------------------------------ what comes out

const typedArrays = {
  float32: ['Float32Array', Math.fround],
  int32: ['Int32Array', (value: number) => Int32Array.of(value)[0]],
  bool: ['Uint8Array', (value: number) => Uint8Array.of(value)[0]],
} as const;

const plain = (value: number): Value => ({ kind: 'number', value, isInteger: Number.isInteger(value) });

function typedArrayOf({ held, type }: ArrayValue): Value {
  if (type !== 'float32' && type !== 'int32' && type !== 'bool') return notFollowed(type);
  const [typeName, elements] = typedArrays[type];
  return { kind: 'list', form: 'list', items: Array.from(held.data, plain), typeName, elements };
}

function listOf({ held, type }: ArrayValue): Value {
  if (type === 'bool') return notFollowed('a list of flags');
  const build = (from: number, [size, ...rest]: readonly number[]): Value => {
    if (size === undefined) return plain(held.data[from]);
    const inner = elementCount(rest);
    const items = Array.from({ length: size }, (_, place) => build(from + place * inner, rest));
    return { kind: 'list', form: 'list', items };
  };
  return build(0, held.shape);
}

// ---------------------------------------------------------------------------------------------------- arithmetic

/** Of two tensors, or what becomes one. */
function pair(name: string, run: (a: ArrayValue, b: ArrayValue) => ArrayValue): readonly ApiFunction[] {
  const names = name === 'pow' ? 'base, exp' : 'a, b';
  const second = name === 'pow' ? 'exp' : 'b';
  return both(name, names, (x, given) => run(x, tensorFrom(given[second] ?? missing, second, name)));
}

/** Of each element; of whole numbers only where whole numbers come out. */
function single(
  name: string,
  run: (x: ArrayValue) => ArrayValue,
  {
    wanted = 'numeric',
    isOfWhole = false,
  }: { readonly wanted?: 'numeric' | 'float32'; readonly isOfWhole?: boolean } = {},
): readonly ApiFunction[] {
  return both(
    name,
    'x',
    (x) => (x.type === 'float32' || isOfWhole ? run(x) : notFollowed(`${name} of whole numbers`)),
    wanted,
  );
}

/** Along axes. */
function along(
  name: string,
  run: (x: ArrayValue, axes: readonly number[], keeps: boolean) => ArrayValue,
): readonly ApiFunction[] {
  return both(name, 'x, axis=None, keepDims=False', (x, given) =>
    run(x, axesOf(given.axis, x.held.shape.length), keepsAxes(given)),
  );
}

/** Along one axis, the first where none is said. */
function place(name: string, which: 'largest' | 'smallest'): readonly ApiFunction[] {
  return both(name, 'x, axis=0', (x, given) => {
    const [axis, ...others] = axesOf(given.axis, x.held.shape.length);
    return axis === undefined || others.length > 0 ? notFollowed(`${name} along these axes`) : placeOf(x, axis, which);
  });
}

const arithmetic: readonly ApiFunction[] = [
  ...pair('add', add),
  ...pair('sub', subtract),
  ...pair('mul', multiply),
  ...pair('div', divide),
  ...pair('pow', (a, b) => (a.type === 'float32' ? power(a, b) : notFollowed('pow of whole numbers'))),
  ...pair('maximum', maximum),
  ...pair('minimum', minimum),
  ...pair('squaredDifference', squaredDifference),
  ...single('neg', negate, { isOfWhole: true }),
  ...single('abs', absolute, { isOfWhole: true }),
  ...single('square', (x) => each(x, (value) => value * value), { isOfWhole: true }),
  ...single('relu', rectified, { isOfWhole: true }),
  ...single('exp', exponential, { isOfWhole: true }),
  ...single('expm1', (x) => each(x, Math.expm1)),
  ...single('log', logarithm, { wanted: 'float32' }),
  ...single('log1p', logOnePlus),
  ...single('sqrt', (x) => each(x, Math.sqrt), { wanted: 'float32' }),
  ...single('reciprocal', (x) => each(x, (value) => 1 / value)),
  ...both('clipByValue', 'x, clipValueMin, clipValueMax', (x, given) => {
    const [least, most] = [numberIn(given, 'clipValueMin'), numberIn(given, 'clipValueMax')];
    if (!(least <= most)) raise(`Error in clip: min (${least}) must be less than or equal to max (${most}).`);
    return clipped(x, least, most);
  }),
  ...along('sum', sum),
  ...along('mean', mean),
  ...along('max', largest),
  ...along('min', smallest),
  ...place('argMax', 'largest'),
  ...place('argMin', 'smallest'),
];

export const tfjsArrays: readonly ApiFunction[] = [...creation, ...shapes, ...arithmetic];
