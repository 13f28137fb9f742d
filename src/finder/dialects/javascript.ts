/** JavaScript and TypeScript, as data. */

import { javascriptArithmetic } from './arithmetic.ts';
import type { Dialect, Wrapper } from './dialect.ts';

const float32: Wrapper = { float: 'float32', int: 'float32' };
const float64: Wrapper = { float: 'float64', int: 'float64' };
const int: Wrapper = { float: 'int', int: 'int' };
const kept: Wrapper = {};

/** Typed arrays with the two ways to make them from a list. */
function typedArrays(kinds: Readonly<Record<string, Wrapper>>): Record<string, Wrapper> {
  const ways = ['', '.from'];
  return Object.fromEntries(
    Object.entries(kinds).flatMap(([name, wrapper]) => ways.map((way) => [`${name}${way}`, wrapper])),
  );
}

export const javascript: Dialect = {
  brackets: { round: 'group', square: 'list', curly: 'blockOrObject' },
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/' }],
  strings: [
    { open: '"', close: '"', escape: 'backslash', lines: 'backslash' },
    { open: "'", close: "'", escape: 'backslash', lines: 'backslash' },
    { open: '`', close: '`', escape: 'backslash', lines: 'many', substitution: '${' },
  ],
  regexLiterals: true,
  numbers: {
    separator: '_',
    radixes: 'xob',
    leadingZero: 'octal',
    exponents: 'e',
    bareDot: true,
    suffixes: { n: 'int' },
  },
  constants: {
    nan: 'NaN|Number\\.NaN',
    infinity: 'Infinity|Number\\.POSITIVE_INFINITY',
    negativeInfinity: 'Number\\.NEGATIVE_INFINITY',
  },
  arithmetic: javascriptArithmetic,
  newlineEnds: 'never',
  // Private names: `this.#in` is no keyword.
  wordCharacters: '#',
  keywords: [
    ...['await', 'case', 'default', 'delete', 'do', 'else', 'extends', 'if', 'for', 'in', 'instanceof', 'new', 'of'],
    ...['return', 'switch', 'throw', 'typeof', 'void', 'while', 'with', 'yield', 'try', 'finally', 'export', 'import'],
    ...['catch'],
  ],
  controlWords: ['if', 'for', 'while', 'with', 'switch', 'catch'],
  declarationWords: ['const', 'let', 'var'],
  assignments: ['='],
  wrappers: {
    ...typedArrays({
      Float16Array: { float: 'float16', int: 'float16' },
      Float32Array: float32,
      Float64Array: float64,
      Int8Array: int,
      Int16Array: int,
      Int32Array: int,
      Uint8Array: int,
      Uint8ClampedArray: int,
      Uint16Array: int,
      Uint32Array: int,
    }),
    'Array.from': kept,
    'Object.freeze': kept,
    'tf.tensor': float32,
    'tf.tensor1d': float32,
    'tf.tensor2d': float32,
    'tf.tensor3d': float32,
    'tf.tensor4d': float32,
    'tf.variable': float32,
    'math.matrix': kept,
    'np.array': kept,
    'torch.tensor': float32,
    tensor: float32,
    tensor1d: float32,
    tensor2d: float32,
  },
};

export const typescript: Dialect = { ...javascript, typeAnnotations: true };
