// Bundles the unit tests with esbuild and runs them with mocha in this Node.
// Usage: node scripts/unit.mjs [text…]   runs only the files whose path contains one of the texts

import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import Mocha from 'mocha';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folders = ['test/unit', 'test/contract', 'test/architecture'];

/**
 * Bundles every *.test.ts(x) below the folders, so that tests run on any Node without a loader.
 * @param {readonly string[]} wanted only files whose path contains one of these; empty: all
 * @returns {Promise<string[]>} the bundled files
 */
export async function bundleUnitTests(wanted = []) {
  const entryPoints = folders
    .flatMap((folder) =>
      fs.readdirSync(path.join(root, folder), { recursive: true }).map((file) => path.join(folder, String(file))),
    )
    .filter((file) => /\.test\.tsx?$/.test(file))
    .filter((file) => wanted.length === 0 || wanted.some((text) => file.includes(text)))
    .sort();
  const outdir = path.join(root, 'out/unit');
  fs.rmSync(outdir, { recursive: true, force: true });
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints,
    outbase: 'test',
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { PROJECT_ROOT: JSON.stringify(root) },
    metafile: true,
    logLevel: 'warning',
  });
  return Object.keys(result.metafile.outputs).map((file) => path.join(root, file));
}

/** Runs the unit tests; resolves to mocha's counts. */
export async function runUnitTests(wanted = []) {
  const mocha = new Mocha({ reporter: 'dot', timeout: 20_000 });
  for (const file of await bundleUnitTests(wanted)) mocha.addFile(file);
  return await new Promise((resolve) => {
    const runner = mocha.run((failed) => resolve({ passed: runner.stats?.passes ?? 0, failed }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { failed } = await runUnitTests(process.argv.slice(2));
  process.exitCode = failed > 0 ? 1 : 0;
}
