/** Scala, as data. */

import { javaArithmetic } from './arithmetic.ts';
import type { Dialect } from './dialect.ts';

const collections = [
  ...['Array', 'List', 'Seq', 'Vector', 'IndexedSeq', 'ArraySeq', 'IArray', 'Set', 'Iterable', 'LazyList', 'Stream'],
  ...['ArrayBuffer', 'ListBuffer', 'mutable.ArrayBuffer', 'mutable.ListBuffer', 'mutable.Seq', 'mutable.Set'],
  ...['DenseVector', 'DenseMatrix'],
];

export const scala: Dialect = {
  brackets: { round: 'tuple', square: 'other', curly: 'block' },
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/', nests: true }],
  strings: [
    {
      open: '[a-zA-Z_]\\w{0,15}"""',
      close: '"""',
      pattern: true,
      first: 'sfrjm',
      escape: 'none',
      lines: 'many',
      substitution: '${',
    },
    {
      open: '[a-zA-Z_]\\w{0,15}"',
      close: '"',
      pattern: true,
      first: 'sfrjm',
      escape: 'backslash',
      lines: 'one',
      substitution: '${',
    },
    { open: '"""', close: '"""', escape: 'none', lines: 'many' },
    { open: '"', close: '"', escape: 'backslash', lines: 'one' },
    {
      open: "'(?:[^'\\\\]|\\\\u{1,8}[0-9a-fA-F]{4}|\\\\.)'",
      close: '',
      pattern: true,
      first: "'",
      escape: 'none',
      lines: 'one',
    },
    { open: '`', close: '`', escape: 'none', lines: 'one' },
  ],
  numbers: {
    separator: '_',
    radixes: 'xb',
    leadingZero: 'none',
    exponents: 'e',
    bareDot: true,
    suffixes: { f: 'float32', F: 'float32', d: 'float64', D: 'float64', l: 'int', L: 'int' },
    twosComplement: true,
  },
  constants: {
    nan: '(?:Double|Float)\\.NaN',
    infinity: '(?:Double|Float)\\.PositiveInfinity',
    negativeInfinity: '(?:Double|Float)\\.NegativeInfinity',
  },
  arithmetic: { ...javaArithmetic, increments: false },
  newlineEnds: 'blocks',
  keywords: [
    ...[
      'return',
      'else',
      'do',
      'throw',
      'new',
      'if',
      'then',
      'for',
      'while',
      'yield',
      'match',
      'with',
      'extends',
      'try',
    ],
    ...['case', 'catch', 'finally'],
  ],
  controlWords: ['if', 'for', 'while'],
  declarationWords: ['val', 'var', 'def', 'lazy', 'implicit', 'private', 'protected', 'final', 'override', 'given'],
  patternWords: ['case'],
  assignments: ['=', '->'],
  typedLists: true,
  listCallees: Object.fromEntries(collections.map((name) => [name, 'word' as const])),
  calleeTypes: '\\[[\\w\\[\\]., ]{1,80}\\]',
  types: { Double: 'float64', Float: 'float32', Int: 'int', Long: 'int', Short: 'int', Byte: 'int', Boolean: 'bool' },
};
