// @ts-check
/**
 * Makes surprisal-VERSION.vsix, the file VS Code installs the extension from. What goes in stands in .vscodeignore.
 *
 * Usage: node scripts/package.mjs
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { build } from './build.mjs';
import { hostNode } from './hostNode.mjs';
import { largestPackage, packageSize } from './packageSize.mjs';
import { isStartedDirectly, root } from './paths.mjs';
import { Problem, runAsScript } from './problem.mjs';
import { lastWords, run } from './processes.mjs';

/** @returns {Promise<string>} the file made */
export async function makePackage() {
  const { packages } = await build({ minify: true });
  fs.writeFileSync(path.join(root, 'dist/THIRD-PARTY-NOTICES.txt'), notices(packages));
  const { name, version } = readManifest('.');
  const file = path.join(root, `${name}-${version}.vsix`);
  const { code, output } = await run(
    hostNode(),
    [
      path.join(root, 'node_modules/@vscode/vsce/vsce'),
      'package',
      // Everything is bundled. With dependencies vsce would pack optional ones too, such as a whole Node.
      '--no-dependencies',
      // vsce would turn the README's links into addresses of a repository, which package.json does not name.
      '--no-rewrite-relative-links',
      ...['-o', file],
    ],
    { cwd: root },
  );
  if (code !== 0) throw new Problem(`The package could not be made (vsce: ${lastWords(output)}).`);
  return file;
}

/**
 * The licences of what the bundles hold, as those licences ask for.
 * @param {readonly string[]} packages their folders, relative to the project
 */
function notices(packages) {
  const texts = packages.map((folder) => {
    const { name, version, license } = readManifest(folder);
    const file = fs.readdirSync(path.join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Problem(`${name} ${version} goes into the package but has no licence file.`);
    const text = fs.readFileSync(path.join(root, folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return ['This extension contains the following software.\n', ...texts].join(`\n${'-'.repeat(80)}\n\n`);
}

/** @param {string} folder @returns {{ name: string, version: string, license: string }} */
function readManifest(folder) {
  return JSON.parse(fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(0)} kB`;
}

if (isStartedDirectly(process.argv[1], import.meta.url)) {
  await runAsScript(async () => {
    const file = await makePackage();
    const { bytes, pictures } = packageSize(file);
    const weight = bytes - pictures;
    const verdict = weight <= largestPackage ? 'ok' : 'MISSED';
    console.log(
      `${path.relative(root, file)}: ${kilobytes(weight)}, goal ${kilobytes(largestPackage)} ${verdict}; ` +
        `with the pictures of the README ${kilobytes(bytes)}`,
    );
    return weight <= largestPackage ? 0 : 1;
  });
}
