/** Lua and Luau, as data. */

import { luaArithmetic } from './arithmetic.ts';
import type { Dialect } from './dialect.ts';

const noName = '(?!)';

export const lua: Dialect = {
  brackets: { round: 'group', square: 'other', curly: 'list' },
  afterValue: { curly: 'list' },
  lineComments: ['--'],
  blockComments: ['', '=', '==', '==='].map((level) => ({ open: `--[${level}[`, close: `]${level}]` })),
  strings: [
    { open: '\\[(={0,32})\\[', close: ']$1]', pattern: true, first: '[', escape: 'none', lines: 'many' },
    { open: '"', close: '"', escape: 'backslash', lines: 'backslash' },
    { open: "'", close: "'", escape: 'backslash', lines: 'backslash' },
  ],
  numbers: {
    separator: '_',
    radixes: 'xb',
    leadingZero: 'decimal',
    exponents: 'e',
    bareDot: true,
    suffixes: { LL: 'int', ULL: 'int', ll: 'int', ull: 'int' },
  },
  constants: { nan: noName, infinity: 'math\\.huge' },
  arithmetic: luaArithmetic,
  newlineEnds: 'never',
  keywords: [
    ...['and', 'or', 'not', 'return', 'function', 'if', 'then', 'else', 'elseif', 'do', 'while', 'repeat', 'until'],
    ...['for', 'in', 'end', 'break', 'goto'],
  ],
  declarationWords: ['local'],
  assignments: ['='],
  tupleTargets: true,
  semicolonSeparates: true,
  wrappers: {
    'torch.Tensor': {},
    'torch.DoubleTensor': { float: 'float64', int: 'float64' },
    'torch.FloatTensor': { float: 'float32', int: 'float32' },
    'torch.LongTensor': { float: 'int', int: 'int' },
  },
};
