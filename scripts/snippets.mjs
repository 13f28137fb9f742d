// @ts-check
/**
 * Runs the snippets that "Copy result as…" writes, with the real libraries: does each print the number that it was copied
 * from? The outcome of a whole run is kept in test/snippets/results.json, with the versions; a unit test knows by it whether
 * the snippets are still the ones that were run. What a Python does not have is only parsed.
 *
 * Usage: node scripts/snippets.mjs [word…] [--random N]
 *   words: only quantities whose id contains one of them
 *   --random: N random questions of each quantity in the place of the table of cases
 * SNIPPETS_PYTHON: the Python interpreters to run them with, as in PATH; python3 when absent
 */

import { createRequire } from 'node:module';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { bundleForNode } from './bundleTests.mjs';
import { Problem, runAsScript } from './problem.mjs';
import { exitCode } from './runMocha.mjs';

await runAsScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { random: { type: 'string', default: '0' } },
  });
  const random = Number(values.random);
  if (!Number.isInteger(random) || random < 0) {
    throw new Problem(`--random takes a whole number, not ${values.random}.`);
  }
  const pythons = (process.env.SNIPPETS_PYTHON ?? 'python3').split(path.delimiter).filter((python) => python !== '');
  const [bundle] = await bundleForNode('snippets', ['test/snippets/index.ts']);
  const { snippets } = /** @type {typeof import('../test/snippets/index.ts')} */ (
    createRequire(import.meta.url)(bundle)
  );
  const counts = snippets({ words: positionals, pythons, random, print: console.log });
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return exitCode(counts);
});
