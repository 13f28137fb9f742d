/** What speaks for showing an array to somebody who only passes by with the mouse. */

import {
  hasBothSigns,
  hasFractions,
  isCalledADistribution,
  isDistribution,
  isElsewhere,
  isInUnitInterval,
  isPair,
  isPOrQ,
  isSmall,
  mentionsTheField,
  mentionsTheFieldOnItsLine,
  nearlySumsToOne,
  saysItself,
} from './conditions.ts';
import type { Signal } from './signal.ts';

/** A probability in percent is still one; far above 1 a name promises what the numbers don't keep. */
const largestNamedProbability = 10;

export const signalsFor: readonly Signal[] = [
  {
    signal: 'name of the field',
    points: 7,
    because: 'Hardly anybody calls anything else logits, probs, softmax, log_probs, one_hot or class_indices.',
    holds: (clues) =>
      clues.name.isOfTheField &&
      !(clues.name.family === 'probabilities' && (clues.sample?.largest ?? 0) > largestNamedProbability),
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
    holds: (clues) => !saysItself(clues) && isSmall(clues) && mentionsTheFieldOnItsLine(clues),
  },
  {
    signal: 'word of the field nearby',
    points: 2,
    because: 'So are its neighbours, though less surely.',
    holds: (clues) =>
      !saysItself(clues) && isSmall(clues) && !mentionsTheFieldOnItsLine(clues) && mentionsTheField(clues),
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
    holds: (clues) => clues.name.isOfPredictions && hasFractions(clues) && isInUnitInterval(clues),
  },
  {
    signal: 'p or q',
    points: 2,
    because: 'The letters of two distributions, where the numbers sum to about 1.',
    holds: (clues) => isPOrQ(clues) && isInUnitInterval(clues) && nearlySumsToOne(clues),
  },
  {
    signal: 'scores of both signs',
    points: 1,
    because: 'The scores of games and exams are seldom below 0.',
    holds: (clues) => clues.name.isOfScores && hasFractions(clues) && hasBothSigns(clues),
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
    holds: (clues) => clues.name.isWeak && !isElsewhere(clues) && hasFractions(clues) && isInUnitInterval(clues),
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
      hasFractions(clues) &&
      hasBothSigns(clues) &&
      isSmall(clues) &&
      (clues.name.words.length === 0 || clues.name.isOfPredictions || clues.name.isOfScores || clues.name.isWeak) &&
      (clues.sample?.rowLength ?? 0) > 1,
  },
  {
    signal: 'fractions',
    points: 1,
    because: 'Scores and probabilities are rarely whole numbers.',
    holds: hasFractions,
  },
  {
    signal: 'three or more',
    points: 1,
    because: 'Pairs of numbers are mostly points, sizes and ranges.',
    holds: ({ count }) => count >= 3,
  },
];
