/**
 * The words that speak for or against an array, in its name, in the calls around it and in the text nearby. They were
 * gathered from what stands around the number lists of a few dozen public repositories.
 */

/** The words of a text in lower case: `F.crossEntropy(batch_logits2` gives f, cross, entropy, batch, logits, 2. */
export function wordsOf(text: string): readonly string[] {
  const spaced = text.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return spaced.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** Words with each two neighbours also as one, since some write `log_loss` and others `logloss`. */
export function joined(words: readonly string[]): readonly string[] {
  return [...words, ...words.slice(1).map((word, index) => words[index] + word)];
}

/** A list of words; a plural counts as its singular. */
export class Vocabulary {
  readonly #words: ReadonlySet<string>;

  constructor(...lists: readonly string[]) {
    const words = lists.flatMap((list) => list.split(' '));
    this.#words = new Set(words.flatMap((word) => [word, `${word}s`, `${word}es`]));
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }

  hasAny(words: Iterable<string>): boolean {
    for (const word of words) if (this.has(word)) return true;
    return false;
  }
}

/** Functions of this field: what is handed to them are logits, probabilities, or their labels. */
export const functionsOfTheField = new Vocabulary(
  'softmax logsoftmax logsumexp crossentropy entropy nll nllloss bce kl kldivergence jensenshannon perplexity logloss',
  'binarycrossentropy logitcrossentropy logitbinarycrossentropy relentr focal criterion softplus sigmoid expit argmax',
  'onehot onehotbatch logit jsdivergence kullbackleibler brier rocauc',
);

/** Functions that draw by probabilities, whatever else is in their name. */
export const drawing = new Vocabulary('categorical multinomial bernoulli choice');

/** Words that stand near arrays of this field, and hardly anywhere else. */
export const wordsOfTheField = new Vocabulary(
  'softmax logsoftmax logits logsumexp crossentropy entropy nll nllloss bce kldiv perplexity logprob probs proba',
  'binarycrossentropy logitcrossentropy logitbinarycrossentropy logloss posterior sigmoid onehot onehotbatch kl',
);

/** Names of what is a distribution when its rows sum to 1, and may be anything else when they don't. */
export const distributions = new Vocabulary(
  'attention attn transition emission markov prior posterior belief mixture mixing marginal pmf distribution dist',
  'policy proportion confidence',
);

/** What stands in the names of two distributions in a formula. */
export const formulaWords = new Vocabulary('p q pk qk true approx dist freqs model data');

/** Words of names that mean logits or probabilities in this field, and other things in many others. */
export const everydayWords = new Vocabulary('score unscaled unnormalized likelihood categorical index indices');

/** Words of names that mean the same everywhere. */
export const plainWords = new Vocabulary('logit prob proba probability probabilities softmax logprob onehot');

/** In prose these say that an array is a distribution, as its name would in code. */
export const wordsOfProse = new Vocabulary(
  'probability probabilities distribution predicted prediction attention logit',
);

/** What makes a name of the field one of something about them: a threshold on probabilities, the shape of logits. */
export const aboutThem = new Vocabulary('dropout drop exceedance resid residual cov threshold keep count num');

export const tensorLibraries = new Vocabulary(
  'torch tf tfc tensorflow jnp jax mx mlx keras tensor paddle nd candle floats',
);

/** Calls that make an array of what they are handed. */
export const constructors = new Vocabulary(
  'tensor array asarray ndarray constant variable floats data arr convert parameter matrix rbind cbind',
);

/** Calls that leave what they are handed as it is, or only look at it. */
export const bystanders = new Vocabulary(
  'list tuple vec c print println printf log assert equal equals expect of as from new slice float double str repr',
  'approx allclose almost close then push append extend return it test strict deep same eq is to be debug info show',
  'display dict zip some map cat exp',
);

/** What asks for quantiles, at probabilities that are no distribution. */
export const quantiles = new Vocabulary('quantile percentile quartile ppf');

/** Numbers that say how large something is, and where in it. */
const shapes = [
  'shape size dim dimension axis axes kernel stride padding pad dilation reshape view permute transpose zero ones empty',
  'full rand randn randint random normal uniform range arange linspace figsize batch channel index idx indices offset',
  'order pool conv layer hidden unit filter input argnum slice start end step repeat tile expand squeeze shard row col',
];

/** Points, vectors and what moves them. */
const geometry = [
  'point position pos coord coordinate xy xyz uv vertex vertices tangent vec vector quat quaternion rotation rotate',
  'rotated scale scaled translate translation transform camera origin anchor pivot center centre box bbox rect bounds',
  'extent polygon path lat lng lon latlng longitude latitude location geometry width height direction up eye gravity',
  'velocity acceleration force spawn pt dir corner edge margin inset border radius radii matrix mat shift line segment',
  'circle curve bezier spline knot control tween ease easing barycentric orbit moment torque joint pose node graph',
];

const colours = [
  'color colour rgb rgba hsl hsla hsv cmyk lab hex background foreground stroke fill tint palette gradient stop opacity',
  'alpha light ambient diffuse specular emissive albedo luma gray grey brightness shade pixel image',
];

const statistics = [
  'quantile percentile quartile level conf confint ci interval bound tol tolerance rtol atol coef coeff coefficient',
  'param parameter beta std stddev stdev mean avg average median var variance covariance corr correlation sigma mu',
  'eigenvalue eigenvector pvalue tvalue zscore threshold cutoff bin histogram hist tick xtick ytick xlim ylim domain',
  'limit lim ppf fit fitted resid residual exog endog regression filt convolution polynomial poly root cdf icdf breaks',
  'summary bse',
];

const measurements = [
  'loss losses history accuracy acc auc precision recall rmse mae mse r2 error err reward return advantage elapsed',
  'time timing timestamp date duration delay ms sec second minute hour fps latency benchmark speed throughput price cost',
  'revenue sales amount rate income budget salary temperature temp humidity age population gdp count total frequency',
  'freq signal window tap fir amplitude gain volume pressure distance length depth energy voltage current power stock ratio',
];

const settings = [
  'version semver ip host port mask weight bias embedding feature lr learning momentum gamma milestone epoch dropout',
  'decay schedule split fraction grad aspect hyper option config',
];

/** Words of everything else that people write as lists of numbers. */
export const otherSubjects = new Vocabulary(
  ...shapes,
  ...geometry,
  ...colours,
  ...statistics,
  ...measurements,
  ...settings,
);
