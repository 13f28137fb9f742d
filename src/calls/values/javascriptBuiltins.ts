/** JavaScript's own functions and constants, as far as tensors are made with them. */

import { message } from '../../core/index.ts';
import {
  type Arguments,
  canonicalName,
  type ListValue,
  missing,
  notFollowed,
  Unresolved,
  type Value,
} from '../../frameworks/index.ts';

const prefix = 'builtins.';
const longestList = 10_000;

export function number(value: number): Value {
  return { kind: 'number', value, isInteger: Number.isInteger(value) };
}

export function listOf(items: readonly Value[]): ListValue {
  return { kind: 'list', form: 'list', items };
}

const constants: Readonly<Record<string, number | undefined>> = {
  Infinity: Number.POSITIVE_INFINITY,
  NaN: Number.NaN,
  'Math.PI': Math.PI,
  'Math.E': Math.E,
  'Math.LN2': Math.LN2,
  'Math.LN10': Math.LN10,
  'Math.LOG2E': Math.LOG2E,
  'Math.LOG10E': Math.LOG10E,
  'Math.SQRT2': Math.SQRT2,
  'Math.SQRT1_2': Math.SQRT1_2,
  'Number.EPSILON': Number.EPSILON,
  'Number.MAX_VALUE': Number.MAX_VALUE,
  'Number.MIN_VALUE': Number.MIN_VALUE,
  'Number.MAX_SAFE_INTEGER': Number.MAX_SAFE_INTEGER,
  'Number.MIN_SAFE_INTEGER': Number.MIN_SAFE_INTEGER,
  'Number.POSITIVE_INFINITY': Number.POSITIVE_INFINITY,
  'Number.NEGATIVE_INFINITY': Number.NEGATIVE_INFINITY,
  'Number.NaN': Number.NaN,
};

/** The value of a constant by its path. */
export function constant(path: string): Value | undefined {
  if (!path.startsWith(prefix)) return undefined;
  const name = path.slice(prefix.length);
  if (name === 'undefined') return missing;
  const value = Object.hasOwn(constants, name) ? constants[name] : undefined;
  return value === undefined ? undefined : number(value);
}

const ofOne: Readonly<Record<string, ((value: number) => number) | undefined>> = {
  'Math.log': Math.log,
  'Math.log2': Math.log2,
  'Math.log10': Math.log10,
  'Math.log1p': Math.log1p,
  'Math.exp': Math.exp,
  'Math.expm1': Math.expm1,
  'Math.sqrt': Math.sqrt,
  'Math.cbrt': Math.cbrt,
  'Math.abs': Math.abs,
  'Math.floor': Math.floor,
  'Math.ceil': Math.ceil,
  'Math.round': Math.round,
  'Math.trunc': Math.trunc,
  'Math.sign': Math.sign,
  'Math.sin': Math.sin,
  'Math.cos': Math.cos,
  'Math.tan': Math.tan,
  'Math.tanh': Math.tanh,
  'Math.fround': Math.fround,
};

/** A function of one number by its path. */
export function numberFunction(path: string): ((value: number) => number) | undefined {
  const name = path.startsWith(prefix) ? path.slice(prefix.length) : '';
  return Object.hasOwn(ofOne, name) ? ofOne[name] : undefined;
}

const ofSeveral: Readonly<Record<string, ((...values: number[]) => number) | undefined>> = {
  'Math.max': Math.max,
  'Math.min': Math.min,
};

/** What the items of a typed array are rounded to. */
const typedArrays: Readonly<Record<string, ((value: number) => number) | undefined>> = {
  Float32Array: (value) => Float32Array.of(value)[0],
  Float64Array: (value) => value,
  Int32Array: (value) => Int32Array.of(value)[0],
  Uint8Array: (value) => Uint8Array.of(value)[0],
  Uint8ClampedArray: (value) => Uint8ClampedArray.of(value)[0],
};

/** What a call gives; undefined where the path names something else. */
export function builtin(path: string, argumentsOf: () => Arguments): Value | undefined {
  if (!path.startsWith(prefix)) return undefined;
  const name = path.slice(prefix.length);
  const run = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (run) return run(argumentsOf().positional);
  const one = numberFunction(path);
  if (one) return number(one(numberIn(argumentsOf().positional[0], name)));
  const several = Object.hasOwn(ofSeveral, name) ? ofSeveral[name] : undefined;
  if (several) return number(several(...argumentsOf().positional.map((value) => numberIn(value, name))));
  const [type, method] = name.split('.');
  const round = Object.hasOwn(typedArrays, type) ? typedArrays[type] : undefined;
  if (round) return typedArray(type, round, method, argumentsOf().positional);
  throw new Unresolved(message('{0} is bound nowhere in this file', name));
}

type Run = (given: readonly Value[]) => Value;

const required: Run = ([name, ...others]) => {
  if (name?.kind !== 'string' || others.length > 0) return notFollowed('require()');
  return { kind: 'path', path: canonicalName(name.value) };
};

const functions: Readonly<Record<string, Run | undefined>> = {
  require: required,
  import: required,
  'Math.pow': ([base, exponent]) => number(numberIn(base, 'Math.pow()') ** numberIn(exponent, 'Math.pow()')),
  Number: ([value]) => number(numberIn(value, 'Number()')),
  Array: listFrom,
  'Array.of': listOf,
  'Array.from': (given) => {
    const [source] = given;
    if (given.length !== 1) return notFollowed('Array.from()');
    if (source.kind === 'list') return listOf(source.items);
    const length = source.kind === 'dictionary' && source.entries.size === 1 ? source.entries.get('length') : undefined;
    return length?.kind === 'number' ? listFrom([length]) : notFollowed('Array.from()');
  },
};

/** `new Array(3)`, `Array(1, 2, 3)`. */
function listFrom(given: readonly Value[]): Value {
  const [length] = given;
  if (given.length !== 1 || length.kind !== 'number') return listOf(given);
  return listOf(Array.from({ length: sizeIn(length.value) }, () => missing));
}

function typedArray(
  type: string,
  elements: (value: number) => number,
  method: string | undefined,
  given: readonly Value[],
): Value {
  const [source] = given;
  const made = (items: readonly Value[]): ListValue => ({
    ...listOf(items.map((item) => number(elements(numberIn(item, type))))),
    elements,
    typeName: type,
  });
  if (method === 'of') return made(given);
  if (given.length !== 1 || (method !== undefined && method !== 'from')) return notFollowed(type);
  if (source.kind === 'list') return made(source.items);
  if (source.kind !== 'number' || method !== undefined) return notFollowed(type);
  return made(Array.from({ length: sizeIn(source.value) }, () => number(0)));
}

function sizeIn(value: number): number {
  return Number.isInteger(value) && value >= 0 && value <= longestList ? value : notFollowed('a list of this length');
}

function numberIn(value: Value | undefined, what: string): number {
  if (value?.kind === 'flag') return value.value ? 1 : 0;
  return value?.kind === 'number' ? value.value : notFollowed(what);
}
