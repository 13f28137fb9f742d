/** JAX and optax in Python programs. Values and errors: JAX 0.10.2, optax 0.2.8, each row run as it stands. */

import { giveValues, raise, stayUnknown } from './tables.ts';

const imports = 'import numpy as np\nimport jax\nimport jax.numpy as jnp\nimport optax\n';

describe('JAX and optax', () => {
  describe('gives', () =>
    giveValues(imports, [
      [
        'optax.softmax_cross_entropy(jnp.array([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]]), jnp.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]))',
        'float32',
        [2],
        [0.41702995, 0.22004953],
      ],
      [
        'optax.softmax_cross_entropy(jnp.array([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]]), jnp.array([[0], [2]]))',
        'float32',
        [2],
        [0, 9.720298],
      ],
      [
        'optax.softmax_cross_entropy(np.array([[10.0, 1.0, -2.0], [1.0, 4.0, 0.2]]), np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]]))',
        'float32',
        [2],
        [9.00013, 3.0696733],
      ],
      [
        'optax.softmax_cross_entropy(jnp.array([[1.0, -jnp.inf, 0.5]]), jnp.array([[1.0, 0.0, 0.0]]))',
        'float32',
        [1],
        [Number.NaN],
      ],
      [
        'optax.safe_softmax_cross_entropy(jnp.array([[1.0, -jnp.inf, 0.5]]), jnp.array([[1.0, 0.0, 0.0]]))',
        'float32',
        [1],
        [0.474077],
      ],
      [
        'optax.softmax_cross_entropy(jnp.array([[1.0, 0.0], [0.5, 2.0]]), jnp.array([[1.0, 0.0], [0.0, 1.0]]), axis=0)',
        'float32',
        [2],
        [0.474077, 0.12692805],
      ],
      [
        'optax.softmax_cross_entropy(jnp.array([[1.0, 0.0], [0.5, 2.0]]), jax.nn.one_hot(jnp.array([0, 3]), 2))',
        'float32',
        [2],
        [0.31326163, 0],
      ],
      [
        'optax.softmax_cross_entropy_with_integer_labels(jnp.array([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]]), jnp.array([0, -1]))',
        'float32',
        [2],
        [0.41702986, 2.4200497],
      ],
      [
        'optax.softmax_cross_entropy_with_integer_labels(jnp.array([[1.0, 2.0, 3.0]]), jnp.array([3]))',
        'float32',
        [1],
        [Number.NaN],
      ],
      [
        'optax.softmax_cross_entropy_with_integer_labels(jnp.array([0.4, 0.6, 0.9]), jnp.array(1))',
        'float32',
        [],
        [1.1532866],
      ],
      [
        'optax.sigmoid_binary_cross_entropy(jnp.array([0.8, -1.2, 3.0]), jnp.array([1, 0, 0]))',
        'float32',
        [3],
        [0.37110063, 0.26328245, 3.0485873],
      ],
      [
        'optax.sigmoid_binary_cross_entropy(jnp.array([[1.0], [2.0]]), jnp.array([1.0, 0.0]))',
        'float32',
        [2, 2],
        [0.3132617, 1.3132617, 0.126928, 2.126928],
      ],
      [
        'optax.kl_divergence(jnp.log(jnp.array([0.2, 0.2, 0.6])), jnp.array([0.1, 0.2, 0.7]))',
        'float32',
        [],
        [0.038590707],
      ],
      [
        'optax.kl_divergence(jnp.log(jnp.array([[0.5, 0.5]])), jnp.array([[1.0, 0.0]]), axis=None)',
        'float32',
        [],
        [0.6931472],
      ],
      [
        'optax.losses.kl_divergence_with_log_targets(jnp.log(jnp.array([0.3, 0.7])), jnp.log(jnp.array([0.6, 0.4])))',
        'float32',
        [],
        [0.19204207],
      ],
      [
        'optax.sigmoid_focal_loss(jnp.array([1.5, -0.5]), jnp.array([1.0, 1.0]))',
        'float32',
        [2],
        [0.0067028473, 0.3774116],
      ],
      [
        'optax.sigmoid_focal_loss(jnp.array([[1.5, -0.5]]), jnp.array([[1.0, 0.0]]), alpha=0.25, gamma=1.0)',
        'float32',
        [1, 2],
        [0.009185731, 0.13423751],
      ],
      [
        'optax.losses.poly_loss_cross_entropy(jnp.array([[1.0, 2.0]]), jnp.array([[0.0, 1.0]]), epsilon=1.0)',
        'float32',
        [1],
        [0.58220303],
      ],
      [
        'optax.softmax_cross_entropy(jnp.array([[0.5, 0.5, 2.0]]), optax.smooth_labels(jnp.array([[0.0, 0.0, 1.0]]), alpha=0.1))',
        'float32',
        [1],
        [0.46898112],
      ],
      ['jax.nn.softmax(jnp.array([1, 2, 3]))', 'float32', [3], [0.09003057, 0.24472848, 0.66524094]],
      [
        'jax.nn.softmax(jnp.array([[1.0, 2.0], [3.0, 5.0]]), axis=0)',
        'float32',
        [2, 2],
        [0.11920291, 0.047425874, 0.880797, 0.95257413],
      ],
      [
        'jax.nn.softmax(jnp.array([[1.0, 2.0, 3.0]]), where=jnp.array([[True, False, True]]))',
        'float32',
        [1, 3],
        [0.11920291, 0, 0.880797],
      ],
      [
        'jax.scipy.special.softmax(jnp.array([[1.0, 2.0], [3.0, 4.0]]))',
        'float32',
        [2, 2],
        [0.032058604, 0.08714432, 0.23688284, 0.6439143],
      ],
      ['jax.nn.log_softmax(np.array([0.5, 1.5]))', 'float32', [2], [-1.3132616, -0.31326163]],
      ['jax.nn.logsumexp(jnp.array([[1.0, 2.0], [3.0, 4.0]]))', 'float32', [], [4.44019]],
      [
        'jax.scipy.special.logsumexp(jnp.array([[1000.0, 1001.0], [0.0, -1.0]]), axis=1, keepdims=True)',
        'float32',
        [2, 1],
        [1001.31323, 0.31326163],
      ],
      ['jax.nn.sigmoid(jnp.array([-2.0, 0.5]))', 'float32', [2], [0.11920292, 0.62245935]],
      ['jax.nn.log_sigmoid(jnp.array([2.0, -40.0]))', 'float32', [2], [-0.126928, -40]],
      ['jax.nn.softplus(-1.5)', 'float32', [], [0.20141329]],
      ['jax.scipy.special.entr(jnp.array([0.0, 0.5, -1.0]))', 'float32', [3], [0, 0.3465736, Number.NEGATIVE_INFINITY]],
      [
        'jax.scipy.special.rel_entr(jnp.array([0.1, 0.9, 0.0]), jnp.array([0.5, 0.0, 0.0]))',
        'float32',
        [3],
        [-0.16094379, Number.POSITIVE_INFINITY, 0],
      ],
      ['jax.nn.one_hot([0, 2, -1], 3)', 'float32', [3, 3], [1, 0, 0, 0, 0, 1, 0, 0, 0]],
      [
        'jax.nn.softmax((jnp.array([3, 1, 0]) * 0.5).astype(jnp.float32))',
        'float32',
        [3],
        [0.6285317, 0.2312239, 0.14024438],
      ],
      ['jax.nn.softmax(jnp.array([3, 1, 0]) / 2)', 'float32', [3], [0.6285317, 0.2312239, 0.14024438]],
      [
        'jax.nn.softmax(jnp.arange(6).reshape(2, -1).T)',
        'float32',
        [3, 2],
        [0.047425874, 0.95257413, 0.047425874, 0.95257413, 0.047425874, 0.95257413],
      ],
      [
        'jax.nn.softmax(jnp.eye(3)[jnp.array([0, 2])])',
        'float32',
        [2, 3],
        [0.5761169, 0.21194157, 0.21194157, 0.21194156, 0.21194156, 0.57611686],
      ],
      ['jax.nn.softmax(jnp.array([1.0, 2.0]) - np.array([0.5, 1.0]))', 'float32', [2], [0.37754068, 0.62245935]],
      ['jax.nn.softmax(jnp.log(jnp.mean(jnp.array([[1, 2], [3, 4]]), axis=0)))', 'float32', [2], [0.4, 0.6]],
      [
        'jax.nn.softmax(jnp.stack([jnp.array([1.0, 2.0]), jnp.ones(2)]).sum(axis=0))',
        'float32',
        [2],
        [0.26894143, 0.7310586],
      ],
      [
        `jax.config.update('jax_enable_x64', True)
x = jnp.array([0.1, 0.2, 0.3])
jax.nn.softmax(x)`,
        'float64',
        [3],
        [0.30060960535572734, 0.3322249935333473, 0.3671654011109255],
      ],
    ]));

  describe('raises', () =>
    raise(imports, [
      [
        'optax.softmax_cross_entropy(jnp.array([[2.0, 1.0, 0.1]]), jnp.array([0, 1]))',
        'ValueError: Incompatible shapes for broadcasting: shapes=[(2,), (1, 3)]',
      ],
      ['optax.softmax_cross_entropy([[2.0, 1.0]], [[1.0, 0.0]])', 'TypeError: Cannot determine dtype of [[2.0, 1.0]]'],
      [
        'optax.softmax_cross_entropy(jnp.array([[2, 1]]), jnp.array([[1.0, 0.0]]))',
        "TypeError: Expected the input to have a dtype that is a subdtype of <class 'numpy.floating'>, got int32 instead",
      ],
      [
        'optax.softmax_cross_entropy_with_integer_labels(jnp.array([[2.0, 1.0]]), jnp.array([1.0]))',
        "TypeError: Expected the input to have a dtype that is a subdtype of <class 'numpy.integer'>, got float32 instead",
      ],
      [
        'optax.softmax_cross_entropy_with_integer_labels(jnp.array([[2.0, 1.0, 0.3]]), jnp.array([[0, 1, 0]]))',
        'ValueError: indices and arr must have the same number of dimensions; 3 vs. 2',
      ],
      [
        'optax.softmax_cross_entropy_with_integer_labels(jnp.array([[2.0, 1.0]]), [0])',
        'TypeError: Cannot determine dtype of [0]',
      ],
      [
        'optax.sigmoid_binary_cross_entropy(jnp.array([1.0, 2.0]), jnp.array([1.0, 0.0, 0.0]))',
        'TypeError: mul got incompatible shapes for broadcasting: (3,), (2,).',
      ],
      [
        'optax.kl_divergence(jnp.log(jnp.array([0.5, 0.5])), jnp.array([1, 0]))',
        "TypeError: Expected the input to have a dtype that is a subdtype of <class 'numpy.floating'>, got int32 instead",
      ],
      [
        'optax.sigmoid_focal_loss(jnp.array([1.0]), jnp.array([1.0]), 0.25, 2.0)',
        'TypeError: sigmoid_focal_loss() takes 2 positional arguments but 4 were given',
      ],
      [
        'jax.nn.softmax([1.0, 2.0])',
        "TypeError: max requires ndarray or scalar arguments, got <class 'list'> at position 0.",
      ],
      [
        'jax.nn.softmax(jnp.array([[1.0, 2.0]]), axis=2)',
        'ValueError: axis 2 is out of bounds for array of dimension 2',
      ],
      [
        'jax.nn.sigmoid(1)',
        'TypeError: logistic does not accept dtype int32. Accepted dtypes are subtypes of floating, complexfloating.',
      ],
      [
        'jax.nn.softmax(jnp.array([1.0, 2.0])[[0, 1]])',
        'TypeError: Using a non-tuple sequence for multidimensional indexing is not allowed',
      ],
      [
        'jax.nn.softmax(jnp.array([1.0, 2.0]) + jnp.array([1.0, 2.0, 3.0]))',
        'TypeError: add got incompatible shapes for broadcasting: (2,), (3,).',
      ],
      [
        'jax.nn.softmax(jnp.array([1.0, 2.0, 3.0]).reshape(2, 2))',
        'TypeError: cannot reshape array of shape (3,) (size 3) into shape (2, 2) (size 4)',
      ],
    ]));

  describe('can not be known', () =>
    stayUnknown(imports, [
      ['jax.nn.softmax(jax.random.normal(jax.random.PRNGKey(0), (3,)))', /known/],
      ['jax.nn.softmax(jnp.array([1.0, 2.0])[jnp.array([0, 5])])', /out of range/],
      [
        "def f():\n    jax.config.update('jax_enable_x64', True)\njax.nn.softmax(jnp.array([1.0, 2.0]))",
        /jax\.config\.update/,
      ],
      ["import os\nos.environ['JAX_ENABLE_X64'] = '1'\njax.nn.softmax(jnp.array([1.0, 2.0]))", /JAX_ENABLE_X64/],
      ['with jax.enable_x64(True):\n    x = jax.nn.softmax(jnp.array([1.0, 2.0]))', /enable_x64/],
      ['jax.nn.softmax(jnp.array([1.0, 2.0]).at[0].set(3.0))', /./],
    ]));
});
