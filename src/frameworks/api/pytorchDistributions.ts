/** PyTorch's discrete distributions: their entropies and divergences. Source: torch/distributions/categorical.py, kl.py. */

import { type Tensor, tensor } from '../../core/index.ts';
import { folded } from './shapes.ts';
import type { ApiClass, ApiFunction, Result } from './types.ts';
import { type ArrayValue, type Given, notFollowed, type Value } from './values.ts';
import { answer, defineClass, defineQuantity } from './writing.ts';

const categorical = 'torch.distributions.Categorical';

/** The numbers that a distribution was made from. */
function madeFrom(value: Value | undefined): { readonly probs?: ArrayValue; readonly logits?: ArrayValue } {
  if (value?.kind !== 'instance' || value.path !== categorical) return notFollowed('this distribution');
  const { probs, logits } = value.given;
  if (probs?.kind === 'array') return { probs };
  return logits?.kind === 'array' ? { logits } : notFollowed('this distribution');
}

/** Its probabilities; those that were given are divided by their sum. */
function probabilitiesOf(value: Value | undefined): ArrayValue {
  const { probs, logits } = madeFrom(value);
  if (logits) {
    const { value: shares } = answer({ quantity: 'softmax', inputs: { logits }, options: { axis: -1 } });
    return shares.kind === 'array' ? shares : notFollowed('this distribution');
  }
  if (!probs) return notFollowed('this distribution');
  const normalised = (given: Tensor): Tensor => {
    const sums = folded(given, -1, false, (row) => row.reduce((sum, each) => sum + each, 0));
    const length = given.shape[given.shape.length - 1];
    return tensor(
      Array.from(given.data, (each, index) => each / sums.data[Math.floor(index / length)]),
      given.shape,
    );
  };
  const exact = normalised(probs.exact);
  return {
    ...probs,
    exact,
    held: { ...exact, data: normalised(probs.held).data.map(probs.type === 'float32' ? Math.fround : (x) => x) },
  };
}

function entropy({ self }: Given): Result {
  return answer({ quantity: 'entropy', inputs: { p: probabilitiesOf(self) }, options: { axis: -1 } });
}

function divergence({ p, q }: Given): Result {
  return answer({
    quantity: 'klDivergence',
    inputs: { p: probabilitiesOf(p), q: probabilitiesOf(q) },
    options: { axis: -1 },
  });
}

export const torchDistributions: readonly ApiFunction[] = [
  defineQuantity('entropy', `${categorical}.entropy`, 'self', entropy),
  defineQuantity('klDivergence', 'torch.distributions.kl_divergence', 'p, q', divergence),
  defineQuantity('klDivergence', 'torch.distributions.kl.kl_divergence', 'p, q', divergence),
];

export const torchDistributionClasses: readonly ApiClass[] = [
  defineClass('entropy', categorical, 'probs=None, logits=None, validate_args=None', '', () =>
    notFollowed('the call of a distribution'),
  ),
];
