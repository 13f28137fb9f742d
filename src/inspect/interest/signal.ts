/** A signal for or against showing an array. */

import type { Clues } from './clues.ts';

export interface Signal {
  readonly signal: string;
  /** they add up over all signals that hold; weighed on the snippets of test/noise and on public code */
  readonly points: number;
  /** why it counts */
  readonly because: string;
  readonly holds: (clues: Clues) => boolean;
}
