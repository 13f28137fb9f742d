/** A language that is not known: what most languages share. As data. */

import type { Dialect } from './dialect.ts';
import { javascript } from './javascript.ts';

export const generic: Dialect = {
  brackets: { round: 'group', square: 'list', curly: 'list' },
  afterValue: { curly: 'list' },
  lineComments: ['//', '#'],
  blockComments: [{ open: '/*', close: '*/' }],
  strings: [
    { open: '"""', close: '"""', escape: 'backslash', lines: 'many' },
    { open: '"', close: '"', escape: 'backslash', lines: 'one' },
    { open: "'", close: "'", escape: 'backslash', lines: 'one' },
  ],
  numbers: {
    separator: '_',
    radixes: 'xob',
    leadingZero: 'decimal',
    exponents: 'e',
    bareDot: true,
    suffixes: { f: 'float32', F: 'float32', d: 'float64', D: 'float64', L: 'int', u: 'int', U: 'int' },
  },
  constants: { nan: 'NaN|nan|NAN', infinity: 'Infinity|inf|Inf|INFINITY' },
  ...(javascript.arithmetic && { arithmetic: javascript.arithmetic }),
  newlineEnds: 'never',
  keywords: ['return', 'else', 'in', 'if', 'for', 'while', 'when', 'case'],
  declarationWords: ['const', 'let', 'var', 'val', 'local', 'my'],
  assignments: ['=', ':='],
};
