/**
 * Runs the in-host suite and says how it went in its last line, `N passed, N failed`. The launcher insists on that line,
 * since a host that ends early is reported as success by VS Code's test driver.
 */

/** in milliseconds; a test host shares two cores with a browser, a server and the other suites */
export const timeout = 60_000;

/** How long a promise may stay rejected without anyone looking before we stop listening. */
const grace = 300;

interface Runnable {
  run(done: (failures: number) => void): Mocha.Runner;
}

type OnRejection = (reason: unknown, promise: Promise<unknown>) => void;

/**
 * @param listen calls back for each promise of this host that was rejected with nobody to handle it. VS Code only logs
 *   these; here each is a failure.
 */
export async function runSuite(mocha: Runnable, listen: (onRejection: OnRejection) => void): Promise<void> {
  // By promise, since mocha's own listener hands the event round a second time.
  const rejections = new Map<Promise<unknown>, unknown>();
  listen((reason, promise) => {
    if (!isCancellation(reason)) rejections.set(promise, reason);
  });
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  await new Promise((resolve) => setTimeout(resolve, grace));
  for (const reason of rejections.values()) console.error(`unhandled rejection: ${describeReason(reason)}`);
  const skipped = stats?.pending ?? 0;
  if (skipped > 0) console.error(`${skipped} skipped: counted as failed`);
  const passed = stats?.passes ?? 0;
  const failed = (stats?.failures ?? 0) + skipped + rejections.size;
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) throw new Error(`${failed} of ${passed + failed} in-host tests failed`);
}

/** VS Code rejects what it was told to drop; that is how it says that all is well. */
function isCancellation(reason: unknown): boolean {
  return reason instanceof Error && reason.name === 'Canceled';
}

function describeReason(reason: unknown): string {
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
}
