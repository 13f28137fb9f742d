/** Swift, as data. */

import type { ElementType } from '../types.ts';
import { cArithmetic } from './arithmetic.ts';
import type { Dialect } from './dialect.ts';

const integers = ['Int', 'Int8', 'Int16', 'Int32', 'Int64', 'UInt', 'UInt8', 'UInt16', 'UInt32', 'UInt64'];
const floats = '(?:Double|Float|Float16|Float32|Float64|Float80|CGFloat)';

export const swift: Dialect = {
  brackets: { round: 'group', square: 'list', curly: 'block' },
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/', nests: true }],
  strings: [
    { open: '(#{1,255})"""', close: '"""$1', pattern: true, first: '#', escape: 'none', lines: 'many' },
    { open: '(#{1,255})"', close: '"$1', pattern: true, first: '#', escape: 'none', lines: 'one' },
    { open: '"""', close: '"""', escape: 'backslash', lines: 'many', substitution: '\\(' },
    { open: '"', close: '"', escape: 'backslash', lines: 'one', substitution: '\\(' },
  ],
  numbers: {
    separator: '_',
    radixes: 'xob',
    leadingZero: 'decimal',
    exponents: 'e',
    bareDot: false,
    suffixes: {},
  },
  constants: {
    nan: `${floats}?\\.(?:nan|signalingNaN)`,
    infinity: `${floats}?\\.infinity`,
  },
  arithmetic: { ...cArithmetic, integerBits: 0, increments: false },
  newlineEnds: 'blocks',
  keywords: [
    ...['return', 'else', 'do', 'in', 'is', 'as', 'throw', 'if', 'for', 'while', 'switch', 'case', 'guard', 'where'],
    ...['try', 'await', 'repeat', 'catch', 'default', 'yield'],
  ],
  declarationWords: ['let', 'var', 'static', 'private', 'public', 'internal', 'fileprivate', 'lazy', 'final'],
  patternWords: ['case'],
  assignments: ['='],
  typedLists: true,
  squareKeys: true,
  colonArguments: true,
  postfixOperators: '?!',
  wrappers: { Array: {}, Set: {}, Tensor: {}, MLXArray: {}, MLMultiArray: {}, MLTensor: {}, Matrix: {}, Vector: {} },
  types: {
    Double: 'float64',
    CGFloat: 'float64',
    Float64: 'float64',
    Float: 'float32',
    Float32: 'float32',
    Float16: 'float16',
    Bool: 'bool',
    ...Object.fromEntries(integers.map((name): [string, ElementType] => [name, 'int'])),
  },
};
