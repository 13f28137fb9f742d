/** Groovy and Gradle, as data. */

import type { Dialect } from './dialect.ts';
import { java } from './java.ts';

export const groovy: Dialect = {
  ...java,
  brackets: { round: 'group', square: 'list', curly: 'block' },
  afterValue: { curly: 'block' },
  strings: [
    { open: '"""', close: '"""', escape: 'backslash', lines: 'many', substitution: '${' },
    { open: "'''", close: "'''", escape: 'backslash', lines: 'many' },
    { open: '"', close: '"', escape: 'backslash', lines: 'one', substitution: '${' },
    { open: "'", close: "'", escape: 'backslash', lines: 'one' },
  ],
  numbers: {
    ...java.numbers,
    bareDot: false,
    suffixes: { ...java.numbers.suffixes, g: undefined, G: undefined, i: 'int', I: 'int' },
  },
  newlineEnds: 'blocks',
  declarationWords: ['def', 'final', 'var'],
  squareKeys: true,
  colonArguments: true,
};
