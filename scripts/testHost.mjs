// @ts-check
/**
 * Runs the in-host suite (test/host) in a real VS Code.
 *
 * Usage: node scripts/testHost.mjs [newest|oldest] [node|web] [large] [text…]
 *   without an edition the newest, without a host both; large: the tests on large files (test/hostLarge), which take longer
 *   than `npm test` may; text: only the files whose path contains one of the texts
 */

import * as path from 'node:path';
import { bundleForHost } from './bundleTests.mjs';
import { runInHost } from './hostSuite.mjs';
import { root } from './paths.mjs';
import { runAsScript } from './problem.mjs';
import { exitCode } from './runMocha.mjs';
import { editions, ensureVSCode } from './vscodeFetch.mjs';

/** What does not differ between versions is tested on the newest one: it stands in this folder. */
const newestOnly = path.join('test', 'host', 'newest') + path.sep;

await runAsScript(async () => {
  const words = process.argv.slice(2);
  const edition = words.includes('oldest') ? 'oldest' : 'newest';
  const hosts = /** @type {const} */ (['node', 'web']);
  const named = hosts.filter((kind) => words.includes(kind));
  const wanted = words.filter((word) => !['newest', 'oldest', 'large', ...hosts].includes(word));
  const folder = words.includes('large') ? 'test/hostLarge' : 'test/host';
  /** @param {string} file */
  const isMeant = (file) => edition === 'newest' || !file.startsWith(newestOnly);
  const total = { passed: 0, failed: 0 };
  for (const kind of named.length > 0 ? named : hosts) {
    console.log(`VS Code ${editions[edition].vscode}, ${kind === 'node' ? 'Node' : 'web worker'} extension host:`);
    const { passed, failed } = await runInHost({
      vscode: await ensureVSCode(edition),
      kind,
      extension: root,
      tests: await bundleForHost(`${edition}-${kind}`, kind, wanted, folder, isMeant),
      samples: path.join(root, 'samples'),
    });
    total.passed += passed;
    // A host without a single test has not been tested.
    total.failed += passed + failed === 0 ? 1 : failed;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return exitCode(total);
});
