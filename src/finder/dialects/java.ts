/** Java, as data. */

import { javaArithmetic } from './arithmetic.ts';
import type { Dialect } from './dialect.ts';

export const java: Dialect = {
  brackets: { round: 'group', square: 'other', curly: 'list' },
  afterValue: { curly: 'list' },
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/' }],
  strings: [
    { open: '"""', close: '"""', escape: 'backslash', lines: 'many' },
    { open: '"', close: '"', escape: 'backslash', lines: 'one' },
    { open: "'", close: "'", escape: 'backslash', lines: 'one' },
  ],
  numbers: {
    separator: '_',
    radixes: 'xb',
    leadingZero: 'octal',
    exponents: 'e',
    bareDot: true,
    suffixes: { f: 'float32', F: 'float32', d: 'float64', D: 'float64', l: 'int', L: 'int' },
    hexadecimalFloats: true,
    twosComplement: true,
  },
  constants: {
    nan: '(?:Double|Float)\\.NaN',
    infinity: '(?:Double|Float)\\.POSITIVE_INFINITY',
    negativeInfinity: '(?:Double|Float)\\.NEGATIVE_INFINITY',
  },
  arithmetic: javaArithmetic,
  newlineEnds: 'never',
  keywords: ['return', 'else', 'do', 'case', 'new', 'throw', 'instanceof', 'yield', 'if', 'for', 'while', 'switch'],
  controlWords: ['if', 'for', 'while', 'switch', 'catch', 'synchronized'],
  assignments: ['='],
  namesBeforeBrackets: true,
  typedLists: true,
  types: { float: 'float32', double: 'float64', int: 'int', long: 'int', short: 'int', byte: 'int', boolean: 'bool' },
};
