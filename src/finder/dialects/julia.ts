/** Julia, as data. */

import { juliaArithmetic } from './arithmetic.ts';
import type { Dialect } from './dialect.ts';

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
  matrixShapes: { row: 'twoAxes', column: 'flat' },
  newlineEnds: 'outside',
  adjacency: true,
  keywords: ['return', 'if', 'elseif', 'else', 'for', 'while', 'in', 'begin', 'end', 'do', 'let', 'where', 'isa'],
  declarationWords: ['const', 'local', 'global'],
  assignments: ['='],
  tupleTargets: true,
  wrappers: { Float32: {}, Float64: {}, 'Float32.': {}, 'Float64.': {}, collect: {} },
};
