/** Kotlin, as data. */

import type { ElementType } from '../types.ts';
import { wordOperatorArithmetic } from './arithmetic.ts';
import type { Dialect } from './dialect.ts';

/** Element types by the names of scalars; arrays of them are called `DoubleArray` and made by `doubleArrayOf(…)`. */
const scalars: Readonly<Record<string, ElementType>> = {
  Double: 'float64',
  Float: 'float32',
  ...{ Byte: 'int', Short: 'int', Int: 'int', Long: 'int', UByte: 'int', UShort: 'int', UInt: 'int', ULong: 'int' },
  Boolean: 'bool',
};

const types: Readonly<Record<string, ElementType>> = Object.fromEntries(
  Object.entries(scalars).flatMap(([name, type]) => {
    const maker = `${name.startsWith('U') ? name.slice(0, 2).toLowerCase() + name.slice(2) : name.charAt(0).toLowerCase() + name.slice(1)}ArrayOf`;
    return [
      [name, type],
      [`${name}Array`, type],
      [maker, type],
    ];
  }),
);

const makers = Object.keys(types).filter((name) => name.endsWith('Of'));
const collections = ['arrayOf', 'listOf', 'mutableListOf', 'arrayListOf', 'setOf', 'mutableSetOf', 'sequenceOf'];

export const kotlin: Dialect = {
  brackets: { round: 'group', square: 'list', curly: 'block' },
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/', nests: true }],
  strings: [
    { open: '"""', close: '"""', escape: 'none', lines: 'many', substitution: '${' },
    { open: '"', close: '"', escape: 'backslash', lines: 'one', substitution: '${' },
    { open: "'", close: "'", escape: 'backslash', lines: 'one' },
    { open: '`', close: '`', escape: 'none', lines: 'one' },
  ],
  numbers: {
    separator: '_',
    radixes: 'xb',
    leadingZero: 'none',
    exponents: 'e',
    bareDot: true,
    suffixes: {
      ...{ f: 'float32', F: 'float32', L: 'int', u: 'int', U: 'int', uL: 'int', UL: 'int' },
    },
  },
  constants: {
    nan: '(?:Double|Float)\\.NaN',
    infinity: '(?:Double|Float)\\.POSITIVE_INFINITY',
    negativeInfinity: '(?:Double|Float)\\.NEGATIVE_INFINITY',
  },
  arithmetic: wordOperatorArithmetic,
  newlineEnds: 'blocks',
  keywords: [
    ...[
      'return',
      'else',
      'do',
      'in',
      'is',
      'as',
      'throw',
      'if',
      'for',
      'while',
      'when',
      'try',
      'catch',
      'finally',
      'by',
    ],
  ],
  controlWords: ['if', 'for', 'while', 'when', 'catch'],
  declarationWords: ['val', 'var'],
  assignments: ['='],
  postfixOperators: '?!',
  typedLists: true,
  listCallees: Object.fromEntries([...collections, ...makers].map((name) => [name, 'word' as const])),
  calleeTypes: '[ \\t]{0,16}<[\\w?.<>, ]{1,80}>',
  wrappers: { 'mk.ndarray': {}, D2Array: {}, 'Nd4j.create': {}, 'Nd4j.createFromArray': {} },
  types,
};
