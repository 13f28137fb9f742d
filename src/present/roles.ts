/** What a role is called, and the sentence that says what an array was taken for and why. */

import { type Message, message } from '../core/index.ts';
import type { ArrayRole, InspectedArray } from '../inspect/index.ts';
import type { Translate } from './translate.ts';

/** The name of a role. */
export function roleTitle(role: ArrayRole): Message {
  switch (role) {
    case 'logits':
      return message('logits');
    case 'probabilities':
      return message('probabilities');
    case 'logProbabilities':
      return message('log probabilities');
    case 'bernoulliProbabilities':
      return message('independent probabilities');
    case 'oneHot':
      return message('one-hot labels');
    case 'multiHot':
      return message('multi-hot labels');
    case 'classIndices':
      return message('class indices');
    case 'binaryLabels':
      return message('binary labels');
    case 'softLabels':
      return message('soft labels');
    case 'counts':
      return message('counts');
    case 'weights':
      return message('weights');
  }
}

/** "Read as probabilities: every row sums to 1." With `name`, the array is named: "“labels” read as class indices: …". */
export function roleSentence(array: InspectedArray, name: string | undefined, translate: Translate): string {
  const { role, reasons } = array.reading;
  const title = translate(roleTitle(role));
  const why = reasons.map(translate).reduce((first, next) => translate(message('{0}; {1}', first, next)));
  return translate(
    name === undefined
      ? message('Read as {0}: {1}.', title, why)
      : message('“{0}” read as {1}: {2}.', name, title, why),
  );
}
