// @ts-check
/** The benchmark's part that needs a browser: how much of a frame a slider's move takes in the panel's page. */

import { build } from './build.mjs';
import { bundleForNode, findTests } from './bundleTests.mjs';
import { ensureChromium } from './chromium.mjs';
import { Problem } from './problem.mjs';
import { runMocha } from './runMocha.mjs';

/** Prints the figures beside their goals; what misses one does not fail. */
export async function benchPanel() {
  await ensureChromium();
  await build({ minify: true });
  try {
    const { failed } = await runMocha(await bundleForNode('frames', findTests('test/frames')), { timeout: 300_000 });
    if (failed > 0) throw new Problem('The panel could not be measured: see above.');
  } finally {
    await build();
  }
}
