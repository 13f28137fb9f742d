/**
 * What a name says about an array. The stems were counted in public code that calls losses; a name alone is weak
 * evidence, so a reading says how much it weighs.
 */

/** The families of names that people give to the arrays of a loss. */
export type NameFamily =
  | 'logits'
  | 'probabilities'
  | 'logProbabilities'
  | 'predictions'
  | 'labels'
  | 'oneHot'
  | 'indices'
  | 'trueDistribution'
  | 'approximateDistribution';

export interface NameReading {
  readonly family: NameFamily;
  /** a strong name decides where the values leave a choice; a weak one only tips the scale */
  readonly strong: boolean;
}

/** The stems of a family: a name matches when one of them equals a word of it, or begins one. */
interface Stems {
  readonly family: NameFamily;
  readonly strong: boolean;
  /** consecutive words of the name, e.g. ['one', 'hot'] */
  readonly words: readonly (readonly string[])[];
}

// Order matters: the first match wins, so "log_probs" is met before "probs", and "one_hot_labels" before "labels".
const families: readonly Stems[] = [
  { family: 'oneHot', strong: true, words: [['one', 'hot'], ['onehot'], ['categorical']] },
  {
    family: 'logProbabilities',
    strong: true,
    words: [
      ['log', 'prob'],
      ['log', 'probs'],
      ['log', 'proba*'],
      ['logprob*'],
      ['logp'],
      ['log', 'p'],
      ['log', 'softmax'],
      ['log', 'likelihood*'],
    ],
  },
  { family: 'indices', strong: true, words: [['indices'], ['index'], ['indexes'], ['class', 'id*']] },
  { family: 'logits', strong: true, words: [['logit*'], ['score*'], ['unscaled'], ['unnormalized']] },
  {
    family: 'probabilities',
    strong: true,
    words: [['prob'], ['probs'], ['proba*'], ['softmax'], ['smax'], ['likelihood*']],
  },
  {
    family: 'labels',
    strong: true,
    words: [['label*'], ['target*'], ['truth'], ['y', 'true'], ['gt'], ['classes']],
  },
  { family: 'predictions', strong: true, words: [['pred*'], ['yhat'], ['y', 'hat'], ['hypothesis'], ['output*']] },
  { family: 'logits', strong: false, words: [['z'], ['raw'], ['out'], ['x']] },
  { family: 'trueDistribution', strong: false, words: [['p'], ['pk']] },
  { family: 'approximateDistribution', strong: false, words: [['q'], ['qk']] },
  { family: 'labels', strong: false, words: [['y'], ['t'], ['tgt'], ['actual'], ['answer*'], ['class']] },
];

/** The words of a name in lower case: `batchLogits_2` gives batch, logits, 2. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+|(?<=\p{L})(?=\p{N})/u)
    .filter((word) => word !== '');
}

function matches(word: string, stem: string): boolean {
  return stem.endsWith('*') ? word.startsWith(stem.slice(0, -1)) : word === stem;
}

function contains(words: readonly string[], stems: readonly string[]): boolean {
  return words.some((_, start) =>
    stems.every((stem, offset) => start + offset < words.length && matches(words[start + offset], stem)),
  );
}

/** What a name says, or undefined where it says nothing. */
export function readName(name: string | undefined): NameReading | undefined {
  if (name === undefined) return undefined;
  const words = wordsOf(name);
  const found = families.find((family) => family.words.some((stems) => contains(words, stems)));
  return found && { family: found.family, strong: found.strong };
}
