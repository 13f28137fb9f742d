/**
 * A clock around the work we do in the editor's thread of extensions: how long the longest piece of each kind took, and
 * how much of that the processor really worked on it, for a system with much to do stops a thread in the midst of
 * anything. A long one goes to the log, since everybody's extensions waited for it.
 */

import type * as vscode from 'vscode';

/** Above this a screen that is drawn 60 times a second would miss a frame, if it had to wait. */
const longMilliseconds = 16;

/** What the pieces of one kind took, in milliseconds. */
export interface Taken {
  readonly pieces: number;
  readonly total: number;
  readonly longest: number;
  /** the same in the thread's own time; undefined where the host does not measure it */
  readonly own?: { readonly total: number; readonly longest: number };
}

const nothing: Taken = { pieces: 0, total: 0, longest: 0 };

export class Stopwatch {
  readonly #log: vscode.LogOutputChannel;
  readonly #taken = new Map<string, Taken>();

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** What the work took until now, by its kind. */
  get taken(): ReadonlyMap<string, Taken> {
    return this.#taken;
  }

  /** Does a piece of work and notes how long it took. */
  measure<Result>(kind: string, work: () => Result): Result {
    const ownStart = threadMilliseconds();
    const start = performance.now();
    try {
      return work();
    } finally {
      const took = performance.now() - start;
      const own = ownStart === undefined ? undefined : (threadMilliseconds() ?? ownStart) - ownStart;
      const { pieces, total, longest, own: before = nothing } = this.#taken.get(kind) ?? nothing;
      this.#taken.set(kind, {
        pieces: pieces + 1,
        total: total + took,
        longest: Math.max(longest, took),
        ...(own !== undefined && { own: { total: before.total + own, longest: Math.max(before.longest, own) } }),
      });
      if (took > longMilliseconds) this.#log.debug(`${kind} took ${took.toFixed(1)} ms.`);
    }
  }
}

/** What this thread has used of the processor, where that is measured. */
function threadMilliseconds(): number | undefined {
  if (typeof process === 'undefined' || !process.threadCpuUsage) return undefined;
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
