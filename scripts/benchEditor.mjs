// @ts-check
/**
 * The benchmark's part that needs an editor: the hover beside a provider that answers at once, in documents of three
 * sizes; and loading the entry of the host beside loading one that does nothing.
 */

import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { build } from './build.mjs';
import { bundleForHost } from './bundleTests.mjs';
import { temporaryFolder } from './endings.mjs';
import { hostNode } from './hostNode.mjs';
import { runInHost } from './hostSuite.mjs';
import { root } from './paths.mjs';
import { Problem } from './problem.mjs';
import { ensureVSCode } from './vscodeFetch.mjs';

const documents = { '1KB.py': 1_000, '1MB.py': 1_000_000, '49MB.py': 49_000_000 };

/** Times that each entry is loaded, in turns. */
const loads = 31;

/** Prints both parts; what misses its goal does not fail. */
export async function benchEditor() {
  await build({ minify: true });
  const scratch = temporaryFolder('surprisal-editor-bench-');
  try {
    benchLoading(scratch.folder);
    const files = path.join(scratch.folder, 'files');
    fs.mkdirSync(files);
    for (const [name, size] of Object.entries(documents)) fs.writeFileSync(path.join(files, name), program(size));
    const tests = await bundleForHost('roundTrip', 'node', [], 'test/roundTrip');
    const vscode = await ensureVSCode('newest');
    const { failed } = await runInHost({ vscode, kind: 'node', extension: root, tests, samples: files });
    if (failed > 0) throw new Problem('The hover did not answer in the editor: see above.');
  } finally {
    scratch.remove();
    await build();
  }
}

/** An array of 10, 100 or 1,000 numbers on every tenth line. @param {number} size */
function program(size) {
  const lines = [];
  let length = 0;
  for (let line = 0; length < size; line++) {
    // The document of 1 KB has room for a few of ten numbers.
    const count = size < 100_000 ? 10 : [10, 100, 1000][Math.floor(line / 10) % 3];
    const numbers = Array.from({ length: count }, (_, index) => ((line * 31 + index * 17) % 97) / 100 + 0.01);
    const text = line % 10 === 0 ? `logits = [${numbers.join(', ')}]` : `value_${line} = step(${line})  # a "step"`;
    lines.push(text);
    length += text.length + 1;
  }
  return lines.join('\n');
}

/** Loads the host's entry and one that does nothing in processes of their own, in turns. @param {string} folder */
function benchLoading(folder) {
  const trivial = path.join(folder, 'trivial.cjs');
  fs.writeFileSync(trivial, "const vscode = require('vscode');\nexports.activate = () => vscode.window;\n");
  const loader = path.join(folder, 'load.cjs');
  fs.writeFileSync(
    loader,
    `const Module = require('module');
const load = Module._load;
Module._load = (name, ...rest) => (name === 'vscode' ? {} : load(name, ...rest));
const start = performance.now();
require(process.argv[2]);
console.log(performance.now() - start);
`,
  );
  /** @type {Record<'ours' | 'trivial', number[]>} */
  const taken = { ours: [], trivial: [] };
  for (let load = 0; load < loads; load++) {
    taken.ours.push(milliseconds(loader, path.join(root, 'dist/extension.cjs')));
    taken.trivial.push(milliseconds(loader, trivial));
  }
  const [ours, theirs] = [median(taken.ours), median(taken.trivial)];
  const ratio = ours / theirs;
  console.log(
    `loading the host's entry: ${ours.toFixed(2)} ms, one that does nothing ${theirs.toFixed(2)} ms, ratio ${ratio.toFixed(2)} (goal 8${ratio <= 8 ? ', ok' : ': missed'})`,
  );
}

/** @param {string} loader @param {string} file */
function milliseconds(loader, file) {
  const { status, stdout, stderr } = spawnSync(hostNode(), [loader, file], { encoding: 'utf8' });
  if (status !== 0) throw new Problem(`${path.basename(file)} could not be loaded: ${stderr}`);
  return Number(stdout);
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
