/** PHP, as data: what stands between `<?php` and `?>`, and the page around it. */

import { phpArithmetic } from './arithmetic.ts';
import type { Dialect } from './dialect.ts';
import { html } from './html.ts';

export const phpCode: Dialect = {
  brackets: { round: 'group', square: 'list', curly: 'block' },
  lineComments: ['//', '#'],
  blockComments: [{ open: '/*', close: '*/' }],
  strings: [
    {
      open: '<<<[ \\t]{0,16}["\']?([A-Za-z_]\\w{0,80})["\']?(?=\\s{0,16}$)',
      close: '$1',
      pattern: true,
      first: '<',
      escape: 'none',
      lines: 'many',
      heredoc: true,
    },
    { open: '"', close: '"', escape: 'backslash', lines: 'many', substitution: '{$' },
    { open: "'", close: "'", escape: 'backslash', lines: 'many' },
    { open: '`', close: '`', escape: 'backslash', lines: 'many' },
  ],
  numbers: { separator: '_', radixes: 'xob', leadingZero: 'octal', exponents: 'e', bareDot: true, suffixes: {} },
  constants: { nan: '\\\\?NAN', infinity: '\\\\?INF' },
  arithmetic: phpArithmetic,
  newlineEnds: 'never',
  keywords: [
    ...['return', 'else', 'elseif', 'do', 'echo', 'print', 'throw', 'if', 'for', 'foreach', 'while', 'switch', 'match'],
    ...['as', 'case', 'default', 'new', 'and', 'or', 'xor', 'instanceof', 'yield', 'clone', 'in', 'try', 'catch'],
  ],
  controlWords: ['if', 'elseif', 'for', 'foreach', 'while', 'switch', 'catch'],
  declarationWords: ['const', 'static', 'public', 'private', 'protected', 'var', 'readonly'],
  assignments: ['=', '=>'],
  colonArguments: true,
  typedLists: true,
  listCallees: { array: 'word' },
  endMark: '?>',
};

export const php: Dialect = {
  ...html,
  embeddings: [
    {
      open: '<\\?(?:php(?![\\w-])|=|(?![\\w-]))',
      first: '<',
      language: 'php-code',
      fromStart: '^[ \\t]{0,80}(?![ \\t<])(?=.)',
    },
    ...(html.embeddings ?? []),
  ],
};
