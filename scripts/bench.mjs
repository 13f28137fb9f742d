// @ts-check
/**
 * The benchmark: our functions against the plain loops that people write, and against other libraries. It bundles
 * bench/main.ts as the packaged extension is bundled (build.mjs) and runs it on the Node that VS Code's server needs.
 * It prints ratios with the goals beside them and writes out/bench.json; what misses its goal does not fail.
 *
 * Usage: node scripts/bench.mjs [--quick] [--this-node] [text…]   only the cases whose name contains one of the texts
 *   the text "editor" is the part that needs an editor (benchEditor.mjs), the text "panel" the one that needs a browser
 *   (benchPanel.mjs); without texts they come last
 *   --quick       fewer and shorter samples, in less than a minute
 *   --this-node   on the Node that runs this script
 * BENCH_PYTHON: the Python whose numpy, scipy and torch are measured too; python3 when absent
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';
import * as esbuild from 'esbuild';
import { benchEditor } from './benchEditor.mjs';
import { benchPanel } from './benchPanel.mjs';
import { atEnd } from './endings.mjs';
import { hostNode } from './hostNode.mjs';
import { bundledTestsFolder, root } from './paths.mjs';
import { runAsScript } from './problem.mjs';

const bundle = path.join(bundledTestsFolder, 'bench/main.cjs');

await runAsScript(async () => {
  const words = process.argv.slice(2);
  const texts = words.filter((word) => !word.startsWith('--'));
  const parts = texts.filter((text) => text === 'editor' || text === 'panel');
  const code = parts.length > 0 && parts.length === texts.length ? 0 : await benchFunctions(words);
  if (code === 0 && (texts.length === 0 || parts.includes('editor'))) await benchEditor();
  if (code === 0 && (texts.length === 0 || parts.includes('panel'))) await benchPanel();
  // What the figures say is no failure; a benchmark that breaks off is one.
  return code;
});

/** @param {readonly string[]} words */
async function benchFunctions(words) {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['bench/main.ts'],
    outfile: bundle,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  const node = words.includes('--this-node') ? process.execPath : hostNode();
  const child = spawn(node, ['--expose-gc', bundle, ...words], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  const forget = atEnd({ finally: () => void child.kill('SIGKILL') });
  const [code] = await once(child, 'close');
  forget();
  return code ?? 1;
}
