/** Python interpreters that run snippets with the libraries they have. */

import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import type { FrameworkId } from '../../src/frameworks/index.ts';

declare const PROJECT_ROOT: string;

/** The modules whose versions a run is told by. */
const libraries: Readonly<Record<FrameworkId, readonly string[]>> = {
  numpy: ['numpy'],
  pytorch: ['torch'],
  tensorflow: ['tensorflow', 'keras'],
  jax: ['jax', 'optax'],
};

/** What a snippet printed, or the error that ended it; neither where it was only parsed. */
export interface Answer {
  readonly printed?: string;
  readonly error?: string;
}

/** The answers of an interpreter; without versions, it lacks the library, and the snippets were only parsed. */
export interface Answers {
  readonly versions?: Readonly<Record<string, string>>;
  readonly missing?: string;
  readonly answers: readonly Answer[];
}

const minutes = 60_000;
const megabyte = 2 ** 20;

/** Runs the programs one after the other. @throws Error where the interpreter cannot be started, or ends without an answer */
export function runPrograms(python: string, framework: FrameworkId, programs: readonly string[]): Answers {
  const script = path.join(PROJECT_ROOT, 'test/snippets/run.py');
  const child = spawnSync(python, [script, ...libraries[framework]], {
    input: JSON.stringify(programs),
    encoding: 'utf8',
    timeout: 9 * minutes,
    maxBuffer: 256 * megabyte,
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3', CUDA_VISIBLE_DEVICES: '' },
  });
  if (child.error) throw child.error;
  if (child.status !== 0) throw new Error(`${python} ended with ${child.status}: ${child.stderr.slice(-1000)}`);
  return JSON.parse(child.stdout) as Answers;
}
