// @ts-check
/**
 * Runs the end-to-end tests (test/e2e): mocha here, a real VS Code's workbench in Chromium there, driven with mouse and
 * keyboard. The extension is linked into the editor as an installed one, so nothing behaves otherwise than for a person.
 *
 * Usage: node scripts/testE2e.mjs [newest|oldest] [packaged] [text…]
 *   packaged: installs the .vsix of this version instead and runs the tests below test/e2e/packaged
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
import { testSettings } from './vscodeSettings.mjs';

const packagedFolder = path.join('test', 'e2e', 'packaged') + path.sep;

await runAsScript(async () => {
  const words = process.argv.slice(2);
  const edition = words.includes('oldest') ? 'oldest' : 'newest';
  const packaged = words.includes('packaged');
  const wanted = words.filter((word) => !['newest', 'oldest', 'packaged'].includes(word));
  const files = findTests('test/e2e', wanted).filter((file) => file.startsWith(packagedFolder) === packaged);
  const vscode = await ensureVSCode(edition);
  const executablePath = await ensureChromium();
  const scratch = temporaryFolder('surprisal-e2e-');
  const data = path.join(scratch.folder, 'data');
  if (packaged) await installExtension({ vscode, data, vsix: await makePackage() });
  else linkExtension({ data, extension: root });
  const server = await startServer({ vscode, data, settings: testSettings });
  try {
    const artifacts = path.join(artifactsFolder, edition);
    fs.mkdirSync(artifacts, { recursive: true });
    /** @type {import('../test/e2e/editor.ts').Editor} */
    const editor = {
      version: editions[edition].vscode,
      edition,
      address: server.address,
      token: server.token,
      settingsFile: server.settingsFile,
      artifacts,
      scratch: scratch.folder,
      browser: { executablePath, args: chromiumArguments },
    };
    process.env.SURPRISAL_EDITOR = JSON.stringify(editor);
    const bundles = await bundleForNode(`e2e-${edition}${packaged ? '-packaged' : ''}`, files);
    return exitCode(await runMocha(bundles, { reporter: 'spec', timeout: 90_000 }));
  } finally {
    await server.stop();
    scratch.remove();
  }
});
