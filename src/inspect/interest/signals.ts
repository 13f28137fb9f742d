/**
 * The signals for and against showing an array to somebody who only passes by with the mouse, each with its points and
 * its reason. They add up; the points were weighed on the snippets of test/noise and on public code.
 */

import type { Clues } from './clues.ts';
import { distributions, otherSubjects, quantiles, wordsOfProse, wordsOfTheField } from './words.ts';

export interface Signal {
  readonly signal: string;
  readonly points: number;
  readonly because: string;
  readonly holds: (clues: Clues) => boolean;
}

/** A probability in percent is still one; far above 1 a name promises what the numbers don't keep. */
const largestNamedProbability = 10;

/** Logits are exponents: beyond this size their softmax is 0 and 1, and people meet them rarely. */
const largeLogit = 30;

/** A row this close to summing to 1 is a distribution with a slip in it. */
const slip = 0.15;

/** Languages in which people write models and note down results; in others a sum of 1 by itself says little. */
const languagesOfTheField: ReadonlySet<string> = new Set([
  ...['python', 'r', 'rmd', 'quarto', 'julia', 'json', 'jsonc', 'jsonl', 'yaml', 'csv', 'tsv'],
  ...['markdown', 'plaintext', 'log', 'restructuredtext', 'latex'],
]);

/** Languages of data and settings. */
const dataLanguages: ReadonlySet<string> = new Set(['json', 'jsonc', 'jsonl', 'yaml', 'csv', 'tsv']);

/** Texts in which the words before an array name it, since nothing is assigned. */
const proseLanguages: ReadonlySet<string> = new Set([
  ...['markdown', 'plaintext', 'log', 'restructuredtext', 'latex', 'quarto', 'rmd'],
]);

/** Weights of red, green and blue in grey, which sum to 1 as well. */
const lumaWeights: readonly number[] = [0.299, 0.2126, 0.2989, 0.2627];

const hasDecimals = ({ sample }: Clues) => sample !== undefined && !sample.integers;
const magnitude = ({ sample }: Clues) => (sample ? Math.max(sample.largest, -sample.smallest) : 0);
const isSingleRow = ({ sample }: Clues) => sample?.rowCount === 1;
const hasMixedSigns = ({ sample }: Clues) => sample !== undefined && sample.smallest < 0 && sample.largest > 0;

/** Rows that sum to 1, more than one number each of which counts. */
const isDistribution = ({ sample }: Clues) => sample?.sumsToOne === true && sample.largest < 0.9999;

const isPair = (clues: Clues) => isSingleRow(clues) && clues.sample?.rowLength === 2;

const mentionsTheField = ({ context }: Clues) => wordsOfTheField.hasAny(context.nearby);
const mentionsTheFieldOnItsLine = ({ context }: Clues) => wordsOfTheField.hasAny(context.line);

/** What the name or the call says already is not said again by the words nearby. */
const saysItself = ({ name, call }: Clues) => name.isOfTheField || call === 'field';

const isPlausible = (clues: Clues) => magnitude(clues) <= largeLogit;

/** p, q, pk, q2: the letters alone, since `p_value` is something else. */
const isNamedByLetter = ({ name }: Clues) =>
  (name.family === 'trueDistribution' || name.family === 'approximateDistribution') && name.words.length === 1;


const hasOneDecimal = ({ sample }: Clues) =>
  sample?.numbers.every((value) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-9) === true;

/** By its name, or in prose by the words before it. */
const isCalledADistribution = ({ name, array, languageId, context }: Clues) =>
  name.isOfADistribution ||
  (array.name === undefined &&
    proseLanguages.has(languageId) &&
    (distributions.hasAny(context.line.slice(-3)) || wordsOfProse.hasAny(context.line.slice(-3))));

/** Levels that people ask for in the tails. */
const tailLevels: readonly number[] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.95, 0.975, 0.99, 0.995, 0.999];

/** Levels at which quantiles are asked for: rising, and alike from both ends or all at one end. */
function isQuantileLevels(clues: Clues): boolean {
  const { sample } = clues;
  if (!sample || !sample.inUnitInterval || sample.integers || !isSingleRow(clues) || sample.rowLength < 3) return false;
  const { numbers } = sample;
  const rising = numbers.every((value, index) => index === 0 || value > numbers[index - 1]);
  const falling = numbers.every((value, index) => index === 0 || value < numbers[index - 1]);
  const alike = numbers.every((value, index) => Math.abs(value + numbers[numbers.length - 1 - index] - 1) < 1e-9);
  const sumsUp = Math.abs(sample.worstSum - 1) <= slip;
  const reachesATail = !sumsUp && numbers.some((value) => tailLevels.includes(value));
  return (rising || falling) && (alike || reachesATail || sample.smallest >= 0.9 || sample.largest <= 0.1);
}

const isElsewhere = ({ languageId }: Clues) => !languagesOfTheField.has(languageId);

/** In data, unlike in code, hardly anything stands without a name; one that says nothing is that of something else. */
const isKeyOfSomething = ({ languageId, name }: Clues) =>
  dataLanguages.has(languageId) && name.words.length > 0 && !name.isKnown;

const forIt: readonly Signal[] = [
  {
    signal: 'name of the field',
    points: 7,
    because: 'Hardly anybody calls anything else logits, probs, softmax, log_probs or one_hot.',
    holds: (clues) =>
      clues.name.isOfTheField &&
      !(clues.name.family === 'probabilities' && (clues.sample?.largest ?? 0) > largestNamedProbability),
  },
  {
    signal: 'class indices',
    points: 7,
    because: 'Indices alone are of meshes and lists; class indices are labels.',
    holds: ({ name }) => name.family === 'indices' && name.words.includes('class'),
  },
  {
    signal: 'argument of a function of the field',
    points: 7,
    because: 'What is handed to softmax, entropy or a loss is what those functions are about.',
    holds: ({ call }) => call === 'field',
  },
  {
    signal: 'partner',
    points: 10,
    because: 'Labels beside their predictions, or predictions beside their labels, have a loss.',
    holds: ({ hasPartner }) => hasPartner,
  },
  {
    signal: 'log-probabilities',
    points: 5,
    because: 'Exponentials that sum to 1 in every row are not met by chance.',
    holds: ({ sample }) => sample?.logProbabilities === true,
  },
  {
    signal: 'rows sum to 1',
    points: 4,
    because: 'Three or more fractions that sum to 1, or several rows that do, are shares of a whole.',
    holds: (clues) => isDistribution(clues) && !isPair(clues),
  },
  {
    signal: 'two that sum to 1',
    points: 2,
    because: 'Two such fractions are a quantile and its mirror, a split or an anchor as often as a distribution.',
    holds: (clues) => isDistribution(clues) && isPair(clues) && clues.sample?.largest !== 0.5,
  },
  {
    signal: 'word of the field on the line',
    points: 3,
    because: 'A line that says softmax or cross entropy is about such arrays.',
    holds: (clues) => !saysItself(clues) && isPlausible(clues) && mentionsTheFieldOnItsLine(clues),
  },
  {
    signal: 'word of the field nearby',
    points: 2,
    because: 'So are its neighbours, though less surely.',
    holds: (clues) =>
      !saysItself(clues) && isPlausible(clues) && !mentionsTheFieldOnItsLine(clues) && mentionsTheField(clues),
  },
  {
    signal: 'name of a prediction',
    points: 1,
    because: 'Predictions, outputs and scores may be logits, and may be anything a program puts out.',
    holds: ({ name }) => name.isOfPredictions || name.isOfScores,
  },
  {
    signal: 'predicted between 0 and 1',
    points: 2,
    because: 'Predictions that keep between 0 and 1 are probabilities more often than not.',
    holds: (clues) =>
      clues.name.isOfPredictions && hasDecimals(clues) && clues.sample?.inUnitInterval === true,
  },
  {
    signal: 'p or q',
    points: 2,
    because: 'The letters of two distributions, where the numbers sum to about 1.',
    holds: (clues) =>
      isNamedByLetter(clues) &&
      clues.sample?.inUnitInterval === true &&
      Math.abs(clues.sample.worstSum - 1) <= slip,
  },
  {
    signal: 'scores of both signs',
    points: 1,
    because: 'The scores of games and exams are seldom below 0.',
    holds: (clues) => clues.name.isOfScores && hasDecimals(clues) && hasMixedSigns(clues),
  },
  {
    signal: 'name of a distribution',
    points: 2,
    because: 'Priors, beliefs, attention and transitions are distributions where they sum to 1.',
    holds: (clues) => isCalledADistribution(clues) && isDistribution(clues),
  },
  {
    signal: 'letter of the field',
    points: 1,
    because: 'x, y, z and t hold fractions here as anywhere: a little is left of what they mean in a formula.',
    holds: (clues) =>
      clues.name.isWeak &&
      !isElsewhere(clues) &&
      hasDecimals(clues) &&
      clues.sample?.inUnitInterval === true,
  },
  {
    signal: 'tensor',
    points: 1,
    because: 'A framework for models holds it.',
    holds: ({ isTensor }) => isTensor,
  },
  {
    signal: 'tensor of scores',
    points: 2,
    because: 'A tensor with small fractions of both signs looks like logits, unless its name says otherwise.',
    holds: (clues) =>
      clues.isTensor &&
      hasDecimals(clues) &&
      hasMixedSigns(clues) &&
      isPlausible(clues) &&
      (clues.name.words.length === 0 || clues.name.isOfPredictions || clues.name.isOfScores || clues.name.isWeak) &&
      (clues.sample?.rowLength ?? 0) > 1,
  },
  {
    signal: 'fractions',
    points: 1,
    because: 'Scores and probabilities are rarely whole numbers.',
    holds: hasDecimals,
  },
  {
    signal: 'three or more',
    points: 1,
    because: 'Pairs of numbers are mostly points, sizes and ranges.',
    holds: ({ count }) => count >= 3,
  },
];

const againstIt: readonly Signal[] = [
  {
    signal: 'single number',
    points: -6,
    because: 'One number is no vector.',
    holds: ({ count }) => count < 2,
  },
  {
    signal: 'whole numbers',
    points: -3,
    because: 'Most lists of whole numbers are sizes, indices, counts and colours.',
    holds: ({ sample }) => sample?.integers === true,
  },
  {
    signal: 'two whole numbers',
    points: -3,
    because: 'Two of them are a point, a size or a range.',
    holds: ({ sample, count }) => sample?.integers === true && count <= 2,
  },
  {
    signal: 'even steps',
    points: -3,
    because: 'Numbers at even steps are ticks, levels and counters.',
    holds: (clues) => clues.sample?.evenSteps === true && !saysItself(clues) && !isUniform(clues) && !isCalledADistribution(clues),
  },
  {
    signal: 'large numbers',
    points: -3,
    because: 'Logits and log-probabilities are exponents, and stay small.',
    holds: (clues) => !isPlausible(clues) && !saysItself(clues),
  },
  {
    signal: 'name of something else',
    points: -6,
    because: 'Shapes, points, colours, statistics, measurements and settings are lists of numbers, too.',
    holds: (clues) =>
      clues.name.isOfAnotherSubject &&
      !(clues.name.isOfADistribution && isDistribution(clues)) &&
      !clues.name.words.includes('class'),
  },
  {
    signal: 'type of something else',
    points: -6,
    because: 'The type written before the bracket is one of points, colours or the like.',
    holds: ({ context }) => otherSubjects.hasAny(context.type),
  },
  {
    signal: 'argument of something else',
    points: -6,
    because: 'The call that takes it is about shapes, points, colours, statistics or the like.',
    holds: (clues) => clues.call === 'other subject' && !(isNamedByLetter(clues) && isDistribution(clues)),
  },
  {
    signal: 'argument of an unknown function',
    points: -3,
    because: 'Of what an unknown function takes nothing is known.',
    holds: ({ call, array }) => call === 'unknown' && array.name === undefined,
  },
  {
    signal: 'part of something else',
    points: -4,
    because: 'The object it belongs to is about something else.',
    holds: (clues) => !clues.name.isOfTheField && otherSubjects.hasAny(clues.context.owners),
  },
  {
    signal: 'said to be something else',
    points: -5,
    because: 'In prose and logs the words before an array say what it is.',
    holds: (clues) =>
      clues.array.name === undefined &&
      proseLanguages.has(clues.languageId) &&
      !isCalledADistribution(clues) &&
      !mentionsTheFieldOnItsLine(clues) &&
      otherSubjects.hasAny(clues.context.line.slice(-3)),
  },
  {
    signal: 'loop',
    points: -4,
    because: 'A loop runs over settings and cases, not over a distribution.',
    holds: ({ context, languageId }) => context.isIterated && !proseLanguages.has(languageId),
  },
  {
    signal: 'subscript',
    points: -8,
    because: 'What stands in a subscript are positions.',
    holds: ({ context }) => context.isSubscript,
  },
  {
    signal: 'column',
    points: -4,
    because: 'A column of a table runs over cases, not over classes: only its header can say that it matters.',
    holds: ({ array, name, count, sample }) =>
      array.form === 'delimited' && !name.isOfTheField && (sample?.rowCount ?? count) === 1,
  },
  {
    signal: 'quantile levels',
    points: -10,
    because: 'Quantiles are asked for at probabilities, but those are no distribution.',
    holds: (clues) => isQuantileLevels(clues) || clues.context.calls.some((words) => quantiles.hasAny(words)),
  },
  {
    signal: 'sum that may be chance',
    points: -3,
    because: 'Three numbers of one decimal sum to 1 in one case of twenty; a name that says nothing makes it likelier.',
    holds: (clues) =>
      isDistribution(clues) &&
      isSingleRow(clues) &&
      clues.count <= 3 &&
      hasOneDecimal(clues) &&
      clues.name.words.length > 0 &&
      !clues.name.isKnown &&
      !saysItself(clues) &&
      !mentionsTheField(clues),
  },
  {
    signal: 'luma weights',
    points: -6,
    because: 'The weights of red, green and blue in grey are constants.',
    holds: ({ sample, count }) => count === 3 && sample !== undefined && lumaWeights.includes(sample.numbers[0]),
  },
  {
    signal: 'nothing but the values',
    points: -3,
    because: 'Where models are seldom written, numbers that sum to 1 by themselves are weights of something.',
    holds: (clues) =>
      (isElsewhere(clues) || isKeyOfSomething(clues)) &&
      !clues.hasPartner &&
      !clues.isTensor &&
      !saysItself(clues) &&
      !isNamedByLetter(clues) &&
      !clues.name.isOfPredictions &&
      !clues.name.isOfADistribution &&
      !mentionsTheField(clues),
  },
];

/** The same share for everybody is a distribution, not a level. */
function isUniform(clues: Clues): boolean {
  return isDistribution(clues) && clues.sample?.smallest === clues.sample?.largest;
}

/** All signals, those for an array first. */
export const signals: readonly Signal[] = [...forIt, ...againstIt];
