// @ts-check
/**
 * The long end-to-end tests: everything that a person does in the editor, by keyboard alone and by mouse, once with the
 * extension in the Node host and once in the web worker host. `npm run walk [text…]`
 */

import * as path from 'node:path';
import { hostNode } from './hostNode.mjs';
import { root } from './paths.mjs';
import { runAsScript } from './problem.mjs';
import { run } from './processes.mjs';

const minutes = 60_000;

await runAsScript(async () => {
  const words = process.argv.slice(2);
  const total = { passed: 0, failed: 0 };
  for (const hostWords of [[], ['web']]) {
    console.log(`In the ${hostWords.length > 0 ? 'web worker' : 'Node'} extension host:`);
    const script = path.join(root, 'scripts/testE2e.mjs');
    const { output } = await run(hostNode(), [script, 'newest', 'walk', ...hostWords, ...words], {
      cwd: root,
      timeout: 30 * minutes,
    });
    process.stdout.write(output);
    const closing = /^(\d+) passed, (\d+) failed$/.exec(output.trimEnd().split('\n').at(-1) ?? '');
    total.passed += Number(closing?.[1] ?? 0);
    // A run without its closing line has failed, whatever it said.
    total.failed += closing ? Number(closing[2]) : 1;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});
