/**
 * Float32 examples: what the calls beside the numbers returned, in the shortest digits that read back as the same float32.
 * PyTorch 1.13.1 (T = torch.tensor, F = torch.nn.functional), SciPy 1.17.1 and NumPy 2.4.6 on arrays of numpy.float32;
 * TensorFlow, Keras and optax as their documentation and tests state them.
 */

import { scalar, tensor } from '../../../src/core/index.ts';
import type { Inputs, QuantityId, QuantityOptions } from '../../../src/quantities/index.ts';

/** A call, the question that stands for it, and what the call returned. */
export type Row = readonly [call: string, QuantityId, Inputs, QuantityOptions, readonly number[]];

const { NaN: nan, POSITIVE_INFINITY: infinity, NEGATIVE_INFINITY: minusInfinity } = Number;
const logits = tensor([2, 1, 0.1]);
const two = tensor([2, 1, 0.1, 0.5, 2.5, 0.3], [2, 3]);
const soft = tensor([0.7, 0.2, 0.1, 0, 1, 0], [2, 3]);
const p = tensor([0.7, 0.2, 0.1]);
const q = tensor([0.5, 0.3, 0.2]);
const shares = tensor([0.9, 0.2, 0.6]);
const answers = tensor([1, 0, 1]);
const classWeights = [0.2, 0.3, 0.5];
const pickedIndices = tensor([2, 1]);
const [mean, sum, torch] = [{ reduction: 'mean' }, { reduction: 'sum' }, { framework: 'torch' }] as const;
const kerasLabels = tensor([0, 1, 0, 0, 0, 1], [2, 3]);
const kerasProbabilities = tensor([0.05, 0.95, 0, 0.1, 0.8, 0.1], [2, 3]);
const keras = { probabilities: kerasProbabilities, labels: kerasLabels };

/** What scalar code gives. */
export const measured: readonly Row[] = [
  ['F.softmax(T([2., 1., .1]), 0)', 'softmax', { logits }, {}, [0.6590012, 0.24243298, 0.09856589]],
  [
    'F.softmax(T([1., 2., 3.]) / 0.7, 0)',
    'softmax',
    { logits: tensor([1, 2, 3]) },
    { temperature: 0.7 },
    [0.044278275, 0.18476146, 0.7709603],
  ],
  ['F.log_softmax(T([2., 1., .1]), 0)', 'logSoftmax', { logits }, {}, [-0.41702995, -1.41703, -2.31703]],
  ['F.log_softmax(T([100., 0.]), 0)', 'logSoftmax', { logits: tensor([100, 0]) }, {}, [0, -100]],
  ['torch.logsumexp(T([2., 1., .1]), 0)', 'logSumExp', { logits }, {}, [2.4170299]],
  [
    'torch.sigmoid(T([-89., -20., -1., .5, 3., 17., 40.]))',
    'sigmoid',
    { x: tensor([-89, -20, -1, 0.5, 3, 17, 40]) },
    {},
    [0, 2.0611537e-9, 0.26894143, 0.62245935, 0.95257413, 1, 1],
  ],
  [
    'F.logsigmoid(T([-200., -3., .5, 20., 120.]))',
    'logSigmoid',
    { x: tensor([-200, -3, 0.5, 20, 120]) },
    {},
    [-200, -3.0485873, -0.474077, -2.0611537e-9, 0],
  ],
  [
    'F.softplus(T([-120., -5., .5, 15., 25.]))',
    'softplus',
    { x: tensor([-120, -5, 0.5, 15, 25]) },
    {},
    [0, 0.0067153485, 0.974077, 15, 25],
  ],
  ['torch.special.entr(T([.7, .2, .1])).sum()', 'entropy', { p }, {}, [0.80181855]],
  [
    '-torch.log2(T([.7, .2, .1, 0.]))',
    'selfInformation',
    { p: tensor([0.7, 0.2, 0.1, 0]) },
    { base: 2 },
    [0.5145732, 2.321928, 3.321928, infinity],
  ],
  [
    "F.cross_entropy(T([[2., 1., .1], [.5, 2.5, .3]]), T([0, 1]), reduction='none')",
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: two, labels: tensor([0, 1]) },
    {},
    [0.41702995, 0.22004953],
  ],
  [
    'F.cross_entropy(T([[2., 1., .1], [.5, 2.5, .3]]), T([0, 1]))',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: two, labels: tensor([0, 1]) },
    mean,
    [0.31853974],
  ],
  [
    'F.cross_entropy(T([[2., 1., .1], [.5, 2.5, .3]]), T([2, 1]), weight=T([.2, .3, .5]))',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: two, labels: pickedIndices },
    { ...mean, ...torch, classWeights },
    [1.5306623],
  ],
  [
    'F.cross_entropy(T([[2., 1., .1], [.5, 2.5, .3], [1., 1., 1.]]), T([2, -100, 0]), ignore_index=-100)',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: tensor([...two.data, 1, 1, 1], [3, 3]), labels: tensor([2, -100, 0]) },
    { ...mean, ...torch, ignoreIndex: -100 },
    [1.7078211],
  ],
  [
    'F.cross_entropy(T([[2., 1., .1], [.5, 2.5, .3]]), T([2, 1]), label_smoothing=.1)',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: two, labels: pickedIndices },
    { ...mean, ...torch, labelSmoothing: 0.1 },
    [1.291873],
  ],
  [
    'F.cross_entropy(T([[2., 1., .1], [.5, 2.5, .3]]), T([2, 1]), weight=T([.2, .3, .5]), label_smoothing=.1)',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: two, labels: pickedIndices },
    { ...mean, ...torch, labelSmoothing: 0.1, classWeights },
    [1.5187243],
  ],
  [
    'F.cross_entropy(T([[2., 1., .1], [.5, 2.5, .3]]), T([[.7, .2, .1], [0., 1., 0.]]))',
    'softmaxCrossEntropyWithLogits',
    { logits: two, labels: soft },
    { ...mean, ...torch },
    [0.5135398],
  ],
  [
    'F.cross_entropy(T([[2., 1., .1], [.5, 2.5, .3]]), T([[.7, .2, .1], [0., 1., 0.]]), weight=T([.2, .3, .5]), label_smoothing=.1)',
    'softmaxCrossEntropyWithLogits',
    { logits: two, labels: soft },
    { ...mean, ...torch, labelSmoothing: 0.1, classWeights },
    [0.20282389],
  ],
  [
    'F.nll_loss(T([[-.4, -1.2, -3.], [-2., -.3, -2.2]]), T([0, 1]), weight=T([.1, .2, .7]))',
    'negativeLogLikelihood',
    { logProbabilities: tensor([-0.4, -1.2, -3, -2, -0.3, -2.2], [2, 3]), labels: tensor([0, 1]) },
    { ...mean, classWeights: [0.1, 0.2, 0.7] },
    [0.33333334],
  ],
  [
    "F.binary_cross_entropy(T([.9, .2, .6]), T([1., 0., 1.]), reduction='none')",
    'binaryCrossEntropy',
    { probabilities: shares, labels: answers },
    torch,
    [0.105360545, 0.22314353, 0.5108256],
  ],
  [
    'F.binary_cross_entropy(T([.9, .2, .6]), T([1., 0., 1.]))',
    'binaryCrossEntropy',
    { probabilities: shares, labels: answers },
    { ...mean, ...torch },
    [0.27977654],
  ],
  [
    "F.binary_cross_entropy_with_logits(T([.5, -1.7, 3.]), T([1., 0., .3]), reduction='none')",
    'sigmoidCrossEntropyWithLogits',
    { logits: tensor([0.5, -1.7, 3]), labels: tensor([1, 0, 0.3]) },
    torch,
    [0.474077, 0.16778599, 2.1485872],
  ],
  [
    'F.binary_cross_entropy_with_logits(T([.5, -1.7, 3.]), T([1., 0., 1.]), pos_weight=T(2.5))',
    'sigmoidCrossEntropyWithLogits',
    { logits: tensor([0.5, -1.7, 3]), labels: answers },
    { ...mean, ...torch, posWeight: 2.5 },
    [0.49148226],
  ],
  [
    'F.binary_cross_entropy_with_logits(T([[.5, -1.7], [3., .2]]), T([[1., 0.], [1., 0.]]), weight=T([.3, .7]))',
    'sigmoidCrossEntropyWithLogits',
    { logits: tensor([0.5, -1.7, 3, 0.2], [2, 2]), labels: tensor([1, 0, 1, 0], [2, 2]) },
    { ...mean, ...torch, sampleWeights: [0.3, 0.7] },
    [0.20823668],
  ],
  [
    "F.kl_div(T([[-.7, -1.2, -1.6]]), T([[.7, .2, .1]]), reduction='none')",
    'klDivergenceLoss',
    { logProbabilities: tensor([-0.7, -1.2, -1.6]), labels: p },
    torch,
    [0.2403275, -0.08188757, -0.0702585],
  ],
  [
    "F.kl_div(T([[-.7, -1.2, -1.6]]), T([[-.4, -1.6, -2.3]]), reduction='sum', log_target=True)",
    'klDivergenceLoss',
    { logProbabilities: tensor([-0.7, -1.2, -1.6]), labels: tensor([-0.4, -1.6, -2.3]) },
    { ...sum, ...torch, logTarget: true },
    [0.050156206],
  ],
  [
    '-(y * F.log_softmax(z / 2., 1)).sum(1).mean(), z = T([[2., 1., .1], [.5, 2.5, .3]]), y = T([[.7, .2, .1], [0., 1., 0.]])',
    'softmaxCrossEntropyWithLogits',
    { logits: two, labels: soft },
    { ...mean, temperature: 2 },
    [0.7079235],
  ],
  [
    'F.log_softmax(T([[2., 1., .1], [.5, 2.5, .3]]), 0) / torch.log(T(2.))',
    'logSoftmax',
    { logits: two },
    { axis: 0, base: 2 },
    [-0.290578, -2.4546206, -1.151471, -2.4546206, -0.290578, -0.86293197],
  ],
  [
    'the formula of optax.sigmoid_focal_loss(x, y, alpha=.25), x = T([.5, -1.7, 3.]), y = T([1., 0., 1.])',
    'binaryFocalCrossEntropy',
    { logits: tensor([0.5, -1.7, 3]), labels: answers },
    { framework: 'optax', alpha: 0.25, gamma: 2 },
    [0.01689337, 0.00300247, 2.7320822e-5],
  ],
  [
    'keras.losses.CategoricalFocalCrossentropy(reduction=None)([[0, 1, 0], [0, 0, 1]], [[.05, .95, 0], [.1, .8, .1]])',
    'categoricalFocalCrossEntropy',
    keras,
    { framework: 'keras' },
    [3.2058331e-5, 4.6627346e-1],
  ],
];

/** Where single precision has nothing left to give, or a clip has the last word: to the last digit. */
export const lost: readonly Row[] = [
  [
    'F.cross_entropy(T([[16., 0.]]), T([0])): one digit is left',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: tensor([16, 0]), labels: scalar(0) },
    {},
    [1.1920928e-7],
  ],
  [
    'F.cross_entropy(T([[17., 0.]]), T([0])): none is',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: tensor([17, 0]), labels: scalar(0) },
    {},
    [0],
  ],
  [
    'F.cross_entropy(T([[1., -inf]]), T([[1., 0.]])): 0 times infinity',
    'softmaxCrossEntropyWithLogits',
    { logits: tensor([1, minusInfinity]), labels: tensor([1, 0]) },
    {},
    [nan],
  ],
  [
    'F.cross_entropy(T([[1e39, 0.]]), T([0])): the logit overflows',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: tensor([1e39, 0]), labels: scalar(0) },
    {},
    [nan],
  ],
  [
    "F.binary_cross_entropy(T([0., 1.]), T([1., 1.]), reduction='none'): the clamp",
    'binaryCrossEntropy',
    { probabilities: tensor([0, 1]), labels: tensor([1, 1]) },
    torch,
    [100, 0],
  ],
  [
    'F.binary_cross_entropy_with_logits(T([20.5]), T([.9]))',
    'sigmoidCrossEntropyWithLogits',
    { logits: tensor([20.5]), labels: tensor([0.9]) },
    torch,
    [2.0500004],
  ],
  [
    'F.nll_loss(T([[-1., 0.]] * 10), torch.zeros(10).long(), weight=T([.1, 1.]))',
    'negativeLogLikelihood',
    {
      logProbabilities: tensor(
        Array.from({ length: 20 }, (_, k) => (k % 2) - 1),
        [10, 2],
      ),
      labels: tensor(Array(10).fill(0)),
    },
    { ...mean, classWeights: [0.1, 1] },
    [1],
  ],
  [
    '-torch.log1p(-T([1e-9])), which is F.binary_cross_entropy(T([1e-9]), T([0.])) from PyTorch 2 on',
    'binaryCrossEntropy',
    { probabilities: tensor([1e-9]), labels: tensor([0]) },
    torch,
    [1e-9],
  ],
  [
    '-np.log(1 - np.float32(1e-9))',
    'binaryCrossEntropy',
    { probabilities: tensor([1e-9]), labels: tensor([0]) },
    {},
    [0],
  ],
  [
    'keras.losses.binary_focal_crossentropy([[1.]], [[-40.]], from_logits=True) on NumPy: the sigmoid is clipped',
    'binaryFocalCrossEntropy',
    { logits: tensor([-40]), labels: tensor([1]) },
    { framework: 'keras' },
    [16.118095],
  ],
  [
    'tf.compat.v1.losses.log_loss([1.], [0.]): ε inside the logarithm',
    'binaryCrossEntropy',
    { probabilities: tensor([0]), labels: tensor([1]) },
    { framework: 'tensorflow' },
    [16.118095],
  ],
  [
    'keras.losses.binary_crossentropy([[1.]], [[0.]]): clipped to 1e-7',
    'binaryCrossEntropy',
    { probabilities: tensor([0]), labels: tensor([1]) },
    { framework: 'keras' },
    [16.118095],
  ],
  [
    'keras.losses.binary_crossentropy([[0.]], [[1.]]): clipped to 1 − 1e-7, which is 0.99999988',
    'binaryCrossEntropy',
    { probabilities: tensor([1]), labels: tensor([0]) },
    { framework: 'keras' },
    [15.942385],
  ],
  [
    '-np.log(np.clip([0, 1], eps, 1 - eps)), eps = np.finfo(np.float32).eps, as sklearn.metrics.log_loss clips',
    'sparseCategoricalCrossEntropy',
    { probabilities: tensor([0, 1, 0, 1], [2, 2]), labels: tensor([0, 1]) },
    { framework: 'sklearn' },
    [15.942385, 1.192093e-7],
  ],
];

/** What vectorised exponentials and logarithms give, or what documentation states. */
export const vectorised: readonly Row[] = [
  ['scipy.special.softmax([2, 1, .1])', 'softmax', { logits }, {}, [0.6590011, 0.24243295, 0.0985659]],
  ['scipy.special.log_softmax([2, 1, .1])', 'logSoftmax', { logits }, {}, [-0.41703, -1.41703, -2.31703]],
  ['scipy.special.logsumexp([2, 1, .1])', 'logSumExp', { logits }, {}, [2.41703]],
  ['scipy.special.rel_entr([.7, .2, .1], [.5, .3, .2]).sum()', 'klDivergence', { p, q }, {}, [0.08512281]],
  ['scipy.stats.entropy([5, 3, 2])', 'entropy', { p: tensor([5, 3, 2]) }, { framework: 'scipy' }, [1.0296531]],
  [
    'scipy.stats.entropy([5, 3, 2], base=2)',
    'entropy',
    { p: tensor([5, 3, 2]) },
    { framework: 'scipy', base: 2 },
    [1.4854754],
  ],
  [
    'scipy.stats.entropy([5, 3, 2], [1, 1, 2])',
    'klDivergence',
    { p: tensor([5, 3, 2]), q: tensor([1, 1, 2]) },
    { framework: 'scipy' },
    [0.21801192],
  ],
  [
    'scipy.spatial.distance.jensenshannon([.7, .2, .1], [.5, .3, .2]) ** 2',
    'jensenShannonDivergence',
    { p, q },
    { framework: 'scipy' },
    [0.021901151],
  ],
  ['-np.sum([.7, .2, .1] * np.log([.5, .3, .2]))', 'crossEntropy', { p, q }, {}, [0.8869414]],
  ['np.exp(-np.sum([.7, .2, .1] * np.log([.7, .2, .1])))', 'perplexity', { p }, {}, [2.2295918]],
  [
    '-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)), p = [.9, .2, .6], y = [1, 0, 1]',
    'binaryCrossEntropy',
    { probabilities: shares, labels: answers },
    mean,
    [0.27977654],
  ],
  [
    'tf.nn.softmax_cross_entropy_with_logits([[1., 0, 0], [0, .8, .2]], [[4., 2, 1], [0, 5, 1]])',
    'softmaxCrossEntropyWithLogits',
    { logits: tensor([4, 2, 1, 0, 5, 1], [2, 3]), labels: tensor([1, 0, 0, 0, 0.8, 0.2], [2, 3]) },
    { framework: 'tensorflow' },
    [0.16984604, 0.82474494],
  ],
  [
    'tf.nn.sparse_softmax_cross_entropy_with_logits([0, 3, 1], [[2., -5, .5, -.1], [0, 0, 1.9, 1.4], [-100, 100, -100, -100]])',
    'sparseSoftmaxCrossEntropyWithLogits',
    {
      logits: tensor([2, -5, 0.5, -0.1, 0, 0, 1.9, 1.4, -100, 100, -100, -100], [3, 4]),
      labels: tensor([0, 3, 1]),
    },
    { framework: 'tensorflow' },
    [0.29750752, 1.1448325, 0],
  ],
  [
    'keras.losses.BinaryCrossentropy()([[1, 0], [1, 0]], [[1, 1], [1, 0]]), stated as 3.98559',
    'binaryCrossEntropy',
    { probabilities: tensor([1, 1, 1, 0], [2, 2]), labels: tensor([1, 0, 1, 0], [2, 2]) },
    { ...mean, framework: 'keras' },
    [15.942385 / 4],
  ],
  [
    'keras.losses.CategoricalCrossentropy()([[0, 1, 0], [0, 0, 1]], [[.05, .95, 0], [.1, .8, .1]])',
    'categoricalCrossEntropy',
    keras,
    { ...mean, framework: 'keras' },
    [1.1769392],
  ],
  ["the same, reduction='sum'", 'categoricalCrossEntropy', keras, { ...sum, framework: 'keras' }, [2.3538785]],
  [
    'the same, sample_weight=[.3, .7]',
    'categoricalCrossEntropy',
    keras,
    { ...mean, framework: 'keras', sampleWeights: [0.3, 0.7] },
    [0.8135988],
  ],
  [
    "the same, reduction='mean_with_sample_weight'",
    'categoricalCrossEntropy',
    keras,
    { ...mean, framework: 'keras', sampleWeights: [0.3, 0.7], weightNormalization: 'sumOfWeights' },
    [1.6271976],
  ],
  [
    'keras.losses.KLDivergence()([[0, 1, 0], [0, 0, 1]], [[.05, .95, 0], [.1, .8, .1]])',
    'klDivergenceLoss',
    keras,
    { ...mean, framework: 'keras' },
    [1.1769371],
  ],
  [
    'optax.softmax_cross_entropy([[10., 1, -2], [1, 4, .2]], [[0., 1, 0], [1, 0, 0]])',
    'softmaxCrossEntropyWithLogits',
    { logits: tensor([10, 1, -2, 1, 4, 0.2], [2, 3]), labels: tensor([0, 1, 0, 1, 0, 0], [2, 3]) },
    { framework: 'optax' },
    [9.00013, 3.0696733],
  ],
];
