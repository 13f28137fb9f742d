/** Plain text and logs, with the printed forms of NumPy, PyTorch, TensorFlow and JAX, as data. */

import type { ElementType } from '../types.ts';
import type { Dialect, Wrapper } from './dialect.ts';

const float32: Wrapper = { float: 'float32', int: 'int' };
const float64: Wrapper = { float: 'float64', int: 'int' };

/** Julia prints vectors of other types than its usual ones with the type before the bracket: `Float32[0.1, 0.2]`. */
const juliaTypes: Readonly<Record<string, ElementType>> = {
  ...{ Float64: 'float64', Float32: 'float32', Float16: 'float16', Bool: 'bool', Int: 'int', UInt: 'int' },
  ...{
    Int8: 'int',
    Int16: 'int',
    Int32: 'int',
    Int64: 'int',
    UInt8: 'int',
    UInt16: 'int',
    UInt32: 'int',
    UInt64: 'int',
  },
};

/** Prose, such as that of Markdown and LaTeX: only what stands in brackets is an array. */
export const prose: Dialect = {
  brackets: { round: 'list', square: 'list', curly: 'other' },
  // Prose has no blocks of statements.
  afterValue: { curly: 'other' },
  adjacency: true,
  lineComments: [],
  blockComments: [],
  strings: [],
  numbers: { separator: '', radixes: '', leadingZero: 'decimal', exponents: 'e', bareDot: true, suffixes: {} },
  constants: { nan: 'nan|NaN|NAN', infinity: 'inf|Inf|Infinity', truth: 'True', falsehood: 'False' },
  spaceSeparates: true,
  semicolonRows: true,
  ellipsis: 'truncates',
  newlineEnds: 'outside',
  keysAnywhere: true,
  assignments: ['='],
  printed: {
    ...{ array: float64, matrix: float64, memmap: float64 },
    ...{ tensor: float32, 'tf.Tensor': float32 },
    ...{ Array: float32, DeviceArray: float32, ShardedDeviceArray: float32 },
  },
  listCallees: Object.fromEntries(Object.keys(juliaTypes).map((name) => [name, 'word'])),
  listTypes: juliaTypes,
  descriptions: ['tf.Tensor', 'tf.Variable'],
  prose: true,
};

/** Logs and whatever programs print: arrays also stand line by line. */
export const text: Dialect = { ...prose, lineForms: 'printed' };
