/** A value that follows another one once that has come to rest: what changes with every step of a slider is not set in type each time. */

import { useEffect, useState } from 'preact/hooks';

const restMilliseconds = 120;

/** The value as it was when it last stood still so long; the first one at once. */
export function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    if (value === rested) return undefined;
    const timer = setTimeout(() => setRested(() => value), restMilliseconds);
    return () => clearTimeout(timer);
  }, [value, rested]);
  return rested;
}
