/**
 * A value that follows another one once that has come to rest: what changes with every step of a slider is not set in type
 * each time.
 */

import { useEffect, useState } from 'preact/hooks';

const restMilliseconds = 120;

/**
 * The value as it was when it last stood still so long.
 * @param subject what it is about: of another one, the value is taken at once
 */
export function useRested<Value>(value: Value, subject: unknown): Value {
  const [rested, setRested] = useState({ value, subject });
  const isCurrent = rested.value === value && rested.subject === subject;
  const isAnother = rested.subject !== subject;
  useEffect(() => {
    if (isCurrent) return undefined;
    if (isAnother) {
      setRested({ value, subject });
      return undefined;
    }
    const timer = setTimeout(() => setRested({ value, subject }), restMilliseconds);
    return () => clearTimeout(timer);
  }, [value, subject, isCurrent, isAnother]);
  return isAnother ? value : rested.value;
}

/**
 * Work that is done when nobody has asked for it for a while, and at the latest when the page is hidden or left.
 */
export function whenRested(work: () => void): { readonly request: () => void; readonly finish: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    work();
  };
  window.addEventListener('pagehide', now);
  document.addEventListener('visibilitychange', now);
  return {
    request: () => {
      clearTimeout(timer);
      timer = setTimeout(now, restMilliseconds);
    },
    finish: () => {
      now();
      window.removeEventListener('pagehide', now);
      document.removeEventListener('visibilitychange', now);
    },
  };
}
