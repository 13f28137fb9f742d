/** Python's own functions and constants, as far as arrays are made with them. */

import { compensatedSum, message } from '../../core/index.ts';
import {
  type Arguments,
  type ArrayValue,
  indexedArray,
  notFollowed,
  operate,
  Raised,
  Unresolved,
  type Value,
} from '../../frameworks/index.ts';

const prefix = 'builtins.';
const longestRange = 10_000;

/** What a call of one of Python's own functions gives; undefined where the path names something else. */
export function builtin(path: string, argumentsOf: () => Arguments): Value | undefined {
  const name = path.startsWith(prefix) ? path.slice(prefix.length) : path;
  const run = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (run) {
    const { positional, named } = argumentsOf();
    return Object.keys(named).length === 0 ? run(positional) : notFollowed(path.replace(prefix, ''));
  }
  if (!path.startsWith(prefix)) return undefined;
  throw new Unresolved(message('{0} is bound nowhere in this file', path.slice(prefix.length)));
}

/** The value of one of its constants. */
export function pythonConstant(path: string): Value | undefined {
  const value = Object.hasOwn(constants, path) ? constants[path] : undefined;
  return value === undefined ? undefined : number(value, false);
}

const constants: Readonly<Record<string, number | undefined>> = {
  'math.inf': Number.POSITIVE_INFINITY,
  'math.nan': Number.NaN,
  'math.pi': Math.PI,
  'math.e': Math.E,
};

type Run = (given: readonly Value[]) => Value;

const functions: Readonly<Record<string, Run | undefined>> = {
  float: ([value]) => {
    if (value?.kind === 'string') return number(textNumber(value.value), false);
    return number(numberOf(value, 'float()'), false);
  },
  int: ([value]) => number(Math.trunc(numberOf(value, 'int()')), true),
  abs: ([value]) => (value?.kind === 'number' ? { ...value, value: Math.abs(value.value) } : notFollowed('abs()')),
  sum: ([values, first]) => summed([...(first ? [first] : []), ...itemsOf(values)]),
  max: (given) => extreme(given, Math.max, 'max()'),
  min: (given) => extreme(given, Math.min, 'min()'),
  len: ([value]) => {
    if (value?.kind === 'list') return number(value.items.length, true);
    if (value?.kind === 'array' && value.exact.shape.length > 0) return number(value.exact.shape[0], true);
    return notFollowed('len()');
  },
  list: ([value]) => (value?.kind === 'list' ? { ...value, form: 'list' } : notFollowed('list()')),
  tuple: ([value]) => (value?.kind === 'list' ? { ...value, form: 'tuple' } : notFollowed('tuple()')),
  range: (given) => {
    const [first, second, third] = given.map((value) =>
      value.kind === 'number' && value.isInteger ? value.value : notFollowed('range()'),
    );
    const [start, stop, step] = second === undefined ? [0, first, 1] : [first, second, third ?? 1];
    const count = Math.max(0, Math.ceil((stop - start) / step));
    if (!(count <= longestRange)) return notFollowed('range()');
    const items = Array.from({ length: count }, (_, order) => number(start + order * step, true));
    return { kind: 'list', form: 'list', items };
  },
  'math.log': ([value, base]) => {
    const size = realOf(value, 'math.log()', (real) => real > 0);
    return number(base === undefined ? Math.log(size) : Math.log(size) / Math.log(numberOf(base, 'math.log()')), false);
  },
  'math.log2': ([value]) => number(Math.log2(realOf(value, 'math.log2()', (real) => real > 0)), false),
  'math.log10': ([value]) => number(Math.log10(realOf(value, 'math.log10()', (real) => real > 0)), false),
  'math.log1p': ([value]) => number(Math.log1p(realOf(value, 'math.log1p()', (real) => real > -1)), false),
  'math.exp': ([value]) => {
    const exponent = numberOf(value, 'math.exp()');
    const power = Math.exp(exponent);
    if (!Number.isFinite(power) && Number.isFinite(exponent)) throw new Raised('OverflowError: math range error');
    return number(power, false);
  },
  'math.sqrt': ([value]) => number(Math.sqrt(realOf(value, 'math.sqrt()', (real) => real >= 0)), false),
  'math.fsum': ([values]) => number(compensatedSum(numbersIn(itemsOf(values), 'math.fsum()')), false),
};

function number(value: number, isInteger: boolean): Value {
  return { kind: 'number', value, isInteger };
}

function numberOf(value: Value | undefined, what: string): number {
  if (value?.kind === 'flag') return value.value ? 1 : 0;
  if (value?.kind === 'array' && value.held.data.length === 1) return value.held.data[0];
  return value?.kind === 'number' ? value.value : notFollowed(what);
}

/** A number within a function's domain. */
function realOf(value: Value | undefined, what: string, isInside: (real: number) => boolean): number {
  const real = numberOf(value, what);
  if (!Number.isNaN(real) && !isInside(real)) throw new Raised('ValueError: math domain error');
  return real;
}

function numbersIn(values: readonly Value[], what: string): Float64Array {
  return Float64Array.from(values, (value) => numberOf(value, what));
}

/** Numbers are summed as they are, arrays element by element. */
function summed(values: readonly Value[]): Value {
  const isWhole = values.every((value) => value.kind === 'flag' || (value.kind === 'number' && value.isInteger));
  const arrays = values.filter((value): value is ArrayValue => value.kind === 'array');
  if (arrays.length === 0) return number(compensatedSum(numbersIn(values, 'sum()')), isWhole);
  return values.reduce((sum, value) => operate('+', sum, value));
}

function extreme(given: readonly Value[], choose: (...numbers: number[]) => number, what: string): Value {
  const values = given.length === 1 ? itemsOf(given[0]) : given;
  if (values.length === 0) throw new Raised(`ValueError: ${what} iterable argument is empty`);
  if (values.some(({ kind }) => kind !== 'number')) return notFollowed(what);
  const numbers = numbersIn(values, what);
  if (numbers.some(Number.isNaN)) return notFollowed(what);
  const chosen = choose(...numbers);
  return values[numbers.indexOf(chosen)];
}

/** What a loop over a value goes through. */
export function itemsOf(value: Value | undefined): readonly Value[] {
  if (value?.kind === 'list') return value.items;
  if (value?.kind !== 'array' || value.exact.shape.length === 0) return notFollowed('this loop');
  const count = value.exact.shape[0];
  if (count > longestRange) return notFollowed('this loop');
  return Array.from({ length: count }, (_, place): Value => {
    const selectors = [{ kind: 'place', place }] as const;
    return indexedArray(value, selectors);
  });
}

/** What a loop over `zip` or `enumerate` goes through; undefined for any other call. */
export function iterator(path: string, argumentsOf: () => Arguments): readonly Value[] | undefined {
  const name = path.startsWith(prefix) ? path.slice(prefix.length) : '';
  if (name !== 'zip' && name !== 'enumerate') return undefined;
  const { positional, named } = argumentsOf();
  if (Object.keys(named).length > 0) return notFollowed(`${name}()`);
  if (name === 'enumerate') {
    const start = positional[1] === undefined ? 0 : numberOf(positional[1], 'enumerate()');
    return itemsOf(positional[0]).map((item, order) => tupleOf([number(start + order, true), item]));
  }
  const lists = positional.map(itemsOf);
  const length = Math.min(...lists.map((list) => list.length));
  return Array.from({ length: lists.length === 0 ? 0 : length }, (_, order) =>
    tupleOf(lists.map((list) => list[order])),
  );
}

function tupleOf(items: readonly Value[]): Value {
  return { kind: 'list', form: 'tuple', items };
}

/** `float('inf')` and what else Python reads. */
function textNumber(text: string): number {
  const plain = text.trim().toLowerCase().replaceAll('_', '');
  const [, sign, word] = /^([+-]?)(inf|infinity|nan)$/.exec(plain) ?? [];
  if (word === 'nan') return Number.NaN;
  if (word !== undefined) return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/.test(plain) ? Number(plain) : notFollowed('float()');
}
