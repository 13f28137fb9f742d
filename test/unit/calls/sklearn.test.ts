/** scikit-learn's log_loss: labels of every kind, and what it refuses. Values by scikit-learn 1.9.1. */

import assert from 'node:assert/strict';
import { assertOutcome, lastCall, single } from './outcomes.ts';

const before = `import numpy as np
from sklearn.metrics import log_loss
f32 = np.float32
`;

const values: readonly (readonly [given: string, wanted: number])[] = [
  ['["spam", "ham", "ham", "spam"], [[.1, .9], [.9, .1], [.8, .2], [.35, .65]]', 0.21616187468057912],
  ['[0, 1, 1], [.2, .8, .9]', 0.18388253942874858],
  ['["a", "b"], [.2, .8]', 0.2231435513142097],
  ['[True, False], [.7, .2]', 0.2899092476264711],
  ['[-1, 1], [.2, .8]', 0.2231435513142097],
  ['[2, 1], [[.2, .8], [.4, .6]]', 0.5697171415941824],
  // columns are in the order of the sorted labels, whatever is said
  ['[1, 0], [[.2, .8], [.4, .6]], labels=[1, 0]', 0.5697171415941824],
  ['[1, 2], [[.1, .2, .7], [.1, .2, .7]], labels=[1, 2, 3]', 1.9560115027140728],
  ['[0, 1], [[.2], [.8]]', 0.2231435513142097],
  ['[[0, 1], [1, 0]], [[.2, .8], [.7, .3]]', 0.2899092476264711],
  ['[[0, 1], [1, 1]], [[.2, .8], [.7, .3]]', 0.8918956497894391],
  ['[[0, 1], [1, 0]], [.2, .8]', 1.6094379124341005],
  ['[0, 1], [.2, .8], sample_weight=[1, 2], normalize=False', 0.6694306539426291],
  ['[0, 1, 0, 1], [[.9, .1], [.2, .8], [.7, .3], [.4, .6]], sample_weight=[.5, .5, 1, 2]', 0.385644556239183],
  ['[0, 1], [0, 1]', 2.2204460492503136e-16],
  // as far from 0 as a double gets at 1
  ['[0, 1], [1, 0]', 36.04365338911715],
  ['[0, 1], y_pred=[.2, .8]', 0.2231435513142097],
  // in single precision, and then a Python number
  ['[0, 1], np.array([.2, .8], f32)', 0.2231435328722],
  ['[0, 1, 2], np.array([[.2, .8, 0], [0, .4, .6], [1, 0, 0]], f32)', 6.1560378074646],
];

const errors: readonly (readonly [given: string, error: string])[] = [
  ['[.2, .8], [0, 1]', 'ValueError: Unknown label type: ([0.2, 0.8],)'],
  ['["a", 1], [.2, .8]', 'ValueError: Mix of label input types (string and number)'],
  ['[0, 1], [.2, 1.5]', 'ValueError: y_prob contains values greater than 1: 1.5'],
  ['[0, 1, 1], np.array([-1.3, .4, .9])', 'ValueError: y_prob contains values lower than 0: -1.3'],
  ['[0, 1], [.2, np.nan]', 'ValueError: Input contains NaN.'],
  ['[0, 1, 1], [.4, .6]', 'ValueError: Found input variables with inconsistent numbers of samples: [2, 3]'],
  ['[1, 1, 1], [.5, .5, .5]', 'ValueError: y_true contains only one label (1).'],
  ['[1, 1], [.5, .5], labels=[1]', 'ValueError: The labels array needs to contain at least two labels, got [1].'],
  [
    '[0, 3], [.2, .8], labels=[0, 1]',
    'ValueError: y_true contains values {3} not belonging to the passed labels [0, 1].',
  ],
  ['[0, 1, 2], [.1, .2, .3]', 'ValueError: y_true and y_prob contain different number of classes: 3 vs 2.'],
  [
    '[0, 1], [.2, .8], labels=[0, 1, 2]',
    'ValueError: The number of classes in labels is different from that in y_prob.',
  ],
  ['[[.2, .8], [1, 0]], [[.2, .8], [.7, .3]]', 'ValueError: Multioutput target data is not supported'],
  [
    '[[1, 0], [0, 1]], [[.2, .8], [.7, .3]], labels=[0, 1]',
    'ValueError: The object was not fitted with multilabel input.',
  ],
  ['[0, 1], [.2, .8], sample_weight=[0, 0]', 'ValueError: Sample weights must contain at least one non-zero number.'],
  [
    '[0, 1], [.2, .8], sample_weight=[[1], [2]]',
    'ValueError: Sample weights must be 1D array or scalar, got 2D array.',
  ],
  ['[0, 1], [.2, .8], y_pred=[.2, .8]', 'ValueError: Cannot use both `y_pred` and `y_proba`.'],
  ['[0, 1], [.4, .6], eps=1e-15', 'TypeError'],
  ['5, [.1]', "InvalidParameterError: The 'y_true' parameter of log_loss must be an array-like. Got 5 instead."],
];

describe('scikit-learn in calls', () => {
  for (const [given, wanted] of values) {
    it(given, () => assertOutcome(lastCall(`${before}log_loss(${given})\n`), single(wanted)));
  }
  for (const [given, raises] of errors) {
    it(`${given} raises`, () => assertOutcome(lastCall(`${before}log_loss(${given})\n`), { raises }));
  }

  it('one column is a question of yes or no, several are classes', () => {
    assert.equal(lastCall(`${before}log_loss([0, 1], [.2, .8])\n`)?.quantity, 'binaryCrossEntropy');
    const classes = lastCall(`${before}log_loss(["b", "a"], [[.2, .8], [.4, .6]])\n`);
    assert.equal(classes?.quantity, 'sparseCategoricalCrossEntropy');
    assert.deepEqual([...(classes?.inputs.labels?.data ?? [])], [1, 0]);
  });

  it('predictions of a model are not known', () => {
    const program = `${before}from sklearn.linear_model import LogisticRegression
model = LogisticRegression().fit([[0.], [1.]], [0, 1])
log_loss([0, 1], model.predict_proba([[0.], [1.]]))
`;
    assertOutcome(lastCall(program), { unresolved: 'LogisticRegression is not known here' });
  });
});
