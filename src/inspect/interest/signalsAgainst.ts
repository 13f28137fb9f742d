/** What speaks against showing an array to somebody who only passes by with the mouse. */

import {
  isCalledADistribution,
  isCalledSomethingElse,
  isDistribution,
  isElsewhere,
  isKeyOfSomething,
  isPOrQ,
  isProse,
  isQuantileLevels,
  isSmall,
  isUniform,
  mayBeChance,
  mentionsTheField,
  mentionsTheFieldOnItsLine,
  saysItself,
} from './conditions.ts';
import type { Signal } from './signal.ts';
import { otherSubjects, quantiles } from './words.ts';

/** Weights of red, green and blue in grey, which sum to 1 as well. */
const lumaWeights: readonly number[] = [0.299, 0.2126, 0.2989, 0.2627];

export const signalsAgainst: readonly Signal[] = [
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
    holds: ({ sample, count, name }) => sample?.integers === true && count <= 2 && !name.isOfTheField,
  },
  {
    signal: 'even steps',
    points: -3,
    because: 'Numbers at even steps are ticks, levels and counters.',
    holds: (clues) =>
      clues.sample?.evenSteps === true && !saysItself(clues) && !isUniform(clues) && !isCalledADistribution(clues),
  },
  {
    signal: 'large numbers',
    points: -3,
    because: 'Logits and log-probabilities are exponents, and stay small.',
    holds: (clues) => !isSmall(clues) && !saysItself(clues),
  },
  {
    signal: 'name of something else',
    points: -6,
    because: 'Shapes, points, colours, statistics, measurements and settings are lists of numbers, too.',
    holds: (clues) => clues.name.isOfAnotherSubject && !(clues.name.isOfADistribution && isDistribution(clues)),
  },
  {
    signal: 'type of something else',
    points: -6,
    because: 'The type written before the bracket is one of points, colours or the like.',
    holds: (clues) => !isProse(clues) && otherSubjects.hasAny(clues.context.type),
  },
  {
    signal: 'argument of something else',
    points: -6,
    because: 'The call that takes it is about shapes, points, colours, statistics or the like.',
    holds: (clues) => clues.call === 'other subject' && !(isPOrQ(clues) && isDistribution(clues)),
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
    holds: (clues) => isCalledSomethingElse(clues) && !mentionsTheFieldOnItsLine(clues),
  },
  {
    signal: 'loop',
    points: -4,
    because: 'A loop runs over settings and cases, not over a distribution.',
    holds: (clues) => clues.context.isIterated && !isProse(clues),
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
    holds: (clues) => isQuantileLevels(clues) || clues.context.calls.some(({ words }) => quantiles.hasAny(words)),
  },
  {
    signal: 'sum that may be chance',
    points: -3,
    because: 'Three numbers of one decimal sum to 1 in one case of twenty; a name that says nothing makes it likelier.',
    holds: (clues) =>
      isDistribution(clues) &&
      mayBeChance(clues) &&
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
      !isPOrQ(clues) &&
      !clues.name.isOfPredictions &&
      !clues.name.isOfADistribution &&
      !mentionsTheField(clues),
  },
];
