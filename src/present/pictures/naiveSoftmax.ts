/**
 * Softmax as it is written in a textbook, and as frameworks compute it, both in single precision with every operation
 * rounded: the first one leaves the range of float32 where the second does not.
 */

import { float32 } from '../../core/index.ts';

/** What one of the two ways comes to: exponentials, their sum, and the shares. */
export interface Float32Path {
  readonly exponentials: Float64Array;
  readonly total: number;
  readonly shares: Float64Array;
}

const { add, divide, exp, round, subtract, sum } = float32;

/** e^z / Σ e^z without any care. */
export function naivePath(logits: Float64Array): Float32Path {
  return pathOf(logits.map((logit) => exp(round(logit))));
}

/** e^(z − m) / Σ e^(z − m), m the largest logit. */
export function shiftedPath(logits: Float64Array): Float32Path {
  const rounded = float32.roundAll(logits);
  const largest = rounded.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY);
  return pathOf(rounded.map((logit) => exp(subtract(logit, largest))));
}

function pathOf(exponentials: Float64Array): Float32Path {
  const total = sum(exponentials);
  return { exponentials, total, shares: exponentials.map((exponential) => divide(exponential, total)) };
}

/** Logits as they arrive in single precision: moved by a number, and divided by the temperature. */
export function float32Logits(logits: Float64Array, temperature: number, offset: number): Float64Array {
  const divisor = round(temperature);
  return logits.map((logit) => divide(add(round(logit), round(offset)), divisor));
}
