// @ts-check
/**
 * What must be undone however this process ends: servers to stop, browsers to close, temporary folders to remove.
 *
 * An ending has two halves. `gracefully` may take its time and runs when a signal arrives; `finally` is synchronous and
 * runs in the `exit` event, the last moment before the process is gone. A second Ctrl+C skips the graceful half.
 */

import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** @typedef {{ gracefully?: () => Promise<void>, finally: () => void }} Ending */

const patience = 5_000;

/** One Ctrl+C can arrive twice: from the terminal, and passed on by npm. */
const sameSignal = 500;

/** @type {Set<Ending>} */
const endings = new Set();
let installed = false;
/** @type {number | undefined} */
let agreedExitCode;
/** @type {number | undefined} when the first signal came */
let signalled;

/**
 * Adds an ending; the function returned takes it away again.
 * @param {Ending} ending
 * @returns {() => void}
 */
export function atEnd(ending) {
  installHandlers();
  endings.add(ending);
  return () => {
    endings.delete(ending);
  };
}

function installHandlers() {
  if (installed) return;
  installed = true;
  process.on('exit', () => {
    for (const ending of [...endings].reverse()) {
      try {
        ending.finally();
      } catch (error) {
        // The others must still have their turn.
        console.error(error);
      }
    }
  });
  for (const [signal, number] of /** @type {const} */ ([
    ['SIGHUP', 1],
    ['SIGINT', 2],
    ['SIGTERM', 15],
  ])) {
    process.on(signal, () => void endBySignal(128 + number));
  }
  endWithNpm();
}

/** A signal to npm alone ends npm and the shell between us, but never comes here; what comes is another parent. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    void endBySignal(143);
  }, 1_000);
  timer.unref();
}

/** @param {number} usualExitCode */
async function endBySignal(usualExitCode) {
  const exitCode = agreedExitCode ?? usualExitCode;
  if (signalled !== undefined) {
    if (Date.now() - signalled > sameSignal) process.exit(exitCode);
    return;
  }
  signalled = Date.now();
  const timer = setTimeout(() => process.exit(exitCode), patience);
  await Promise.allSettled([...endings].reverse().map((ending) => ending.gracefully?.()));
  clearTimeout(timer);
  process.exit(exitCode);
}

/** True once a signal has asked this process to end: what fails from then on fails for that reason. */
export function isEnding() {
  return signalled !== undefined;
}

/** Says what this process exits with when a signal ends it, where that is not a failure. @param {number} exitCode */
export function endBySignalWith(exitCode) {
  agreedExitCode = exitCode;
}

/**
 * Makes a temporary folder that is gone when this process is.
 * @param {string} prefix keep it short where sockets go inside: a socket's path has at most 107 characters
 * @returns {{ folder: string, remove: () => void }}
 */
export function temporaryFolder(prefix) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  const removeNow = () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  const forget = atEnd({ finally: removeNow });
  return {
    folder,
    remove() {
      forget();
      removeNow();
    },
  };
}
