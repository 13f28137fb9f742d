// @ts-check
/**
 * Holds on to nothing: opens and closes the panel 2,000 times in a real VS Code and prints by how much the extension
 * host's heap grew, and the same of hovers and of documents; then shows 2,000 inspections in one page in Chromium. Fails
 * where more is left than 2 MB. It takes most of an hour.
 *
 * Usage: node scripts/leaks.mjs [host|page]   without a word both
 */

import * as path from 'node:path';
import { bundleForHost, bundleForNode, findTests } from './bundleTests.mjs';
import { ensureChromium } from './chromium.mjs';
import { runInHost } from './hostSuite.mjs';
import { root } from './paths.mjs';
import { runAsScript } from './problem.mjs';
import { exitCode, runMocha } from './runMocha.mjs';
import { editions, ensureVSCode } from './vscodeFetch.mjs';

const patience = 7_200_000;

await runAsScript(async () => {
  const words = process.argv.slice(2).filter((word) => word === 'host' || word === 'page');
  const total = { passed: 0, failed: 0 };
  const add = (/** @type {{ passed: number, failed: number }} */ { passed, failed }) => {
    total.passed += passed;
    total.failed += failed;
  };
  if (words.length === 0 || words.includes('host')) {
    console.log(`VS Code ${editions.newest.vscode}, Node extension host:`);
    const tests = await bundleForHost('leaks', 'node', [], 'test/leaks/host');
    const vscode = await ensureVSCode('newest');
    add(
      await runInHost({ vscode, kind: 'node', extension: root, tests, samples: path.join(root, 'samples'), patience }),
    );
  }
  if (words.length === 0 || words.includes('page')) {
    console.log('the page of the panel:');
    await ensureChromium();
    const tests = await bundleForNode('leaks', findTests('test/leaks/page'));
    add(await runMocha(tests, { reporter: 'spec', timeout: patience }));
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return exitCode(total);
});
