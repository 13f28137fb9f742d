/** The in-host suite as VS Code's Node extension host runs it: VS Code loads this bundle and calls `run`. */

import { mocha } from './mocha.node.ts';
import 'surprisal:host-tests';
import { runSuite } from './runSuite.ts';

export function run(): Promise<void> {
  return runSuite(mocha, (onRejection) => process.on('unhandledRejection', onRejection));
}
