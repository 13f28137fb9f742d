// @ts-check
/** Where things are in this project. */

import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Downloaded editors and the data of the one a person starts; not in git. */
export const editorsFolder = path.join(root, '.vscode-test');

/** Bundled tests; not in git. */
export const bundledTestsFolder = path.join(root, 'out');

/** Files and parsers that `npm run oracle` fetched; kept between runs, not in git. */
export const oracleFolder = path.join(root, 'node_modules/.cache/oracle');

/** What test runs leave to be looked at: screenshots, server logs of failed runs; not in git. */
export const artifactsFolder = path.join(root, 'artifacts');

/** @param {string | undefined} script the path Node was started with @param {string} moduleUrl the asking module's URL */
export function isStartedDirectly(script, moduleUrl) {
  return script !== undefined && path.resolve(script) === fileURLToPath(moduleUrl);
}
