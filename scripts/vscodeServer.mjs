// @ts-check
/**
 * Starts VS Code's server on 127.0.0.1 with a connection token, and ends it with everything it started: the server runs
 * in a process group of its own, since an extension host that was still starting outlives its parent.
 */

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atEnd, temporaryFolder } from './endings.mjs';
import { hostNode } from './hostNode.mjs';
import { Problem } from './problem.mjs';
import { run } from './processes.mjs';
import { quietSettings } from './vscodeSettings.mjs';

const host = '127.0.0.1';
const startPatience = 60_000;
/** How long the server gets to end by itself; with a window still connected it does not. */
const stopPatience = 1_000;

/**
 * @typedef {object} ServerOptions
 * @property {string} vscode the folder with out/server-main.js
 * @property {string} data data folder: settings, installed extensions, logs
 * @property {number} [port] 0 or absent: a free one
 * @property {Readonly<Record<string, unknown>>} [settings] user settings, over the quiet ones and those already there
 * @property {boolean} [lasting] goes on when nobody has been connected for a while
 * @property {boolean} [testDriver] lets the workbench run in-host tests; it also hides notifications and refuses dialogs
 */

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {string} token
 * @property {string} address of the workbench, without query
 * @property {string} settingsFile the user settings, read by the workbench when a page loads
 * @property {() => string} log all the server said so far
 * @property {() => Promise<void>} stop
 * @property {Promise<void>} ended resolves when the server is gone, for whatever reason
 */

/**
 * @param {ServerOptions} options
 * @returns {Promise<Server>} a server that listens
 */
export async function startServer({ vscode, data, port = 0, settings = {}, lasting = false, testDriver = false }) {
  if (port !== 0) await checkPort(port);
  const settingsFile = writeSettings(data, settings);
  const token = randomBytes(16).toString('hex');
  // In a file, since a command line can be read by every user of the machine.
  const tokenFile = path.join(data, 'token');
  fs.writeFileSync(tokenFile, token, { mode: 0o600 });
  // The server leaves its sockets behind; here they go with the folder.
  const sockets = temporaryFolder('vsc-');
  const args = [
    path.join(vscode, 'out/server-main.js'),
    '--accept-server-license-terms',
    ...['--host', host, '--port', String(port), '--connection-token-file', tokenFile],
    ...['--server-data-dir', data, '--agent-host-bridge-host', 'none'],
    ...['--disable-telemetry', '--disable-update-check', '--disable-experiments'],
    '--disable-getting-started-override',
    ...(lasting ? [] : ['--enable-remote-auto-shutdown']),
    ...(testDriver ? ['--enable-smoke-test-driver'] : []),
  ];
  const child = spawn(hostNode(), args, {
    env: { ...serverEnvironment(), XDG_RUNTIME_DIR: sockets.folder },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (/** @type {string} */ text) => {
      log += text;
    });
  }
  const ended = /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      child.once('error', (error) => {
        log += error.message;
        resolve();
      });
      child.once('close', () => resolve());
    })
  );
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });

  const killGroup = () => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // ESRCH: the whole group has ended already.
    }
  };
  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.race([ended, sleep(stopPatience)]);
    killGroup();
    await Promise.race([ended, sleep(stopPatience)]);
    forget();
    sockets.remove();
  };
  const forget = atEnd({ gracefully: stop, finally: killGroup });

  const deadline = Date.now() + startPatience;
  for (;;) {
    const listening = /Extension host agent listening on (\d+)/.exec(log);
    if (listening) {
      const actualPort = Number(listening[1]);
      const address = `http://${host}:${actualPort}/`;
      return { port: actualPort, token, address, settingsFile, log: () => log, stop, ended };
    }
    if (hasEnded || Date.now() > deadline) {
      await stop();
      throw new Problem(
        `VS Code's server did not start: ${tail(log)} (if its folder is damaged, remove .vscode-test and run this again).`,
      );
    }
    await sleep(25);
  }
}

/** @param {number} port */
async function checkPort(port) {
  /** @type {NodeJS.ErrnoException | undefined} */
  const error = await new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', resolve);
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
  if (error === undefined) return;
  const reason = error.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${error.code})`;
  throw new Problem(`Port ${port} ${reason}: choose another with --port N, or leave --port out for a free one.`);
}

/** @param {string} data @param {Readonly<Record<string, unknown>>} settings */
function writeSettings(data, settings) {
  const file = path.join(data, 'data/User/settings.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ ...quietSettings, ...readSettings(file), ...settings }, undefined, 2));
  return file;
}

/** @param {string} file @returns {Record<string, unknown>} */
function readSettings(file) {
  if (!fs.existsSync(file)) return {};
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    // A person may have left a comment or a trailing comma in the settings of `npm start`; theirs are set aside, not lost.
    fs.copyFileSync(file, `${file}.unreadable`);
    return {};
  }
}

/** Our environment without what would change the server, and with no extension gallery to look things up in. */
function serverEnvironment() {
  const { NODE_OPTIONS, VSCODE_NLS_CONFIG, NODE_V8_COVERAGE, ...environment } = process.env;
  return { ...environment, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
}

/**
 * Installs an extension file into a data folder, as a person would with "Install from VSIX…".
 * @param {{ vscode: string, data: string, vsix: string }} options
 */
export async function installExtension({ vscode, data, vsix }) {
  const { code, output } = await run(
    hostNode(),
    [
      path.join(vscode, 'out/server-main.js'),
      '--accept-server-license-terms',
      ...['--server-data-dir', data, '--install-extension', vsix, '--force'],
    ],
    { env: serverEnvironment() },
  );
  if (code !== 0) throw new Problem(`VS Code would not install ${path.basename(vsix)}: ${tail(output)}`);
}

/**
 * Links an extension's folder into a data folder, so that VS Code takes it for an installed one. Unlike a development
 * extension it needs no test driver, so notifications and dialogs behave as they do for everyone.
 * @param {{ data: string, extension: string }} options
 */
export function linkExtension({ data, extension }) {
  const manifest = JSON.parse(fs.readFileSync(path.join(extension, 'package.json'), 'utf8'));
  const extensions = path.join(data, 'extensions');
  fs.rmSync(extensions, { recursive: true, force: true });
  fs.mkdirSync(extensions, { recursive: true });
  fs.symlinkSync(extension, path.join(extensions, `${manifest.publisher}.${manifest.name}-${manifest.version}`), 'dir');
}

/**
 * The address of the workbench on a folder.
 * @param {Server} server
 * @param {{ folder: string, payload?: readonly (readonly [string, string])[] }} options payload: what a desktop VS Code
 *   takes on its command line
 */
export function workbenchUrl(server, { folder, payload = [] }) {
  const url = new URL(server.address);
  url.searchParams.set('folder', folder);
  url.searchParams.set('tkn', server.token);
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** The name the workbench knows a file of this machine by. @param {Server} server @param {string} file */
export function remoteUri(server, file) {
  return `vscode-remote://${host}:${server.port}${file}`;
}

/**
 * Why an extension host of this server ended, if it ended otherwise than well. The test driver reports a crash as success,
 * so the server's log has the last word; it comes a moment later than the driver's.
 * @param {Server} server
 * @returns {Promise<string | undefined>}
 */
export async function extensionHostCrash(server) {
  /** @returns {RegExpMatchArray[]} */
  const endings = () => [...server.log().matchAll(/Extension Host Process exited with code: (\w+), signal: (\w+)/g)];
  for (let look = 0; look < 20 && endings().length === 0; look++) await sleep(100);
  const bad = endings().find(([, code, signal]) => code !== '0' || signal !== 'null');
  return bad && `code ${bad[1]}, signal ${bad[2]}`;
}

/** The end of what a server said. @param {string} text */
export function tail(text) {
  return text.trim().split('\n').slice(-3).join(' ').slice(-600) || 'it said nothing';
}
