/**
 * Harness: ratios of running times that a noisy machine cannot bend far. Contestants of one contest run next to each
 * other, in a new random order every round; a ratio is taken within a round, and the median over the rounds is told with
 * a bootstrap interval. (Measured in blocks, one after the other, a function against itself gave 0.44–1.70.)
 */

import { type RandomNumber, shuffled } from './corpus.ts';

/** Something that computes an answer and can be timed, in this process or another. */
export interface Contestant {
  readonly name: string;
  answer(): ArrayLike<number> | Promise<ArrayLike<number>>;
  /** Nanoseconds for this many passes. */
  time(passes: number): number | Promise<number>;
}

/** Ours, and what it is compared with. */
export interface Contest {
  readonly ours: Contestant;
  readonly rivals: readonly Contestant[];
}

export interface Effort {
  readonly rounds: number;
  /** milliseconds a sample lasts at least; short computations are repeated */
  readonly sample: number;
  /** milliseconds of running before anything is measured */
  readonly warmUp: number;
}

/** The time of ours divided by the rival's: the median over the rounds, and the interval that holds it 9 times of 10. */
export interface Figure {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** nanoseconds a pass, medians */
  readonly ours: number;
  readonly rival: number;
}

let sink = 0;

/** What all results summed up to: read at the end, so that no computation can be optimised away. */
export function drainedSink(): number {
  return sink;
}

/** A function of this process as a contestant. */
export function inThisProcess(name: string, compute: () => ArrayLike<number>): Contestant {
  return {
    name,
    answer: compute,
    time(passes) {
      const start = performance.now();
      for (let pass = 0; pass < passes; pass += 1) {
        const result = compute();
        sink += result[pass % result.length];
      }
      return (performance.now() - start) * 1e6;
    },
  };
}

/** Runs contests side by side: every contest has its turn in every round. One list of figures a contest, one a rival. */
export async function compete(
  contests: readonly Contest[],
  { rounds, sample, warmUp }: Effort,
  random: RandomNumber,
): Promise<Figure[][]> {
  const contestants = new Set(contests.flatMap(({ ours, rivals }) => [ours, ...rivals]));
  const passes = new Map<Contestant, number>();
  for (const contestant of contestants) passes.set(contestant, await passesOf(contestant, sample, warmUp));
  const samples = new Map([...contestants].map((contestant): [Contestant, number[]] => [contestant, []]));
  for (let round = 0; round < rounds; round += 1) {
    // Without these (they are there under --expose-gc) one contestant's garbage is collected in the time of another. A
    // whole collection takes as long as a sample, one of young objects (true) next to nothing.
    globalThis.gc?.();
    for (const { ours, rivals } of shuffled(contests, random)) {
      for (const contestant of shuffled([ours, ...rivals], random)) {
        const count = passes.get(contestant) ?? 1;
        // with the objects of the last round the engine threw away the code that was compiled for their layouts
        await contestant.time(Math.ceil(count / 2));
        globalThis.gc?.(true);
        samples.get(contestant)?.push((await contestant.time(count)) / count);
      }
    }
  }
  return contests.map(({ ours, rivals }) =>
    rivals.map((rival) => figure(samples.get(ours) ?? [], samples.get(rival) ?? [], random)),
  );
}

/** Warms a contestant up, and tells how many passes fill a sample. */
async function passesOf(contestant: Contestant, sample: number, warmUp: number): Promise<number> {
  let spent = 0;
  let onePass = Number.POSITIVE_INFINITY;
  for (let passes = 1; spent < warmUp * 1e6; passes *= 2) {
    const time = await contestant.time(passes);
    spent += time;
    onePass = Math.min(onePass, time / passes);
  }
  return Math.max(1, Math.ceil((sample * 1e6) / onePass));
}

function figure(ours: readonly number[], rival: readonly number[], random: RandomNumber): Figure {
  const ratios = ours.map((time, round) => time / rival[round]);
  const resampled = Array.from({ length: 1000 }, () =>
    median(ratios.map(() => ratios[Math.floor(random() * ratios.length)])),
  ).sort((a, b) => a - b);
  return { ratio: median(ratios), low: resampled[50], high: resampled[949], ours: median(ours), rival: median(rival) };
}

/** The middle one; of an even number of values, the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.floor(sorted.length / 2)]) / 2;
}
