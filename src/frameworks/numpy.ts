/** NumPy: array operations only. It has no function for any of our quantities, so all of them are written out. */

import type { Framework } from './types.ts';

export const numpy: Framework = {
  id: 'numpy',
  title: 'NumPy',
  modules: [{ alias: 'np', statement: 'import numpy as np' }],
  preamble: [],
  arrays: { float: 'np.array({0}, dtype=np.float64)', integer: 'np.array({0}, dtype=np.int64)' },
  notANumber: 'np.nan',
  infinity: 'np.inf',
  numberFunctions: 'np',
  operations: {
    exp: 'np.exp({0})',
    expm1: 'np.expm1({0})',
    log: 'np.log({0})',
    log1p: 'np.log1p({0})',
    abs: 'np.abs({0})',
    atLeast: 'np.maximum({0}, {1})',
    atMost: 'np.minimum({0}, {1})',
    clip: 'np.clip({0}, {1}, {2})',
    where: 'np.where({0}, {1}, {2})',
    sum: { call: 'np.sum', axis: 'axis', keepsAxis: 'keepdims=True' },
    mean: { call: 'np.mean', axis: 'axis', keepsAxis: 'keepdims=True' },
    largest: { call: 'np.max', axis: 'axis', keepsAxis: 'keepdims=True' },
    softplus: 'np.logaddexp(0.0, {0})',
    entry: '{0}[{1}]',
    entryOfRows: '{0}[np.arange(len({1})), {1}]',
    entryAlongAxis: 'np.squeeze(np.take_along_axis({0}, np.expand_dims({1}, {axis}), axis={axis}), axis={axis})',
    lookup: '{0}[{1}]',
    oneHot: 'np.eye({depth})[{0}]',
    oneHotOrZeros: '({0}[..., np.newaxis] == np.arange({depth})).astype(np.float64)',
    moveLastAxis: 'np.moveaxis({0}, -1, {axis})',
  },
  lossFunctions: [],
  printing: { number: 'print({0}.item())', array: 'print({0}.tolist())' },
};
