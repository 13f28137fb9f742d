/** TensorFlow in Python programs. Values and errors: TensorFlow 2.21.0 on a CPU, each row run as it stands. */

import { giveValues, raise, stayUnknown } from './tables.ts';

const imports = 'import numpy as np\nimport tensorflow as tf\n';

describe('TensorFlow', () => {
  describe('gives', () =>
    giveValues(imports, [
      [
        'tf.nn.softmax_cross_entropy_with_logits([[1.0, 0.0, 0.0], [0.0, 0.8, 0.2]], [[4.0, 2.0, 1.0], [0.0, 5.0, 1.0]])',
        'float32',
        [2],
        [0.16984604, 0.82474494],
      ],
      ['tf.nn.softmax_cross_entropy_with_logits(labels=[2.0], logits=[[2.0, 1.0, 0.1]])', 'float32', [1], [8.302179]],
      [
        'tf.nn.softmax_cross_entropy_with_logits([[1.0, 0.0]], [[1.0, 2.0], [0.0, 1.0]])',
        'float32',
        [2],
        [1.3132616, 1.3132616],
      ],
      [
        'tf.nn.softmax_cross_entropy_with_logits([[1.0, 0.0], [0.0, 1.0]], [[0.5, 2.0], [1.5, -2.0]], axis=0)',
        'float32',
        [2],
        [1.3132616, 4.01815],
      ],
      [
        'tf.nn.softmax_cross_entropy_with_logits(np.array([[0, 1]]), tf.constant([[0.3, 0.7]], tf.float64))',
        'float64',
        [1],
        [0.5130152523999526],
      ],
      [
        "tf.nn.softmax_cross_entropy_with_logits(tf.one_hot([1, 0], 2), np.array([[0.2, 0.8], [0.4, 0.6]], dtype='float32'))",
        'float32',
        [2],
        [0.437488, 0.79813886],
      ],
      [
        "tf.nn.softmax_cross_entropy_with_logits([[1.0, 0.0, 0.0]], [[1.0, float('-inf'), 0.0]])",
        'float32',
        [1],
        [Number.NaN],
      ],
      [
        'tf.nn.sparse_softmax_cross_entropy_with_logits([0, 3, 1], [[2.0, -5.0, 0.5, -0.1], [0.0, 0.0, 1.9, 1.4], [-100.0, 100.0, -100.0, -100.0]])',
        'float32',
        [3],
        [0.29750744, 1.1448326, 0],
      ],
      [
        'tf.nn.sparse_softmax_cross_entropy_with_logits(tf.argmax([[0.0, 1.0, 0.0]], axis=1), [[0.5, 1.5, 0.0]])',
        'float32',
        [1],
        [0.4643688],
      ],
      ['tf.nn.sparse_softmax_cross_entropy_with_logits(0, [1.0, 2.0])', 'float32', [], [1.3132616]],
      [
        'tf.nn.sigmoid_cross_entropy_with_logits([1.0, 1.0, 0.5], [1.0, -1.0, 0.0])',
        'float32',
        [3],
        [0.3132617, 1.3132617, 0.6931472],
      ],
      ['tf.nn.sigmoid_cross_entropy_with_logits(tf.ones_like([[0.3]]), [[0.3]])', 'float32', [1, 1], [0.55435526]],
      [
        'tf.nn.weighted_cross_entropy_with_logits([1.0, 0.5, 0.0], [1.5, -0.1, -10.0], 1.5)',
        'float32',
        [3],
        [0.30211994, 0.88049585, 0.000045776367],
      ],
      [
        'tf.nn.weighted_cross_entropy_with_logits([1.0, 0.0], tf.constant([2.0, 3.0]), np.array([2.0, 3.0]))',
        'float32',
        [2],
        [0.253856, 3.0485873],
      ],
      ['tf.nn.softmax([-1.0, 0.0, 1.0])', 'float32', [3], [0.09003057, 0.24472848, 0.66524094]],
      [
        'tf.nn.softmax(tf.constant([[1.0, 2.0], [3.0, 5.0]]), axis=0)',
        'float32',
        [2, 2],
        [0.11920291, 0.047425874, 0.880797, 0.95257413],
      ],
      ['tf.nn.softmax(np.array([0.1, 0.9]))', 'float64', [2], [0.31002551887238755, 0.6899744811276125]],
      ['tf.nn.log_softmax(tf.cast([1, 2, 3], tf.float32))', 'float32', [3], [-2.407606, -1.4076059, -0.40760595]],
      ['tf.reduce_logsumexp([[1.0, 2.0], [3.0, 4.0]])', 'float32', [], [4.44019]],
      [
        'tf.math.reduce_logsumexp([[1.0, 2.0], [3.0, 4.0]], axis=1, keepdims=True)',
        'float32',
        [2, 1],
        [2.3132617, 4.3132615],
      ],
      ['tf.sigmoid(0.3)', 'float32', [], [0.57444257]],
      ['tf.math.log_sigmoid([-50.0, 1.0])', 'float32', [2], [-50, -0.3132617]],
      ['tf.nn.softplus(tf.Variable([-3.0, 3.0]))', 'float32', [2], [0.048587352, 3.0485873]],
      [
        'tf.nn.softmax(tf.reshape(tf.range(6.0), [2, 3]) / 2)',
        'float32',
        [2, 3],
        [0.18632373, 0.3071959, 0.5064804, 0.18632373, 0.3071959, 0.5064804],
      ],
      [
        'tf.nn.softmax(tf.transpose(tf.stack([[0.1, 0.9], [0.8, 0.2]])))',
        'float32',
        [2, 2],
        [0.3318122, 0.66818774, 0.66818774, 0.3318122],
      ],
      ['tf.nn.softmax(tf.math.log(tf.concat([[0.25], [0.75]], 0)))', 'float32', [2], [0.25, 0.75000006]],
      ['tf.nn.softmax(tf.constant([1.0, 2.0]) * np.array([0.5, 1.0]))', 'float32', [2], [0.18242551, 0.81757444]],
      ['tf.nn.softmax(tf.constant([1, 2]) / 2)', 'float64', [2], [0.37754066879814546, 0.6224593312018546]],
      ['tf.nn.softmax(tf.constant([1.0, 2.0, 3.0])[1:])', 'float32', [2], [0.26894143, 0.7310586]],
      [
        'tf.nn.softmax(tf.reduce_mean(tf.constant([[1.0, 2.0], [3.0, 5.0]]), axis=0).numpy())',
        'float32',
        [2],
        [0.18242551, 0.81757444],
      ],
      ['tf.one_hot([0, 2, -1], 3)', 'float32', [3, 3], [1, 0, 0, 0, 0, 1, 0, 0, 0]],
      ['tf.one_hot([1, 0], depth=2, on_value=0.9, off_value=0.1)', 'float32', [2, 2], [0.1, 0.9, 0.9, 0.1]],
      ['tf.compat.v1.losses.log_loss([1.0], [0.0])', 'float32', [], [16.118095]],
      [
        'tf.compat.v1.losses.log_loss([[0.0, 1.0], [1.0, 1.0]], [[0.2, 0.6], [0.9, 0.3]], weights=[[2.0], [0.0]])',
        'float32',
        [],
        [0.7339688],
      ],
      ['tf.compat.v1.losses.log_loss([1.0, 0.0], [0.5, 0.5], weights=0.0)', 'float32', [], [0]],
      [
        'tf.compat.v1.losses.softmax_cross_entropy([[0.0, 0.0, 1.0]], [[0.3, -0.2, 2.0]], label_smoothing=0.1)',
        'float32',
        [],
        [0.38734138],
      ],
      [
        'tf.compat.v1.losses.sigmoid_cross_entropy([[0.0, 1.0]], [[0.5, -2.0]], weights=2.0, reduction=tf.compat.v1.losses.Reduction.MEAN)',
        'float32',
        [],
        [1.5505025],
      ],
      [
        'tf.compat.v1.losses.sparse_softmax_cross_entropy([[0], [1], [1]], [[2.0, 1.0], [0.3, 0.2], [-1.0, 1.0]], weights=[0.1, 0.0, 0.3])',
        'float32',
        [],
        [0.034702294],
      ],
      [
        'tf.compat.v1.nn.softmax_cross_entropy_with_logits(labels=[[0.0, 1.0]], logits=[[1.0, 2.0]], dim=-1)',
        'float32',
        [1],
        [0.31326166],
      ],
    ]));

  describe('raises', () =>
    raise(imports, [
      [
        'tf.nn.softmax_cross_entropy_with_logits([[1, 0]], [[1, 2]])',
        "InvalidArgumentError: Value for attr 'T' of int32 is not in the list of allowed values: half, bfloat16, float, double",
      ],
      [
        'tf.nn.softmax_cross_entropy_with_logits([[1.0, 0.0], [0.0, 1.0]], [[1.0, 2.0]])',
        'InvalidArgumentError: Input to reshape is a tensor with 2 values, but the requested shape has 1',
      ],
      [
        'tf.nn.softmax_cross_entropy_with_logits([1.0, 0.0, 0.0], [[1.0, 2.0], [0.0, 1.0]])',
        'InvalidArgumentError: logits and labels must be broadcastable: logits_size=[2,2] labels_size=[1,3]',
      ],
      [
        'tf.nn.softmax_cross_entropy_with_logits([[1.0, 0.0]], [[1.0, 2.0]], axis=-2)',
        'InvalidArgumentError: Requires start <= limit when delta > 0: 0/-2',
      ],
      [
        'tf.nn.softmax_cross_entropy_with_logits([[1.0, 0.0]], [[1.0, 2.0]], from_logits=True)',
        "TypeError: Got an unexpected keyword argument 'from_logits'",
      ],
      ['tf.nn.softmax_cross_entropy_with_logits([[1.0, 0.0]])', 'TypeError: Missing required positional argument'],
      [
        'tf.nn.sparse_softmax_cross_entropy_with_logits([3], [[0.1, 0.2, 0.7]])',
        'InvalidArgumentError: Received a label value of 3 which is outside the valid range of [0, 3).  Label values: 3',
      ],
      [
        'tf.nn.sparse_softmax_cross_entropy_with_logits([1.0], [[0.1, 0.9]])',
        "InvalidArgumentError: Value for attr 'Tlabels' of float is not in the list of allowed values: int32, int64",
      ],
      [
        'tf.nn.sparse_softmax_cross_entropy_with_logits([[0, 1]], [[0.1, 0.9]])',
        'ValueError: `labels.shape.rank` must equal `logits.shape.rank - 1`. Received: labels.shape=(1, 2) of rank 2 and logits.shape=(1, 2) of rank 2',
      ],
      [
        'tf.nn.sparse_softmax_cross_entropy_with_logits([0, 1], [[1.0, 2.0]])',
        'ValueError: `labels.shape` must equal `logits.shape` except for the last dimension. Received: labels.shape=(2,) and logits.shape=(1, 2)',
      ],
      [
        'tf.nn.sigmoid_cross_entropy_with_logits([1, 0], [0.4, 0.6])',
        'InvalidArgumentError: cannot compute Mul as input #1(zero-based) was expected to be a float tensor but is a int32 tensor',
      ],
      [
        'tf.nn.sigmoid_cross_entropy_with_logits(np.array([1.0]), tf.constant([2.0]))',
        'InvalidArgumentError: cannot compute Mul as input #1(zero-based) was expected to be a float tensor but is a double tensor',
      ],
      [
        'tf.nn.sigmoid_cross_entropy_with_logits([1.0, 0.0], [[0.4], [0.6]])',
        'ValueError: `logits` and `labels` must have the same shape, received ((2, 1) vs (2,)).',
      ],
      [
        'tf.nn.weighted_cross_entropy_with_logits([1.0], [2.0], [2.0])',
        "TypeError: unsupported operand type(s) for -: 'list' and 'int'",
      ],
      [
        'tf.nn.softmax([1, 2, 3])',
        "InvalidArgumentError: Value for attr 'T' of int32 is not in the list of allowed values: half, bfloat16, float, double",
      ],
      [
        'tf.nn.softmax([[1.0, 2.0]], axis=2)',
        'InvalidArgumentError: `dim` must be in the range [-2, 2) where 2 is the number of dimensions in the input. Received: dim=2',
      ],
      ['tf.nn.softmax([[1.0, 2.0], [3.0]])', "ValueError: Can't convert non-rectangular Python sequence to Tensor."],
      [
        `x = tf.constant([1.0, 2.0, 3.0])[tf.constant([0, 1])]
tf.nn.softmax(x)`,
        'TypeError: Only integers, slices (`:`), ellipsis (`...`), tf.newaxis (`None`) and scalar tf.int32/tf.int64 tensors are valid indices',
      ],
      ['tf.nn.softmax(tf.constant([1, 2]) * 0.5)', 'TypeError: Cannot convert 0.5 to EagerTensor of dtype int32'],
      [
        'tf.nn.softmax(tf.constant([1.0, 2.0]) + tf.constant([1, 2]))',
        'InvalidArgumentError: cannot compute AddV2 as input #1(zero-based) was expected to be a float tensor but is a int32 tensor',
      ],
      ['tf.nn.softmax(tf.constant([[1.0, 2.0]]).T)', "AttributeError: EagerTensor object has no attribute 'T'."],
      [
        'tf.nn.softmax(tf.reshape([1.0, 2.0, 3.0], [2, 2]))',
        'InvalidArgumentError: Input to reshape is a tensor with 3 values, but the requested shape has 4',
      ],
      [
        'tf.compat.v1.losses.log_loss([1.0, 0.0], [0.5, 0.5], weights=[1.0, 2.0, 3.0])',
        'ValueError: weights can not be broadcast to values. Mismatch at dim 0. values.shape=[2], weights.shape=[3]',
      ],
      [
        "tf.compat.v1.losses.log_loss([1.0, 0.0], [0.5, 0.5], reduction='mean')",
        'ValueError: Invalid Reduction Key mean.',
      ],
    ]));

  describe('can not be known', () =>
    stayUnknown(imports, [
      ['tf.nn.softmax(tf.random.normal((2, 3)))', /known/],
      ['tf.nn.softmax(tf.constant([1.0, 2.0], tf.float16))', /float16/],
      [
        'x = tf.Variable([1.0, 2.0])\nfor _ in range(3):\n    x.assign_add([0.5, 0.0])\ntf.nn.softmax(x)',
        /several values/,
      ],
      [
        'tf.experimental.numpy.experimental_enable_numpy_behavior()\ntf.nn.softmax(tf.constant([1, 2]) * 0.5)',
        /experimental_enable_numpy_behavior/,
      ],
      ['tf.nn.softmax(tf.constant([1.0, 2.0])[[0, 1]])', /a list as an index/],
      ['tf.nn.softmax(tf.constant([True, False]) * 2.0)', /flags/],
      ['tf.nn.softmax(tf.reduce_mean([[1, 2]], axis=0) / 2)', /mean of whole numbers/],
      ['tf.nn.softmax(tf.map_fn(abs, tf.constant([1.0, 2.0])))', /known/],
    ]));
});
