// @ts-check
/**
 * Compares every quantity with arbitrary precision on adversarial inputs, and prints the largest errors found beside the
 * bounds that are promised.
 *
 * Usage: node scripts/accuracy.mjs [word…] [--count N] [--families]   only quantities whose id contains one of the words
 *   --count: results of each quantity, 100 000 if nothing else is asked
 *   --families: one line for each family of inputs
 */

import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { bundleForNode } from './bundleTests.mjs';
import { Problem, runAsScript } from './problem.mjs';
import { exitCode } from './runMocha.mjs';

await runAsScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { count: { type: 'string', default: '100000' }, families: { type: 'boolean', default: false } },
  });
  const count = Number(values.count);
  if (!Number.isInteger(count) || count < 1) throw new Problem(`--count takes a whole number, not ${values.count}.`);
  const [bundle] = await bundleForNode('accuracy', ['test/accuracy/index.ts']);
  const { accuracy } = /** @type {typeof import('../test/accuracy/index.ts')} */ (
    createRequire(import.meta.url)(bundle)
  );
  const counts = accuracy({ words: positionals, count, byFamily: values.families, print: console.log });
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return exitCode(counts);
});
