// @ts-check
/**
 * Compares every quantity with arbitrary precision on adversarial inputs, and prints the largest errors found beside the
 * bounds that are promised.
 *
 * Usage: node scripts/accuracy.mjs [word…] [--count N] [--longest N] [--families]
 *   words: only quantities whose id contains one of them
 *   --count: results of each quantity, 100 000 if nothing else is asked
 *   --longest: elements of the one row (or batch) of great length, 1 000 000 if nothing else is asked; 0 leaves it out
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
    options: {
      count: { type: 'string', default: '100000' },
      longest: { type: 'string', default: '1000000' },
      families: { type: 'boolean', default: false },
    },
  });
  const count = wholeNumber('count', values.count, 1);
  const longest = wholeNumber('longest', values.longest, 0);
  const [bundle] = await bundleForNode('accuracy', ['test/accuracy/index.ts']);
  const { accuracy } = /** @type {typeof import('../test/accuracy/index.ts')} */ (
    createRequire(import.meta.url)(bundle)
  );
  const start = performance.now();
  const counts = accuracy({ words: positionals, count, longest, byFamily: values.families, print: console.log });
  console.log(`measured in ${duration(performance.now() - start)}`);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return exitCode(counts);
});

/**
 * @param {string} option
 * @param {string} text
 * @param {number} minimum
 */
function wholeNumber(option, text, minimum) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < minimum) {
    throw new Problem(`--${option} takes a whole number from ${minimum} on, not ${text}.`);
  }
  return number;
}

/** @param {number} milliseconds */
function duration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
