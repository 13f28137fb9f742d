/** Questions that several libraries ask alike: along an axis or of the whole array, of each element. */

import type { FrameworkName, QuantityId } from '../../quantities/index.ts';
import { withShape } from './common.ts';
import type { Result } from './types.ts';
import type { ArrayValue } from './values.ts';
import { answer } from './writing.ts';

/** Softmax or its logarithm along an axis; of the whole array where none is given. */
export function softmaxOf(quantity: 'softmax' | 'logSoftmax', logits: ArrayValue, axis: number | undefined): Result {
  if (axis !== undefined) return answer({ quantity, inputs: { logits }, options: { axis } });
  return inShape(softmaxOf(quantity, flat(logits), -1), logits.exact.shape);
}

/** Log-sum-exp along an axis, or of the whole array. */
export function logSumExpOf(logits: ArrayValue, axis: number | undefined, keepsAxis: boolean): Result {
  const { shape } = logits.exact;
  if (axis === undefined) {
    const whole = answer({ quantity: 'logSumExp', inputs: { logits: flat(logits) }, options: { axis: -1 } });
    return keepsAxis
      ? inShape(
          whole,
          shape.map(() => 1),
        )
      : whole;
  }
  const result = answer({ quantity: 'logSumExp', inputs: { logits }, options: { axis } });
  const at = axis < 0 ? axis + shape.length : axis;
  return keepsAxis ? inShape(result, shape.with(at, 1)) : result;
}

/** A quantity of each element. */
export function ofElements(quantity: QuantityId, x: ArrayValue, framework?: FrameworkName): Result {
  return answer({ quantity, inputs: { x }, ...(framework && { framework }) });
}

export const flat = (array: ArrayValue): ArrayValue => withShape(array, [-1]);

/** A result in another shape. */
export function inShape({ value, ...rest }: Result, shape: readonly number[]): Result {
  return { ...rest, value: value.kind === 'array' ? withShape(value, shape) : value };
}
