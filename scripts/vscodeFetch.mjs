// @ts-check
/**
 * A real VS Code for tests and for `npm start`: the server and web workbench that npm's package `code-server` carries in
 * lib/vscode. It is downloaded through npm, checked against the sha512 below, trimmed of what no extension needs, and kept
 * in .vscode-test/. No install script runs and nothing is compiled.
 *
 * Each version is made in a folder of its own and renamed at the end, so an interrupted run leaves no half editor.
 *
 * Usage: node scripts/vscodeFetch.mjs [newest|oldest]…
 */

import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { editorsFolder, isStartedDirectly, root } from './paths.mjs';
import { Problem, runAsScript } from './problem.mjs';
import { lastWords, run, runNpm } from './processes.mjs';

/**
 * @typedef {object} Edition
 * @property {string} codeServer version of the npm package
 * @property {string} vscode version of the VS Code inside
 * @property {string} integrity of the package's tarball
 */

/** @typedef {'newest' | 'oldest'} EditionName */

/** The two editions tests run on. `oldest` is the floor of `engines.vscode`. @type {Readonly<Record<EditionName, Edition>>} */
export const editions = {
  newest: {
    codeServer: '4.139.1',
    vscode: '1.139.1',
    integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  },
  oldest: {
    codeServer: '4.100.3',
    vscode: '1.100.3',
    integrity: 'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
  },
};

/** @param {string} name @returns {EditionName} */
export function editionName(name) {
  if (name === 'newest' || name === 'oldest') return name;
  throw new Problem(`There is no VS Code edition "${name}" here: the editions are newest and oldest.`);
}

/** To be raised when the recipe below changes, so that editors made by an older one are made anew. */
const recipe = 1;

/** Modules no extension test needs: AI agents, containers, ssh, Windows, sandboxes; 240 MB. */
const droppedModules = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/fs-copyfile',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/tree-sitter-wasm',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  '@xterm/addon-ligatures',
  'kerberos',
  'node-addon-api',
  'ssh2',
  'tar',
  'zod',
];

/**
 * Built-in extensions left out: those without a `browser` entry. The workbench has the others listed as web built-ins and
 * reports each missing one. `git` has to go because @vscode/fs-copyfile does.
 */
const droppedExtensions = [
  'copilot',
  'git',
  'github',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'tunnel-forwarding',
];

/** Before 1.12x the search program was downloaded by an install script; this package carries it. */
const ripgrepPackage = '@vscode/ripgrep-universal@1.18.0';

const npmQuiet = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
  '--fetch-retry-mintimeout=2000',
  '--fetch-retry-maxtimeout=10000',
];

/** @param {Edition} edition the folder its finished editor stands in */
function finishedFolder(edition) {
  return path.join(editorsFolder, `code-server-${edition.codeServer}-${recipe}`);
}

/** @param {string} folder */
function serverInside(folder) {
  return path.join(folder, 'package/lib/vscode');
}

/**
 * Makes sure an edition is there.
 * @param {EditionName} name
 * @param {(line: string) => void} [say]
 * @returns {Promise<string>} the folder with out/server-main.js
 */
export async function ensureVSCode(name, say = console.log) {
  const edition = editions[name];
  const finished = finishedFolder(edition);
  if (fs.existsSync(finished)) return serverInside(finished);
  removeLeftovers(edition);
  say(`Fetching VS Code ${edition.vscode} (npm's code-server ${edition.codeServer}, about 100 MB, once)…`);
  const partial = path.join(editorsFolder, `partial-${edition.codeServer}-${process.pid}`);
  fs.mkdirSync(partial, { recursive: true });
  try {
    await download(edition, partial);
    await installModules(edition, serverInside(partial));
    replaceNativeModules(path.join(serverInside(partial), 'node_modules'));
    await addRipgrep(edition, partial);
    moveIntoPlace(partial, finished);
  } finally {
    fs.rmSync(partial, { recursive: true, force: true });
  }
  return serverInside(finished);
}

/** @param {Edition} edition */
function removeLeftovers(edition) {
  if (!fs.existsSync(editorsFolder)) return;
  for (const entry of fs.readdirSync(editorsFolder)) {
    const match = /^partial-(.+)-(\d+)$/.exec(entry);
    if (match?.[1] !== edition.codeServer || isRunning(Number(match[2]))) continue;
    try {
      fs.rmSync(path.join(editorsFolder, entry), { recursive: true, force: true });
    } catch {
      // An npm that outlived its parent may still be writing there: the next run removes it.
    }
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // ESRCH: there is no such process.
    return false;
  }
}

/** @param {Edition} edition @param {string} folder */
async function download(edition, folder) {
  const spec = `code-server@${edition.codeServer}`;
  const packed = await runNpm(['pack', spec, '--pack-destination', folder, ...npmQuiet], { cwd: folder });
  const tarball = path.join(folder, `code-server-${edition.codeServer}.tgz`);
  if (packed.code !== 0 || !fs.existsSync(tarball)) throw downloadProblem(edition, `npm pack ${spec}`, packed.output);
  const integrity = `sha512-${createHash('sha512').update(fs.readFileSync(tarball)).digest('base64')}`;
  if (integrity !== edition.integrity) {
    throw new Problem(
      `The download of ${spec} is not the package this project knows (its sha512 differs): nothing was installed; run this again, and if it stays so, check npm's registry setting.`,
    );
  }
  const left = droppedExtensions.map((name) => `--exclude=package/lib/vscode/extensions/${name}`);
  const untar = await run('tar', ['xzf', tarball, ...left, 'package/lib/vscode', 'package/LICENSE'], { cwd: folder });
  if (untar.code !== 0) throw downloadProblem(edition, 'tar', untar.output);
  fs.rmSync(tarball);
}

/** Installs what is left of the dependencies; code-server's npm-shrinkwrap.json fixes versions and integrity. @param {Edition} edition @param {string} server */
async function installModules(edition, server) {
  const manifestFile = path.join(server, 'package.json');
  const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'));
  for (const name of droppedModules) delete manifest.dependencies[name];
  fs.writeFileSync(manifestFile, JSON.stringify(manifest, undefined, 2));
  // The second folder holds TypeScript for the built-in TypeScript and JavaScript extension.
  for (const cwd of [server, path.join(server, 'extensions')]) {
    const installed = await runNpm(['install', '--omit=dev', ...npmQuiet], { cwd });
    if (installed.code !== 0) throw downloadProblem(edition, 'npm install', installed.output);
  }
}

/** Puts plain JavaScript in the place of the two native modules that are loaded at start. @param {string} modules */
function replaceNativeModules(modules) {
  const stubs = path.join(root, 'scripts/vscodeStubs');
  const replacements = [
    ['@vscode/spdlog', 'spdlog.cjs'],
    ['@vscode/native-watchdog', 'nativeWatchdog.cjs'],
    ['native-watchdog', 'nativeWatchdog.cjs'],
  ];
  for (const [name, stub] of /** @type {[string, string][]} */ (replacements)) {
    const folder = path.join(modules, name);
    if (fs.existsSync(folder)) fs.copyFileSync(path.join(stubs, stub), path.join(folder, 'index.js'));
  }
}

/** @param {Edition} edition @param {string} folder */
async function addRipgrep(edition, folder) {
  const ripgrep = path.join(serverInside(folder), 'node_modules/@vscode/ripgrep');
  if (!fs.existsSync(ripgrep) || fs.existsSync(path.join(ripgrep, 'bin/rg'))) return;
  const prefix = path.join(folder, 'ripgrep');
  const installed = await runNpm(['install', '--no-save', '--prefix', prefix, ripgrepPackage, ...npmQuiet], {
    cwd: folder,
  });
  if (installed.code !== 0) throw downloadProblem(edition, `npm install ${ripgrepPackage}`, installed.output);
  const platform = `${process.platform}-${process.arch}`;
  fs.mkdirSync(path.join(ripgrep, 'bin'), { recursive: true });
  fs.copyFileSync(
    path.join(prefix, `node_modules/@vscode/ripgrep-universal/bin/${platform}/rg`),
    path.join(ripgrep, 'bin/rg'),
  );
  fs.rmSync(prefix, { recursive: true, force: true });
}

/** @param {string} partial @param {string} finished */
function moveIntoPlace(partial, finished) {
  try {
    fs.renameSync(partial, finished);
  } catch (error) {
    // Another process may have finished the same editor in the meantime; its one is as good as ours.
    if (!fs.existsSync(finished)) throw error;
  }
}

/** @param {Edition} edition @param {string} step @param {string} output */
function downloadProblem(edition, step, output) {
  return new Problem(
    `VS Code ${edition.vscode} could not be fetched (${step}: ${lastWords(output)}); check the network and npm's registry setting, then run this again.`,
  );
}

if (isStartedDirectly(process.argv[1], import.meta.url)) {
  await runAsScript(async () => {
    const names = process.argv.slice(2).map(editionName);
    for (const name of names.length > 0 ? names : /** @type {const} */ (['newest', 'oldest'])) {
      console.log(await ensureVSCode(name));
    }
  });
}
