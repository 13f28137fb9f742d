// @ts-check
/**
 * Installs the project's packages where they are missing or differ from package-lock.json. Uses nothing but Node, since
 * it runs before anything is installed.
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { isStartedDirectly, root } from './paths.mjs';
import { Problem, runAsScript } from './problem.mjs';
import { lastWords, runNpm } from './processes.mjs';

/**
 * @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lock
 */

/**
 * Compares what npm has written down of its last complete installation with the lock file. (Times of change do not tell:
 * npm writes both files at nearly the same moment.)
 */
export function isInstalled(folder = root) {
  const installedFile = path.join(folder, 'node_modules/.package-lock.json');
  if (!fs.existsSync(installedFile)) return false;
  const wanted = readLock(path.join(folder, 'package-lock.json')).packages;
  const installed = readLock(installedFile).packages;
  return Object.entries(wanted).every(([name, { version, optional }]) => {
    if (name === '') return true;
    const present = installed[name];
    return present === undefined ? optional === true : present.version === version;
  });
}

/** @param {string} file @returns {Lock} */
function readLock(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

/** @param {(line: string) => void} [say] */
export async function ensureInstalled(say = console.log) {
  if (isInstalled()) return;
  say('Installing the packages of package-lock.json (npm ci)…');
  const { code, output } = await runNpm(['ci', '--include=dev', '--loglevel=error'], { cwd: root });
  if (code !== 0) {
    throw new Problem(
      `The packages could not be installed (npm ci: ${lastWords(output)}); check the network and npm's registry setting, then run this again.`,
    );
  }
}

if (isStartedDirectly(process.argv[1], import.meta.url)) await runAsScript(() => ensureInstalled());
