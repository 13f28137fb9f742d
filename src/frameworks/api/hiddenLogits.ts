/**
 * Keras remembers of the result of its softmax and sigmoid what it was made from, and its cross entropies take that instead
 * of the probabilities, as if from_logits had been said. A result that was changed or converted has nothing to remember.
 */

import type { ArrayValue } from './values.ts';

const remembered = new WeakMap<ArrayValue, ArrayValue>();

/** The same array, which knows from now on what it was made from. */
export function rememberLogits(probabilities: ArrayValue, logits: ArrayValue): ArrayValue {
  remembered.set(probabilities, logits);
  return probabilities;
}

/** What an array was made from by Keras' softmax or sigmoid. */
export const logitsBehind = (probabilities: ArrayValue): ArrayValue | undefined => remembered.get(probabilities);
