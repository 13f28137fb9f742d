// @ts-check
/**
 * Loads the window again 50 times with panels that were changed and pinned, once with the extension in the Node host and
 * once in the web worker host: is everything there each time? `npm run restore`
 */

import { runAsScript } from './problem.mjs';
import { runSuites } from './suites.mjs';

await runAsScript(() =>
  runSuites([
    { title: 'In the Node extension host', script: 'testE2e.mjs', words: ['newest', 'restore'] },
    { title: 'In the web worker extension host', script: 'testE2e.mjs', words: ['newest', 'restore', 'web'] },
  ]),
);
