/**
 * Files and parsers that only this comparison needs: packages of npm and Debian, brought into the cache once by their
 * ordinary clients.
 */

import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Unavailable } from './truth.ts';

/** Runs a program; what it says on stdout. Throws Unavailable when it fails. */
export function runProgram(program: string, args: readonly string[], options: ExecFileSyncOptions = {}): string {
  try {
    const output = execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 30, ...options });
    return output.toString();
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : '';
    throw new Unavailable(`${program} ${args.slice(0, 2).join(' ')} failed: ${said || error}`);
  }
}

/**
 * A folder with node_modules that holds these packages.
 * @param set a name for them, a folder in the cache
 * @param packages each as name@version
 */
export function npmPackages(cache: string, set: string, packages: readonly string[]): string {
  const folder = path.join(cache, set);
  once(folder, packages, () => {
    fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
    const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--legacy-peer-deps'];
    runProgram('npm', ['install', '--prefix', folder, '--no-save', ...quiet, ...packages]);
  });
  return path.join(folder, 'node_modules');
}

/**
 * The root of a file system into which these Debian packages were unpacked; nothing is installed.
 * @param set a name for them, a folder in the cache
 */
export function debianPackages(cache: string, set: string, packages: readonly string[]): string {
  const folder = path.join(cache, set);
  once(folder, packages, () => {
    runProgram('apt-get', ['download', ...packages], { cwd: folder });
    for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.deb'))) {
      runProgram('dpkg', ['-x', path.join(folder, file), path.join(folder, 'root')]);
      fs.rmSync(path.join(folder, file));
    }
  });
  return path.join(folder, 'root');
}

/** Fills a folder if it was not filled for the same packages before. */
function once(folder: string, packages: readonly string[], fill: () => void): void {
  const stamp = path.join(folder, 'packages.txt');
  const wanted = `${packages.join('\n')}\n`;
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  fill();
  fs.writeFileSync(stamp, wanted);
}

/** The files below a folder whose path matches, in a fixed order; links are not followed. */
export function filesBelow(folder: string, pattern: RegExp): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => pattern.test(file.slice(folder.length)))
    .sort();
}

/** A file as an editor holds it: without a byte order mark; undefined when it is no UTF-8. */
export function readText(file: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(fs.readFileSync(file));
  } catch {
    // Test suites hold files in other encodings on purpose; an editor would ask for the encoding.
    return undefined;
  }
}
