/**
 * The stems of names in code that calls losses, as data: counted in 35 public repositories (libraries, their tests,
 * tutorials, notebooks). What a stem may hide as well stands beside it.
 */

/** The families of names that people give to the arrays of a loss. */
export type NameFamily =
  | 'logits'
  | 'probabilities'
  | 'logProbabilities'
  /** logits or probabilities, by the library; or the classes that were predicted */
  | 'predictions'
  /** what a network gave: logits, or probabilities where it ends in a softmax */
  | 'outputs'
  | 'predictedClasses'
  | 'labels'
  | 'oneHot'
  | 'indices'
  | 'counts'
  | 'weights'
  | 'trueDistribution'
  | 'approximateDistribution'
  | 'epsilon';

/** The stems of a family: consecutive words of a name, e.g. ['one', 'hot']; a star stands for any ending. */
export interface Stems {
  readonly family: NameFamily;
  readonly strong: boolean;
  readonly words: readonly (readonly string[])[];
}

/** One stem a text, its words separated by spaces. */
function stems(family: NameFamily, weight: 'strong' | 'weak', ...words: readonly string[]): Stems {
  return { family, strong: weight === 'strong', words: words.map((stem) => stem.split(' ')) };
}

/** The first match wins, so "log_probs" is met before "probs", and "one_hot_labels" before "labels". */
export const families: readonly Stems[] = [
  stems('oneHot', 'strong', 'one hot*', 'onehot*', 'categorical', 'y oh'),
  stems(
    'logProbabilities',
    'strong',
    ...['log prob', 'log probs', 'log proba*', 'logprob*', 'logp', 'log p', 'log q', 'log softmax', 'logylp'],
    'log likelihood*',
  ),
  stems('weights', 'strong', 'class weight*', 'pos weight*', 'sample weight*'),
  stems('trueDistribution', 'weak', 'p true', 'dist 1', 'freqs 1'),
  stems('approximateDistribution', 'weak', 'q approx*', 'dist 2', 'freqs 2'),
  stems(
    'counts',
    'strong',
    'counts',
    'bincount*',
    'histogram*',
    'hist',
    'freqs',
    'frequencies',
    'occurrences',
    'tally',
  ),
  stems('predictedClasses', 'strong', 'pred* label*', 'pred* class*', 'pred* indices'),
  stems('indices', 'strong', 'indices', 'index', 'indexes', 'class id*'),
  stems('logits', 'strong', 'logit*', 'score*', 'unscaled', 'unnormali*'),
  stems('probabilities', 'strong', 'prob', 'probs', 'proba*', 'y prob*', 'softmax', 'smax', 'likelihood*'),
  // In reinforcement learning a target is a value, any real number.
  stems('labels', 'strong', 'label*', 'target*', 'targ', 'truth', 'y true', 'gt', 'ground truth', 'classes'),
  // Probabilities in Keras, scikit-learn and NumPy; logits where PyTorch's cross entropy takes them.
  stems('predictions', 'strong', 'pred*', 'y pred*', 'yhat', 'y hat', 'ŷ', 'y model'),
  stems('outputs', 'strong', 'output*', 'hypothesis', 'net out', 'out layer', 'model out'),
  stems('outputs', 'weak', 'out'),
  stems('logits', 'weak', 'z', 'raw', 'x', 'fc', 'head', 'linear', 'final'),
  // Sigma is a standard deviation as often.
  stems('probabilities', 'weak', 'sm', 'sigma', 'dist', 'distribution*', 'pmf'),
  stems('logProbabilities', 'weak', 'lp'),
  stems('trueDistribution', 'weak', 'p', 'pk', 'posterior'),
  // m is the mixture of the Jensen–Shannon divergence.
  stems('approximateDistribution', 'weak', 'q', 'qk', 'prior', 'm'),
  // What an encoder gave are one-hot rows, or the indices of classes.
  stems('oneHot', 'weak', 'enc', 'encoded'),
  // y is the prediction in TensorFlow 1, whose label is y_; t is time elsewhere.
  stems('labels', 'weak', 'y', 't', 'tgt', 'actual*', 'answer*', 'class', 'true'),
  stems('counts', 'weak', 'count', 'freq', 'frequency', 'votes'),
  stems('weights', 'weak', 'weight*', 'w', 'alpha*'),
  stems('epsilon', 'weak', 'eps', 'epsilon*', 'ε'),
];

/** A stem of one letter is the whole name, or stands beside such words only: `self.y`, `y_train`, but not `p_value`. */
export const wordsBesideLetters: ReadonlySet<string> = new Set([
  ...['self', 'this', 'np', 'jnp', 'torch', 'tf', 'tensor', 'array', 'arr', 'vec', 'list', 'data', 'flat', 'float'],
  ...['train', 'test', 'val', 'valid', 'dev', 'batch', 'mini', 'sample', 'example', 'input', 'new', 'old', 'soft'],
]);

/** A name that ends in one of these is no array of scores or labels, but something about one. */
export const wordsAbout: ReadonlySet<string> = new Set([
  ...['shape', 'size', 'sizes', 'dim', 'dims', 'axis', 'length', 'lengths', 'name', 'names', 'path', 'paths'],
  ...['threshold', 'thresholds', 'smoothing', 'rate', 'rates', 'color', 'colors', 'colour', 'colours'],
  ...['loss', 'losses', 'accuracy', 'accuracies', 'metric', 'metrics', 'time', 'times'],
]);
