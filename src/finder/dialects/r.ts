/** R, as data. */

import { powerArithmetic } from './arithmetic.ts';
import type { Dialect } from './dialect.ts';

export const r: Dialect = {
  brackets: { round: 'group', square: 'other', curly: 'other' },
  lineComments: ['#'],
  blockComments: [],
  strings: [
    { open: '[rR]"(-{0,32})\\(', close: ')$1"', pattern: true, first: 'rR', escape: 'none', lines: 'many' },
    { open: "[rR]'(-{0,32})\\(", close: ")$1'", pattern: true, first: 'rR', escape: 'none', lines: 'many' },
    { open: '"', close: '"', escape: 'backslash', lines: 'many' },
    { open: "'", close: "'", escape: 'backslash', lines: 'many' },
    { open: '`', close: '`', escape: 'backslash', lines: 'many' },
  ],
  numbers: {
    separator: '',
    radixes: 'x',
    leadingZero: 'decimal',
    exponents: 'e',
    bareDot: true,
    suffixes: { L: 'int' },
  },
  constants: { nan: 'NaN|NA|NA_real_|NA_integer_', infinity: 'Inf' },
  arithmetic: powerArithmetic,
  newlineEnds: 'blocks',
  keywords: ['if', 'else', 'for', 'while', 'repeat', 'function', 'in', 'return', 'next', 'break'],
  controlWords: ['if', 'for', 'while', 'function'],
  assignments: ['=', '<-', '<<-', ':='],
  listCallees: { c: 'word' },
  flatLists: true,
  wrappers: {
    matrix: {},
    array: {},
    'as.numeric': {},
    'as.double': {},
    'as.integer': {},
    'as.matrix': {},
    t: {},
    torch_tensor: {},
  },
  wordCharacters: '.',
};
