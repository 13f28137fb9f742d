/**
 * The softmax family in single precision, one row at a time, shifted by the largest logit as the frameworks do it.
 * Source: PyTorch, aten/src/ATen/native/cpu/SoftMaxKernel.cpp; TensorFlow, core/kernels/softmax_op_functor.h.
 */

import { add, divide, exp, log, maximum, subtract, sum } from './arithmetic.ts';

/** e^{zᵢ − m} / Σⱼ e^{zⱼ − m}, m the largest logit. */
export function softmaxOfRow(row: Float64Array): Float64Array {
  const largest = maximum(row);
  const exponentials = row.map((logit) => exp(subtract(logit, largest)));
  const total = sum(exponentials);
  return exponentials.map((exponential) => divide(exponential, total));
}

/** (zᵢ − m) − log Σⱼ e^{zⱼ − m}: 0 for a class so far ahead that the sum is 1. */
export function logSoftmaxOfRow(row: Float64Array): Float64Array {
  const largest = maximum(row);
  const shifted = row.map((logit) => subtract(logit, largest));
  const logTotal = log(sum(shifted.map(exp)));
  return shifted.map((difference) => subtract(difference, logTotal));
}

/** m + log Σⱼ e^{zⱼ − m}; an infinite m is not subtracted (SciPy, PyTorch, JAX). */
export function logSumExpOfRow(row: Float64Array): number {
  const largest = maximum(row);
  const shift = Number.isFinite(largest) ? largest : 0;
  return add(shift, log(sum(row.map((logit) => exp(subtract(logit, shift))))));
}
