/** Work in slices: a few milliseconds at a time, and in between a turn for everybody else. */

/** A slice ends at the first look at the clock after this. */
const sliceMilliseconds = 4;

/** A clock that starts now and says when a slice is over. */
export function slice(): () => boolean {
  const end = performance.now() + sliceMilliseconds;
  return () => performance.now() > end;
}

/** Lets others have their turn. */
export function turn(): Promise<void> {
  return pause(0);
}

/** Waits. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
