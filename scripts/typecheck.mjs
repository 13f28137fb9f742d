// @ts-check
/**
 * Type-checks everything: each part of the project has a tsconfig.json of its own, with what its surroundings offer.
 *
 * Usage: node scripts/typecheck.mjs
 */

import * as path from 'node:path';
import { root } from './paths.mjs';
import { runAsScript } from './problem.mjs';
import { run } from './processes.mjs';

const parts = ['.', 'src/host', 'media', 'scripts', 'test', 'bench'];

await runAsScript(async () => {
  let code = 0;
  for (const part of parts) {
    const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
    const result = await run(process.execPath, [compiler, '-p', part, '--pretty', 'false'], { cwd: root });
    process.stdout.write(result.output);
    if (result.code !== 0) code = 1;
  }
  return code;
});
