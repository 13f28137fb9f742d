/** TOML, as data. */

import type { Dialect } from './dialect.ts';

export const toml: Dialect = {
  brackets: { round: 'other', square: 'list', curly: 'object' },
  lineComments: ['#'],
  blockComments: [],
  strings: [
    { open: '"""', close: '"""', escape: 'backslash', lines: 'many' },
    { open: "'''", close: "'''", escape: 'none', lines: 'many' },
    { open: '"', close: '"', escape: 'backslash', lines: 'one' },
    { open: "'", close: "'", escape: 'none', lines: 'one' },
  ],
  numbers: { separator: '_', radixes: 'xob', leadingZero: 'none', exponents: 'e', bareDot: false, suffixes: {} },
  constants: { nan: 'nan', infinity: 'inf' },
  newlineEnds: 'outside',
  assignments: ['='],
  dashedWords: true,
};
