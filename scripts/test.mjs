// @ts-check
/**
 * The whole test run: `npm test`, on CI too. Installs what is missing, then type-checks, lints, builds, and runs the unit
 * tests, those of the webview in Chromium, the in-host suite and the end-to-end tests, on the newest VS Code here (Node and
 * web worker extension host) and on the oldest that `engines.vscode` allows (Node). The VS Code is the one inside npm's
 * code-server, since no download server of the desktop editor can be counted on; `npm run test:desktop` runs the in-host
 * suite on a desktop VS Code.
 *
 * Stages that fail are counted and the others still run. The last line is `N passed, N failed`, where each check (types,
 * lint, build) counts as one test. A suite that ends early or runs no test has failed.
 *
 * Uses nothing but Node until the packages are there.
 */

import * as path from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { hostNode } from './hostNode.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';
import { Problem, runAsScript } from './problem.mjs';
import { run } from './processes.mjs';
import { ensureVSCode } from './vscodeFetch.mjs';

const minutes = 60_000;
const started = Date.now();
const total = { passed: 0, failed: 0 };

/** @param {string} line */
function say(line) {
  console.log(`[${seconds(started).padStart(6)}] ${line}`);
}

/** @param {number} since */
function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Runs a script that is one check: it passes or fails.
 * @param {string} name
 * @param {string} script
 * @param {readonly string[]} args
 */
async function check(name, script, ...args) {
  const { code, output, time } = await runStage(script, args);
  report(name, time, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }, output);
  return code === 0;
}

/**
 * Runs a script that closes with the counts of its tests.
 * @param {string} name
 * @param {string} script
 * @param {readonly string[]} args
 */
async function suite(name, script, ...args) {
  const { code, output, time } = await runStage(script, args);
  const closing = /^(\d+) passed, (\d+) failed$/.exec(output.trimEnd().split('\n').at(-1) ?? '');
  const counts = { passed: Number(closing?.[1] ?? 0), failed: Number(closing?.[2] ?? 0) };
  const fellShort = closing === null || code !== 0 || counts.passed === 0;
  if (fellShort && counts.failed === 0) counts.failed = 1;
  report(name, time, counts, closing === null ? `${output}\nit ended without its closing line\n` : output);
}

/** @param {string} script @param {readonly string[]} args */
async function runStage(script, args) {
  const start = Date.now();
  const result = await run(hostNode(), [path.join(root, script), ...args], { cwd: root, timeout: 9 * minutes });
  return { ...result, time: seconds(start) };
}

/**
 * @param {string} name
 * @param {string} time
 * @param {{ passed: number, failed: number }} counts
 * @param {string} output shown where something failed
 */
function report(name, time, { passed, failed }, output) {
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) console.log(`\n${output.trimEnd()}\n`);
  say(`${failed > 0 ? '✘' : '✔'} ${name}: ${passed} passed, ${failed} failed (${time})`);
}

/**
 * Gets something that later stages need; where it cannot be had, that is a failure, said in one sentence.
 * @param {Promise<unknown>} getting
 * @returns {Promise<boolean>}
 */
async function obtain(getting) {
  try {
    await getting;
    return true;
  } catch (error) {
    report('Set-up', '', { passed: 0, failed: 1 }, error instanceof Problem ? error.message : String(error));
    return false;
  }
}

async function findHostNode() {
  return hostNode();
}

/** @param {'newest' | 'oldest'} edition */
async function suitesInVSCode(edition) {
  await suite(`In-host, ${edition} VS Code, Node`, 'scripts/testHost.mjs', edition, 'node');
  // The web worker host of the oldest one is the walk's part.
  if (edition === 'newest') await suite('In-host, newest VS Code, web worker', 'scripts/testHost.mjs', edition, 'web');
  await suite(`End to end, ${edition} VS Code`, 'scripts/testE2e.mjs', edition);
}

await runAsScript(async () => {
  // What takes its time to come is under way while the first checks run.
  const installed = obtain(ensureInstalled(say));
  const editors = Promise.all([
    obtain(ensureChromium(say)),
    obtain(ensureVSCode('newest', say)),
    obtain(ensureVSCode('oldest', say)),
  ]);
  if ((await installed) && (await obtain(findHostNode()))) {
    await check('Types', 'scripts/typecheck.mjs');
    await check(
      'Format and lint',
      'node_modules/@biomejs/biome/bin/biome',
      'ci',
      '--error-on-warnings',
      '--colors=off',
    );
    const built = await check('Build', 'scripts/build.mjs');
    const unit = suite('Unit, contract, architecture', 'scripts/unit.mjs');
    const ready = (await editors).every(Boolean);
    if (built && ready) {
      // These wait for a browser most of the time; what the newest VS Code has to do takes longest.
      const inTheOldest = suitesInVSCode('oldest').then(() => suite('Webview in Chromium', 'scripts/testWebview.mjs'));
      await Promise.all([unit, suitesInVSCode('newest'), inTheOldest]);
      // Last, since it builds dist/ anew, as it is shipped.
      await suite('End to end, the package installed', 'scripts/testE2e.mjs', 'newest', 'packaged');
    } else {
      await unit;
      say('The suites in Chromium and VS Code did not run: what they need is missing (see above).');
    }
  }
  await editors;
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});
