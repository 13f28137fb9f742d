/** The in-host suite as VS Code's web worker extension host runs it: VS Code loads this bundle and calls `run`. */

import { mocha } from './mocha.web.ts';
import 'surprisal:host-tests';
import { runSuite } from './runSuite.ts';

export async function run(): Promise<void> {
  if (typeof process !== 'undefined') throw new Error('these tests were to run in a web worker, but this is Node');
  return runSuite(mocha, (onRejection) => {
    // VS Code takes addEventListener away from extensions.
    globalThis.onunhandledrejection = ({ reason, promise }) => onRejection(reason, promise);
  });
}
