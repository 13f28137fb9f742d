// @ts-check
/**
 * Runs the tests that need no editor: unit, contract, architecture.
 *
 * Usage: node scripts/unit.mjs [text…]   only the files whose path contains one of the texts
 */

import { bundleForNode, findTests } from './bundleTests.mjs';
import { runAsScript } from './problem.mjs';
import { exitCode, runMocha } from './runMocha.mjs';

const folders = ['test/unit', 'test/contract', 'test/architecture'];

await runAsScript(async () => {
  const wanted = process.argv.slice(2);
  const files = folders.flatMap((folder) => findTests(folder, wanted));
  return exitCode(await runMocha(await bundleForNode('unit', files)));
});
