/**
 * The logistic functions of one number: sigmoid, its logarithm, softplus.
 */

import { mapElements } from './rows.ts';
import type { Tensor } from './tensor.ts';

/** σ(x) = 1/(1 + e^{−x}); for x < 0 as e^x/(1 + e^x), which keeps its digits down to the subnormals. */
export function sigmoidOf(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const exponential = Math.exp(x);
  return exponential / (1 + exponential);
}

/**
 * log(1 + e^x) = max(x, 0) + log(1 + e^{−|x|}): e^{−|x|} cannot overflow, log1p keeps it where it is small.
 * Source: M. Mächler, Accurately computing log(1 − exp(−|a|)), 2012, note on log1pexp.
 */
export function softplusOf(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** log σ(x) = −log(1 + e^{−x}). */
export function logSigmoidOf(x: number): number {
  return 0 - softplusOf(-x);
}

/** The sigmoid of every element. */
export function sigmoid(x: Tensor): Tensor {
  return mapElements(x, sigmoidOf);
}

/** log σ of every element. */
export function logSigmoid(x: Tensor): Tensor {
  return mapElements(x, logSigmoidOf);
}

/** log(1 + e^x) of every element. */
export function softplus(x: Tensor): Tensor {
  return mapElements(x, softplusOf);
}
