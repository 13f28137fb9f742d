/**
 * A clock around the work we do in the editor's thread of extensions: how long the longest piece of each kind took. A
 * long one goes to the log, since everybody's extensions waited for it.
 */

import type * as vscode from 'vscode';

/** Above this a screen that is drawn 60 times a second would miss a frame, if it had to wait. */
const longMilliseconds = 16;

export class Stopwatch {
  readonly #log: vscode.LogOutputChannel;
  readonly #longest = new Map<string, number>();

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** Milliseconds of the longest piece of work by its kind. */
  get longest(): ReadonlyMap<string, number> {
    return this.#longest;
  }

  /** Does a piece of work and notes how long it took. */
  measure<Result>(kind: string, work: () => Result): Result {
    const start = performance.now();
    try {
      return work();
    } finally {
      const took = performance.now() - start;
      if (took > (this.#longest.get(kind) ?? 0)) this.#longest.set(kind, took);
      if (took > longMilliseconds) this.#log.debug(`${kind} took ${took.toFixed(1)} ms.`);
    }
  }
}
