/**
 * What a name says about an array. A name alone is weak evidence, so a reading says how much it weighs. Case and
 * underscores make no difference.
 */

import { remembered } from './remembered.ts';
import { families, type NameFamily, wordsAbout, wordsBesideLetters } from './stems.ts';

export type { NameFamily } from './stems.ts';

export interface NameReading {
  readonly family: NameFamily;
  /** a strong name decides where the values leave a choice; a weak one only tips the scale */
  readonly strong: boolean;
}

/** A name longer than this is no name that somebody chose. */
const longestName = 100;

/** The words of a name in lower case: `batchLogits_2` gives batch, logits, 2. */
export function wordsOf(name: string): readonly string[] {
  return name
    .slice(0, longestName)
    .normalize('NFC')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+|(?<=\p{L})(?=\p{N})/u)
    .filter((word) => word !== '');
}

/** A name in the forms in which two names are held against each other. */
export interface NameForms {
  /** all words in one, with the underscore that a name ends in */
  readonly joined: string;
  /** the words, a hat over a letter as a word of its own: ŷ gives y, hat */
  readonly words: readonly string[];
}

/** The forms of a name; '' and no words where there is none. */
export const formsOf = remembered((name: string): NameForms => {
  const spelled = name
    .slice(0, longestName)
    .normalize('NFD')
    .replace(/(\p{L})\u0302/gu, '$1_hat')
    .replace(/^(\p{L})hat$/iu, '$1_hat');
  return { joined: wordsOf(name).join('') + (name.endsWith('_') ? '_' : ''), words: wordsOf(spelled) };
});

function matches(word: string, stem: string): boolean {
  return stem.endsWith('*') ? word.startsWith(stem.slice(0, -1)) : word === stem;
}

function contains(words: readonly string[], stem: readonly string[]): boolean {
  if (stem.length === 1 && stem[0].length === 1) {
    return words.includes(stem[0]) && words.every((word) => word === stem[0] || isBesideLetters(word));
  }
  if (stem.length > 1 && words.length === 1) return matches(words[0], stem.join(''));
  return words.some((_, start) =>
    stem.every((part, offset) => start + offset < words.length && matches(words[start + offset], part)),
  );
}

function isBesideLetters(word: string): boolean {
  return wordsBesideLetters.has(word) || /^\p{N}+$/u.test(word);
}

/** What a name says, or undefined where it says nothing. */
export function readName(name: string | undefined): NameReading | undefined {
  return name === undefined ? undefined : readChosenName(name);
}

const readChosenName = remembered((name: string): NameReading | undefined => {
  const words = wordsOf(name);
  if (wordsAbout.has(words.findLast((word) => !/^\p{N}+$/u.test(word)) ?? '')) return undefined;
  const found = families.find((family) => family.words.some((stem) => contains(words, stem)));
  return found && { family: found.family, strong: found.strong };
});
