// @ts-check
/**
 * The Chromium that tests drive: the one the variable CHROMIUM names, an installed one, or, on Debian as root, one that
 * is installed now.
 *
 * Usage: node scripts/chromium.mjs   prints its path
 */

import * as fs from 'node:fs';
import { isStartedDirectly } from './paths.mjs';
import { Problem, runAsScript } from './problem.mjs';
import { findOnPath, lastWords, run } from './processes.mjs';

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const elsewhere = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Without these, a Chromium without a network looks up its maker's hosts all the time, and one for root does not start. */
export const chromiumArguments = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--disable-component-update',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** @returns {string | undefined} */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named === undefined || named === '') {
    return findOnPath(programs) ?? elsewhere.find((file) => fs.existsSync(file));
  }
  if (fs.existsSync(named)) return named;
  throw new Problem(`CHROMIUM names ${named}, but there is no such file: correct the variable or unset it.`);
}

/**
 * @param {(line: string) => void} [say]
 * @returns {Promise<string>} the path of a Chromium
 */
export async function ensureChromium(say = console.log) {
  const found = findChromium();
  if (found !== undefined) return found;
  const wayOut = 'install Chromium or Chrome, or let the variable CHROMIUM name one, then run this again';
  if (!fs.existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    throw new Problem(`The tests need a Chromium and none was found: ${wayOut}.`);
  }
  say('No Chromium here: installing Debian’s with apt-get (about 290 MB, once)…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update', '-q'], { env });
  const install = await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], { env });
  const installed = findChromium();
  if (install.code === 0 && installed !== undefined) return installed;
  const reason = lastWords(install.code === 0 ? update.output : install.output);
  throw new Problem(`Chromium could not be installed (apt-get: ${reason}): ${wayOut}.`);
}

if (isStartedDirectly(process.argv[1], import.meta.url)) {
  await runAsScript(async () => console.log(await ensureChromium()));
}
