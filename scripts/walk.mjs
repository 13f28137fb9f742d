// @ts-check
/**
 * The long end-to-end tests: everything that a person does in the editor, by keyboard alone and by mouse, once with the
 * extension in the Node host and once in the web worker host; the in-host tests on large files; and those of every run in
 * the web worker host of the oldest VS Code, for which `npm test` has no time. `npm run walk [text…]`
 */

import { runAsScript } from './problem.mjs';
import { runSuites } from './suites.mjs';

await runAsScript(() => {
  const asked = process.argv.slice(2);
  const suites = [
    { title: 'In the Node extension host', script: 'testE2e.mjs', words: ['newest', 'walk', ...asked] },
    { title: 'In the web worker extension host', script: 'testE2e.mjs', words: ['newest', 'walk', 'web', ...asked] },
  ];
  // Only when no tests are asked for by their paths.
  if (asked.length === 0) {
    suites.push(
      { title: 'On large files', script: 'testHost.mjs', words: ['newest', 'large'] },
      { title: 'In the oldest VS Code', script: 'testHost.mjs', words: ['oldest', 'web'] },
    );
  }
  return runSuites(suites);
});
