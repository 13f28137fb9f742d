/** A case: one line (or a few) of the benchmark's table, and the check of its answers before anything is timed. */

import type { Contestant } from './harness.ts';

export interface Case {
  readonly name: string;
  /** how many numbers the computation reads: times are told per number */
  readonly count: number;
  /** Makes the inputs; called only for the cases that are run. */
  prepare(): Preparation | Promise<Preparation>;
}

export interface Preparation {
  /** absent while the core does not have the function */
  readonly ours: Contestant | undefined;
  readonly rivals: readonly Rival[];
  /** some entries of the answer, in arbitrary precision: index and value */
  readonly exact: readonly (readonly [index: number, value: number])[];
}

export interface Rival {
  readonly contestant: Contestant;
  /** the ratio ours/rival that must not be exceeded; absent: only told */
  readonly goal?: number;
  /** how far its answer may be from ours, relatively; default 1e-9 */
  readonly tolerance?: number;
}

/** A computation of this process: its whole answer at each call. */
export type Computation = () => ArrayLike<number>;

/** What is run: everything, or what gives an impression in less than a minute. */
export interface Extent {
  readonly quick: boolean;
}

/** Where ours is against arbitrary precision: no kernel of doubles that is right is further off. */
const exactTolerance = 1e-12;

/** What is wrong with our answer; undefined where nothing is. */
export function complaintAboutOurs(answer: ArrayLike<number>, { exact }: Preparation): string | undefined {
  const largest = exact.reduce((most, [, value]) => Math.max(most, Math.abs(value)), 0);
  const wrong = exact.find(([index, value]) => !isClose(answer[index], value, exactTolerance, 1e-16 * largest));
  return wrong && `WRONG: entry ${wrong[0]} is ${answer[wrong[0]]} instead of ${wrong[1]}`;
}

/** What is wrong between our answer and a rival's; undefined where nothing is. */
export function complaintAboutRival(
  ours: ArrayLike<number>,
  theirs: ArrayLike<number>,
  { tolerance = 1e-9 }: Rival,
): string | undefined {
  if (ours.length !== theirs.length) return `DIFFERENT: ${theirs.length} numbers instead of ${ours.length}`;
  let largest = 0;
  for (let index = 0; index < ours.length; index += 1) largest = Math.max(largest, Math.abs(ours[index]));
  // The plain formulas cancel where a result is much smaller than its terms (p − 1 of a confident row).
  const floor = tolerance * 1e-4 * largest;
  for (let index = 0; index < ours.length; index += 1) {
    if (!isClose(theirs[index], ours[index], tolerance, floor)) {
      return `DIFFERENT: entry ${index}: ours ${ours[index]}, theirs ${theirs[index]}`;
    }
  }
  return undefined;
}

/** NaN is close to nothing. */
function isClose(value: number, expected: number, relative: number, absolute: number): boolean {
  return Math.abs(value - expected) <= relative * Math.abs(expected) + absolute;
}
