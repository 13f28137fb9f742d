// @ts-check
/**
 * Writes biome.json from biomeConfiguration.mjs.
 *
 * Usage: node scripts/write-biome.mjs
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { biomeText } from './biomeConfiguration.mjs';
import { root } from './paths.mjs';

fs.writeFileSync(path.join(root, 'biome.json'), biomeText());
