// @ts-check
/**
 * Runs the end-to-end tests (test/e2e): mocha here, a real VS Code's workbench in Chromium there, driven with mouse and
 * keyboard. The extension is linked into the editor as an installed one, so nothing behaves otherwise than for a person.
 *
 * Usage: node scripts/testE2e.mjs [newest|oldest] [packaged|walk|restore] [web] [text…]
 *   packaged: installs the .vsix of this version instead and runs the tests below test/e2e/packaged
 *   walk: runs the tests below test/e2e/walk, which take longer than `npm test` may
 *   restore: runs those below test/e2e/restore, which load the window many times
 *   web: the extension runs in the web worker host
 *   text: only the files whose path contains one of the texts
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { bundleForNode, findTests } from './bundleTests.mjs';
import { chromiumArguments, ensureChromium } from './chromium.mjs';
import { temporaryFolder } from './endings.mjs';
import { makePackage } from './package.mjs';
import { artifactsFolder, root } from './paths.mjs';
import { runAsScript } from './problem.mjs';
import { exitCode, runMocha } from './runMocha.mjs';
import { editions, ensureVSCode } from './vscodeFetch.mjs';
import { installExtension, linkExtension, startServer } from './vscodeServer.mjs';
import { inWebHost, testSettings } from './vscodeSettings.mjs';

/** Tests of their own kind stand in folders of their own. */
const kinds = ['packaged', 'walk', 'restore'];

/** What does not differ between versions is tested on the newest one: it stands in this folder. */
const newestOnly = path.join('test', 'e2e', 'newest') + path.sep;

/** @param {string} file */
function kindOf(file) {
  return kinds.find((kind) => file.startsWith(path.join('test', 'e2e', kind) + path.sep));
}

await runAsScript(async () => {
  const words = process.argv.slice(2);
  const edition = words.includes('oldest') ? 'oldest' : 'newest';
  const kind = kinds.find((candidate) => words.includes(candidate));
  const packaged = kind === 'packaged';
  const web = words.includes('web');
  const wanted = words.filter((word) => !['newest', 'oldest', 'web', ...kinds].includes(word));
  const files = findTests('test/e2e', wanted).filter(
    (file) => kindOf(file) === kind && (edition === 'newest' || !file.startsWith(newestOnly)),
  );
  const vscode = await ensureVSCode(edition);
  const executablePath = await ensureChromium();
  const scratch = temporaryFolder('surprisal-e2e-');
  const data = path.join(scratch.folder, 'data');
  if (packaged) await installExtension({ vscode, data, vsix: await makePackage() });
  else linkExtension({ data, extension: root });
  const settings = web ? { ...testSettings, ...inWebHost(root) } : testSettings;
  const server = await startServer({ vscode, data, settings });
  try {
    const artifacts = path.join(artifactsFolder, web ? `${edition}-web` : edition);
    fs.mkdirSync(artifacts, { recursive: true });
    /** @type {import('../test/e2e/editor.ts').Editor} */
    const editor = {
      version: editions[edition].vscode,
      edition,
      host: web ? 'web' : 'node',
      address: server.address,
      token: server.token,
      settingsFile: server.settingsFile,
      artifacts,
      scratch: scratch.folder,
      browser: { executablePath, args: chromiumArguments },
    };
    process.env.SURPRISAL_EDITOR = JSON.stringify(editor);
    const bundles = await bundleForNode(['e2e', edition, kind, web && 'web'].filter(Boolean).join('-'), files);
    return exitCode(await runMocha(bundles, { reporter: 'spec', timeout: kind === 'restore' ? 30 * 60_000 : 90_000 }));
  } finally {
    await server.stop();
    scratch.remove();
  }
});
