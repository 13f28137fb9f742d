/** What the signals ask about an array, in words: questions to its clues. */

import type { Clues } from './clues.ts';
import { distributions, formulaWords, otherSubjects, wordsOfProse, wordsOfTheField } from './words.ts';

/** Logits are exponents: beyond this size their softmax is 0 and 1, and people meet them rarely. */
const largeLogit = 30;

/** A row this close to summing to 1 is a distribution with a slip in it. */
const slip = 0.15;

/** A share this large leaves nothing for the others. */
const wholeShare = 0.9999;

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

export function isProse({ languageId }: Clues): boolean {
  return proseLanguages.has(languageId);
}

/** A language in which models are seldom written. */
export function isElsewhere({ languageId }: Clues): boolean {
  return !languagesOfTheField.has(languageId);
}

/** In data, unlike in code, hardly anything stands without a name; one that says nothing is that of something else. */
export function isKeyOfSomething({ languageId, name }: Clues): boolean {
  return dataLanguages.has(languageId) && name.words.length > 0 && !name.isKnown;
}

export function hasFractions({ sample }: Clues): boolean {
  return sample !== undefined && !sample.integers;
}

export function isInUnitInterval({ sample }: Clues): boolean {
  return sample?.inUnitInterval === true;
}

export function hasBothSigns({ sample }: Clues): boolean {
  return sample !== undefined && sample.smallest < 0 && sample.largest > 0;
}

/** Small enough for logits and log-probabilities; nothing is known against an array that was not read. */
export function isSmall({ sample }: Clues): boolean {
  return !sample || (sample.largest <= largeLogit && sample.smallest >= -largeLogit);
}

/** Rows that sum to 1, more than one number of which counts. */
export function isDistribution({ sample }: Clues): boolean {
  return sample?.sumsToOne === true && sample.largest < wholeShare;
}

/** A row that sums to about 1. */
export function nearlySumsToOne({ sample }: Clues): boolean {
  return sample !== undefined && Math.abs(sample.worstSum - 1) <= slip;
}

function isSingleRow({ sample }: Clues): boolean {
  return sample?.rowCount === 1;
}

export function isPair(clues: Clues): boolean {
  return isSingleRow(clues) && clues.sample?.rowLength === 2;
}

/** The same share for everybody is a distribution, not a level. */
export function isUniform(clues: Clues): boolean {
  return isDistribution(clues) && clues.sample?.smallest === clues.sample?.largest;
}

/** Three numbers of one decimal sum to 1 in one case of twenty, two in one of ten. */
export function mayBeChance(clues: Clues): boolean {
  const { sample } = clues;
  return isSingleRow(clues) && clues.count <= 3 && sample?.numbers.every(hasOneDecimal) === true;
}

function hasOneDecimal(value: number): boolean {
  return Math.abs(value * 10 - Math.round(value * 10)) < 1e-9;
}

/** Levels that people ask for in the tails. */
const tailLevels: readonly number[] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.95, 0.975, 0.99, 0.995, 0.999];

/** Levels at which quantiles are asked for: in order, and alike from both ends or at one end. */
export function isQuantileLevels(clues: Clues): boolean {
  const { sample } = clues;
  if (!sample || !isInUnitInterval(clues) || !hasFractions(clues)) return false;
  if (!isSingleRow(clues) || sample.rowLength < 3) return false;
  const { numbers, smallest, largest } = sample;
  const rises = numbers.every((value, index) => index === 0 || value > numbers[index - 1]);
  const falls = numbers.every((value, index) => index === 0 || value < numbers[index - 1]);
  const alike = numbers.every((value, index) => Math.abs(value + numbers[numbers.length - 1 - index] - 1) < 1e-9);
  const reachesATail = !nearlySumsToOne(clues) && numbers.some((value) => tailLevels.includes(value));
  return (rises || falls) && (alike || reachesATail || smallest >= 0.9 || largest <= 0.1);
}

/** A word of the field stands before it on its line. */
export function mentionsTheFieldOnItsLine({ context }: Clues): boolean {
  return wordsOfTheField.hasAny(context.line);
}

/** A word of the field stands near it. */
export function mentionsTheField({ context }: Clues): boolean {
  return wordsOfTheField.hasAny(context.nearby);
}

/** What the name or the call says already is not said again by the words nearby. */
export function saysItself({ name, call }: Clues): boolean {
  return name.isOfTheField || call === 'field';
}

/** p, q, pk, p_true: the letters of two distributions, not the p of `p_value`. */
export function isPOrQ({ name }: Clues): boolean {
  const named = name.family === 'trueDistribution' || name.family === 'approximateDistribution';
  return named && name.words.every((word) => formulaWords.has(word));
}

/** By its name, or in prose by the last words before it that say anything. */
export function isCalledADistribution(clues: Clues): boolean {
  return clues.name.isOfADistribution || lastWordsOfProse(clues) === 'distribution';
}

/** In prose, whether the last words before the array are about something else. */
export function isCalledSomethingElse(clues: Clues): boolean {
  return lastWordsOfProse(clues) === 'other subject';
}

/** Words farther from an array are about something else in the sentence. */
const wordsThatName = 3;

function lastWordsOfProse(clues: Clues): 'distribution' | 'other subject' | undefined {
  if (clues.array.name !== undefined || !isProse(clues)) return undefined;
  for (const word of clues.context.line.slice(-wordsThatName).reverse()) {
    if (wordsOfProse.has(word)) return 'distribution';
    if (otherSubjects.has(word)) return 'other subject';
    if (distributions.has(word)) return 'distribution';
  }
  return undefined;
}
