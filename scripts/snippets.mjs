// @ts-check
/**
 * Runs the snippets that "Copy result as…" writes, with the real libraries: does each print the number that it was copied
 * from? The outcome of a whole run is kept in test/snippets/results.json, with the versions; a unit test knows by it whether
 * the snippets are still the ones that were run. What a Python does not have is only parsed.
 *
 * Usage: node scripts/snippets.mjs [word…] [--random N | --derivations N]
 *   words: only quantities whose id contains one of them
 *   --random: N random questions of each quantity in the place of the table of cases
 *   --derivations: instead of snippets, the derivations of N random questions of each quantity, step by step
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
    options: { random: { type: 'string', default: '0' }, derivations: { type: 'string', default: '0' } },
  });
  const [random, derivations] = [wholeNumber('random', values.random), wholeNumber('derivations', values.derivations)];
  const pythons = (process.env.SNIPPETS_PYTHON ?? 'python3').split(path.delimiter).filter((python) => python !== '');
  const [bundle] = await bundleForNode('snippets', ['test/snippets/index.ts']);
  const { runDerivations, snippets } = /** @type {typeof import('../test/snippets/index.ts')} */ (
    createRequire(import.meta.url)(bundle)
  );
  const asked = { words: positionals, pythons, print: console.log };
  const counts = derivations > 0 ? runDerivations({ ...asked, count: derivations }) : snippets({ ...asked, random });
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return exitCode(counts);
});

/**
 * @param {string} name
 * @param {string} text
 */
function wholeNumber(name, text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Problem(`--${name} takes a whole number, not ${text}.`);
  return value;
}
