/**
 * Questions: for every quantity, batches of adversarial rows with the options that change the number.
 */

import type { QuantityId } from '../../src/quantities/types.ts';
import type { OracleOptions, Row } from '../oracle/quantities.ts';
import {
  binaryLabelFamilies,
  classLabelFamilies,
  distributionFamilies,
  logitFamilies,
  numberFamilies,
  probabilityFamilies,
} from './families.ts';
import type { Random } from './random.ts';
import {
  divergenceLoss,
  either,
  indexOnly,
  oneOrTwo,
  pair,
  type Source,
  single,
  withIndex,
  withLabels,
} from './sources.ts';

/** One call of `evaluate`, of rows of one length. */
export interface Question {
  readonly id: QuantityId;
  readonly family: string;
  readonly rows: readonly Row[];
  readonly options: OracleOptions;
  /** labels that are not of one class: the gradient has an absolute bound */
  readonly hasSoftLabels: boolean;
}

type OptionMaker = (random: Random, length: number) => OracleOptions;

/** How a quantity is asked. */
interface Plan {
  readonly source: Source;
  readonly options: readonly OptionMaker[];
  /** one result a row, or one an element */
  readonly perRow: boolean;
  readonly isLoss: boolean;
}

const base: OptionMaker = (random) => ({ base: random.pick([2, 10, 3]) });
const temperature: OptionMaker = (random) => ({ temperature: random.pick([0.1, 0.7, 2, 3.3]) });
const labelSmoothing: OptionMaker = (random) => ({ labelSmoothing: random.pick([0.1, 0.25, 0.3]) });
const classWeights: OptionMaker = (random, length) => ({
  classWeights: random.list(length, () => random.pick([1, 0.1, 3, random.between(0.1, 4)])),
});
const posWeight: OptionMaker = (random, length) => ({
  posWeight: random.chance(0.5) ? random.pick([0.3, 5]) : random.list(length, () => random.between(0.1, 9)),
});
const focusing: OptionMaker = (random) => ({ gamma: random.pick([0, 0.5, 1, 2, 5]) });
const balance: OptionMaker = (random) => ({ alpha: random.pick([0.25, 0.75, 0.9]) });

const plan = (source: Source, options: readonly OptionMaker[], perRow: boolean, isLoss = false): Plan => ({
  source,
  options,
  perRow,
  isLoss,
});
const onLogits = [base, temperature, labelSmoothing, classWeights];
const onProbabilities = [base, labelSmoothing, classWeights];
const binaryLogits = withLabels('logits', numberFamilies, binaryLabelFamilies);
const binaryProbabilities = withLabels('probabilities', probabilityFamilies, binaryLabelFamilies);
const denseLogits = withLabels('logits', logitFamilies, classLabelFamilies);
const denseProbabilities = withLabels('probabilities', distributionFamilies, classLabelFamilies);

const plans: Readonly<Record<QuantityId, Plan>> = {
  softmax: plan(single('logits', logitFamilies), [temperature], false),
  logSoftmax: plan(single('logits', logitFamilies), [temperature, base], false),
  logSumExp: plan(single('logits', logitFamilies), [temperature, base], true),
  sigmoid: plan(single('x', numberFamilies), [], false),
  logSigmoid: plan(single('x', numberFamilies), [base], false),
  softplus: plan(single('x', numberFamilies), [base], false),
  selfInformation: plan(single('p', probabilityFamilies), [base], false),
  entropy: plan(single('p', distributionFamilies), [base], true),
  crossEntropy: plan(pair, [base], true),
  klDivergence: plan(pair, [base], true),
  jensenShannonDivergence: plan(pair, [base], true),
  perplexity: plan(oneOrTwo, [base], true),
  oneHot: plan(indexOnly, [], false),
  softmaxCrossEntropyWithLogits: plan(denseLogits, onLogits, true, true),
  sparseSoftmaxCrossEntropyWithLogits: plan(withIndex('logits', logitFamilies), onLogits, true, true),
  categoricalCrossEntropy: plan(denseProbabilities, onProbabilities, true, true),
  sparseCategoricalCrossEntropy: plan(withIndex('probabilities', distributionFamilies), onProbabilities, true, true),
  negativeLogLikelihood: plan(withIndex('logProbabilities', logitFamilies), [base, classWeights], true, true),
  binaryCrossEntropy: plan(binaryProbabilities, [base, labelSmoothing], false, true),
  sigmoidCrossEntropyWithLogits: plan(binaryLogits, [base, labelSmoothing], false, true),
  weightedCrossEntropyWithLogits: plan(binaryLogits, [base, labelSmoothing, posWeight], false, true),
  binaryFocalCrossEntropy: plan(
    either(binaryLogits, binaryProbabilities),
    [base, labelSmoothing, focusing, balance],
    false,
    true,
  ),
  categoricalFocalCrossEntropy: plan(
    either(denseLogits, denseProbabilities),
    [base, labelSmoothing, temperature, focusing, balance],
    true,
    true,
  ),
  klDivergenceLoss: plan(divergenceLoss, [base], true, true),
};

/** How often rows of a length come, out of 1000. */
const lengths: readonly (readonly [number, number])[] = [
  [2, 450],
  [3, 300],
  [10, 231],
  [100, 18],
  [1000, 1],
];
const rowsPerQuestion = 20;

function anyLength(random: Random): number {
  let luck = random.below(1000);
  for (const [length, share] of lengths) {
    if (luck < share) return length;
    luck -= share;
  }
  return 2;
}

/** None of the options half of the time, else each with an even chance. */
function anyOptions(random: Random, { options }: Plan, length: number): OracleOptions {
  if (random.chance(0.5)) return {};
  return Object.assign({}, ...options.map((make) => (random.chance(0.5) ? make(random, length) : {})));
}

function question(random: Random, id: QuantityId, familyNumber: number, length: number, rowCount: number): Question {
  const recipe = plans[id].source(random, familyNumber);
  const options = { ...recipe.options, ...anyOptions(random, plans[id], length) };
  return {
    id,
    family: recipe.family,
    rows: random.list(rowCount, () => recipe.row(length)),
    options: id === 'oneHot' ? { depth: length } : options,
    hasSoftLabels: recipe.hasSoftLabels === true || (options.labelSmoothing ?? 0) > 0,
  };
}

/** Questions of a quantity with at least `count` results. */
export function* questions(random: Random, id: QuantityId, count: number): Generator<Question> {
  const { perRow } = plans[id];
  let asked = 0;
  for (let familyNumber = 0; asked < count; familyNumber += 1) {
    const length = anyLength(random);
    const rowCount = length >= 1000 ? 1 : rowsPerQuestion;
    asked += perRow ? rowCount : rowCount * length;
    yield question(random, id, familyNumber, length, rowCount);
  }
}

/** Whether a result sums along a row: else a long row is nothing but many short ones. */
function sumsAlongRow(id: QuantityId): boolean {
  if (id === 'softmax' || id === 'logSoftmax') return true;
  return plans[id].perRow && id !== 'negativeLogLikelihood' && id !== 'sparseCategoricalCrossEntropy';
}

/** One row of a great length for two of the families, where a quantity sums along a row. */
export function* longQuestions(random: Random, id: QuantityId, length: number): Generator<Question> {
  if (!sumsAlongRow(id)) return;
  yield question(random, id, 0, length, 1);
  yield question(random, id, 12, length, 1);
}

/** The family of the longest row: log-probabilities, an uneven distribution, or a pair that is equal to 1e-12. */
const longestFamily = 36;

/** One row of this length or, of a loss that sums along none, a batch of as many elements that is reduced to one number. */
export function* longestQuestions(random: Random, id: QuantityId, length: number): Generator<Question> {
  if (sumsAlongRow(id)) yield question(random, id, longestFamily, length, 1);
  else yield* longReducedQuestions(random, id, length);
}

/** Questions of a loss that is reduced to one number, with sample weights and every meaning of a mean. */
export function* reducedQuestions(random: Random, id: QuantityId, count: number): Generator<Question> {
  if (!plans[id].isLoss) return;
  for (let familyNumber = 0; familyNumber < count; familyNumber += 1) {
    const length = random.pick([2, 3, 3, 10]);
    const rowCount = random.pick([1, 2, 4, 7]);
    const asked = question(random, id, familyNumber, length, rowCount);
    const options: OracleOptions = { ...asked.options, ...reduction(random, plans[id], rowCount, length) };
    yield { ...asked, options };
  }
}

/** One batch that adds up a great number of losses, where a quantity is a loss. */
export function* longReducedQuestions(random: Random, id: QuantityId, count: number): Generator<Question> {
  if (!plans[id].isLoss) return;
  const rowCount = Math.ceil(count / 10);
  const asked = question(random, id, 0, 10, rowCount);
  yield { ...asked, options: { ...asked.options, ...reduction(random, plans[id], rowCount, 10) } };
}

function reduction(random: Random, { perRow }: Plan, rowCount: number, length: number): OracleOptions {
  const sampleWeights = random.list(perRow ? rowCount : rowCount * length, () => random.between(0.1, 3));
  const isMean = random.chance(0.7);
  return {
    reduction: isMean ? 'mean' : 'sum',
    ...(random.chance(0.6) && { sampleWeights }),
    ...(isMean &&
      random.chance(0.6) && {
        weightNormalization: random.pick(['batchSize', 'sumOfWeights', 'nonzeroWeights', 'allElements'] as const),
      }),
  };
}
