/**
 * Pictures of the panel to be looked at: each picture of each kind of question, in every theme, in English and in
 * Simplified Chinese, narrow and wide. They need no editor, only the page.
 */

import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Inspection } from '../../../src/inspect/index.ts';
import { inspectionOf } from '../../unit/present/inspections.ts';
import { openPanel } from '../../webview/panelPage.ts';
import { type ThemeName, themeVariables } from '../../webview/themes.ts';
import { runningEditor } from '../editor.ts';

declare const PROJECT_ROOT: string;

/** In a wide one the pictures stand beside the derivation. */
const widths = { narrow: 320, middle: 900, wide: 1400 };
const locales = ['en', 'zh-cn'];

const questions: readonly (readonly [name: string, inspection: Inspection])[] = [
  [
    'batch',
    inspectionOf(
      'sparseSoftmaxCrossEntropyWithLogits',
      {
        logits: [
          'logits',
          [
            [2, 1, 0.1],
            [0.5, 2.5, 0.3],
            [1.5, 0.2, 3.1],
          ],
        ],
        labels: ['labels', [0, 1, 0]],
      },
      { reduction: 'mean' },
    ),
  ],
  [
    'divergence',
    inspectionOf(
      'klDivergence',
      { p: ['p', [0.5, 0.25, 0.125, 0.125]], q: ['q', [0.25, 0.25, 0.375, 0.125]] },
      { base: 2 },
    ),
  ],
  [
    'binary',
    inspectionOf(
      'sigmoidCrossEntropyWithLogits',
      {
        logits: [
          'logits',
          [
            [2, -1, 0.3],
            [-3, 0.5, 1.5],
          ],
        ],
        labels: [
          'labels',
          [
            [1, 0, 1],
            [0, 0, 1],
          ],
        ],
      },
      { reduction: 'mean', posWeight: 3 },
    ),
  ],
  [
    'many',
    inspectionOf(
      'sparseSoftmaxCrossEntropyWithLogits',
      {
        logits: [
          'logits',
          Array.from({ length: 60 }, (_, k) => Array.from({ length: 400 }, (_, i) => 4 * Math.sin(k + i * i))),
        ],
        labels: ['labels', Array.from({ length: 60 }, (_, k) => (k * 7) % 400)],
      },
      { reduction: 'mean' },
    ),
  ],
];

function bundleOf(locale: string): Record<string, string> {
  if (locale === 'en') return {};
  return JSON.parse(fs.readFileSync(path.join(PROJECT_ROOT, `l10n/bundle.l10n.${locale}.json`), 'utf8'));
}

describe('pictures of the panel', () => {
  for (const theme of Object.keys(themeVariables) as ThemeName[]) {
    for (const locale of locales) {
      for (const [size, width] of Object.entries(widths)) {
        it(`in ${theme}, ${locale}, ${size}`, async () => {
          const panel = await openPanel({ theme, width });
          try {
            for (const [name, inspection] of questions) {
              const language = { locale, bundle: bundleOf(locale) };
              await panel.show({
                type: 'show',
                inspection,
                language,
                significantDigits: 8,
                source: 'file:///a.py',
                id: name,
              });
              const file = (part: string) =>
                path.join(runningEditor().artifacts, `panel-${name}-${part}-${theme}-${locale}-${size}.png`);
              await panel.page.screenshot({ path: file('whole'), fullPage: true });
              const section = panel.page.locator('.picture-section');
              for (const [order, tab] of (await section.getByRole('tab').all()).entries()) {
                await tab.click();
                await section.screenshot({ path: file(`picture${order}`) });
              }
            }
            assert.deepEqual(panel.trouble, []);
          } finally {
            await panel.close();
          }
        });
      }
    }
  }
});
