/**
 * Conventions: what a named framework does differently from plain mathematics, as data.
 */

import type { FrameworkName, QuantityOptions } from '../types.ts';

export interface Convention {
  /** labels (or probabilities) outside [0, 1] are followed instead of refused */
  readonly anyLabels: boolean;
  readonly anyProbabilities: boolean;
  /** rows of probabilities are divided by their sum */
  readonly rescales: boolean;
  /** ε that guards the logarithms of probabilities, unless the option says otherwise; 0: none */
  readonly epsilon: number;
  /** whether binary cross entropy clips to [ε, 1 − ε] or adds ε inside its logarithms */
  readonly binaryGuard: 'clip' | 'offset';
  /** the smallest logarithm of binary cross entropy */
  readonly logarithmFloor: number;
  /** binary losses are averaged over the last axis before the reduction */
  readonly averagesLastAxis: boolean;
  /** the divergence loss: one a row, or one an entry */
  readonly divergencePerEntry: boolean;
  /** what a mean with sample weights divides by */
  readonly weightedMean: 'batchSize' | 'sumOfWeights' | 'nonzeroWeights';
  /** whether the weights of the picked classes divide the mean */
  readonly dividesByPickedWeights: boolean;
  /** the mean of no losses */
  readonly emptyMean: number;
  readonly gradientForm: 'true' | 'softmaxMinusLabels';
  /** a one-hot row of a label that names no class */
  readonly outOfRange: 'error' | 'zero';
  /** the axis where none is given */
  readonly axis: number;
  /** balancing of the categorical focal loss where none is given */
  readonly focalAlpha: number | undefined;
}

const plain: Convention = {
  anyLabels: false,
  anyProbabilities: false,
  rescales: false,
  epsilon: 0,
  binaryGuard: 'clip',
  logarithmFloor: Number.NEGATIVE_INFINITY,
  averagesLastAxis: false,
  divergencePerEntry: false,
  weightedMean: 'batchSize',
  dividesByPickedWeights: true,
  emptyMean: Number.NaN,
  gradientForm: 'true',
  outOfRange: 'error',
  axis: -1,
  focalAlpha: undefined,
};

const named: Readonly<Record<FrameworkName, Partial<Convention>>> = {
  torch: { anyLabels: true, logarithmFloor: -100, divergencePerEntry: true },
  tensorflow: {
    anyLabels: true,
    anyProbabilities: true,
    epsilon: 1e-7,
    binaryGuard: 'offset',
    weightedMean: 'nonzeroWeights',
    emptyMean: 0,
    gradientForm: 'softmaxMinusLabels',
    outOfRange: 'zero',
  },
  keras: {
    anyLabels: true,
    anyProbabilities: true,
    rescales: true,
    epsilon: 1e-7,
    averagesLastAxis: true,
    dividesByPickedWeights: false,
    emptyMean: 0,
    outOfRange: 'zero',
    focalAlpha: 0.25,
  },
  optax: { anyLabels: true, outOfRange: 'zero' },
  sklearn: { epsilon: 2 ** -52, weightedMean: 'sumOfWeights' },
  scipy: { anyProbabilities: true, rescales: true, axis: 0 },
  onnx: {},
  tfjs: {
    anyLabels: true,
    anyProbabilities: true,
    rescales: true,
    epsilon: 1e-7,
    binaryGuard: 'offset',
    weightedMean: 'nonzeroWeights',
    gradientForm: 'softmaxMinusLabels',
    outOfRange: 'zero',
  },
};

/** The convention in force: the named framework's, or plain mathematics. */
export function conventionOf(options: QuantityOptions): Convention {
  return options.framework === undefined ? plain : { ...plain, ...named[options.framework] };
}

/** The axis in force. */
export function axisOf(options: QuantityOptions): number {
  return options.axis ?? conventionOf(options).axis;
}
