/** YAML, as data; its block sequences are read line by line. */

import type { Dialect } from './dialect.ts';

export const yaml: Dialect = {
  brackets: { round: 'other', square: 'list', curly: 'object' },
  lineComments: ['#'],
  commentsAfterSpace: true,
  blockComments: [],
  strings: [
    { open: '"', close: '"', escape: 'backslash', lines: 'many', notAfterValue: true },
    { open: "'", close: "'", escape: 'doubled', lines: 'many', notAfterValue: true },
  ],
  numbers: { separator: '', radixes: 'xo', leadingZero: 'decimal', exponents: 'e', bareDot: true, suffixes: {} },
  constants: { nan: '\\.(?:nan|NaN|NAN)', infinity: '\\.(?:inf|Inf|INF)' },
  newlineEnds: 'outside',
  keysAnywhere: true,
  assignments: [],
  textBlocks: true,
  dashedWords: true,
  lineForms: 'blockSequences',
};
