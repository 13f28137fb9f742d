/** SciPy's functions: defaults, edges and errors. Values by SciPy 1.17.1 on NumPy 2.4.6. */

import assert from 'node:assert/strict';
import { assertOutcome, float64, lastCall, type Outcome, single } from './outcomes.ts';

const before = `import numpy as np
from scipy.special import softmax, log_softmax, logsumexp, expit, log_expit, entr, rel_entr, kl_div, xlogy, xlog1py
from scipy.stats import entropy
from scipy.spatial.distance import jensenshannon
inf = np.inf
a = np.array([[1., 2.], [3., 5.]])
f = np.array([.2, .8], dtype=np.float32)
`;

const { POSITIVE_INFINITY: infinity, NEGATIVE_INFINITY: minusInfinity } = Number;
const float32 = (shape: readonly number[], ...data: readonly number[]): Outcome => ({ shape, type: 'float32', data });

const values: readonly (readonly [call: string, wanted: Outcome])[] = [
  // the whole array where no axis is named
  [
    'softmax(a)',
    {
      shape: [2, 2],
      type: 'float64',
      data: [0.015219428864155926, 0.04137069692096015, 0.11245721367093255, 0.8309526605439513],
    },
  ],
  ['softmax(1.)', single(1)],
  ['softmax([inf, 1])', float64(Number.NaN, Number.NaN)],
  ['softmax([-inf, -inf])', float64(Number.NaN, Number.NaN)],
  ['log_softmax([inf, 1.])', float64(Number.NaN, minusInfinity)],
  ['log_softmax([-inf, 0])', float64(minusInfinity, 0)],
  ['logsumexp([inf, 1])', single(infinity)],
  ['logsumexp([-inf, -inf])', single(minusInfinity)],
  ['logsumexp([1, 2, 3])', single(3.40760596444438)],
  ['logsumexp([1, 2], b=[1, -2])', single(Number.NaN)],
  ['logsumexp([1, 2], b=[1, 0])', single(1)],
  ['logsumexp([1., 2.], b=[[1], [2]])', single(3.4118739761863326)],
  ['logsumexp(f)', float32([], 1.2374879)],
  ['expit(2)', single(0.8807970779778823)],
  ['expit(f)', float32([2], 0.54983395, 0.6899745)],
  ['log_expit(f)', float32([2], -0.59813887, -0.37110066)],
  ['entr(f)', float32([2], 0.32188758, 0.17851484)],
  ['rel_entr(.5, 0)', single(infinity)],
  ['rel_entr(0, 0)', single(0)],
  ['rel_entr(1, -1)', single(infinity)],
  ['kl_div(0, 1)', single(1)],
  ['kl_div([4, 6], [5, 10])', float64(0.10742579474316108, 0.9350462574040552)],
  ['xlogy(0, 0)', single(0)],
  ['xlogy(1, 0)', single(minusInfinity)],
  ['xlog1py(2, .5)', single(0.8109302162163288)],
  // rows are axis 1, and the first axis is what is meant where nothing is said
  ['entropy(np.ones((2, 3)))', float64(0.6931471805599453, 0.6931471805599453, 0.6931471805599453)],
  ['entropy(np.ones((2, 3)), axis=None)', single(1.7917594692280547)],
  ['entropy([1, 2, 3])', single(1.0114042647073518)],
  ['entropy(f)', float32([], 0.50040245)],
  ['entropy([.5, -.5, 1])', single(minusInfinity)],
  ['entropy([0, 0])', single(Number.NaN)],
  ['entropy([.5, .5], base=1)', single(infinity)],
  ['entropy([[.5, .5]], [.3, .7], axis=1)', float64(0.08717669357238894)],
  ['jensenshannon([1, 0], [0, 1])', single(0.8325546111576977)],
  ['jensenshannon([1., 0], [1., 0], base=2)', single(0)],
  ['jensenshannon([-.5, 1.5], [.5, .5])', single(infinity)],
];

const errors: readonly (readonly [call: string, error: string])[] = [
  ['softmax([])', 'ValueError: zero-size array to reduction operation maximum which has no identity'],
  ['softmax(a, axis=2)', 'AxisError: axis 2 is out of bounds for array of dimension 2'],
  ['softmax([True, False])', 'TypeError: numpy boolean subtract'],
  ['softmax([1., 2.], dim=0)', "TypeError: softmax() got an unexpected keyword argument 'dim'"],
  ['entropy([.5, .5], base=-1)', 'ValueError: `base` must be a positive number or `None`.'],
  ['rel_entr([1, 2, 3], [1, 2])', 'ValueError: operands could not be broadcast together with shapes (3,) (2,)'],
  ['jensenshannon([1, 0], [0, 1], None, 0)', 'TypeError: jensenshannon() takes from 2 to 3 positional arguments'],
];

const unknown: readonly (readonly [call: string, reason: string])[] = [
  ['entropy([.2, .8], nan_policy="omit")', 'nan_policy'],
  ['logsumexp([1, 2], return_sign=True)', 'return_sign'],
  ['softmax(np.random.randn(4))', 'numpy.random.randn'],
];

describe('SciPy in calls', () => {
  for (const [call, wanted] of values) {
    it(call, () => assertOutcome(lastCall(`${before}${call}\n`), wanted));
  }
  for (const [call, raises] of errors) {
    it(`${call} raises`, () => assertOutcome(lastCall(`${before}${call}\n`), { raises }));
  }
  for (const [call, unresolved] of unknown) {
    it(`${call} is not known`, () => assertOutcome(lastCall(`${before}${call}\n`), { unresolved }));
  }

  it('what is asked is the quantity with its axis, base and convention', () => {
    const call = lastCall(`${before}entropy([[9, 5], [1, 1]], base=2, axis=1)\n`);
    assert.equal(call?.quantity, 'entropy');
    assert.deepEqual(call?.options, { base: 2, axis: 1, framework: 'scipy' });
    assert.deepEqual(call?.inputs.p?.shape, [2, 2]);
  });

  it('a quantity that is something else is left out', () => {
    assert.deepEqual(lastCall(`${before}entropy([.5, -.5, 1])\n`)?.inputs, {});
  });
});
