/** C#, as data. */

import { cArithmetic } from './arithmetic.ts';
import type { Dialect } from './dialect.ts';

export const csharp: Dialect = {
  brackets: { round: 'group', square: 'list', curly: 'list' },
  afterValue: { curly: 'list' },
  lineComments: ['//', '#'],
  blockComments: [{ open: '/*', close: '*/' }],
  strings: [
    { open: '\\$*("{3,32})', close: '$1', pattern: true, first: '"$', escape: 'none', lines: 'many' },
    { open: '(?:@\\$?|\\$@)"', close: '"', pattern: true, first: '@$', escape: 'doubled', lines: 'many' },
    { open: '\\$"', close: '"', pattern: true, first: '$', escape: 'backslash', lines: 'one' },
    { open: '"', close: '"', escape: 'backslash', lines: 'one' },
    { open: "'", close: "'", escape: 'backslash', lines: 'one' },
  ],
  numbers: {
    separator: '_',
    radixes: 'xb',
    leadingZero: 'decimal',
    exponents: 'e',
    bareDot: true,
    suffixes: {
      ...{ f: 'float32', F: 'float32', d: 'float64', D: 'float64', m: undefined, M: undefined },
      ...{ u: 'int', U: 'int', l: 'int', L: 'int', ul: 'int', UL: 'int', lu: 'int', LU: 'int', uL: 'int', Ul: 'int' },
    },
  },
  constants: {
    nan: '(?:double|float|Double|Single|Half)\\.NaN',
    infinity: '(?:double|float|Double|Single|Half)\\.PositiveInfinity',
    negativeInfinity: '(?:double|float|Double|Single|Half)\\.NegativeInfinity',
  },
  arithmetic: cArithmetic,
  newlineEnds: 'never',
  keywords: [
    'return',
    'else',
    'do',
    'case',
    'new',
    'in',
    'is',
    'throw',
    'await',
    'if',
    'for',
    'foreach',
    'while',
    'switch',
  ],
  controlWords: ['if', 'for', 'foreach', 'while', 'switch', 'using', 'lock'],
  assignments: ['='],
  typedLists: true,
  types: {
    float: 'float32',
    double: 'float64',
    Half: 'float16',
    int: 'int',
    long: 'int',
    short: 'int',
    byte: 'int',
    bool: 'bool',
  },
};
