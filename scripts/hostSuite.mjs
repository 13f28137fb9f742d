// @ts-check
/**
 * Runs an extension's in-host tests in a real VS Code: the server of vscodeFetch.mjs with its test driver, and its
 * workbench in Chromium. The workbench is told what to run by the URL parameter `payload`, as a desktop VS Code is on its
 * command line, and hands log and exit code back through two functions that the page calls.
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArguments, ensureChromium } from './chromium.mjs';
import { temporaryFolder } from './endings.mjs';
import { artifactsFolder } from './paths.mjs';
import { extensionHostCrash, remoteUri, startServer, workbenchUrl } from './vscodeServer.mjs';
import { inWebHost, testSettings } from './vscodeSettings.mjs';

const usualPatience = 300_000;

/**
 * Lines of the workbench that share the channel with the extension host's console and say nothing about the extension.
 */
const noise =
  /^(Canceled: Canceled|ChatSessionStore|No extension gallery service configured|Ignoring fetching additional builtin|Updating additional builtin|Creating a socket|Resolv(ing|ed) connection token|\[(remote-connection|reconnection-grace-time|Service Worker|AgentHost|AccountPolicyGate|DefaultAccount|chat-stt)|Timed out waiting for authentication provider|Creation of workbench contribution|\[driver\]|File not found .*vsda)/;

/** A stack frame in the workbench's own minified code. */
const workbenchFrame = /^\s+at .*\/workbench\.js:/;

/**
 * @typedef {object} HostRun
 * @property {string} vscode the folder with out/server-main.js
 * @property {import('./bundleTests.mjs').HostKind} kind
 * @property {string} extension the folder of the extension under development
 * @property {string} tests the bundle with `run`
 * @property {string} samples a folder whose copy is opened, so that no test can spoil it
 * @property {(line: string) => void} [say]
 * @property {number} [patience] milliseconds until a suite that has not ended is given up
 */

/**
 * @param {HostRun} options
 * @returns {Promise<{ passed: number, failed: number }>} a run that did not come to its closing line has a failure more
 */
export async function runInHost({ vscode, kind, extension, tests, samples, say = console.log, patience }) {
  const scratch = temporaryFolder('surprisal-host-');
  const folder = path.join(scratch.folder, path.basename(samples));
  fs.cpSync(samples, folder, { recursive: true });
  const server = await startServer({
    vscode,
    data: path.join(scratch.folder, 'data'),
    settings: {
      ...testSettings,
      ...(kind === 'web' && inWebHost(extension)),
    },
    testDriver: true,
  });
  try {
    const { lines, trouble } = await driveWorkbench(server, { extension, tests, folder, say, patience });
    const crash = await extensionHostCrash(server);
    return judge(lines, crash === undefined ? trouble : `the extension host ended early (${crash})`, say);
  } finally {
    await server.stop();
    scratch.remove();
  }
}

/**
 * @param {import('./vscodeServer.mjs').Server} server
 * @param {{ extension: string, tests: string, folder: string, say: (line: string) => void, patience: number | undefined }} options
 * @returns {Promise<{ lines: string[], trouble: string | undefined }>}
 */
async function driveWorkbench(server, { extension, tests, folder, say, patience = usualPatience }) {
  const browser = await chromium.launch({ executablePath: await ensureChromium(say), args: chromiumArguments });
  /** @type {string[]} */
  const lines = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _level, /** @type {unknown} */ args) => {
      const line = consoleText(args);
      lines.push(line);
      const telling = line.split('\n').filter((part) => part.trim() !== '' && !workbenchFrame.test(part));
      if (!noise.test(line) && telling.length > 0) say(telling.join('\n'));
    });
    /** @type {PromiseWithTrouble} */
    const { promise, resolve } = troublePromise();
    await page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) =>
      resolve(code === 0 ? undefined : `VS Code ended the run with code ${code}`),
    );
    page.once('crash', () => resolve('the workbench page crashed'));
    const timer = setTimeout(() => resolve(`the suite did not end within ${patience / 1000} s`), patience);
    void server.ended.then(() => resolve('the VS Code server ended early'));
    await page.goto(
      workbenchUrl(server, {
        folder,
        payload: [
          ['extensionDevelopmentPath', remoteUri(server, extension)],
          ['extensionTestsPath', remoteUri(server, tests)],
          ['skipWelcome', 'true'],
        ],
      }),
    );
    const trouble = await promise;
    clearTimeout(timer);
    if (trouble?.includes('did not end')) await keepEvidence(page, server, say);
    return { lines, trouble };
  } finally {
    await browser.close();
  }
}

/** @typedef {{ promise: Promise<string | undefined>, resolve: (trouble: string | undefined) => void }} PromiseWithTrouble */

/** @returns {PromiseWithTrouble} */
function troublePromise() {
  /** @type {(trouble: string | undefined) => void} */
  let resolve = () => {};
  /** @type {Promise<string | undefined>} */
  const promise = new Promise((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/**
 * The suite's own closing line counts; exit code and crash can only make it worse.
 * @param {readonly string[]} lines
 * @param {string | undefined} trouble
 * @param {(line: string) => void} say
 */
function judge(lines, trouble, say) {
  const closing = lines.map((line) => /^(\d+) passed, (\d+) failed$/.exec(line.trim())).findLast((match) => match);
  const counts = { passed: Number(closing?.[1] ?? 0), failed: Number(closing?.[2] ?? 0) };
  const reason = trouble ?? (closing ? undefined : 'the suite ended without its closing line');
  if (reason !== undefined && counts.failed === 0) {
    say(`FAILED: ${reason}.`);
    counts.failed = 1;
  }
  return counts;
}

/** @param {import('playwright-core').Page} page @param {import('./vscodeServer.mjs').Server} server @param {(line: string) => void} say */
async function keepEvidence(page, server, say) {
  fs.mkdirSync(artifactsFolder, { recursive: true });
  await page.screenshot({ path: path.join(artifactsFolder, 'host-hung.png') });
  fs.writeFileSync(path.join(artifactsFolder, 'host-hung.log'), server.log());
  say('The workbench as it hung and the server’s log are in artifacts/.');
}

/** console.* arrives as its arguments, the first with printf-style holes. @param {unknown} args */
function consoleText(args) {
  if (!Array.isArray(args)) return String(args);
  const [first, ...rest] = args;
  if (typeof first !== 'string') return args.map(show).join(' ');
  let used = 0;
  const text = first.replace(/%[csdifoO]/g, (hole) => {
    if (used >= rest.length) return hole;
    const value = rest[used++];
    // %c is followed by a style, which a terminal has no use for.
    return hole === '%c' ? '' : show(value);
  });
  return [text, ...rest.slice(used).map(show)].join(' ');
}

/** @param {unknown} value */
function show(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
