/**
 * A clock around the work we do in the editor's thread of extensions: how long the longest piece of each kind took, and
 * how much of that the processor really worked on it, for a system with much to do stops a thread in the midst of
 * anything. A long one goes to the log, since everybody's extensions waited for it.
 */

import type * as vscode from 'vscode';

/** Above this a screen that is drawn 60 times a second would miss a frame, if it had to wait. */
const longMilliseconds = 16;

/** So many pieces of each kind are remembered. */
const remembered = 1024;

/** The last pieces of a kind: a ring of their milliseconds. */
interface Recent {
  readonly milliseconds: Float64Array;
  count: number;
}

const nothing: Recent = { milliseconds: new Float64Array(0), count: 0 };

export class Stopwatch {
  readonly #log: vscode.LogOutputChannel;
  readonly #longest = new Map<string, number>();
  readonly #longestOfThread = new Map<string, number>();
  readonly #recent = new Map<string, Recent>();

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** Milliseconds of the longest piece of work by its kind. */
  get longest(): ReadonlyMap<string, number> {
    return this.#longest;
  }

  /** The same in the thread's own time; empty where the host does not measure it. */
  get longestOfThread(): ReadonlyMap<string, number> {
    return this.#longestOfThread;
  }

  /** Milliseconds of the last pieces of a kind, the newest last. */
  recent(kind: string): readonly number[] {
    const { milliseconds, count } = this.#recent.get(kind) ?? nothing;
    const oldest = count % remembered;
    return count <= remembered
      ? [...milliseconds.subarray(0, count)]
      : [...milliseconds.subarray(oldest), ...milliseconds.subarray(0, oldest)];
  }

  /** Does a piece of work and notes how long it took. */
  measure<Result>(kind: string, work: () => Result): Result {
    const threadsStart = threadMilliseconds();
    const start = performance.now();
    try {
      return work();
    } finally {
      const took = performance.now() - start;
      this.#note(kind, took);
      if (threadsStart !== undefined) raise(this.#longestOfThread, kind, (threadMilliseconds() ?? 0) - threadsStart);
      if (took > longMilliseconds) this.#log.debug(`${kind} took ${took.toFixed(1)} ms.`);
    }
  }

  #note(kind: string, took: number): void {
    raise(this.#longest, kind, took);
    let recent = this.#recent.get(kind);
    if (!recent) {
      recent = { milliseconds: new Float64Array(remembered), count: 0 };
      this.#recent.set(kind, recent);
    }
    recent.milliseconds[recent.count % remembered] = took;
    recent.count++;
  }
}

function raise(longest: Map<string, number>, kind: string, took: number): void {
  if (took > (longest.get(kind) ?? 0)) longest.set(kind, took);
}

/** What this thread has used of the processor, where that is measured. */
function threadMilliseconds(): number | undefined {
  if (typeof process === 'undefined' || !process.threadCpuUsage) return undefined;
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
