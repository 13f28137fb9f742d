/** A value that stays the same object until what somebody looks at in it changes. */

import { useRef } from 'preact/hooks';
import type { Inspection } from '../src/present/index.ts';

/**
 * The value as it was first given, as long as each one after it is alike.
 * @param isAlike whether the difference between two values does not show
 */
export function useSameWhile<Value>(value: Value, isAlike: (before: Value, now: Value) => boolean): Value {
  const kept = useRef(value);
  if (!isAlike(kept.current, value)) kept.current = value;
  return kept.current;
}

/** Whether two inspections differ in nothing but options and what they come to. The axis says where the classes run. */
export function asksTheSame(before: Inspection, now: Inspection): boolean {
  return (
    before.arrays === now.arrays &&
    before.inputs === now.inputs &&
    before.quantity === now.quantity &&
    before.classNames === now.classNames &&
    before.options.axis === now.options.axis
  );
}
