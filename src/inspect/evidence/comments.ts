/** What a comment beside an array says it is: weak, but frequent in tutorials. Names stay English in any language. */

import { message } from '../../core/index.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Claim, Family } from './claim.ts';
import { commentsBeside } from './codeText.ts';

/** What a comment says is read in this order; each phrase is read once, so that "one-hot labels" are not labels, too. */
const phrases: readonly (readonly [Family, RegExp])[] = [
  ['oneHot', /\bone[- ]?hot(?: encoded)?(?: labels?| targets?)?|独热|獨熱|원[- ]?핫/gi],
  ['indices', /\b(?:class|label) (?:ind(?:ex|ices)|ids?)\b/gi],
  ['weights', /\b(?:class|sample) weights?\b/gi],
  ['logProbabilities', /\blog[- ]?prob(?:abilit(?:y|ies)|s)?\b|对数概率|對數機率/gi],
  ['logits', /\blogits?\b|\braw (?:scores?|outputs?)\b|\bunnormali[sz]ed\b|\b(?:before|pre)[- ](?:the )?softmax\b/gi],
  ['probabilities', /\bprobabilit(?:y|ies)\b|\bprobs?\b|\bafter (?:the )?softmax\b|概率|機率|確率|확률/gi],
  ['labels', /\b(?:labels?|targets?|ground[- ]truth)\b|标签|標籤|ラベル|라벨|레이블/gi],
];

/** A phrase behind one of these says what the array is not. */
const negation = /\b(?:not|no|non|never|without|isn't|aren't)[- ](?:an? |the |yet )?$/i;

/** The claim of the comments beside an array; none where they speak of several things. */
export function claimOfComments({ before, after, languageId }: Surroundings): Claim | undefined {
  const found = new Map<Family, string>();
  for (const comment of commentsBeside(before, after, languageId)) {
    let rest = comment;
    for (const [family, pattern] of phrases) {
      rest = rest.replace(pattern, (phrase: string, at: number) => {
        if (!negation.test(rest.slice(0, at))) found.set(family, phrase);
        return ' '.repeat(phrase.length);
      });
    }
  }
  if (found.size !== 1) return undefined;
  const [[family, phrase]] = found;
  return { family, weight: 'weak', reason: message('a comment beside it says “{0}”', phrase) };
}
