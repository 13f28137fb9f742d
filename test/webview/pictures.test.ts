/** The pictures of the panel in Chromium: their tabs, the walk through their marks, what they lead to, and their files. */

import * as assert from 'node:assert/strict';
import type { Inspection } from '../../src/inspect/index.ts';
import type { ShowMessage } from '../../src/protocol/index.ts';
import { accessibilityViolations } from '../axe.ts';
import { batch, inspectionOf, pair } from '../unit/present/inspections.ts';
import { openPanel, type PanelPage } from './panelPage.ts';
import { type ThemeName, themeVariables } from './themes.ts';

function show(inspection: Inspection): ShowMessage {
  return {
    type: 'show',
    inspection,
    language: { locale: 'en', bundle: {} },
    significantDigits: 8,
    source: 'file:///a.py',
  };
}

const divergence = inspectionOf(
  'klDivergence',
  { p: ['p', [0.5, 0.25, 0.125, 0.125]], q: ['q', [0.25, 0.25, 0.5, 0]] },
  { base: 2 },
);
const many = inspectionOf('softmax', { logits: ['z', Array.from({ length: 400 }, (_, k) => Math.sin(k))] });

describe('the pictures', () => {
  let panel: PanelPage;
  const tab = (name: string) => panel.page.getByRole('tab', { name });
  const line = () => panel.page.locator('.mark-line').innerText();

  before(async () => {
    panel = await openPanel();
  });

  after(() => panel.close());

  it('are chosen by tabs, with arrow keys around the ends', async () => {
    await panel.show(show(divergence));
    assert.equal(await tab('Classes').getAttribute('aria-selected'), 'true');
    await tab('Classes').focus();
    await panel.page.keyboard.press('ArrowRight');
    assert.equal(await tab('Code lengths').getAttribute('aria-selected'), 'true');
    await panel.page.locator('svg.code-lengths').waitFor();
    assert.equal(await panel.page.locator('.picture-section [role="tab"][tabindex="0"]').count(), 1);
    await panel.page.keyboard.press('ArrowRight');
    assert.equal(await tab('Classes').getAttribute('aria-selected'), 'true');
    assert.equal(await panel.page.getByRole('tabpanel', { name: 'Classes' }).count(), 1);
  });

  it('of classes are walked through with the arrow keys, and lead to the source', async () => {
    await panel.show(show(pair));
    const marks = panel.page.locator('.bars .mark');
    await marks.first().focus();
    for (let step = 0; step < 3; step += 1) await panel.page.keyboard.press('ArrowRight');
    assert.match(await line(), /^class 3: p 0\.6, y 1/);
    assert.equal(await panel.page.locator('.bars .mark[tabindex="0"]').count(), 1);
    await panel.page.keyboard.press('Enter');
    assert.deepEqual((await panel.posted()).at(-1), { type: 'reveal', array: 0, index: 3 });
    assert.equal(await panel.page.locator('.bars .mark[data-array="0"][data-index="3"]').count(), 1);
    assert.equal(await panel.page.locator('.bars .difference').count(), 5);
  });

  it('of many classes end in a rest and a skyline of all', async () => {
    await panel.show(show(many));
    assert.equal(await panel.page.locator('.bars .mark').count(), 25);
    await panel.page.locator('.bars .mark').last().focus();
    assert.match(await line(), /^376 more classes together: /);
    const painted = await panel.page.locator('.skyline canvas').evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      return pixels?.some((value) => value > 0);
    });
    assert.equal(painted, true);
  });

  it('of code lengths draw what is too long, what is saved, and where there is no end', async () => {
    await panel.show(show(divergence));
    await tab('Code lengths').click();
    const rectangles = panel.page.locator('svg.code-lengths .mark');
    assert.equal(await rectangles.count(), 4);
    // class 0: 2 bits instead of 1, half of the height
    assert.equal(await rectangles.nth(0).locator('.printed').textContent(), '0.5');
    assert.equal(await rectangles.nth(0).locator('.extra').count(), 1);
    assert.equal(await rectangles.nth(2).locator('.saved').count(), 1);
    assert.equal(await rectangles.nth(3).locator('.break').count(), 2);
    assert.equal(await rectangles.nth(3).locator('.printed').textContent(), '∞');
    const numbers = panel.page.locator('.picture-numbers');
    await numbers.locator('summary').click();
    assert.match(await numbers.locator('tbody tr').nth(2).innerText(), /^class 2\s+0\.125\s+1\s+3\s+0\.125\s+-0\.25$/);
  });

  it('are kept as files with the colours that they have', async () => {
    await panel.show(show(pair));
    await tab('Classes').click();
    await panel.page.getByRole('button', { name: 'Save as SVG' }).click();
    const svg = await saved();
    assert.deepEqual([svg.name, svg.mediaType], ['classes.svg', 'image/svg+xml']);
    assert.match(svg.content, /^<svg xmlns/);
    assert.doesNotMatch(svg.content, /var\(|class=|tabindex|style=/);
    // the blue of the dark theme, #59a4f9
    assert.match(svg.content, /rgb\(89, 164, 249\)/);
    await panel.page.getByRole('button', { name: 'Save as PNG' }).click();
    const png = await saved('image/png');
    // the first bytes of every PNG: 89 50 4E 47
    assert.deepEqual([...Buffer.from(png.content, 'base64').subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
  });

  async function saved(mediaType = 'image/svg+xml') {
    await panel.page.waitForFunction(
      (wanted) => window.posted.some((message) => message.type === 'save' && message.mediaType === wanted),
      mediaType,
    );
    const message = (await panel.posted()).findLast((posted) => posted.type === 'save');
    assert.ok(message?.type === 'save');
    return message;
  }

  it('did all this within its policy and without errors', () => assert.deepEqual(panel.trouble, []));
});

describe('the pictures in every theme', () => {
  for (const theme of Object.keys(themeVariables) as ThemeName[]) {
    it(`are accessible in ${theme}, and 320 pixels are enough`, async () => {
      const panel = await openPanel({ theme, width: 320 });
      for (const inspection of [divergence, batch, many]) {
        await panel.show(show(inspection));
        for (const tab of await panel.page.getByRole('tab').all()) {
          await tab.click();
          const overflow = await panel.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          assert.ok(overflow <= 0, `${overflow} pixels too wide`);
          assert.deepEqual(await accessibilityViolations(panel.page, '.picture-section'), []);
        }
      }
      assert.deepEqual(panel.trouble, []);
      await panel.close();
    });
  }
});
