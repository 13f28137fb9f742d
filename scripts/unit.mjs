// @ts-check
/**
 * Runs the tests that need no editor: unit, contract, architecture.
 *
 * Usage: node scripts/unit.mjs [--fuzz] [text…]   only the files whose path contains one of the texts
 *   --fuzz: property tests take new random inputs, and more of them; without it they take the same ones every time, so
 *   that a run fails for what was changed and for nothing else. A failure prints the seed that repeats it.
 */

import { createRequire } from 'node:module';
import { bundleForNode, findTests } from './bundleTests.mjs';
import { runAsScript } from './problem.mjs';
import { exitCode, runMocha } from './runMocha.mjs';

const folders = ['test/unit', 'test/contract', 'test/architecture'];

/** The bundled tests require fast-check, so this has to be the same copy: the one for `require`. */
const fastCheck = /** @type {typeof import('fast-check')} */ (createRequire(import.meta.url)('fast-check'));

await runAsScript(async () => {
  const words = process.argv.slice(2);
  const fuzz = words.includes('--fuzz');
  fastCheck.configureGlobal(fuzz ? { numRuns: 2_000 } : { seed: 1 });
  const wanted = words.filter((word) => word !== '--fuzz');
  const files = folders.flatMap((folder) => findTests(folder, wanted));
  const timeout = fuzz ? 600_000 : 20_000;
  return exitCode(await runMocha(await bundleForNode('unit', files), { timeout }));
});
