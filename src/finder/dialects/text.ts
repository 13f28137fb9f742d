/** Plain text and logs, with the printed forms of NumPy, PyTorch and JAX, as data. */

import type { Dialect, Wrapper } from './dialect.ts';

const float32: Wrapper = { float: 'float32', int: 'int' };
const float64: Wrapper = { float: 'float64', int: 'int' };

export const text: Dialect = {
  brackets: { round: 'list', square: 'list', curly: 'other' },
  adjacency: true,
  lineComments: [],
  blockComments: [],
  strings: [],
  numbers: { separator: '', radixes: '', leadingZero: 'decimal', exponents: 'e', bareDot: true, suffixes: {} },
  constants: { nan: 'nan|NaN|NAN', infinity: 'inf|Inf|Infinity' },
  spaceSeparates: true,
  ellipsis: 'truncates',
  newlineEnds: 'outside',
  keysAnywhere: true,
  assignments: ['='],
  printed: { tensor: float32, array: float64, Array: float32, 'tf.Tensor': float32, DeviceArray: float32 },
  prose: true,
};
