/** Runs the programs with the real frameworks and keeps what their marked calls gave. */

import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import * as esbuild from 'esbuild';
import {
  type Expected,
  readSources,
  type Source,
  type StoredProgram,
  unmark,
  type Value,
  writePrograms,
} from './programs.ts';

declare const PROJECT_ROOT: string;

export interface GenerateRequest {
  /** only these frameworks; empty: all */
  readonly frameworks: readonly string[];
  readonly python: string;
  /** a folder in whose node_modules tfjs is; the project's own when absent */
  readonly javaScriptFolder: string | undefined;
  readonly print: (line: string) => void;
}

/** The modules whose versions are told, by framework. */
const libraries: Readonly<Record<string, readonly string[]>> = {
  torch: ['torch'],
  torchmetrics: ['torch', 'torchmetrics'],
  tensorflow: ['tensorflow', 'keras'],
  keras: ['tensorflow', 'keras'],
  jax: ['jax', 'optax'],
  scipy: ['numpy', 'scipy'],
  sklearn: ['numpy', 'sklearn'],
  numpy: ['numpy', 'torch'],
  tfjs: ['@tensorflow/tfjs'],
};

interface Counts {
  passed: number;
  failed: number;
}

type Recorded = Value | { readonly kind?: undefined; readonly type: string };

interface Answer {
  readonly values: readonly Recorded[];
  readonly error?: string;
  /** the error came out of the marked call */
  readonly inside?: boolean;
  readonly line?: number;
}

interface Answers {
  readonly versions: Readonly<Record<string, string>>;
  readonly answers: readonly Answer[];
}

/** Runs and keeps; counts the programs that gave what their headings say. A framework with a failure is not kept. */
export function generate(request: GenerateRequest): Counts {
  const counts = { passed: 0, failed: 0 };
  const sources = readSources();
  for (const framework of new Set(sources.map((source) => source.framework))) {
    if (request.frameworks.length > 0 && !request.frameworks.includes(framework)) continue;
    const own = sources.filter((source) => source.framework === framework);
    const { passed, failed } = generateFramework(framework, own, request);
    counts.passed += passed;
    counts.failed += failed;
  }
  return counts;
}

function generateFramework(framework: string, sources: readonly Source[], request: GenerateRequest): Counts {
  // What cannot be known may well change the library itself: it comes last.
  const order = [...sources].sort((one, other) => Number(isUnknowable(one)) - Number(isUnknowable(other)));
  const run = runSources(framework, order, request);
  if (run === undefined) {
    request.print(`${framework}: skipped, where it was looked for there is no ${libraries[framework].join(' or no ')}`);
    return { passed: 0, failed: 0 };
  }
  const { versions, answers } = run;
  const stored = new Map<string, StoredProgram>();
  let complaints = 0;
  for (const [index, source] of order.entries()) {
    const expected = judged(source, answers[index]);
    if (typeof expected === 'string') {
      request.print(`${source.id}: ${expected}`);
      complaints += 1;
      continue;
    }
    const { id, languageId, callee, program } = source;
    stored.set(id, { id, languageId, framework, callee, program, versions, expected });
    const error = isUnknowable(source) ? answers[index].error : undefined;
    if (error !== undefined) request.print(`${id} (unknowable) ended with ${error}`);
  }
  const kept = sources.flatMap(({ id }) => stored.get(id) ?? []);
  if (complaints === 0) writePrograms(framework, kept);
  request.print(
    `${framework}: ${kept.length} of ${sources.length} as foretold${complaints > 0 ? ', nothing kept' : ''}`,
  );
  return { passed: sources.length - complaints, failed: complaints };
}

function isUnknowable({ foretold }: Source): boolean {
  return foretold.kind === 'unknowable';
}

/** What is kept of a program's run, or what is wrong with it. */
function judged({ foretold }: Source, { values, error, inside, line }: Answer): Expected | string {
  if (foretold.kind === 'unknowable') return foretold;
  if (foretold.kind === 'raises') {
    if (error === undefined) return `gave ${JSON.stringify(values[0])} and did not raise`;
    if (!inside) return `raised outside of the marked call, in line ${line}: ${error}`;
    if (!error.toLowerCase().includes(foretold.words.toLowerCase()))
      return `raised without “${foretold.words}”: ${error}`;
    return { kind: 'raises', error, words: foretold.words };
  }
  if (error !== undefined) return `ended in line ${line} with ${error}`;
  const [value, ...others] = values;
  if (value === undefined) return 'never came to the marked call';
  if (value.kind === undefined) return `gave no array but a ${value.type}`;
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(value))) return 'gave different values';
  const { shown, ...rest } = value;
  const { cancels } = foretold;
  return {
    ...rest,
    ...(shown === undefined || shown === value.printed ? {} : { shown }),
    ...(cancels !== undefined && { cancels }),
  };
}

function runSources(framework: string, sources: readonly Source[], request: GenerateRequest): Answers | undefined {
  if (framework === 'tfjs') {
    const programs = sources.map((source) => commonJs(source));
    const folder = request.javaScriptFolder ?? PROJECT_ROOT;
    return runChild(process.execPath, [inProject('run.mjs')], { folder, programs });
  }
  const programs = sources.map(({ program }) => recording(program));
  return runChild(request.python, [inProject('run.py'), ...libraries[framework]], programs);
}

/** The program with its marked call recorded. */
function recording(program: string): string {
  unmark(program);
  return program.replace('⟦', '__record__(__begin__(), ').replace('⟧', ')');
}

function commonJs({ program, languageId }: Source): string {
  const loader = languageId === 'typescript' ? 'ts' : 'js';
  return esbuild.transformSync(recording(program), { loader, format: 'cjs', platform: 'node' }).code;
}

function inProject(file: string): string {
  return path.join(PROJECT_ROOT, 'test/calls', file);
}

/** What a run must not depend on: accelerators, the order of a set in a message; and the backend of Keras that is meant. */
const surroundings = {
  TF_CPP_MIN_LOG_LEVEL: '3',
  CUDA_VISIBLE_DEVICES: '',
  PYTHONHASHSEED: '0',
  KERAS_BACKEND: 'tensorflow',
};
const minutes = 60_000;
/** What run.py and run.mjs exit with where a library is missing. */
const libraryMissing = 3;
const megabyte = 2 ** 20;

/** Undefined where a library is missing. @throws Error where the child cannot be started, or ends without an answer */
function runChild(command: string, args: readonly string[], input: unknown): Answers | undefined {
  const child = spawnSync(command, args, {
    input: JSON.stringify(input),
    encoding: 'utf8',
    timeout: 9 * minutes,
    maxBuffer: 256 * megabyte,
    env: { ...process.env, ...surroundings },
  });
  if (child.error) throw child.error;
  if (child.status === libraryMissing) return undefined;
  if (child.status !== 0) throw new Error(`${command} ended with ${child.status}: ${child.stderr.slice(-1000)}`);
  return JSON.parse(child.stdout) as Answers;
}
