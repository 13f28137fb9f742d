/** Perl, as data. */

import { perlArithmetic } from './arithmetic.ts';
import type { BlockComment, Dialect, StringForm } from './dialect.ts';

/** Documentation between the lines of code. */
const documentation: readonly BlockComment[] = [
  ...['pod', 'head1', 'head2', 'head3', 'head4', 'over', 'item', 'back', 'begin', 'for', 'encoding'],
].map((command) => ({ open: `=${command}`, close: '=cut', startsLine: true }));

/** `qw(…)` and its kin. */
const quoteWords: readonly StringForm[] = [
  ['\\[', ']'],
  ['\\(', ')'],
  ['\\{', '}'],
  ['<', '>'],
  ['([|!/])', '$1'],
].map(([open, close]) => ({
  open: `(?:qw|qq|qr|qx|q|m)${open}`,
  close,
  pattern: true,
  first: 'qm',
  escape: 'backslash',
  lines: 'many',
}));

export const perl: Dialect = {
  brackets: { round: 'tuple', square: 'list', curly: 'blockOrObject' },
  lineComments: ['#'],
  commentsAfterSpace: true,
  blockComments: [
    ...documentation,
    { open: '__END__', close: '\n', startsLine: true },
    { open: '__DATA__', close: '\n', startsLine: true },
  ],
  strings: [
    ...quoteWords,
    {
      open: '<<~?["\']?([A-Z_]\\w{0,80})["\']?',
      close: '$1',
      pattern: true,
      first: '<',
      escape: 'none',
      lines: 'many',
      heredoc: true,
      notAfterValue: true,
    },
    { open: '"', close: '"', escape: 'backslash', lines: 'many' },
    { open: "'", close: "'", escape: 'backslash', lines: 'many' },
    { open: '`', close: '`', escape: 'backslash', lines: 'many' },
  ],
  regexLiterals: true,
  numbers: { separator: '_', radixes: 'xob', leadingZero: 'octal', exponents: 'e', bareDot: true, suffixes: {} },
  constants: { nan: '[\'"]nan[\'"]|nan', infinity: '[\'"]inf[\'"]|inf' },
  arithmetic: perlArithmetic,
  newlineEnds: 'never',
  keywords: [
    ...[
      'return',
      'if',
      'elsif',
      'else',
      'unless',
      'while',
      'until',
      'for',
      'foreach',
      'and',
      'or',
      'not',
      'print',
      'say',
    ],
    ...['push', 'in', 'eq', 'ne', 'lt', 'gt', 'x', 'do', 'die', 'wantarray', 'ref', 'scalar', 'sort', 'reverse', 'pdl'],
  ],
  controlWords: ['if', 'elsif', 'unless', 'while', 'until', 'for', 'foreach'],
  declarationWords: ['my', 'our', 'local', 'state'],
  assignments: ['=', '=>'],
  wordCharacters: '@',
};
