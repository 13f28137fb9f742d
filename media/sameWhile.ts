/** A value that stays the same object until what somebody looks at in it changes. */

import { useRef } from 'preact/hooks';

/**
 * The value as it was first given, as long as each one after it is alike.
 * @param isAlike whether the difference between two values does not show
 */
export function useSameWhile<Value>(value: Value, isAlike: (before: Value, now: Value) => boolean): Value {
  const kept = useRef(value);
  if (!isAlike(kept.current, value)) kept.current = value;
  return kept.current;
}
