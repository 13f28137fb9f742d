/**
 * What each library gives when it is called with its own defaults. The numbers are those of the real libraries, run by
 * hand with the calls that stand beside them: PyTorch 1.13.1, SciPy 1.17.1, scikit-learn 1.2.1, TensorFlow.js 4.22.0 (cpu);
 * those of TensorFlow and Keras are printed in their own documentation and tests.
 */

import assert from 'node:assert/strict';
import { answerOf, libraries, type UsualCall, usualCalls } from '../../../src/frameworks/index.ts';
import { type Inputs, type QuantityId, type QuantityOptions, quantities } from '../../../src/quantities/index.ts';
import { type Nested, numericArray } from '../present/inspections.ts';

type Named = Readonly<Record<string, Nested>>;

function callsOf(quantity: QuantityId, inputs: Named, options: QuantityOptions = {}): UsualCall[] {
  const tensors = Object.fromEntries(
    Object.entries(inputs).map(([role, values]) => [role, numericArray(role, values)]),
  );
  return usualCalls({ quantity, inputs: tensors as Inputs, options });
}

function callOf(library: string, quantity: QuantityId, inputs: Named, options: QuantityOptions = {}): UsualCall {
  const call = callsOf(quantity, inputs, options).find((each) => each.library.id === library);
  assert.ok(call, `${library} has a function for ${quantity}`);
  return call;
}

const logits = [
  [2, 1, 0.1],
  [0.5, 2.5, 0.3],
];
const dense = [
  [1, 0, 0],
  [0, 0.5, 0.5],
];
const oneHot = [
  [1, 0, 0],
  [0, 1, 0],
];
const p = [
  [0.7, 0.2, 0.1],
  [0.3, 0.5, 0.2],
];
const q = [
  [0.6, 0.3, 0.1],
  [0.2, 0.7, 0.1],
];
const sure = [1, 0.2, 0.9];
const binary = [
  [0, 0],
  [1, 1],
];
const scores = [
  [1, 0.2],
  [0.9, 0.3],
];

interface Row {
  readonly library: string;
  readonly quantity: QuantityId;
  readonly inputs: Named;
  readonly options?: QuantityOptions;
  readonly code: string;
  readonly value: readonly number[];
  /** where fewer digits were printed */
  readonly tolerance?: number;
}

const rows: readonly Row[] = [
  {
    library: 'pytorch',
    quantity: 'softmaxCrossEntropyWithLogits',
    inputs: { logits, labels: dense },
    code: 'F.cross_entropy(logits, labels)',
    value: [0.8685398101806641],
  },
  {
    library: 'pytorch',
    quantity: 'sparseSoftmaxCrossEntropyWithLogits',
    inputs: { logits, labels: [0, 1] },
    code: 'F.cross_entropy(logits, labels)',
    value: [0.31853973865509033],
  },
  {
    library: 'pytorch',
    quantity: 'sparseSoftmaxCrossEntropyWithLogits',
    // shape [1, 3, 2]: the classes lie in the second axis
    inputs: {
      logits: [
        [
          [1, 2],
          [3, 4],
          [0, 1],
        ],
      ],
      labels: [[0, 2]],
    },
    code: 'F.cross_entropy(logits, labels)',
    value: [2.6698460578918457],
  },
  {
    library: 'pytorch',
    quantity: 'sparseSoftmaxCrossEntropyWithLogits',
    inputs: { logits: [[120, 0]], labels: [0] },
    code: 'F.cross_entropy(logits, labels)',
    value: [0],
  },
  {
    library: 'pytorch',
    quantity: 'sparseCategoricalCrossEntropy',
    inputs: { probabilities: p, labels: [0, 1] },
    code: 'F.nll_loss(probabilities.log(), labels)',
    value: [0.5249110460281372],
  },
  {
    library: 'pytorch',
    quantity: 'negativeLogLikelihood',
    inputs: { logProbabilities: [[-0.5, -1.2]], labels: [1] },
    code: 'F.nll_loss(log_probabilities, labels)',
    value: [1.2000000476837158],
  },
  {
    library: 'pytorch',
    quantity: 'binaryCrossEntropy',
    inputs: { probabilities: sure, labels: [0, 0, 1] },
    code: 'F.binary_cross_entropy(probabilities, labels)',
    value: [33.44283676147461],
  },
  {
    library: 'pytorch',
    quantity: 'sigmoidCrossEntropyWithLogits',
    inputs: { logits: scores, labels: binary },
    code: 'F.binary_cross_entropy_with_logits(logits, labels)',
    value: [0.7517274618148804],
  },
  {
    library: 'pytorch',
    quantity: 'klDivergence',
    inputs: { p, q },
    code: 'F.kl_div(q.log(), p)',
    value: [0.019807541742920876],
  },
  {
    library: 'pytorch',
    quantity: 'klDivergenceLoss',
    inputs: { logProbabilities: [-0.5, -1.2], labels: [0.4, 0.6] },
    code: 'F.kl_div(log_probabilities, labels)',
    value: [0.12349418550729752],
  },
  {
    library: 'pytorch',
    quantity: 'entropy',
    inputs: { p },
    code: 'torch.special.entr(p).sum(dim=-1)',
    value: [0.8018185496330261, 1.0296530723571777],
  },
  {
    library: 'pytorch',
    quantity: 'logSumExp',
    inputs: { logits },
    code: 'torch.logsumexp(logits, dim=-1)',
    value: [2.417029857635498, 2.7200496196746826],
  },
  {
    library: 'pytorch',
    quantity: 'softplus',
    inputs: { x: [1, -2, 30] },
    code: 'F.softplus(x)',
    value: [1.31326162815094, 0.12692800164222717, 30],
  },
  // www.tensorflow.org/api_docs/python/tf/nn/softmax_cross_entropy_with_logits
  {
    library: 'tensorflow',
    quantity: 'softmaxCrossEntropyWithLogits',
    inputs: {
      logits: [
        [4, 2, 1],
        [0, 5, 1],
      ],
      labels: [
        [1, 0, 0],
        [0, 0.8, 0.2],
      ],
    },
    code: 'tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=logits)',
    value: [0.16984604, 0.82474494],
  },
  // www.tensorflow.org/api_docs/python/tf/nn/sparse_softmax_cross_entropy_with_logits
  {
    library: 'tensorflow',
    quantity: 'sparseSoftmaxCrossEntropyWithLogits',
    inputs: {
      logits: [
        [2, -5, 0.5, -0.1],
        [0, 0, 1.9, 1.4],
        [-100, 100, -100, -100],
      ],
      labels: [0, 3, 1],
    },
    code: 'tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)',
    value: [0.29750752, 1.1448325, 0],
  },
  // tf.compat.v1.losses.log_loss([1.0], [0.0]), TensorFlow 2.21.0
  {
    library: 'tensorflow',
    quantity: 'binaryCrossEntropy',
    inputs: { probabilities: [0], labels: [1] },
    code: 'tf.compat.v1.losses.log_loss(labels, probabilities)',
    value: [16.118095],
  },
  // Keras 3.15.1
  {
    library: 'keras',
    quantity: 'binaryCrossEntropy',
    inputs: { probabilities: [0.2, 0.7], labels: [0, 1] },
    code: 'keras.losses.BinaryCrossentropy()(labels, probabilities)',
    value: [0.28990924],
  },
  // Keras, keras/src/losses/losses_test.py, BinaryCrossentropyTest.test_unweighted
  {
    library: 'keras',
    quantity: 'binaryCrossEntropy',
    inputs: {
      probabilities: [
        [1, 1],
        [1, 0],
      ],
      labels: [
        [1, 0],
        [1, 0],
      ],
    },
    code: 'keras.losses.BinaryCrossentropy()(labels, probabilities)',
    value: [3.98559],
    tolerance: 2e-6,
  },
  {
    library: 'sklearn',
    quantity: 'categoricalCrossEntropy',
    inputs: { probabilities: p, labels: oneHot },
    code: 'log_loss(labels, probabilities)',
    value: [0.5249110622493388],
  },
  {
    library: 'sklearn',
    quantity: 'categoricalCrossEntropy',
    inputs: { probabilities: p[0], labels: [0, 0, 1] },
    code: 'log_loss([labels], [probabilities])',
    value: [-Math.log(0.1)],
  },
  {
    library: 'sklearn',
    quantity: 'sparseCategoricalCrossEntropy',
    inputs: { probabilities: [...p, [0.2, 0.2, 0.6]], labels: [0, 1, 2] },
    code: 'log_loss(labels, probabilities)',
    value: [0.5202159160882228],
  },
  {
    library: 'sklearn',
    quantity: 'binaryCrossEntropy',
    inputs: { probabilities: sure, labels: [0, 0, 1] },
    code: 'log_loss(labels, probabilities)',
    value: [12.124052485363064],
  },
  {
    library: 'sklearn',
    quantity: 'binaryCrossEntropy',
    inputs: {
      probabilities: [
        [1, 0.2],
        [0.9, 0.3],
      ],
      labels: binary,
    },
    code: 'log_loss(labels.ravel(), probabilities.ravel())',
    value: [9.394032565103782],
  },
  {
    library: 'scipy',
    quantity: 'softmax',
    inputs: { logits },
    code: 'scipy.special.softmax(logits)',
    value: [
      0.27995653834801604, 0.10299025487975959, 0.04187271288306144, 0.06246674723619285, 0.46157029964595014,
      0.05114344700702011,
    ],
  },
  {
    library: 'scipy',
    quantity: 'logSumExp',
    inputs: { logits },
    code: 'scipy.special.logsumexp(logits)',
    value: [3.2731209080464443],
  },
  {
    library: 'scipy',
    quantity: 'entropy',
    inputs: { p },
    code: 'scipy.stats.entropy(p)',
    value: [0.6108643020548935, 0.5982695885852573, 0.6365141682948128],
  },
  {
    library: 'scipy',
    quantity: 'entropy',
    inputs: { p: [2, 1, 1] },
    code: 'scipy.stats.entropy(p)',
    value: [1.0397207708399179],
  },
  {
    library: 'scipy',
    quantity: 'klDivergence',
    inputs: { p, q },
    code: 'scipy.stats.entropy(p, q)',
    value: [0.0064014569973204205, 0.0004904583212477168, 0.056633012265132454],
  },
  {
    library: 'scipy',
    quantity: 'jensenShannonDivergence',
    inputs: { p, q },
    code: 'scipy.spatial.distance.jensenshannon(p, q)',
    value: [0.03961128648933097, 0.011099202767714545, 0.11984403015647774],
  },
  {
    library: 'tfjs',
    quantity: 'softmaxCrossEntropyWithLogits',
    inputs: { logits, labels: dense },
    code: 'tf.losses.softmaxCrossEntropy(labels, logits)',
    value: [0.8685398697853088],
  },
  {
    library: 'tfjs',
    quantity: 'sigmoidCrossEntropyWithLogits',
    inputs: { logits: scores, labels: binary },
    code: 'tf.losses.sigmoidCrossEntropy(labels, logits)',
    value: [0.7517274618148804],
  },
  {
    library: 'tfjs',
    quantity: 'binaryCrossEntropy',
    inputs: { probabilities: sure, labels: [0, 0, 1] },
    code: 'tf.losses.logLoss(labels, probabilities)',
    value: [5.4822001457214355],
  },
  {
    library: 'tfjs',
    quantity: 'categoricalCrossEntropy',
    inputs: { probabilities: p, labels: oneHot },
    code: 'tf.metrics.categoricalCrossentropy(labels, probabilities)',
    value: [0.3566749691963196, 0.6931471824645996],
  },
];

describe('a call with the defaults of a library', () => {
  for (const { library, quantity, inputs, options, code, value, tolerance: own } of rows) {
    it(`gives what the library gave: ${code} of ${quantity}, ${value[0]}`, () => {
      const call = callOf(library, quantity, inputs, options);
      assert.equal(call.code, code);
      const answer = answerOf(call);
      assert.ok(answer.kind === 'value');
      assert.equal(answer.held.data.length, value.length);
      // sums of single precision differ in their last digits by the order of their terms; SciPy rounds what is small
      const tolerance = own ?? (call.library.precision === 'single' ? 1e-6 : 1e-12);
      value.forEach((expected, k) => {
        const error = Math.abs(answer.held.data[k] - expected);
        assert.ok(error <= tolerance * Math.abs(expected), `${answer.held.data[k]} instead of ${expected}`);
      });
    });
  }

  it('takes a whole array for one row where the library does, and gives it back in its shape', () => {
    const answer = answerOf(callOf('scipy', 'softmax', { logits }));
    assert.deepEqual(answer.kind === 'value' && answer.exact.shape, [2, 3]);
  });

  it('says an option that cannot be left out', () => {
    const call = callOf(
      'tensorflow',
      'weightedCrossEntropyWithLogits',
      { logits: scores, labels: binary },
      { posWeight: 2 },
    );
    assert.match(call.code, /pos_weight=pos_weight\)$/);
    assert.equal(call.question.options.posWeight, 2);
  });

  it('takes over names of a document where they are plain', () => {
    const codeOf = (name: string) =>
      usualCalls(
        { quantity: 'softmax', inputs: { logits: numericArray('z', [1, 2]) }, options: {} },
        { logits: name },
      )[0].code;
    assert.equal(codeOf('z'), 'F.softmax(z, dim=-1)');
    assert.equal(codeOf('x); import os'), 'F.softmax(logits, dim=-1)');
    assert.equal(codeOf('torch'), 'F.softmax(logits, dim=-1)');
  });
});

describe('a call that a library does not take', () => {
  // PyTorch 1.13.1, scikit-learn 1.2.1 (its sentences continue), TensorFlow 2.21.0
  const troubles: readonly (readonly [string, QuantityId, Named, RegExp])[] = [
    [
      'pytorch',
      'sparseSoftmaxCrossEntropyWithLogits',
      { logits, labels: [0, 5] },
      /^IndexError: Target 5 is out of bounds\.$/,
    ],
    ['pytorch', 'sparseSoftmaxCrossEntropyWithLogits', { logits, labels: [-1, 0] }, /Target -1 is out of bounds/],
    ['tensorflow', 'sparseSoftmaxCrossEntropyWithLogits', { logits, labels: [0, 3] }, /label value of 3 .* \[0, 3\)/],
    ['jax', 'sparseSoftmaxCrossEntropyWithLogits', { logits, labels: [0, 3] }, /^nan$/],
    ['pytorch', 'binaryCrossEntropy', { probabilities: [1.2, 0.2], labels: [0, 0] }, /^RuntimeError: all elements/],
    ['sklearn', 'sparseCategoricalCrossEntropy', { probabilities: p, labels: [2, 0] }, /number of classes 2, 3/],
    ['sklearn', 'sparseCategoricalCrossEntropy', { probabilities: p, labels: [2, 2] }, /only one label \(2\)/],
    ['sklearn', 'binaryCrossEntropy', { probabilities: [0.8, 0.2], labels: [1, 1] }, /only one label \(1\)/],
    ['sklearn', 'binaryCrossEntropy', { probabilities: [0.2, 0.2], labels: [0.5, 1] }, /Unknown label type/],
  ];
  for (const [library, quantity, inputs, error] of troubles) {
    it(`has the library's own error: ${library}, ${error.source}`, () => {
      const answer = answerOf(callOf(library, quantity, inputs));
      assert.ok(answer.kind === 'trouble', answer.kind);
      assert.match(answer.error, error);
    });
  }

  it('is no error where the label is one that the library leaves out', () => {
    const answer = answerOf(callOf('pytorch', 'sparseSoftmaxCrossEntropyWithLogits', { logits, labels: [0, -100] }));
    // the loss of the first row alone: log(e² + e + e^0.1) − 2
    assert.ok(answer.kind === 'value' && Math.abs(answer.exact.data[0] - 0.4170300162778335) < 1e-15);
  });

  it('is another class where a negative label counts from the end', () => {
    const inputs = { logits: [[2, 1, 0.1]], labels: [-1] };
    const answer = answerOf(callOf('jax', 'sparseSoftmaxCrossEntropyWithLogits', inputs));
    // optax 0.2.8; the loss of the last class: log(e² + e + e^0.1) − 0.1
    assert.ok(answer.kind === 'value' && Math.abs(answer.held.data[0] - 2.31703) < 1e-5);
    const below = callOf('jax', 'sparseSoftmaxCrossEntropyWithLogits', { ...inputs, labels: [-4] });
    assert.equal(answerOf(below).kind, 'trouble');
  });

  it('is refused in our words where what the library does is not known', () => {
    const answer = answerOf(callOf('jax', 'softmaxCrossEntropyWithLogits', { logits, labels: [0, 1] }));
    assert.equal(answer.kind, 'refused');
  });
});

describe('the libraries', () => {
  it('name roles and options that there are', () => {
    for (const { functions, title } of libraries) {
      for (const { code, quantities: ids, asks } of functions) {
        for (const id of ids) {
          const roles: string[] = quantities.get(id)?.inputs.map(({ role }) => role) ?? [];
          const holes = Array.from(code.matchAll(/\{(\w+)\}/g), ([, hole]) => hole);
          for (const hole of holes) assert.ok(roles.includes(hole) || hole === 'posWeight', `${title}: ${code}, ${id}`);
          for (const role of Object.keys(asks?.inputs ?? {})) assert.ok(holes.includes(role), `${title}: ${code}`);
        }
      }
    }
  });
});
