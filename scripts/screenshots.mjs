// @ts-check
/**
 * Makes the pictures of hover, panel and side view from the real editor, for looking at (artifacts/) and for the README
 * (media/readme/), with an animation of the panel. `npm run screenshots`
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { hostNode } from './hostNode.mjs';
import { artifactsFolder, root } from './paths.mjs';
import { readPng, writeAnimation, writePng } from './png.mjs';
import { Problem, runAsScript } from './problem.mjs';
import { run } from './processes.mjs';

await runAsScript(async () => {
  for (const [script, ...words] of [['build.mjs'], ['testE2e.mjs', 'newest', 'walk', 'screenshots', 'pictures']]) {
    const { code, output } = await run(hostNode(), [path.join(root, 'scripts', script), ...words], { cwd: root });
    process.stdout.write(output);
    if (code !== 0) throw new Problem('The pictures could not be made: see above.');
  }
  const made = path.join(artifactsFolder, 'newest');
  const kept = path.join(root, 'media/readme');
  fs.mkdirSync(kept, { recursive: true });
  for (const name of ['hover', 'panel', 'frameworks']) {
    const picture = readPng(fs.readFileSync(path.join(made, `readme-${name}.png`)));
    fs.writeFileSync(path.join(kept, `${name}.png`), writePng(picture));
  }
  /** @type {readonly { readonly name: string, readonly milliseconds: number }[]} */
  const frames = JSON.parse(fs.readFileSync(path.join(made, 'readme-frames.json'), 'utf8'));
  const animation = frames.map(({ name, milliseconds }) => ({
    picture: readPng(fs.readFileSync(path.join(made, `${name}.png`))),
    milliseconds,
  }));
  fs.writeFileSync(path.join(kept, 'panelMoves.png'), writeAnimation(animation));
});
