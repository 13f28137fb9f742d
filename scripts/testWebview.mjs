// @ts-check
/**
 * Runs the tests of the webview application (test/webview) in a plain Chromium, on the bundle of the last build.
 *
 * Usage: node scripts/testWebview.mjs [text…]   only the files whose path contains one of the texts
 */

import { bundleForNode, findTests } from './bundleTests.mjs';
import { ensureChromium } from './chromium.mjs';
import { runAsScript } from './problem.mjs';
import { exitCode, runMocha } from './runMocha.mjs';

await runAsScript(async () => {
  await ensureChromium();
  const files = findTests('test/webview', process.argv.slice(2));
  return exitCode(await runMocha(await bundleForNode('webview', files), { reporter: 'spec', timeout: 60_000 }));
});
