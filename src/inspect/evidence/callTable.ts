/**
 * What the arguments of well-known calls are, by the callee's last words. It is only as large as a literal's own
 * surroundings need: a call that is not here says nothing.
 */

import type { Family } from './claim.ts';

/** The families of a call's arguments, by position. */
export interface Signature {
  readonly positional: readonly (Family | undefined)[];
  /** an elementary function says less about its argument than a loss */
  readonly weight: 'outright' | 'weak';
}

function signatures(
  weight: Signature['weight'],
  positional: readonly Family[],
  ...callees: readonly string[]
): readonly (readonly [string, Signature])[] {
  return callees.map((callee) => [callee, { positional, weight }]);
}

/** A dotted callee is held against the longest of these that it ends in. */
export const signatureOf: ReadonlyMap<string, Signature> = new Map([
  ...signatures(
    'outright',
    ['logits'],
    ...['softmax', 'softmin', 'log_softmax', 'logsoftmax', 'logSoftmax', 'Softmax', 'LogSoftmax', 'gumbel_softmax'],
    ...['logsumexp', 'logSumExp', 'sigmoid', 'expit', 'logsigmoid', 'log_sigmoid', 'logSigmoid', 'Sigmoid'],
  ),
  ...signatures('weak', ['probabilities'], 'log', 'log2', 'log10', 'logit', 'entr'),
  ...signatures('weak', ['logits'], 'exp', 'softplus'),
  ...signatures(
    'outright',
    ['indices'],
    ...['one_hot', 'oneHot', 'onehot', 'onehotbatch', 'to_categorical', 'toCategorical', 'bincount'],
  ),
  ...signatures(
    'outright',
    ['trueDistribution', 'approximateDistribution'],
    ...['entropy', 'shannon_entropy', 'rel_entr', 'special.kl_div', 'kl_divergence', 'klDivergence', 'KLDivergence'],
    ...['kullback_leibler_divergence', 'kldivergence', 'kullbackLeiblerDivergence', 'jensenshannon', 'js_divergence'],
  ),
  ...signatures(
    'outright',
    ['logits', 'labels'],
    ...['F.cross_entropy', 'functional.cross_entropy', 'losses.cross_entropy', 'CrossEntropyLoss'],
    ...['binary_cross_entropy_with_logits', 'BCEWithLogitsLoss'],
    ...['multilabel_soft_margin_loss', 'MultiLabelSoftMarginLoss', 'sigmoid_focal_loss'],
    ...['softmax_cross_entropy', 'safe_softmax_cross_entropy', 'softmax_cross_entropy_with_integer_labels'],
    ...['sigmoid_binary_cross_entropy', 'logitcrossentropy', 'logitbinarycrossentropy'],
  ),
  ...signatures(
    'outright',
    ['labels', 'logits'],
    ...['softmax_cross_entropy_with_logits', 'softmax_cross_entropy_with_logits_v2'],
    ...['sparse_softmax_cross_entropy_with_logits', 'sigmoid_cross_entropy_with_logits'],
    ...['weighted_cross_entropy_with_logits', 'losses.sigmoid_cross_entropy', 'losses.sparse_softmax_cross_entropy'],
    ...['tf.losses.softmax_cross_entropy', 'v1.losses.softmax_cross_entropy', 'softmaxCrossEntropy'],
    ...['sigmoidCrossEntropy'],
  ),
  ...signatures(
    'outright',
    ['logProbabilities', 'labels'],
    ...['nll_loss', 'NLLLoss', 'F.kl_div', 'functional.kl_div', 'KLDivLoss'],
    ...['optax.kl_divergence', 'optax.losses.kl_divergence'],
  ),
  ...signatures(
    'outright',
    ['bernoulliProbabilities', 'labels'],
    ...['F.binary_cross_entropy', 'functional.binary_cross_entropy', 'BCELoss', 'binarycrossentropy'],
  ),
  ...signatures('outright', ['probabilities', 'labels'], 'crossentropy'),
  ...signatures('outright', ['labels', 'probabilities'], 'log_loss', 'logLoss'),
  ...signatures(
    'outright',
    ['labels', 'predictions'],
    ...['categorical_crossentropy', 'sparse_categorical_crossentropy', 'binary_crossentropy', 'roc_auc_score'],
    ...['CategoricalCrossentropy', 'SparseCategoricalCrossentropy', 'BinaryCrossentropy', 'brier_score_loss'],
    ...['categoricalCrossentropy', 'sparseCategoricalCrossentropy', 'binaryCrossentropy'],
  ),
  ...signatures('outright', ['labels', 'predictedClasses'], 'accuracy_score', 'confusion_matrix', 'f1_score'),
  ...signatures('outright', ['predictions', 'labels'], 'criterion', 'loss_fn', 'loss_func', 'loss_function'),
  ...signatures('outright', [], 'Categorical', 'OneHotCategorical', 'Bernoulli', 'Multinomial', 'choice', 'choices'),
]);

/** Keywords of the calls above. */
export const familyOfKeyword: Readonly<Record<string, Family>> = {
  logits: 'logits',
  labels: 'labels',
  label: 'labels',
  onehot_labels: 'oneHot',
  multi_class_labels: 'labels',
  target: 'labels',
  targets: 'labels',
  y_true: 'labels',
  y_pred: 'predictions',
  y_prob: 'probabilities',
  y_score: 'predictions',
  pred: 'predictions',
  preds: 'predictions',
  predictions: 'predictions',
  probs: 'probabilities',
  log_predictions: 'logProbabilities',
  pk: 'trueDistribution',
  p: 'trueDistribution',
  qk: 'approximateDistribution',
  q: 'approximateDistribution',
};

/** Keywords of weights, whatever is called. */
export const weightKeywords: ReadonlySet<string> = new Set([
  ...['weight', 'weights', 'pos_weight', 'sample_weight', 'sample_weights', 'class_weight', 'class_weights'],
]);

/** The keyword that stands for a call's first argument. */
export const firstKeywords: ReadonlySet<string> = new Set(['input', 'x', 'indices']);

/** Calls that only turn a list into an array. */
export const wrappers: ReadonlySet<string> = new Set([
  ...['tensor', 'Tensor', 'FloatTensor', 'DoubleTensor', 'HalfTensor', 'LongTensor', 'IntTensor', 'ByteTensor'],
  ...['array', 'asarray', 'as_tensor', 'from_numpy', 'constant', 'convert_to_tensor', 'Variable', 'Parameter'],
  ...['tensor1d', 'tensor2d', 'tensor3d', 'tensor4d', 'Float32Array', 'Float64Array', 'Int32Array', 'Uint8Array'],
  ...['float32', 'float64', 'int32', 'int64', 'matrix', 'Matrix', 'list', 'op_array', 'torch_tensor'],
]);

/** What a method that is called on the array takes it for. */
export const familyOfReceiver: Readonly<Record<string, Family>> = {
  log: 'probabilities',
  exp: 'logProbabilities',
  softmax: 'logits',
  log_softmax: 'logits',
  logSoftmax: 'logits',
  logsumexp: 'logits',
  logSumExp: 'logits',
  sigmoid: 'logits',
  bincount: 'indices',
};

/** Methods that leave the numbers what they are. */
export const neutralMethods: ReadonlySet<string> = new Set([
  ...['float', 'double', 'half', 'long', 'int', 'to', 'type', 'astype', 'cast', 'toFloat', 'toInt', 'cpu', 'cuda'],
  ...['numpy', 'detach', 'clone', 'contiguous', 'reshape', 'view', 'unsqueeze', 'squeeze', 'flatten', 'T', 't'],
  ...['transpose', 'expandDims', 'requires_grad_', 'copy'],
]);

/** What a call gives, where its result is printed below it. */
export const familyOfResult: Readonly<Record<string, Family>> = {
  softmax: 'probabilities',
  predict_proba: 'probabilities',
  sigmoid: 'bernoulliProbabilities',
  expit: 'bernoulliProbabilities',
  log_softmax: 'logProbabilities',
  logSoftmax: 'logProbabilities',
  one_hot: 'oneHot',
  oneHot: 'oneHot',
  to_categorical: 'oneHot',
  onehotbatch: 'oneHot',
  argmax: 'indices',
  argMax: 'indices',
  bincount: 'counts',
  value_counts: 'counts',
  matmul: 'logits',
  linear: 'logits',
};
