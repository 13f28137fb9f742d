// @ts-check
/**
 * Holds what the call finder says of marked calls against what the real frameworks gave, and prints the score by framework,
 * with each miss. Fails when a goal is missed. The programs and what came out stand in test/calls/programs.
 *
 * Usage: node scripts/calls.mjs [framework…] [--generate]
 *   frameworks: only programs of these
 *   --generate: runs the programs with the real frameworks instead, and keeps what comes out
 * CALLS_PYTHON: the Python that has the frameworks; python3 when absent
 * CALLS_JAVASCRIPT: a folder in whose node_modules @tensorflow/tfjs is; this project when absent
 */

import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { bundleForNode } from './bundleTests.mjs';
import { runAsScript } from './problem.mjs';
import { exitCode } from './runMocha.mjs';

const require = createRequire(import.meta.url);

await runAsScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { generate: { type: 'boolean', default: false } },
  });
  const [bundle] = await bundleForNode('calls', ['test/calls/index.ts']);
  const tests = /** @type {typeof import('../test/calls/index.ts')} */ (require(bundle));
  if (values.generate) {
    const counts = tests.generate({
      frameworks: positionals,
      python: process.env.CALLS_PYTHON ?? 'python3',
      javaScriptFolder: process.env.CALLS_JAVASCRIPT,
      print: console.log,
    });
    console.log(`${counts.passed} passed, ${counts.failed} failed`);
    return exitCode(counts);
  }
  // A bundle of its own: the door of the calls is loaded lazily everywhere.
  const [door] = await bundleForNode('callsDoor', ['src/calls/index.ts']);
  const { findCalls } = /** @type {import('../test/contract/doors.ts').CallsDoor} */ (require(door));
  const programs = tests
    .readPrograms()
    .filter(({ framework }) => positionals.length === 0 || positionals.includes(framework));
  const judged = tests.score(findCalls, programs);
  for (const line of tests.scoreTable(judged)) console.log(line);
  return tests.isReached(judged) ? 0 : 1;
});
