// @ts-check
/**
 * Holds the finder against the languages' own parsers on real files, and prints precision and recall of each language.
 * Parsers and files are fetched the first time they are needed.
 *
 * Usage: node scripts/oracle.mjs [word…] [--misses [N]]
 *   words: only languages whose name contains one of them
 *   --misses: print what was missed and what was found falsely, the first N of each language (all without N)
 */

import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { bundleModules } from './bundleTests.mjs';
import { oracleFolder } from './paths.mjs';
import { runAsScript } from './problem.mjs';
import { exitCode } from './runMocha.mjs';

await runAsScript(async () => {
  const { words, misses } = readArguments(process.argv.slice(2));
  const bundle = await bundleModules('syntax', 'test/syntax/index.ts', 'surprisal:truth-sources', 'test/syntax');
  const { oracle } = /** @type {typeof import('../test/syntax/index.ts')} */ (createRequire(import.meta.url)(bundle));
  fs.mkdirSync(oracleFolder, { recursive: true });
  const counts = await oracle({ words, misses, cache: oracleFolder, print: console.log });
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return exitCode(counts);
});

/**
 * Read by hand, since the number after `--misses` may be left out.
 * @param {readonly string[]} given
 */
function readArguments(given) {
  const at = given.indexOf('--misses');
  const count = at >= 0 && /^\d+$/.test(given[at + 1] ?? '') ? Number(given[at + 1]) : undefined;
  const words = given.filter((word, index) => word !== '--misses' && (count === undefined || index !== at + 1));
  return { words, misses: at < 0 ? 0 : (count ?? Number.POSITIVE_INFINITY) };
}
