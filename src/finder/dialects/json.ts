/** JSON with its kin: JSONC, JSON Lines, notebooks as text. As data. */

import type { Dialect } from './dialect.ts';

export const json: Dialect = {
  brackets: { round: 'other', square: 'list', curly: 'object' },
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/' }],
  strings: [{ open: '"', close: '"', escape: 'backslash', lines: 'one' }],
  numbers: { separator: '', radixes: '', leadingZero: 'none', exponents: 'e', bareDot: false, suffixes: {} },
  constants: { nan: 'NaN', infinity: 'Infinity' },
  newlineEnds: 'outside',
  assignments: [],
};
