/** C and C++, as data. */

import type { ElementType } from '../types.ts';
import { cArithmetic } from './arithmetic.ts';
import type { Dialect, NumberForms } from './dialect.ts';

/** Suffixes in the cases C allows. */
function integerSuffixes(): Record<string, undefined> {
  const suffixes = ['u', 'l', 'ul', 'lu', 'll', 'ull', 'llu', 'z', 'uz', 'zu'];
  const cases = suffixes.flatMap((suffix) => [suffix, suffix.toUpperCase(), suffix.replace('u', 'U')]);
  return Object.fromEntries([...cases, 'uL', 'uLL', 'Lu', 'LLu'].map((suffix) => [suffix, undefined]));
}

const numbers: NumberForms = {
  separator: "'",
  radixes: 'xb',
  leadingZero: 'octal',
  exponents: 'e',
  bareDot: true,
  hexadecimalFloats: true,
  suffixes: { ...integerSuffixes(), f: 'float32', F: 'float32', f16: 'float16', bf16: 'bfloat16' },
};

const types: Readonly<Record<string, ElementType>> = {
  float: 'float32',
  double: 'float64',
  _Float16: 'float16',
  half: 'float16',
  int: 'int',
  long: 'int',
  short: 'int',
  unsigned: 'int',
  size_t: 'int',
  int8_t: 'int',
  int16_t: 'int',
  int32_t: 'int',
  int64_t: 'int',
  uint8_t: 'int',
  uint16_t: 'int',
  uint32_t: 'int',
  uint64_t: 'int',
  bool: 'bool',
};

const cKeywords = ['return', 'else', 'do', 'case', 'goto', 'sizeof', 'if', 'for', 'while', 'switch'];

export const c: Dialect = {
  brackets: { round: 'group', square: 'other', curly: 'list' },
  afterValue: { curly: 'list' },
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/' }],
  strings: [
    { open: '"', close: '"', escape: 'backslash', lines: 'backslash' },
    { open: "'", close: "'", escape: 'backslash', lines: 'one' },
  ],
  numbers,
  constants: {
    nan: 'NAN|nanf?\\(""\\)|(?:std::)?numeric_limits<\\w+>::quiet_NaN\\(\\)|std::nanf?\\(""\\)',
    infinity: 'INFINITY|HUGE_VALF?|(?:std::)?numeric_limits<\\w+>::infinity\\(\\)',
  },
  arithmetic: cArithmetic,
  newlineEnds: 'never',
  keywords: cKeywords,
  controlWords: ['if', 'for', 'while', 'switch'],
  assignments: ['='],
  namesBeforeBrackets: true,
  typedLists: true,
  types,
};

export const cpp: Dialect = {
  ...c,
  strings: [
    {
      open: '(?:u8|[uUL])?R"([^()\\\\\\s]{0,16})\\(',
      close: ')$1"',
      pattern: true,
      first: 'uULR',
      escape: 'none',
      lines: 'many',
    },
    ...c.strings,
  ],
  keywords: [...cKeywords, 'new', 'throw', 'delete', 'co_return', 'co_yield'],
  directInitialisers: true,
};
