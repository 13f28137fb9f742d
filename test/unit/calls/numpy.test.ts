/** NumPy's arrays and functions, seen through a softmax of what they give. Values by NumPy 2.4.6 and SciPy 1.17.1. */

import { assertOutcome, float64, lastCall, type Outcome } from './outcomes.ts';

const before = `import numpy as np
from scipy.special import softmax
x = np.array([[1., 2.], [3., 5.]])
f = np.array([.2, .8], dtype=np.float32)
i = np.array([1, 2, 3])
`;

const low = 0.2689414213699951;
const high = 0.7310585786300049;
const far = [0.11920292202211755, 0.8807970779778823] as const;

const float32 = (...data: readonly number[]): Outcome => ({ shape: [data.length], type: 'float32', data });
const square = (...data: readonly number[]): Outcome => ({ shape: [2, 2], type: 'float64', data });

/** The argument of softmax, and what softmax gives. */
const values: readonly (readonly [given: string, wanted: Outcome])[] = [
  ['np.array([1, 2]) / 2', float64(0.37754066879814546, 0.6224593312018546)],
  ['np.arange(3) // 2', float64(0.21194155761708544, 0.21194155761708544, 0.5761168847658291)],
  ['np.array([7., 8.]) % 3', float64(low, high)],
  ['np.where(np.array([1., -2.]) > 0, 1.0, 0.0)', float64(high, low)],
  ['np.clip([5., -5.], -1, 1)', float64(far[1], far[0])],
  ['np.concatenate([[1.], [2., 3.]])', float64(0.09003057317038046, 0.24472847105479764, 0.6652409557748218)],
  [
    'np.stack([[1., 2.], [3., 5.]]), axis=0',
    square(0.11920292202211755, 0.04742587317756679, 0.8807970779778823, 0.9525741268224334),
  ],
  ['x.T, axis=0', square(low, far[0], high, far[1])],
  ['x[:, np.newaxis, 0], axis=1', { shape: [2, 1], type: 'float64', data: [1, 1] }],
  ['x.reshape(-1)', float64(0.015219428864155926, 0.04137069692096015, 0.11245721367093255, 0.8309526605439513)],
  [
    'x.astype(np.float32), axis=1',
    {
      shape: [2, 2],
      type: 'float32',
      data: [0.26894140243530273, 0.7310585975646973, 0.11920291930437088, 0.8807970285415649],
    },
  ],
  ['np.maximum([1., 2.], 1.5)', float64(0.37754066879814546, 0.6224593312018546)],
  ['x @ np.array([1., -1.])', float64(high, low)],
  ['np.dot(x, x)[0]', float64(0.006692850924284856, 0.9933071490757153)],
  ['np.linspace(0, 1, 3)', float64(0.1863237232258476, 0.3071958857184984, 0.506480391055654)],
  ['np.full(2, 0.5)', float64(0.5, 0.5)],
  ['np.eye(2)[1]', float64(low, high)],
  ['x[x > 2]', float64(...far)],
  [
    'x.mean(axis=0, keepdims=True)',
    { shape: [1, 2], type: 'float64', data: [0.18242552380635632, 0.8175744761936437] },
  ],
  ['np.log2([1., 8.])', float64(0.04742587317756679, 0.9525741268224334)],
  ['np.array([v * 2 for v in [0.5, 1.0]])', float64(low, high)],
  [
    'np.take_along_axis(x, np.array([[1], [0]]), axis=1), axis=0',
    { shape: [2, 1], type: 'float64', data: [low, high] },
  ],
  // a NumPy number is no plain number: it has a type of its own
  ['f * np.float64(2)', float64(0.2314752133199819, 0.7685247866800181)],
  ['f * 2.5', float32(0.18242552876472473, 0.8175745010375977)],
  ['np.array([1], dtype=np.float32) + np.array([1, 2])', float64(low, high)],
  ['np.std(x, axis=0)', float64(0.37754066879814546, 0.6224593312018546)],
  ['np.squeeze(x[:1])', float64(low, high)],
  // 1 // 0.1 is 9
  ['1 // 0.1 * np.ones(2) + np.array([0., 1.])', float64(low, high)],
  ['np.sum(x, axis=(0, 1)) * np.array([0., .1])', float64(0.2497398944048824, 0.7502601055951177)],
  ['np.nan_to_num([np.nan, 1.])', float64(low, high)],
  ['np.vstack([[1., 2.], [3., 4.]])[1]', float64(low, high)],
  ['np.logaddexp([0., 1.], [0., 2.])', float64(0.1651890788870707, 0.8348109211129292)],
];

const errors: readonly (readonly [given: string, error: string])[] = [
  ['x.sum(axis=2)', 'AxisError: axis 2 is out of bounds for array of dimension 2'],
  ['x.reshape(3)', 'ValueError: cannot reshape array of size 4 into shape (3,)'],
  ['x[5]', 'IndexError: index 5 is out of bounds for axis 0 with size 2'],
  ['x[0, 0, 0]', 'IndexError: too many indices for array: array is 2-dimensional'],
  ['x[np.arange(2), [1, 1, 1]]', 'IndexError: shape mismatch: indexing arrays could not be broadcast together'],
  ['x[np.array([True, False, True])]', 'IndexError: boolean index did not match indexed array along axis 0'],
  ['i + [1., 2.]', 'ValueError: operands could not be broadcast together with shapes (3,) (2,)'],
  ['i ** -1', 'ValueError: Integers to negative integer powers are not allowed.'],
  ['x @ i', 'ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0'],
  ['np.dot(x, i)', 'ValueError: shapes (2,2) and (3,) not aligned: 2 (dim 1) != 3 (dim 0)'],
  ['np.squeeze(x, axis=0)', 'ValueError: cannot select an axis to squeeze out'],
  ['np.array([[1, 2], [3]])', 'ValueError: setting an array element with a sequence.'],
  ['np.max([])', 'ValueError: zero-size array to reduction operation maximum which has no identity'],
  ['-np.array([True])', 'TypeError: The numpy boolean negative'],
  ['np.concatenate([x, np.ones((3, 3))])', 'ValueError: all the input array dimensions except for the concatenation'],
  ['[1.] * 2.0', "TypeError: can't multiply sequence by non-int of type 'float'"],
  ['10.0 ** 400', 'OverflowError'],
];

const unknown: readonly (readonly [given: string, reason: string])[] = [
  ['np.random.rand(3)', 'numpy.random.rand'],
  ['np.loadtxt("scores.txt")', 'numpy.loadtxt'],
  // float16
  ['np.exp(np.array([True]))', 'bool'],
  ['np.log(x, where=x > 2)', 'where'],
  ['np.array([200], dtype=np.uint8) + 100', '300'],
  ['np.array([1.5, np.nan]).astype(int)', 'NaN'],
  ['(-8) ** 0.5', 'complex'],
  ['np.sum(v for v in [1, 2])', 'a generator'],
];

describe('NumPy in calls', () => {
  for (const [given, wanted] of values) {
    it(given, () => assertOutcome(lastCall(`${before}softmax(${given})\n`), wanted));
  }
  for (const [given, raises] of errors) {
    it(`${given} raises`, () => assertOutcome(lastCall(`${before}softmax(${given})\n`), { raises }));
  }
  for (const [given, unresolved] of unknown) {
    it(`${given} is not known`, () => assertOutcome(lastCall(`${before}softmax(${given})\n`), { unresolved }));
  }
});
