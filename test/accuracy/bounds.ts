/**
 * Bounds: the accuracy that is promised, row by row of table C1 of reference/numerics.md (its test thresholds and its
 * floors of correctly rounded results).
 */

import type { QuantityId } from '../../src/quantities/types.ts';

/** What is measured of a quantity. */
export type Aspect =
  | 'value'
  | 'value, subnormal'
  | 'value, reduced'
  | 'gradient'
  | 'gradient, soft labels'
  | 'gradient, reduced';

export interface Bound {
  /** the largest error in units in the last place */
  readonly ulp: number;
  /** the smallest share of results that are the nearest double; 0 where none is promised */
  readonly correctlyRounded: number;
}

const elementary: Bound = { ulp: 0.55, correctlyRounded: 0.999 };
const softmax: Bound = { ulp: 0.56, correctlyRounded: 0.999 };
const information: Bound = { ulp: 0.55, correctlyRounded: 0.99 };
const divergence: Bound = { ulp: 0.56, correctlyRounded: 0.99 };
const focal: Bound = { ulp: 0.6, correctlyRounded: 0.995 };
const reduced: Bound = { ulp: 0.56, correctlyRounded: 0.99 };

const values: Readonly<Record<QuantityId, Bound>> = {
  softmax,
  logSoftmax: softmax,
  logSumExp: softmax,
  sigmoid: elementary,
  logSigmoid: elementary,
  softplus: elementary,
  selfInformation: elementary,
  entropy: information,
  crossEntropy: information,
  klDivergence: divergence,
  jensenShannonDivergence: information,
  // C1 has no row for these three; they are held to that of what they are made of
  perplexity: information,
  klDivergenceLoss: divergence,
  oneHot: { ulp: 0, correctlyRounded: 1 },
  softmaxCrossEntropyWithLogits: softmax,
  sparseSoftmaxCrossEntropyWithLogits: softmax,
  categoricalCrossEntropy: softmax,
  sparseCategoricalCrossEntropy: softmax,
  negativeLogLikelihood: softmax,
  binaryCrossEntropy: elementary,
  sigmoidCrossEntropyWithLogits: elementary,
  weightedCrossEntropyWithLogits: elementary,
  binaryFocalCrossEntropy: focal,
  categoricalFocalCrossEntropy: focal,
};

/** The quantities for which C1 allows 0.75 units below the normal numbers. */
export const roundsSubnormalsTwice: readonly QuantityId[] = [
  'binaryCrossEntropy',
  'sigmoidCrossEntropyWithLogits',
  'weightedCrossEntropyWithLogits',
];

const isFocal = (id: QuantityId) => values[id] === focal;

/** What is promised of an aspect of a quantity. */
export function boundOf(id: QuantityId, aspect: Aspect): Bound {
  switch (aspect) {
    case 'value':
      return values[id];
    case 'value, subnormal':
      return { ulp: 0.75, correctlyRounded: 0 };
    case 'gradient':
      return isFocal(id) ? focal : softmax;
    case 'gradient, soft labels':
      return { ulp: 0.5, correctlyRounded: 0 };
    default:
      return isFocal(id) ? { ...focal, correctlyRounded: 0.99 } : reduced;
  }
}

/**
 * The absolute error that a gradient of soft labels may have beside half a unit, as a power of two of its scale: there the
 * two terms of the gradient may cancel. The terms of a focal gradient are of both signs.
 */
export function absoluteBoundPower(id: QuantityId): number {
  return isFocal(id) ? -59 : -60;
}
