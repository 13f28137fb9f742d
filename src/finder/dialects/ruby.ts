/** Ruby, as data. */

import { rubyArithmetic } from './arithmetic.ts';
import type { Dialect, StringForm } from './dialect.ts';

/** `%w[…]` and its kin, whose closing mark mirrors the opening one. */
const percentForms: readonly StringForm[] = [
  ...[
    ['\\[', ']'],
    ['\\(', ')'],
    ['\\{', '}'],
    ['<', '>'],
  ],
  ['([|!/^~])', '$1'],
].map(([open, close]) => ({
  open: `%[wWiIqQrsx]${open}`,
  close,
  pattern: true,
  first: '%',
  escape: 'backslash',
  lines: 'many',
  notAfterValue: true,
}));

export const ruby: Dialect = {
  brackets: { round: 'group', square: 'list', curly: 'object' },
  adjacency: true,
  lineComments: ['#'],
  blockComments: [
    { open: '=begin', close: '=end', startsLine: true },
    { open: '__END__', close: '\n', startsLine: true },
  ],
  strings: [
    ...percentForms,
    {
      open: '<<(?:[~-]["\'`]?(?=[A-Za-z_])|["\'`]?(?=[A-Z_]))(\\w+)["\'`]?',
      close: '$1',
      pattern: true,
      first: '<',
      escape: 'none',
      lines: 'many',
      heredoc: true,
      notAfterValue: true,
    },
    { open: '"', close: '"', escape: 'backslash', lines: 'many', substitution: '#{' },
    { open: "'", close: "'", escape: 'backslash', lines: 'many' },
    { open: '`', close: '`', escape: 'backslash', lines: 'many', substitution: '#{' },
  ],
  regexLiterals: true,
  numbers: { separator: '_', radixes: 'xob', leadingZero: 'octal', exponents: 'e', bareDot: false, suffixes: {} },
  constants: { nan: 'Float::NAN', infinity: 'Float::INFINITY' },
  arithmetic: rubyArithmetic,
  newlineEnds: 'blocks',
  backslashJoins: true,
  keywords: [
    ...['and', 'or', 'not', 'return', 'if', 'unless', 'else', 'elsif', 'then', 'do', 'while', 'until', 'for', 'in'],
    ...['case', 'when', 'begin', 'rescue', 'ensure', 'yield', 'end'],
  ],
  patternWords: ['in'],
  assignments: ['=', '=>'],
  colonArguments: true,
  tupleTargets: true,
  listCallees: {
    Matrix: 'bracket',
    Vector: 'bracket',
    Set: 'bracket',
    NArray: 'bracket',
    NMatrix: 'bracket',
    'Numo::DFloat': 'bracket',
    'Numo::SFloat': 'bracket',
    'Numo::Int32': 'bracket',
    'Numo::Int64': 'bracket',
    'Numo::NArray': 'bracket',
  },
  wrappers: { 'Torch.tensor': { float: 'float32', int: 'int' }, 'Vector.elements': {}, 'Set.new': {} },
  types: { DFloat: 'float64', SFloat: 'float32', Int32: 'int', Int64: 'int' },
};
