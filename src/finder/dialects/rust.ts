/** Rust, as data. */

import type { ElementType } from '../types.ts';
import { rustArithmetic } from './arithmetic.ts';
import type { Dialect } from './dialect.ts';

const integers = ['i8', 'i16', 'i32', 'i64', 'i128', 'isize', 'u8', 'u16', 'u32', 'u64', 'u128', 'usize'];

const types: Readonly<Record<string, ElementType>> = {
  f16: 'float16',
  f32: 'float32',
  f64: 'float64',
  bool: 'bool',
  ...Object.fromEntries(integers.map((name) => [name, 'int' as const])),
};

export const rust: Dialect = {
  brackets: { round: 'group', square: 'list', curly: 'other' },
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/', nests: true }],
  strings: [
    { open: '(?:b|c)?r(#{0,255})"', close: '"$1', pattern: true, first: 'bcr', escape: 'none', lines: 'many' },
    {
      open: "b?'(?:[^'\\\\]|\\\\[^'][^']{0,10}|\\\\')'",
      close: '',
      pattern: true,
      first: "'b",
      escape: 'none',
      lines: 'one',
    },
    { open: '"', close: '"', escape: 'backslash', lines: 'many' },
  ],
  numbers: {
    separator: '_',
    radixes: 'xob',
    leadingZero: 'decimal',
    exponents: 'e',
    bareDot: true,
    suffixes: Object.fromEntries(
      Object.entries(types).flatMap(([name, type]) => [
        [name, type],
        [`_${name}`, type],
      ]),
    ),
  },
  constants: {
    nan: '(?:(?:std|core)::)?f(?:32|64)::(?:consts::)?NAN',
    infinity: '(?:(?:std|core)::)?f(?:32|64)::INFINITY',
    negativeInfinity: '(?:(?:std|core)::)?f(?:32|64)::NEG_INFINITY',
  },
  arithmetic: rustArithmetic,
  newlineEnds: 'never',
  keywords: [
    'return',
    'else',
    'in',
    'match',
    'if',
    'while',
    'loop',
    'break',
    'mut',
    'ref',
    'move',
    'as',
    'dyn',
    'impl',
    'where',
  ],
  declarationWords: ['let', 'const', 'static', 'mut'],
  assignments: ['='],
  typedLists: true,
  listCallees: { 'vec!': 'bracket', 'array!': 'bracket', 'arr1!': 'bracket' },
  wrappers: {
    'Vec::from': {},
    arr1: {},
    arr2: {},
    arr3: {},
    'Array1::from_vec': {},
    'Array::from': {},
    'Box::new': {},
  },
  types,
};
