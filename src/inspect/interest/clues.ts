/** Everything that the signals look at, read once from an array and the text around it. */

import { elementCount } from '../../core/index.ts';
import type { NumericArray } from '../../finder/index.ts';
import { type NameFamily, readName } from '../names.ts';
import { remembered } from '../remembered.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Call, type Context, readContext } from './context.ts';
import { type Sample, sampleOf } from './sample.ts';
import {
  aboutThem,
  bystanders,
  constructors,
  distributions,
  drawing,
  everydayWords,
  functionsOfTheField,
  joined,
  otherSubjects,
  plainWords,
  tensorLibraries,
  wordsOf,
} from './words.ts';

export interface Clues {
  readonly array: NumericArray;
  readonly languageId: string;
  readonly context: Context;
  readonly hasPartner: boolean;
  /** how many numbers it has */
  readonly count: number;
  readonly name: NameClues;
  /** the innermost call that does something with the array */
  readonly call: CallKind | undefined;
  /** a framework's tensor is made of it, or it was printed by one */
  readonly isTensor: boolean;
  /** undefined for an array that is too large to be read in passing */
  readonly sample: Sample | undefined;
}

/** What the last part of a name says: of `model.head.logits` that is `logits`. */
export interface NameClues {
  readonly words: readonly string[];
  readonly family: NameFamily | undefined;
  /** it is one of the names that people give to the arrays of a loss */
  readonly isKnown: boolean;
  /** it says logits, probabilities, log-probabilities, one-hot or class indices in so many words */
  readonly isOfTheField: boolean;
  /** it says predictions or outputs, which may be anything that a program puts out */
  readonly isOfPredictions: boolean;
  /** it says scores, which may be those of a game */
  readonly isOfScores: boolean;
  /** it says labels or targets */
  readonly isOfLabels: boolean;
  /** it says labels or targets, or is a letter of the field's formulas */
  readonly isWeak: boolean;
  readonly isOfADistribution: boolean;
  readonly isOfAnotherSubject: boolean;
}

export type CallKind = 'field' | 'other subject' | 'unknown';

const familiesOfTheField: ReadonlySet<string> = new Set(['logits', 'probabilities', 'logProbabilities', 'oneHot']);
const familiesOfPredictions: ReadonlySet<string> = new Set(['predictions', 'outputs']);

/** Parts of names that say nothing of their own: what `logits.data` or `predict_proba.return_value` are stands before. */
const holders: ReadonlySet<string> = new Set(['data', 'value', 'values', 'return_value', 'returnValue', 'numpy']);

/** Reads an array and what stands around it. */
export function readClues(array: NumericArray, surroundings: Surroundings, hasPartner: boolean): Clues {
  const context = readContext(surroundings);
  const calls = context.calls.map(({ words }) => kindOfCall(words));
  const printedTensor = array.form === 'printed' && array.dtype !== undefined && array.dtype !== 'float64';
  return {
    array,
    languageId: surroundings.languageId,
    context,
    hasPartner,
    count: array.shape.length === 0 ? array.data.length : elementCount(array.shape),
    name: readNameClues(array.name ?? nameOfMade(context.calls) ?? ''),
    call: calls.find((kind) => kind !== 'constructor' && kind !== 'bystander'),
    isTensor: printedTensor || context.calls.some(({ words }) => isOfATensorLibrary(words)),
    sample: sampleOf(array),
  };
}

/** The name of what is made of the array, as in `probs: new Tensor('float32', […])`. */
function nameOfMade(calls: readonly Call[]): string | undefined {
  const outside = calls.findIndex(({ words }) => kindOfCall(words) !== 'constructor');
  return calls.slice(0, outside < 0 ? calls.length : outside).find(({ target }) => target !== undefined)?.target;
}

function kindOfCall(words: readonly string[]): CallKind | 'constructor' | 'bystander' {
  if (functionsOfTheField.hasAny(joined(words))) return 'field';
  if (drawing.hasAny(words)) return 'bystander';
  if (constructors.hasAny(words.slice(-1))) return 'constructor';
  // `Tensor.zeros` makes a tensor, but not of what it is handed.
  if (otherSubjects.hasAny(words.slice(-1))) return 'other subject';
  if (constructors.hasAny(words)) return 'constructor';
  if (otherSubjects.hasAny(words)) return 'other subject';
  return bystanders.hasAny(words) ? 'bystander' : 'unknown';
}

function isOfATensorLibrary(words: readonly string[]): boolean {
  return tensorLibraries.hasAny(words) && constructors.hasAny(words);
}

const readNameClues = remembered((name: string): NameClues => {
  const parts = name.split(/[.$]/).filter((part) => part !== '');
  const last = parts.findLast((part) => !holders.has(part)) ?? parts.at(-1);
  const reading = readName(last);
  const words = wordsOf(last ?? '').filter((word) => !/^\d+$/.test(word));
  const family = reading?.family ?? '';
  const isStrong = reading?.strong === true;
  const isEveryday = everydayWords.hasAny(words) && !plainWords.hasAny(words);
  const mentionsTheField = isStrong && familiesOfTheField.has(family) && !isEveryday;
  // Indices by themselves are of meshes and lists; those of classes are labels.
  const isClassIndices = family === 'indices' && words.includes('class');
  // In a longer name the last word says what the thing is: `probThreshold` is a threshold, `meanProbs` are probabilities.
  const isAboutThem = otherSubjects.hasAny(words.slice(-1)) || aboutThem.hasAny(words);
  return {
    words,
    family: reading?.family,
    isKnown: reading !== undefined || distributions.hasAny(words),
    isOfTheField: isClassIndices || (mentionsTheField && !isAboutThem),
    isOfPredictions: isStrong && familiesOfPredictions.has(family),
    isOfScores: isStrong && family === 'logits' && words.some((word) => word === 'score' || word === 'scores'),
    isOfLabels: isStrong && (family === 'labels' || family === 'oneHot'),
    isWeak: family === 'labels' || (!isStrong && family === 'logits'),
    isOfADistribution: distributions.hasAny(words),
    isOfAnotherSubject: !isClassIndices && (mentionsTheField ? isAboutThem : otherSubjects.hasAny(joined(words))),
  };
});
