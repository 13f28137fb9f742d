// @ts-check
/**
 * The long end-to-end tests: everything that a person does in the editor, by keyboard alone and by mouse, once with the
 * extension in the Node host and once in the web worker host; the in-host tests on large files; and those of every run in
 * the web worker host of the oldest VS Code, for which `npm test` has no time. `npm run walk [text…]`
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
  const suites = [
    { title: 'In the Node extension host', script: 'testE2e.mjs', suiteWords: ['newest', 'walk'] },
    { title: 'In the web worker extension host', script: 'testE2e.mjs', suiteWords: ['newest', 'walk', 'web'] },
  ];
  // Only when no tests are asked for by their paths.
  if (words.length === 0) {
    suites.push(
      { title: 'On large files', script: 'testHost.mjs', suiteWords: ['newest', 'large'] },
      { title: 'In the oldest VS Code', script: 'testHost.mjs', suiteWords: ['oldest', 'web'] },
    );
  }
  for (const { title, script, suiteWords } of suites) {
    console.log(`${title}:`);
    const file = path.join(root, 'scripts', script);
    const { output } = await run(hostNode(), [file, ...suiteWords, ...words], {
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
