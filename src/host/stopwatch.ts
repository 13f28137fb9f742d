/**
 * A clock around the work we do in the editor's thread of extensions: how long the longest piece of each kind took. A
 * long one goes to the log, since everybody's extensions waited for it.
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
  readonly #recent = new Map<string, Recent>();

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** Milliseconds of the longest piece of work by its kind. */
  get longest(): ReadonlyMap<string, number> {
    return this.#longest;
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
    const start = performance.now();
    try {
      return work();
    } finally {
      const took = performance.now() - start;
      this.#note(kind, took);
      if (took > longMilliseconds) this.#log.debug(`${kind} took ${took.toFixed(1)} ms.`);
    }
  }

  #note(kind: string, took: number): void {
    if (took > (this.#longest.get(kind) ?? 0)) this.#longest.set(kind, took);
    let recent = this.#recent.get(kind);
    if (!recent) {
      recent = { milliseconds: new Float64Array(remembered), count: 0 };
      this.#recent.set(kind, recent);
    }
    recent.milliseconds[recent.count % remembered] = took;
    recent.count++;
  }
}
