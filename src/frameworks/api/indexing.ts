/** What an index takes out of an array, with what each library does differently from NumPy. */

import type { Tensor } from '../../core/index.ts';
import { indexed, type Selector } from './shapes.ts';
import { type ArrayValue, notFollowed, Raised, type Value } from './values.ts';

/**
 * The part of an array that an index names; `written` are the values between its brackets.
 * @throws Raised for a place that is not there, Unresolved for what is not followed
 */
export function indexedArray(
  array: ArrayValue,
  selectors: readonly Selector[],
  written: readonly Value[] = [],
): ArrayValue {
  requireIndices(array, written);
  const take = (tensor: Tensor): Tensor => taken(array, tensor, selectors);
  const exact = take(array.exact);
  return { ...array, exact, held: array.held === array.exact ? exact : take(array.held) };
}

function taken({ library }: ArrayValue, tensor: Tensor, selectors: readonly Selector[]): Tensor {
  try {
    return indexed(tensor, selectors, library === 'torch' ? 'dimension' : 'axis');
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    // JAX takes the nearest place there is, or fills in NaN
    if (library === 'jax') return notFollowed('an index out of range');
    if (library === 'tensorflow') throw new Raised(error.error.replace(/^IndexError: /, 'InvalidArgumentError: '));
    throw error;
  }
}

/** Lists and arrays as indices. @throws Raised where the library takes none */
function requireIndices({ library }: ArrayValue, written: readonly Value[]): void {
  const isList = written.some((value) => value.kind === 'list' && value.form === 'list');
  if (library === 'jax' && isList) {
    throw new Raised(
      'TypeError: Using a non-tuple sequence for multidimensional indexing is not allowed; use `arr[array(seq)]` instead of `arr[seq]`.',
    );
  }
  if (library !== 'tensorflow') return;
  if (isList) notFollowed('a list as an index of a tensor');
  if (written.some((value) => value.kind === 'array' && value.exact.shape.length > 0)) {
    throw new Raised(
      'TypeError: Only integers, slices (`:`), ellipsis (`...`), tf.newaxis (`None`) and scalar tf.int32/tf.int64 tensors are valid indices',
    );
  }
}
