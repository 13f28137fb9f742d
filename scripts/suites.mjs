// @ts-check
/** Suites one after the other, each a script of its own: what they print, and their counts together. */

import * as path from 'node:path';
import { hostNode } from './hostNode.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

/**
 * @typedef {object} Suite
 * @property {string} title
 * @property {string} script in this folder
 * @property {readonly string[]} words what it is called with
 */

const longest = 30 * 60_000;

/**
 * Runs them and prints the counts of all as the last line.
 * @param {readonly Suite[]} suites
 * @returns {Promise<number>} the exit code
 */
export async function runSuites(suites) {
  const total = { passed: 0, failed: 0 };
  for (const { title, script, words } of suites) {
    console.log(`${title}:`);
    const file = path.join(root, 'scripts', script);
    const { output } = await run(hostNode(), [file, ...words], { cwd: root, timeout: longest });
    process.stdout.write(output);
    const closing = /^(\d+) passed, (\d+) failed$/.exec(output.trimEnd().split('\n').at(-1) ?? '');
    total.passed += Number(closing?.[1] ?? 0);
    // A run without its closing line has failed, whatever it said.
    total.failed += closing ? Number(closing[2]) : 1;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}
