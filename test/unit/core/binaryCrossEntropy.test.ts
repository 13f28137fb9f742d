/**
 * Binary cross entropy on probabilities, asked of the core itself: the short way of hard labels against the oracle.
 */

import { binaryCrossEntropy, tensor } from '../../../src/core/index.ts';
import { reference } from '../../oracle/quantities.ts';
import { Roundings, randomOf } from './exactness.ts';

describe('binary cross entropy', () => {
  it('of hard labels sees what 1 − p lost by rounding', () => {
    const random = randomOf('binaryCrossEntropy');
    const drawn = random.list(2000, () => random.pick([random.unit(), random.ofAnySize(-60, -1)]));
    const roundings = new Roundings();
    for (const label of [0, 1]) {
      const labels = drawn.map(() => label);
      const losses = binaryCrossEntropy(tensor(drawn), tensor(labels)).data;
      const { values } = reference('binaryCrossEntropy', [{ probabilities: drawn, labels }]);
      drawn.forEach((p, index) => {
        roundings.add(losses[index], values[index], p, label);
      });
    }
    roundings.assertWithin(0.51, 0.998);
  });
});
