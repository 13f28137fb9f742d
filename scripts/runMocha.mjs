// @ts-check
/** Runs bundled test files with mocha in this process and closes with the line `N passed, N failed`. */

import Mocha from 'mocha';

/**
 * @param {readonly string[]} files
 * @param {{ reporter?: 'dot' | 'spec', timeout?: number }} [options]
 * @returns {Promise<{ passed: number, failed: number }>} a skipped test counts as failed: nothing is passed over in silence
 */
export async function runMocha(files, { reporter = 'dot', timeout = 20_000 } = {}) {
  const mocha = new Mocha({ reporter, timeout, color: false, forbidOnly: true });
  for (const file of files) mocha.addFile(file);
  // Mocha fails the running test on an uncaught exception, but takes no notice of an unhandled rejection.
  const onRejection = (/** @type {unknown} */ reason) => {
    throw reason;
  };
  process.on('unhandledRejection', onRejection);
  /** @type {Mocha.Stats} */
  const stats = await new Promise((resolve) => {
    const runner = mocha.run(() => resolve(/** @type {Mocha.Stats} */ (runner.stats)));
  });
  process.off('unhandledRejection', onRejection);
  if (stats.pending > 0) console.log(`${stats.pending} skipped: counted as failed`);
  const counts = { passed: stats.passes, failed: stats.failures + stats.pending };
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return counts;
}

/** The exit code these counts deserve: no test at all is a failure too. @param {{ passed: number, failed: number }} counts */
export function exitCode({ passed, failed }) {
  return passed > 0 && failed === 0 ? 0 : 1;
}
