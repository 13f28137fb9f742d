/** Dart, as data. */

import { dartArithmetic } from './arithmetic.ts';
import type { Dialect, Wrapper } from './dialect.ts';

const typedLists: readonly (readonly [string, Wrapper])[] = [
  ...['Float32List', 'Float32x4List'].map(
    (name) => [`${name}.fromList`, { float: 'float32', int: 'float32' }] as const,
  ),
  ['Float64List.fromList', { float: 'float64', int: 'float64' }],
  ...['Int8List', 'Int16List', 'Int32List', 'Int64List', 'Uint8List', 'Uint16List', 'Uint32List', 'Uint64List'].map(
    (name) => [`${name}.fromList`, { float: 'int', int: 'int' }] as const,
  ),
];

export const dart: Dialect = {
  brackets: { round: 'group', square: 'list', curly: 'blockOrObject' },
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/', nests: true }],
  strings: [
    { open: 'r"""', close: '"""', escape: 'none', lines: 'many' },
    { open: "r'''", close: "'''", escape: 'none', lines: 'many' },
    { open: 'r"', close: '"', escape: 'none', lines: 'one' },
    { open: "r'", close: "'", escape: 'none', lines: 'one' },
    { open: '"""', close: '"""', escape: 'backslash', lines: 'many', substitution: '${' },
    { open: "'''", close: "'''", escape: 'backslash', lines: 'many', substitution: '${' },
    { open: '"', close: '"', escape: 'backslash', lines: 'one', substitution: '${' },
    { open: "'", close: "'", escape: 'backslash', lines: 'one', substitution: '${' },
  ],
  numbers: { separator: '_', radixes: 'x', leadingZero: 'decimal', exponents: 'e', bareDot: true, suffixes: {} },
  constants: { nan: 'double\\.nan', infinity: 'double\\.infinity', negativeInfinity: 'double\\.negativeInfinity' },
  arithmetic: dartArithmetic,
  newlineEnds: 'never',
  keywords: [
    ...['return', 'else', 'do', 'in', 'is', 'as', 'throw', 'await', 'yield', 'if', 'for', 'while', 'switch', 'case'],
    ...['new', 'default', 'when', 'try', 'finally', 'catch', 'assert', 'rethrow'],
  ],
  controlWords: ['if', 'for', 'while', 'switch', 'catch'],
  declarationWords: ['const', 'final', 'var', 'late', 'static'],
  patternWords: ['case'],
  colonArguments: true,
  postfixOperators: '?!',
  assignments: ['='],
  typedLists: true,
  wrappers: {
    ...Object.fromEntries(typedLists),
    'List.from': {},
    'List.of': {},
    'List.unmodifiable': {},
    'Vector.fromList': {},
    'Matrix.fromList': {},
  },
  types: { double: 'float64', int: 'int', bool: 'bool' },
};
