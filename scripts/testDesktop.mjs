// @ts-check
/**
 * Runs the in-host suite on a desktop VS Code with @vscode/test-electron: the one VSCODE_EXECUTABLE names, or else one that
 * test-electron downloads. `npm test` runs the same suite in npm's code-server, since VS Code's download server and a
 * display are not there on every machine.
 *
 * Usage: node scripts/testDesktop.mjs [text…]   only the files whose path contains one of the texts
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleForHost } from './bundleTests.mjs';
import { temporaryFolder } from './endings.mjs';
import { editorsFolder, root } from './paths.mjs';
import { Problem, runAsScript } from './problem.mjs';

await runAsScript(async () => {
  const executable = process.env.VSCODE_EXECUTABLE;
  if (executable !== undefined && !fs.existsSync(executable)) {
    throw new Problem(`VSCODE_EXECUTABLE names ${executable}, but there is no such file: correct or unset it.`);
  }
  const scratch = temporaryFolder('surprisal-desktop-');
  const samples = path.join(scratch.folder, 'samples');
  fs.cpSync(path.join(root, 'samples'), samples, { recursive: true });
  try {
    return await runTests({
      ...(executable === undefined
        ? { version: 'stable', cachePath: editorsFolder }
        : { vscodeExecutablePath: executable }),
      extensionDevelopmentPath: root,
      extensionTestsPath: await bundleForHost('desktop', 'node', process.argv.slice(2)),
      launchArgs: [samples, '--disable-extensions', `--user-data-dir=${path.join(scratch.folder, 'data')}`],
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(
      `The suite did not pass on a desktop VS Code (${reason}). If it did not start: it needs a display, and a VS Code that can be downloaded or that VSCODE_EXECUTABLE names.`,
      { cause: error },
    );
  } finally {
    scratch.remove();
  }
});
