/** Troubles: whether a question holds what a function does not take, and the numbers that its error names. */

import { alongAxis, fill, type Tensor } from '../../core/index.ts';
import { quantities } from '../../quantities/index.ts';
import type { LibraryQuestion, Trouble, TroubleCause } from './types.ts';

/** A trouble that a question really meets, with its error as the library says it. */
export interface Met {
  readonly error: string;
  readonly silent: boolean;
}

/** The first trouble that a question meets. */
export function troubleOf(troubles: readonly Trouble[], question: LibraryQuestion): Met | undefined {
  for (const { when, error, silent = false } of troubles) {
    const found = causes[when](question);
    if (found) return { error: fill(error, found), silent };
  }
  return undefined;
}

/** What is wrong, as the numbers of the error; undefined where nothing is. */
type Cause = (question: LibraryQuestion) => readonly number[] | undefined;

const causes: Readonly<Record<TroubleCause, Cause>> = {
  labelOutOfRange: (question) => {
    const { labels } = question.inputs;
    const count = classCount(question);
    if (!labels || count === undefined || !hasIndices(question)) return undefined;
    const { ignoreIndex } = question.options;
    const bad = labels.data.find((label) => label !== ignoreIndex && !(label >= 0 && label < count));
    return bad === undefined ? undefined : [bad, count];
  },
  probabilityOutside: ({ inputs }) => (inputs.probabilities?.data.some((p) => p < 0 || p > 1) ? [] : undefined),
  oneClass: ({ inputs }) => {
    const found = new Set(inputs.labels?.data);
    return found.size === 1 ? [...found] : undefined;
  },
  missingClasses: (question) => {
    const found = new Set(question.inputs.labels?.data).size;
    const count = classCount(question);
    return count === undefined || found === count ? undefined : [found, count];
  },
  fractionalLabels: ({ inputs }) => (inputs.labels?.data.some((label) => !Number.isInteger(label)) ? [] : undefined),
  thirdAxis: ({ inputs }) => ((inputs.probabilities?.shape.length ?? 0) > 2 ? [] : undefined),
};

function hasIndices({ quantity }: LibraryQuestion): boolean {
  const labels = quantities.get(quantity)?.inputs.find(({ role }) => role === 'labels');
  return labels?.elements === 'classIndex';
}

function classCount({ inputs, options }: LibraryQuestion): number | undefined {
  const prediction: Tensor | undefined = inputs.logits ?? inputs.probabilities ?? inputs.logProbabilities;
  if (!prediction || prediction.shape.length === 0) return undefined;
  return alongAxis(prediction.shape, options.axis ?? -1).length;
}
