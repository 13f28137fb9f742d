/** What the heap of this process holds, and how its growth is told. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The most that 2,000 cycles may leave behind, in bytes. */
export const largestGrowth = 2 * 1024 * 1024;

export const cycles = 2_000;

/** Cycles that are not counted: caches fill, and code is compiled. */
export const warmUp = 300;

const megabyte = 1024 * 1024;

/** Bytes in use once what is no longer wanted was collected. */
export async function heapInUse(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let least = Number.POSITIVE_INFINITY;
  // What waits for a timer, or for an answer of the workbench, holds on to its things a little longer.
  for (let round = 0; round < 4; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    collect();
    least = Math.min(least, process.memoryUsage().heapUsed);
  }
  return least;
}

/** The line that is printed of a kind of cycle. */
export function growthLine(what: string, before: number, after: number, note = ''): string {
  const verdict = after - before <= largestGrowth ? 'ok' : 'MISSED';
  const growth = ((after - before) / megabyte).toFixed(2);
  return `${what}: ${cycles} cycles, heap ${(before / megabyte).toFixed(1)} MB, grew by ${growth} MB${note}, goal ${largestGrowth / megabyte} MB ${verdict}`;
}
