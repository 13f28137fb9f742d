// @ts-check
/**
 * Opens VS Code with this extension on the samples: `npm start`. Takes the `code` on the PATH, or, where there is none, a
 * VS Code server of its own on 127.0.0.1, whose address opens in a browser. Installs and builds what is missing first.
 *
 * Usage: npm start [-- --server] [-- --port N]
 *   --server   the server, though there is a `code` on the PATH
 *   --port N   the server's port; a free one without it. Means --server.
 */

import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { atEnd, endBySignalWith } from './endings.mjs';
import { ensureInstalled } from './install.mjs';
import { editorsFolder, root } from './paths.mjs';
import { Problem, runAsScript } from './problem.mjs';
import { findOnPath, lastWords, run } from './processes.mjs';
import { editions, ensureVSCode } from './vscodeFetch.mjs';
import { linkExtension, startServer, tail, workbenchUrl } from './vscodeServer.mjs';

const samples = path.join(root, 'samples');

await runAsScript(async () => {
  const { server, port } = readArguments();
  await ensureInstalled();
  console.log('Building the extension…');
  // Only now, since this needs an installed package.
  const { build } = await import('./build.mjs');
  await build();
  const code = server ? undefined : findOnPath(['code']);
  if (code !== undefined && (await openDesktop(code))) return;
  await serve(port);
});

function readArguments() {
  try {
    const { values } = parseArgs({ options: { server: { type: 'boolean' }, port: { type: 'string' } } });
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new Problem(`--port ${values.port} is no port: give a whole number from 1 to 65535.`);
    }
    return { server: values.server === true || values.port !== undefined, port };
  } catch (error) {
    if (error instanceof Problem || !(error instanceof Error)) throw error;
    throw new Problem(`${error.message}. What can be given: --server, --port N.`);
  }
}

/** @param {string} code the program @returns {Promise<boolean>} whether it opened */
async function openDesktop(code) {
  console.log(`Opening VS Code (${code}) with the extension on samples/…`);
  const opened = await run(code, ['--new-window', `--extensionDevelopmentPath=${root}`, samples]);
  if (opened.code === 0) {
    console.log('VS Code is open. After a change: npm run build, then "Developer: Reload Window" there.');
    return true;
  }
  console.log(`It would not open (${lastWords(opened.output)}), so a VS Code server comes instead.`);
  return false;
}

/** @param {number} port */
async function serve(port) {
  const vscode = await ensureVSCode('newest');
  // Kept between starts, so that the editor stays as its user arranged it.
  const data = path.join(editorsFolder, 'start');
  linkExtension({ data, extension: root });
  console.log(`Starting VS Code ${editions.newest.vscode} on this machine…`);
  // Ctrl+C is how one stops this.
  endBySignalWith(0);
  let stopping = false;
  atEnd({
    gracefully: async () => {
      stopping = true;
      console.log('\nStopping VS Code…');
    },
    finally: () => {},
  });
  const server = await startServer({ vscode, data, port, lasting: true });
  const address = workbenchUrl(server, { folder: samples });
  console.log(`\nThe samples are open, with the extension, at\n\n  ${address}\n`);
  console.log('Only this machine can reach it, and only with this address. Ctrl+C stops it.');
  openInBrowser(address);
  await server.ended;
  if (!stopping)
    throw new Problem(`VS Code's server ended by itself (${tail(server.log())}); npm start starts it again.`);
}

/** Opens the address where there is a display; elsewhere it has been printed. @param {string} address */
function openInBrowser(address) {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const opener =
    process.platform === 'darwin'
      ? 'open'
      : DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined
        ? findOnPath(['xdg-open'])
        : undefined;
  if (opener === undefined) {
    console.log('There is no display here, so open the address in a browser yourself.');
    return;
  }
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true });
  child.once('error', () => console.log('No browser could be opened: open the address in one yourself.'));
  child.once('exit', (code) => {
    if (code !== 0) console.log('No browser could be opened: open the address in one yourself.');
  });
  child.unref();
}
