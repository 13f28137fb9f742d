/** Go, as data. */

import { goArithmetic } from './arithmetic.ts';
import type { Dialect } from './dialect.ts';

export const go: Dialect = {
  brackets: { round: 'group', square: 'other', curly: 'list' },
  afterValue: { curly: 'list' },
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/' }],
  strings: [
    { open: '"', close: '"', escape: 'backslash', lines: 'one' },
    { open: "'", close: "'", escape: 'backslash', lines: 'one' },
    { open: '`', close: '`', escape: 'none', lines: 'many' },
  ],
  numbers: {
    separator: '_',
    radixes: 'xob',
    leadingZero: 'octal',
    exponents: 'e',
    bareDot: true,
    hexadecimalFloats: true,
    suffixes: {},
  },
  constants: {
    nan: 'math\\.NaN\\(\\)',
    infinity: 'math\\.Inf\\([ \\t]*\\+?[01][ \\t]*\\)',
    negativeInfinity: 'math\\.Inf\\([ \\t]*-1[ \\t]*\\)',
  },
  arithmetic: goArithmetic,
  newlineEnds: 'blocks',
  keywords: ['return', 'else', 'case', 'range', 'go', 'defer', 'if', 'for', 'switch', 'select'],
  declarationWords: ['var', 'const'],
  assignments: ['=', ':='],
  tupleTargets: true,
  typedLists: true,
  types: {
    float32: 'float32',
    float64: 'float64',
    ...{ int: 'int', int8: 'int', int16: 'int', int32: 'int', int64: 'int' },
    ...{ uint: 'int', uint8: 'int', uint16: 'int', uint32: 'int', uint64: 'int', byte: 'int' },
    bool: 'bool',
  },
};
