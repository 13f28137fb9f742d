// @ts-check
/**
 * Types in files of 20 MB in the real VS Code, with the extension and without, and prints how long the host was held up:
 * by each kind of our own work, and at all.
 *
 * Usage: node scripts/typing.mjs [newest|oldest]
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { bundleForHost } from './bundleTests.mjs';
import { temporaryFolder } from './endings.mjs';
import { runInHost } from './hostSuite.mjs';
import { root } from './paths.mjs';
import { runAsScript } from './problem.mjs';
import { exitCode } from './runMocha.mjs';
import { editions, ensureVSCode } from './vscodeFetch.mjs';

const size = 20_000_000;

await runAsScript(async () => {
  const edition = process.argv.includes('oldest') ? 'oldest' : 'newest';
  const scratch = temporaryFolder('surprisal-typing-');
  const files = path.join(scratch.folder, 'files');
  const nothing = path.join(scratch.folder, 'nothing');
  const total = { passed: 0, failed: 0 };
  try {
    fs.mkdirSync(files);
    fs.writeFileSync(path.join(files, 'large.py'), program());
    fs.writeFileSync(path.join(files, 'large.jsonl'), records());
    writeEmptyExtension(nothing);
    const vscode = await ensureVSCode(edition);
    const tests = await bundleForHost('typing', 'node', [], 'test/typing');
    for (const extension of [root, nothing]) {
      const what = extension === root ? 'with the extension' : 'without it';
      console.log(`VS Code ${editions[edition].vscode}, ${what}:`);
      const { passed, failed } = await runInHost({ vscode, kind: 'node', extension, tests, samples: files });
      total.passed += passed;
      total.failed += failed;
    }
  } finally {
    scratch.remove();
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return exitCode(total);
});

/** An extension that does nothing, for VS Code wants one to test. @param {string} folder */
function writeEmptyExtension(folder) {
  fs.mkdirSync(folder);
  const manifest = { name: 'nothing', publisher: 'surprisal', version: '0.0.1', engines: { vscode: '*' } };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
}

/** Python with arrays. */
function program() {
  let text = '';
  for (let line = 0; text.length < size; line++) {
    const share = (line % 1000) / 1000;
    text += `def step_${line}(value):\n    """Takes a "step"."""\n`;
    text += `    weights = np.array([${share}, ${(1 - share).toFixed(3)}])  # ${line}\n    return value * weights[${line % 2}]\n\n`;
  }
  return text;
}

/** Records with a row of numbers, a line each. */
function records() {
  let text = '';
  for (let line = 0; text.length < size; line++) {
    const row = Array.from({ length: 10 }, (_, index) => ((line * (index + 1)) % 997) / 997);
    text += `{"id": "record ${line}", "row": [${row.join(', ')}]}\n`;
  }
  return text;
}
