/**
 * Mocha for the web worker extension host: its browser build, which has to be told its reporter, since there is no page
 * to write on. Importing this puts `describe` and `it` in place for the test files.
 */

import 'mocha/mocha.js';
import { timeout } from './runSuite.ts';

interface BrowserMocha {
  setup(options: { ui: string; reporter: string; color: boolean; timeout: number }): void;
  run(done: (failures: number) => void): Mocha.Runner;
}

export const mocha = (globalThis as unknown as { mocha: BrowserMocha }).mocha;
mocha.setup({ ui: 'bdd', reporter: 'spec', color: false, timeout });
