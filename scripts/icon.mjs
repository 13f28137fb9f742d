// @ts-check
/**
 * Draws media/icon.png, the picture of the extension in the marketplace, from media/icon.svg: the drawing that the side
 * bar shows, on a dark ground. Run it after the drawing changed.
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArguments, ensureChromium } from './chromium.mjs';
import { root } from './paths.mjs';

const size = 256;
const ground = '#1f2430';
const ink = '#8bd5ff';

const drawing = fs.readFileSync(path.join(root, 'media/icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumArguments });
try {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<!DOCTYPE html>
    <style>
      body { margin: 0; }
      div { width: ${size}px; height: ${size}px; background: ${ground}; color: ${ink}; border-radius: 48px; display: grid; place-items: center; }
      svg { width: ${size * 0.68}px; height: ${size * 0.68}px; }
    </style>
    <div>${drawing}</div>`);
  await page.locator('div').screenshot({ path: path.join(root, 'media/icon.png'), omitBackground: true });
} finally {
  await browser.close();
}
