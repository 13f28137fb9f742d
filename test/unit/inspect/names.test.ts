/** What names say about arrays. */

import assert from 'node:assert/strict';
import { readName } from '../../../src/inspect/names.ts';

const cases: readonly (readonly [name: string, family: string | undefined, strong?: boolean])[] = [
  ['logits', 'logits', true],
  ['action_logits', 'logits', true],
  ['classLogits2', 'logits', true],
  ['LOGITS', 'logits', true],
  ['scores', 'logits', true],
  ['z', 'logits', false],
  ['probabilities', 'probabilities', true],
  ['probs', 'probabilities', true],
  ['softmax_out', 'probabilities', true],
  ['log_probs', 'logProbabilities', true],
  ['logProbabilities', 'logProbabilities', true],
  ['labels', 'labels', true],
  ['y_true', 'labels', true],
  ['yTrue', 'labels', true],
  ['y', 'labels', false],
  ['one_hot_labels', 'oneHot', true],
  ['oneHot', 'oneHot', true],
  ['class_indices', 'indices', true],
  ['y_pred', 'predictions', true],
  ['predictions', 'predictions', true],
  ['output', 'predictions', true],
  ['p', 'trueDistribution', false],
  ['q', 'approximateDistribution', false],
  // words are whole: these only hold the letters of a stem
  ['problem', undefined],
  ['probe_count', undefined],
  ['stop', undefined],
  ['yellow', undefined],
  ['weights', undefined],
  ['', undefined],
];

describe('names of arrays', () => {
  for (const [name, family, strong] of cases) {
    it(`“${name}” ${family === undefined ? 'says nothing' : `is ${strong ? 'clearly' : 'perhaps'} ${family}`}`, () => {
      const reading = readName(name);
      assert.equal(reading?.family, family);
      if (family !== undefined) assert.equal(reading?.strong, strong);
    });
  }

  it('no name says nothing', () => {
    assert.equal(readName(undefined), undefined);
  });
});
