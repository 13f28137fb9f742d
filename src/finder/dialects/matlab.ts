/** MATLAB and Octave, as data. */

import { powerArithmetic } from './arithmetic.ts';
import type { Dialect } from './dialect.ts';

export const matlab: Dialect = {
  brackets: { round: 'group', square: 'matrix', curly: 'other' },
  lineComments: ['%', '#'],
  blockComments: [
    { open: '%{', close: '%}', alone: true, nests: true },
    { open: '#{', close: '#}', alone: true, nests: true },
  ],
  strings: [
    { open: '"', close: '"', escape: 'doubled', lines: 'one' },
    { open: "'", close: "'", escape: 'doubled', lines: 'one', notAfterValue: true },
  ],
  numbers: {
    separator: '',
    radixes: 'xb',
    leadingZero: 'decimal',
    exponents: 'ed',
    bareDot: true,
    dottedOperators: true,
    suffixes: {},
  },
  constants: { nan: 'NaN|nan|NA', infinity: 'Inf|inf' },
  arithmetic: powerArithmetic,
  matrixShapes: { row: 'flat', column: 'twoAxes', nested: 'blocks' },
  ellipsis: 'continuesLine',
  newlineEnds: 'outside',
  adjacency: true,
  keywords: ['if', 'elseif', 'else', 'end', 'for', 'while', 'switch', 'case', 'return', 'function'],
  declarationWords: ['global', 'persistent'],
  assignments: ['='],
  wrappers: {
    single: { float: 'float32', int: 'float32' },
    double: { float: 'float64', int: 'float64' },
    int32: { float: 'int', int: 'int' },
    logical: { float: 'bool', int: 'bool' },
    dlarray: {},
    gpuArray: {},
  },
};
