// @ts-check
/**
 * Makes surprisal-VERSION.vsix, the file VS Code installs the extension from.
 *
 * Usage: node scripts/package.mjs
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { build } from './build.mjs';
import { hostNode } from './hostNode.mjs';
import { isStartedDirectly, root } from './paths.mjs';
import { Problem, runAsScript } from './problem.mjs';
import { lastWords, run } from './processes.mjs';

/** @returns {Promise<string>} the file made */
export async function makePackage() {
  await build({ minify: true });
  const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const file = path.join(root, `${name}-${version}.vsix`);
  // Everything is bundled. With dependencies vsce would pack optional ones too, such as a whole Node.
  const { code, output } = await run(
    hostNode(),
    [path.join(root, 'node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies', '-o', file],
    { cwd: root },
  );
  if (code !== 0) throw new Problem(`The package could not be made (vsce: ${lastWords(output)}).`);
  return file;
}

if (isStartedDirectly(process.argv[1], import.meta.url)) {
  await runAsScript(async () => {
    const file = await makePackage();
    console.log(`${path.relative(root, file)}: ${(fs.statSync(file).size / 1024).toFixed(0)} kB`);
  });
}
