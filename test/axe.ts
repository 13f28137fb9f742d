/** What axe finds wrong in a page or frame. It is run from outside of the page's own policy, which would refuse it. */

import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import type { Frame, Page } from 'playwright-core';

declare const PROJECT_ROOT: string;

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** One line a violated rule, with the elements that violate it; empty where all is well. Within a part, or in the whole. */
export async function accessibilityViolations(page: Page | Frame, within = 'html'): Promise<string[]> {
  const source = createRequire(path.join(PROJECT_ROOT, 'package.json')).resolve('axe-core');
  await page.evaluate(fs.readFileSync(source, 'utf8'));
  const { violations } = await page.evaluate((part) => {
    const { axe } = window as unknown as { axe: { run(part: string): Promise<AxeResult> } };
    return axe.run(part);
  }, within);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
