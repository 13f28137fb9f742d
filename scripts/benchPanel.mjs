// @ts-check
/**
 * The benchmark's part that needs a browser: how much of a frame a slider's move takes in the panel's page, and what its
 * derivation costs; and in a real VS Code, how soon the panel shows its result.
 */

import * as path from 'node:path';
import { build, buildPageScript } from './build.mjs';
import { bundleForHost, bundleForNode, findTests } from './bundleTests.mjs';
import { ensureChromium } from './chromium.mjs';
import { runInHost } from './hostSuite.mjs';
import { root } from './paths.mjs';
import { Problem } from './problem.mjs';
import { runMocha } from './runMocha.mjs';
import { ensureVSCode } from './vscodeFetch.mjs';

/** Prints the figures beside their goals; what misses one does not fail. */
export async function benchPanel() {
  await ensureChromium();
  await build({ minify: true });
  try {
    await buildPageScript('test/frames/derivationPage.tsx', 'out/frames-page/derivationPage.js');
    const frames = await runMocha(await bundleForNode('frames', findTests('test/frames')), { timeout: 300_000 });
    const tests = await bundleForHost('firstPaint', 'node', [], 'test/firstPaint');
    const vscode = await ensureVSCode('newest');
    const samples = path.join(root, 'samples');
    const firstPaint = await runInHost({ vscode, kind: 'node', extension: root, tests, samples });
    if (frames.failed + firstPaint.failed > 0) throw new Problem('The panel could not be measured: see above.');
  } finally {
    await build();
  }
}
