/**
 * Weights: one a class, or one an entry with NumPy's broadcasting.
 */

import { elementCount, type Tensor, tensor } from './tensor.ts';
import { broadcastError, requireClassWeights } from './validation.ts';

/** Weights as a caller may write them: one number, a plain list, or a tensor. */
export type Weights = number | readonly number[] | Tensor;

/** Weights as a tensor: a number has shape [], a list one axis. */
export function weightTensor(weights: Weights): Tensor {
  if (typeof weights === 'number') return tensor([weights], []);
  return 'data' in weights ? weights : tensor(weights);
}

/**
 * One weight a class.
 * @throws InputError `shape` when there is not exactly one a class
 */
export function weightsOfClasses(weights: Weights, classCount: number): Float64Array {
  const given = weightTensor(weights);
  requireClassWeights(given, classCount);
  return given.data;
}

/**
 * The weights stretched to a shape: axes are matched from the last one backwards, an axis of size 1 (or a missing one)
 * repeats. Source: NumPy user guide, Broadcasting.
 * @throws InputError `shape` when an axis has neither that size nor 1
 */
export function broadcastWeights(argument: string, weights: Weights, shape: readonly number[]): Tensor {
  const given = weightTensor(weights);
  const missing = shape.length - given.shape.length;
  const fits = given.shape.every((size, axis) => size === 1 || size === shape[axis + missing]);
  if (missing < 0 || !fits) throw broadcastError(argument, given.shape, shape);
  const data = new Float64Array(elementCount(shape));
  for (let index = 0; index < data.length; index += 1) {
    let rest = index;
    let source = 0;
    let stride = 1;
    for (let axis = shape.length - 1; axis >= missing; axis -= 1) {
      const size = given.shape[axis - missing];
      if (size !== 1) source += (rest % shape[axis]) * stride;
      stride *= size;
      rest = Math.floor(rest / shape[axis]);
    }
    data[index] = given.data[source];
  }
  return { data, shape };
}
