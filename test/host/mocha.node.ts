/** Mocha for the Node extension host. Importing this puts `describe` and `it` in place for the test files. */

import Mocha from 'mocha';
import { timeout } from './runSuite.ts';

export const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', color: false, timeout });
mocha.suite.emit('pre-require', globalThis, '', mocha);
