/** Numbers that a person types or pastes: the forms of all languages at once. As data. */

import { pythonArithmetic } from './arithmetic.ts';
import type { Dialect } from './dialect.ts';
import { python } from './python.ts';

const quoted = (name: string) => `float\\([ \\t]*["']${name}["'][ \\t]*\\)`;

export const pasted: Dialect = {
  ...python,
  numbers: {
    separator: '_',
    radixes: 'xob',
    leadingZero: 'decimal',
    exponents: 'e',
    bareDot: true,
    suffixes: { f: 'float32', F: 'float32', f32: 'float32', f64: 'float64', d: 'float64', L: undefined, n: undefined },
  },
  constants: {
    nan: `(?:[A-Za-z]\\w*(?:\\.|::))?(?:nan|NaN|NAN|NA)|${quoted('[+-]?nan')}`,
    infinity: `(?:[A-Za-z]\\w*(?:\\.|::))?(?:inf|Inf|Infinity|INFINITY|POSITIVE_INFINITY)|∞|${quoted('\\+?inf(?:inity)?')}`,
    negativeInfinity: `(?:[A-Za-z]\\w*(?:\\.|::))?(?:NEG_INFINITY|NEGATIVE_INFINITY|NINF)|${quoted('-inf(?:inity)?')}`,
  },
  arithmetic: pythonArithmetic,
};
