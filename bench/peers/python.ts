/**
 * Python's libraries as contestants: one worker process (worker.py) that computes and times on request, so that its
 * samples lie between ours. Which libraries it has is its own word; what is missing is skipped.
 */

import { type ChildProcessByStdio, spawn } from 'node:child_process';
import * as readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Contestant } from '../harness.ts';
import type { TaskInputs, TaskName } from './tasks.ts';

type Request = Readonly<Record<string, unknown>>;

/** A running worker, or the lack of one. */
export interface PythonWorker {
  /** each library that is there, with its version and the tasks it knows */
  readonly libraries: ReadonlyMap<string, { readonly version: string; readonly tasks: ReadonlySet<string> }>;
  /** undefined where the library does not know the task */
  contestant(library: string, task: TaskName, inputs: TaskInputs): Promise<Contestant | undefined>;
  stop(): void;
}

/** Starts the worker; a Python that is not there has no libraries. */
export async function startPython(command: string, script: string): Promise<PythonWorker> {
  const child = spawn(command, [script], { stdio: ['pipe', 'pipe', 'ignore'] });
  const gone = new Promise<undefined>((resolve) => {
    child.once('error', () => resolve(undefined));
    child.once('exit', () => resolve(undefined));
  });
  // A worker that is gone is noticed by its missing answer.
  child.stdin.on('error', () => {});
  const ask = conversation(child, gone);
  const said = await ask({ ask: 'libraries' });
  const libraries = new Map(
    Object.entries((said ?? {}) as Record<string, { version: string; tasks: string[] }>).map(
      ([name, { version, tasks }]) => [name, { version, tasks: new Set(tasks) }],
    ),
  );
  const loaded = new Set<number>();
  return {
    libraries,
    stop: () => void child.kill(),
    async contestant(library, task, inputs) {
      if (!libraries.get(library)?.tasks.has(task)) return undefined;
      if (!loaded.has(inputs.count)) await ask(loading(inputs));
      loaded.add(inputs.count);
      const asked = { library, task, size: inputs.count };
      return {
        name: library,
        answer: async () => doubles((await ask({ ask: 'answer', ...asked })) as string),
        time: async (passes) => (await ask({ ask: 'time', ...asked, passes })) as number,
      };
    },
  };
}

/** One line of JSON to the worker, one line back; undefined once it is gone. */
function conversation(child: ChildProcessByStdio<Writable, Readable, null>, gone: Promise<undefined>) {
  const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async (request: Request): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const line = await Promise.race([lines.next(), gone]);
    if (line === undefined || line.done) {
      if (request.ask === 'libraries') return undefined;
      throw new Error(`The Python worker ended while it was asked for ${JSON.stringify(request.task)}.`);
    }
    const { result, error } = JSON.parse(line.value);
    if (error !== undefined) throw new Error(`The Python worker failed: ${error}`);
    return result;
  };
}

/** The inputs, their doubles bit by bit. */
function loading({ count, rows, classes, ...arrays }: TaskInputs): Request {
  const encoded = Object.entries(arrays).map(([name, { buffer, byteOffset, byteLength }]) => [
    name,
    Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
  ]);
  return { ask: 'load', size: count, rows, classes, arrays: Object.fromEntries(encoded) };
}

function doubles(encoded: string): Float64Array {
  const bytes = Buffer.from(encoded, 'base64');
  return Float64Array.from({ length: bytes.length / 8 }, (_, index) => bytes.readDoubleLE(8 * index));
}
