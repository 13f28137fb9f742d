/** Keras in Python programs. Values and errors: Keras 3.15.1 on TensorFlow 2.21.0, each row run as it stands. */

import { giveValues, raise, stayUnknown } from './tables.ts';

const imports = 'import numpy as np\nimport tensorflow as tf\nimport keras\n';

describe('Keras', () => {
  describe('gives', () =>
    giveValues(imports, [
      [
        'keras.losses.binary_crossentropy(np.array([0.0, 1.0]), np.array([0.0, 1.0]))',
        'float64',
        [],
        [1.0000000494736474e-7],
      ],
      ['keras.losses.binary_crossentropy([0, 1], [0.2, 0.7])', 'float32', [], [0.28990924]],
      [
        'keras.losses.binary_crossentropy(np.array([[0, 1]]), np.array([[0.2, 0.7]]), axis=0)',
        'float64',
        [2],
        [0.2231435513142097, 0.35667494393873245],
      ],
      [
        "keras.losses.BinaryCrossentropy()(np.array([[1, 0, 1, 0]], 'float32'), np.array([[1, 1, 1, 0]], 'float32'))",
        'float32',
        [],
        [3.9855962],
      ],
      ['keras.losses.BinaryCrossentropy()([0.0, 1.0], [0.2, 0.7])', 'float32', [], [0.28990924]],
      [
        'keras.losses.BinaryCrossentropy()(np.array([1.0, 0.0]), np.array([[0.8], [0.3]]))',
        'float32',
        [],
        [0.28990924],
      ],
      [
        'keras.losses.BinaryCrossentropy(from_logits=True)(np.array([0, 1, 0, 0]), np.array([-18.6, 0.51, 2.94, -12.8]))',
        'float32',
        [],
        [0.865458],
      ],
      [
        'keras.losses.BinaryCrossentropy(True, 0.1)(np.array([[1.0, 0.0]]), np.array([[2.0, -2.0]]))',
        'float32',
        [],
        [0.22692801],
      ],
      [
        'keras.losses.BinaryCrossentropy(label_smoothing=1.5, from_logits=True)(np.array([[1.0]]), np.array([[0.3]]))',
        'float32',
        [],
        [0.7793553],
      ],
      [
        "keras.losses.BinaryCrossentropy(dtype='float64')(np.array([0.0, 1.0]), np.array([0.1, 0.8]))",
        'float64',
        [],
        [0.164252033486018],
      ],
      [
        'keras.losses.BinaryCrossentropy(reduction=None)(np.array([[0, 1], [0, 0]]), np.array([[0.6, 0.4], [0.4, 0.6]]))',
        'float32',
        [2],
        [0.91629076, 0.7135582],
      ],
      [
        'keras.losses.BinaryCrossentropy()(np.array([[0.0, 1.0]]), keras.ops.sigmoid(tf.constant([[20.0, -30.0]])))',
        'float32',
        [],
        [25],
      ],
      [
        'keras.losses.BinaryCrossentropy()(np.array([[0.0, 1.0]]), tf.sigmoid(tf.constant([[20.0, -30.0]])))',
        'float32',
        [],
        [16.03024],
      ],
      [
        'keras.losses.BinaryCrossentropy()(np.array([[0.0, 1.0]]), keras.ops.softmax(tf.constant([[20.0, -30.0]])))',
        'float32',
        [],
        [25],
      ],
      [
        'keras.losses.CategoricalCrossentropy()(np.array([[0, 1, 0], [0, 0, 1]]), np.array([[0.05, 0.95, 0], [0.1, 0.8, 0.1]]))',
        'float32',
        [],
        [1.1769392],
      ],
      [
        'keras.losses.CategoricalCrossentropy()(np.array([[0, 1, 0], [0, 0, 1]]), np.array([[0.05, 0.95, 0], [0.1, 0.8, 0.1]]), sample_weight=[0.3, 0.7])',
        'float32',
        [],
        [0.8135988],
      ],
      [
        "keras.losses.CategoricalCrossentropy(reduction='mean_with_sample_weight')(np.array([[0, 1, 0], [0, 0, 1]]), np.array([[0.05, 0.95, 0], [0.1, 0.8, 0.1]]), sample_weight=[0.3, 0.7])",
        'float32',
        [],
        [1.6271976],
      ],
      [
        "keras.losses.CategoricalCrossentropy(reduction='sum')(tf.constant([[1.0, 0.0]]), tf.constant([[0.0, 1.0]]))",
        'float32',
        [],
        [16.118095],
      ],
      [
        'keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1)(tf.one_hot([2, 0], 3), tf.constant([[0.5, 0.2, 1.8], [1.1, 0.1, 0.4]]))',
        'float32',
        [],
        [0.58228886],
      ],
      [
        'keras.losses.CategoricalCrossentropy(axis=0, from_logits=True)(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[2.0, 0.5], [1.0, 1.5]]))',
        'float32',
        [],
        [0.31326166],
      ],
      [
        'keras.losses.categorical_crossentropy(np.array([[0.0, 1.0]]), np.array([[0.25, 0.75]]))',
        'float64',
        [1],
        [0.2876820724517809],
      ],
      [
        'keras.losses.categorical_crossentropy(keras.utils.to_categorical([1], 2), np.array([[0.0, 1.0]]))',
        'float64',
        [1],
        [1.0000000494736474e-7],
      ],
      [
        'keras.losses.categorical_crossentropy(np.array([[0.0, 1.0]]), keras.activations.softmax(tf.constant([[20.0, -30.0]])))',
        'float32',
        [1],
        [50],
      ],
      [
        'keras.losses.SparseCategoricalCrossentropy()(np.array([1, 2]), np.array([[0.05, 0.95, 0], [0.1, 0.8, 0.1]]))',
        'float32',
        [],
        [1.1769392],
      ],
      [
        'keras.losses.SparseCategoricalCrossentropy(from_logits=True, ignore_class=-1)(np.array([1, -1, 0]), np.array([[0.2, 0.9], [3.0, 1.0], [0.1, 0.4]]))',
        'float32',
        [],
        [0.62877065],
      ],
      [
        'keras.losses.SparseCategoricalCrossentropy(ignore_class=0)(np.array([1, 0]), np.array([[0.2, 0.7], [0.5, 0.5]]), sample_weight=np.array([2.0, 3.0]))',
        'float32',
        [],
        [0.5026288],
      ],
      [
        'keras.losses.SparseCategoricalCrossentropy()(np.array([[1], [0]]), np.array([[0.3, 0.7], [0.8, 0.2]]))',
        'float32',
        [],
        [0.28990924],
      ],
      [
        'keras.losses.sparse_categorical_crossentropy(np.array([1, 2]), np.array([[0.05, 0.95, 0], [0.1, 0.8, 0.1]]))',
        'float64',
        [2],
        [0.05129339438754555, 2.3025850929940455],
      ],
      [
        'keras.losses.sparse_categorical_crossentropy(tf.constant([255, 1]), tf.constant([[0.5, 0.5], [0.2, 0.8]]), ignore_class=255)',
        'float32',
        [2],
        [0, 0.22314355],
      ],
      [
        'keras.losses.kl_divergence(np.array([[0.1, 0.2, 0.7]]), np.array([[0.2, 0.2, 0.6]]))',
        'float64',
        [1],
        [0.038590757823086325],
      ],
      ['keras.losses.KLDivergence()(np.array([[0.5, 0.5]]), np.array([[-0.2, 1.2]]))', 'float32', [], [7.365901]],
      [
        "keras.losses.KLDivergence(reduction='none')(np.array([[0.4, 0.6], [0.1, 0.9]]), np.array([[0.6, 0.4], [0.4, 0.6]]), sample_weight=[[0.5], [2.0]])",
        'float32',
        [2, 1],
        [0.0405465, 0.4525782],
      ],
      ['tf.keras.losses.kld(tf.constant([0.1, 0.9]), tf.constant([0.5, 0.5]))', 'float32', [], [0.3680641]],
      [
        'keras.losses.BinaryFocalCrossentropy(from_logits=True)(np.array([[0.0, 1.0]]), np.array([[20.0, -30.0]]))',
        'float32',
        [],
        [25],
      ],
      [
        'keras.losses.BinaryFocalCrossentropy(apply_class_balancing=True, alpha=0.4)(np.array([[0, 1], [0, 0]]), np.array([[0.6, 0.4], [0.4, 0.6]]))',
        'float32',
        [],
        [0.14420569],
      ],
      [
        'keras.losses.CategoricalFocalCrossentropy(alpha=0.5, gamma=1.0)(np.array([[0.0, 1.0, 0.0]]), np.array([[0.05, 0.9, 0.05]]))',
        'float32',
        [],
        [0.0052680285],
      ],
      ["keras.losses.get('kld')(tf.constant([0.1, 0.9]), tf.constant([0.5, 0.5]))", 'float32', [], [0.3680641]],
      [
        'tf.losses.BinaryCrossentropy(from_logits=True)(tf.ones_like([[0.8], [-0.2]]), tf.constant([[0.8], [-0.2]]))',
        'float32',
        [],
        [0.58461976],
      ],
      ['keras.ops.binary_crossentropy([0.0, 1.0], [0.2, 0.3])', 'float32', [2], [0.22314353, 1.2039728]],
      ['keras.ops.categorical_crossentropy([[1.0, 0.0, 0.0]], [[0.7, 0.2, 0.1]])', 'float32', [1], [0.35667497]],
      [
        "keras.ops.sparse_categorical_crossentropy([1], np.array([[0.2, 0.3]], 'float32'))",
        'float32',
        [1],
        [0.5108256],
      ],
      ['keras.ops.softmax(np.array([1.0, 2.0]), axis=None)', 'float64', [2], [0.26894142136999516, 0.7310585786300049]],
      [
        'keras.ops.logsumexp(np.array([[0.1, 0.9], [0.5, 0.5]]), axis=1)',
        'float64',
        [2],
        [1.2711006659477777, 1.1931471805599454],
      ],
      [
        'tf.keras.backend.binary_crossentropy(tf.constant([1.0, 0.0]), tf.constant([0.9, 0.4]))',
        'float32',
        [2],
        [0.10536041, 0.5108254],
      ],
      [
        `keras.config.set_epsilon(1e-3)
fn = keras.losses.CategoricalCrossentropy()
fn(np.array([[0.0, 1.0]]), np.array([[1.0, 0.0]]))`,
        'float32',
        [],
        [6.9077554],
      ],
      [
        'q = keras.activations.softmax(tf.constant([[20.0, -30.0]]))\nq = tf.cast(tf.constant(q), tf.float32)\nkeras.losses.categorical_crossentropy(np.array([[0.0, 1.0]]), q)',
        'float32',
        [1],
        [50],
      ],
      [
        'q = keras.activations.softmax(tf.constant([[20.0, -30.0]]))\nkeras.losses.categorical_crossentropy(np.array([[0.0, 1.0]]), tf.identity(q))',
        'float32',
        [1],
        [16.118095],
      ],
    ]));

  describe('raises', () =>
    raise(imports, [
      [
        'keras.losses.binary_crossentropy(np.array([0, 1]), np.array([0, 1]))',
        'TypeError: Cannot convert 0.9999999 to EagerTensor of dtype int64',
      ],
      [
        'keras.losses.binary_crossentropy(np.array([0, 1]), np.array([[0.2], [0.7]]))',
        'ValueError: Arguments `target` and `output` must have the same rank (ndim). Received: target.shape=(2,), output.shape=(2, 1)',
      ],
      [
        'keras.losses.binary_crossentropy(np.array([0.0, 1.0]), np.array([0.2, 0.7, 0.8]))',
        'ValueError: Arguments `target` and `output` must have the same shape. Received: target.shape=(2,), output.shape=(3,)',
      ],
      [
        'keras.losses.binary_crossentropy(np.array([1.0]), np.array([0.8]), smoothing=0.1)',
        "TypeError: binary_crossentropy() got an unexpected keyword argument 'smoothing'",
      ],
      [
        "keras.losses.BinaryCrossentropy(reduction='batchmean')(np.array([1.0]), np.array([0.5]))",
        'ValueError: Invalid value for argument `reduction`.',
      ],
      [
        'keras.losses.BinaryCrossentropy()([[0.0, 1.0]], np.array([[0.2, 0.7]]))',
        'ValueError: Expected an instance of list',
      ],
      [
        'keras.losses.BinaryCrossentropy()([0.0, 1.0], [0.2, 0.7, 0.8])',
        'ValueError: list arity mismatch; expected: 2, got: 3',
      ],
      [
        'keras.losses.CategoricalCrossentropy()(np.array([1, 2]), np.array([[0.05, 0.95, 0], [0.1, 0.8, 0.1]]))',
        'ValueError: Arguments `target` and `output` must have the same rank (ndim). Received: target.shape=(2,), output.shape=(2, 3)',
      ],
      [
        'keras.losses.CategoricalCrossentropy()([1], [[0.2, 0.7]])',
        "ValueError: Structures don't have the same nested structure.",
      ],
      [
        'keras.losses.SparseCategoricalCrossentropy()([1, 2], [[0.05, 0.95, 0], [0.1, 0.8, 0.1]])',
        "ValueError: Structures don't have the same nested structure.",
      ],
      [
        'keras.losses.SparseCategoricalCrossentropy(from_logits=True)(np.array([3]), np.array([[0.2, 0.5, 0.3]]))',
        'InvalidArgumentError: Received a label value of 3 which is outside the valid range of [0, 3).  Label values: 3',
      ],
      [
        'keras.losses.SparseCategoricalCrossentropy()(np.array([[0, 1, 0]]), np.array([[0.2, 0.5, 0.3]]))',
        'ValueError: Argument `output` must have rank (ndim) `target.ndim - 1`. Received: target.shape=(1, 3), output.shape=(1, 3)',
      ],
      [
        'keras.losses.sparse_categorical_crossentropy([1], [[0.3, 0.7]])',
        "AttributeError: 'list' object has no attribute 'shape'",
      ],
      [
        'keras.losses.sparse_categorical_crossentropy(np.array([1, 0]), np.array([[0.2, 0.5], [0.8, 0.5]]), axis=0)',
        'ValueError: Only axis=-1 is currently supported. Received: axis=0',
      ],
      [
        "keras.ops.categorical_crossentropy(np.array([[0.0, 1.0]]), np.array([[0.2, 0.3]], 'float32'))",
        'InvalidArgumentError: cannot compute Mul as input #1(zero-based) was expected to be a double tensor but is a float tensor',
      ],
      ['keras.ops.softmax([1.0, 2.0])', "AttributeError: 'list' object has no attribute 'shape'"],
      ['tf.keras.backend.softmax(tf.constant([1.0, 2.0]))', 'ValueError: Cannot apply softmax to a tensor that is 1D.'],
    ]));

  describe('can not be known', () =>
    stayUnknown(imports, [
      ['def f(y, p):\n    return keras.losses.binary_crossentropy(y, p)', /parameter/],
      [
        "import os\nos.environ['KERAS_BACKEND'] = 'jax'\nkeras.losses.binary_crossentropy([0.0], [0.5])",
        /another backend/,
      ],
      ['def f():\n    keras.config.set_epsilon(1e-3)\nkeras.losses.binary_crossentropy([0.0], [0.5])', /set_epsilon/],
      [
        'fn = keras.losses.BinaryCrossentropy()\nfn.call(np.array([0.0]), np.array([0.5]))\nkeras.losses.CategoricalFocalCrossentropy(alpha=[0.1, 0.2])(np.array([[0.0, 1.0]]), np.array([[0.5, 0.5]]))',
        /alpha/,
      ],
      ["keras.losses.BinaryCrossentropy(dtype='float16')(np.array([0.0]), np.array([0.5]))", /float16/],
      [
        'keras.losses.BinaryCrossentropy()(np.array([[0.0, 1.0]]), np.array([[0.2, 0.3]]), sample_weight=[1.0, 2.0, 3.0])',
        /stretch/,
      ],
    ]));
});
