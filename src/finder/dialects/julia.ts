/** Julia, as data. */

import type { ElementType } from '../types.ts';
import { juliaArithmetic } from './arithmetic.ts';
import type { Dialect } from './dialect.ts';

/** Names of element types: before a square bracket, which holds the elements then, and in declarations. */
const types: Readonly<Record<string, ElementType>> = {
  Float16: 'float16',
  Float32: 'float32',
  Float64: 'float64',
  ...{ Int: 'int', Int8: 'int', Int16: 'int', Int32: 'int', Int64: 'int', Int128: 'int' },
  ...{ UInt: 'int', UInt8: 'int', UInt16: 'int', UInt32: 'int', UInt64: 'int', UInt128: 'int' },
  Bool: 'bool',
};

export const julia: Dialect = {
  brackets: { round: 'group', square: 'matrix', curly: 'other' },
  lineComments: ['#'],
  blockComments: [{ open: '#=', close: '=#', nests: true }],
  strings: [
    { open: '"""', close: '"""', escape: 'backslash', lines: 'many' },
    { open: '"', close: '"', escape: 'backslash', lines: 'many' },
    { open: '`', close: '`', escape: 'backslash', lines: 'many' },
    { open: "'", close: "'", escape: 'backslash', lines: 'one', notAfterValue: true },
  ],
  numbers: {
    separator: '_',
    radixes: 'xob',
    leadingZero: 'decimal',
    exponents: 'ef',
    bareDot: true,
    dottedOperators: true,
    hexadecimalFloats: true,
    suffixes: {},
    exponentTypes: { f: 'float32' },
  },
  constants: { nan: 'NaN(?:16|32|64)?', infinity: 'Inf(?:16|32|64)?' },
  arithmetic: juliaArithmetic,
  matrixShapes: { row: 'twoAxes', column: 'flat', nested: 'byCommas' },
  newlineEnds: 'outside',
  adjacency: true,
  keywords: ['return', 'if', 'elseif', 'else', 'for', 'while', 'in', 'begin', 'end', 'do', 'let', 'where', 'isa'],
  declarationWords: ['const', 'local', 'global'],
  assignments: ['='],
  tupleTargets: true,
  listCallees: Object.fromEntries(Object.keys(types).map((name) => [name, 'square' as const])),
  wrappers: { Float32: {}, Float64: {}, 'Float32.': {}, 'Float64.': {}, collect: {} },
  types,
};
