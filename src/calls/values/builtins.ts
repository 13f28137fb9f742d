/** Python's own functions and constants, as far as arrays are made with them. */

import { message } from '../../core/index.ts';
import { type Arguments, notFollowed, Raised, Unresolved, type Value } from '../../frameworks/index.ts';

const prefix = 'builtins.';
const longestRange = 10_000;

/** What a call of one of Python's own functions gives; undefined where the path names something else. */
export function builtin(path: string, argumentsOf: () => Arguments): Value | undefined {
  const run = functions[path.startsWith(prefix) ? path.slice(prefix.length) : path];
  if (run) return run(argumentsOf().positional);
  if (!path.startsWith(prefix)) return undefined;
  throw new Unresolved(message('{0} is bound nowhere in this file', path.slice(prefix.length)));
}

/** The value of one of its constants. */
export function pythonConstant(path: string): Value | undefined {
  const value = constants[path];
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
    const size = numberOf(value, 'math.log()');
    if (size <= 0) throw new Raised('ValueError: math domain error');
    return number(base === undefined ? Math.log(size) : Math.log(size) / Math.log(numberOf(base, 'math.log()')), false);
  },
  'math.log2': ([value]) => number(Math.log2(numberOf(value, 'math.log2()')), false),
  'math.exp': ([value]) => number(Math.exp(numberOf(value, 'math.exp()')), false),
  'math.sqrt': ([value]) => number(Math.sqrt(numberOf(value, 'math.sqrt()')), false),
};

function number(value: number, isInteger: boolean): Value {
  return { kind: 'number', value, isInteger };
}

function numberOf(value: Value | undefined, what: string): number {
  if (value?.kind === 'flag') return value.value ? 1 : 0;
  return value?.kind === 'number' ? value.value : notFollowed(what);
}

/** `float('inf')` and what else Python reads. */
function textNumber(text: string): number {
  const plain = text.trim().toLowerCase().replaceAll('_', '');
  const [, sign, word] = /^([+-]?)(inf|infinity|nan)$/.exec(plain) ?? [];
  if (word === 'nan') return Number.NaN;
  if (word !== undefined) return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/.test(plain) ? Number(plain) : notFollowed('float()');
}
