/** PowerShell, as data. */

import { powershellArithmetic } from './arithmetic.ts';
import type { Dialect } from './dialect.ts';

export const powershell: Dialect = {
  brackets: { round: 'group', square: 'other', curly: 'block' },
  lineComments: ['#'],
  commentsAfterSpace: true,
  blockComments: [{ open: '<#', close: '#>' }],
  strings: [
    { open: '@"', close: '"@', escape: 'none', lines: 'many' },
    { open: "@'", close: "'@", escape: 'none', lines: 'many' },
    { open: '"', close: '"', escape: 'doubled', lines: 'many', substitution: '$(' },
    { open: "'", close: "'", escape: 'doubled', lines: 'many' },
  ],
  numbers: {
    separator: '',
    radixes: 'xb',
    leadingZero: 'decimal',
    exponents: 'e',
    bareDot: true,
    suffixes: { d: undefined, D: undefined, l: 'int', L: 'int' },
  },
  constants: {
    nan: '\\[(?:double|float|single)\\]::NaN',
    infinity: '\\[(?:double|float|single)\\]::PositiveInfinity',
    negativeInfinity: '\\[(?:double|float|single)\\]::NegativeInfinity',
  },
  arithmetic: powershellArithmetic,
  newlineEnds: 'blocks',
  keywords: ['return', 'if', 'else', 'elseif', 'foreach', 'for', 'while', 'in', 'do', 'until', 'switch', 'throw'],
  controlWords: ['if', 'elseif', 'foreach', 'for', 'while', 'switch'],
  assignments: ['='],
  listCallees: { '@': 'word' },
  types: { double: 'float64', float: 'float32', single: 'float32', int: 'int', long: 'int', bool: 'bool' },
  wordCharacters: '@',
};
