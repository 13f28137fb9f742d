// @ts-check
/**
 * Measures when a hover is shown: false positives and recall on the labelled snippets of test/noise, by language and by
 * domain, with each miss. Fails when a goal is missed.
 *
 * Usage: node scripts/noise.mjs
 */

import { createRequire } from 'node:module';
import { bundleForNode } from './bundleTests.mjs';
import { runAsScript } from './problem.mjs';
import { exitCode } from './runMocha.mjs';

await runAsScript(async () => {
  const [bundle] = await bundleForNode('noise', ['test/noise/index.ts']);
  const { noise } = /** @type {typeof import('../test/noise/index.ts')} */ (createRequire(import.meta.url)(bundle));
  const counts = noise(console.log);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return exitCode(counts);
});
