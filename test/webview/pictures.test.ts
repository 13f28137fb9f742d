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
/** Two rows that count and one that is ignored. */
const ignoring = inspectionOf(
  'sparseSoftmaxCrossEntropyWithLogits',
  {
    logits: [
      'logits',
      [
        [0, 2],
        [1, 0],
        [1, 1],
      ],
    ],
    labels: ['labels', [0, 0, -100]],
  },
  { reduction: 'mean', ignoreIndex: -100 },
);
/** 10 rows of 40 classes, all of them as likely. */
const wide = inspectionOf('sparseSoftmaxCrossEntropyWithLogits', {
  logits: ['logits', Array.from({ length: 10 }, () => Array.from({ length: 40 }, () => 1))],
  labels: ['labels', Array.from({ length: 10 }, (_, row) => row)],
});
const many = inspectionOf('softmax', { logits: ['z', Array.from({ length: 400 }, (_, k) => Math.sin(k))] });

describe('the pictures', () => {
  let panel: PanelPage;
  const tab = (name: string) => panel.page.locator('.picture-section').getByRole('tab', { name });
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

  it('of softmax follow the temperature, and overflow in float32 where they really do', async () => {
    await panel.show(show(batch));
    await tab('Softmax machine').click();
    const texts = () => panel.page.locator('svg.machine .mark').first().locator('.printed').allTextContents();
    // The columns have room for their numbers once the page has measured its width.
    await panel.page.locator('svg.machine .mark').first().locator('.printed').nth(3).waitFor();
    // softmax(2, 1, 0.1): 0.659 of four digits
    assert.deepEqual(await texts(), ['2', '0', '1', '0.659']);
    const slider = panel.page.locator('.picture-section').getByRole('slider', { name: 'Temperature' });
    await slider.focus();
    await panel.page.keyboard.press('End');
    assert.equal(await slider.getAttribute('aria-valuetext'), '20');
    // 1/(1 + e^−0.05 + e^−0.095) = 0.34957
    assert.deepEqual((await texts()).at(-1), '0.3496');
    // it is the option of the loss: the slider among the options stands where this one stands
    const option = panel.page.locator('.options-section').getByRole('slider', { name: 'Temperature' });
    assert.equal(await option.getAttribute('aria-valuetext'), '20');
    await option.focus();
    await panel.page.keyboard.press('Home');
    assert.equal(await slider.getAttribute('aria-valuetext'), '0.05');
    assert.equal(await slider.inputValue(), await option.inputValue());
    await panel.page.getByText('the same as among the options').waitFor();
    await panel.page.getByRole('button', { name: 'T = 1' }).click();
    assert.deepEqual((await texts()).at(-1), '0.659');
    assert.equal(await panel.page.locator('.float32-paths .lost').count(), 0);
    await panel.page.getByRole('checkbox').check();
    // e^102, e^101 and e^100.1 all leave float32: three times inf and nan, and the sum
    assert.equal(await panel.page.locator('.float32-paths .lost').count(), 7);
    await panel.page.getByText('inf/inf is nan').waitFor();
  });

  it('of a batch show what divides the mean, and lead to the row', async () => {
    await panel.show(show(ignoring));
    await tab('Where the loss comes from').click();
    const bars = panel.page.locator('svg.contributions .mark');
    assert.equal(await bars.count(), 3);
    assert.equal(await bars.last().locator('.printed').textContent(), 'ignored');
    assert.match(await panel.page.locator('.picture-sentence').innerText(), /divided by 2 is .* losses that count\.$/);
    await bars.nth(0).click();
    assert.deepEqual((await panel.posted()).at(-1), { type: 'reveal', array: 0, index: 0 });
  });

  it('of a loss draw the curve, the row, the slope and the gradient', async () => {
    await panel.show(show(batch));
    await tab('Loss and gradient').click();
    await panel.page.locator('svg.curves .row-point').waitFor();
    assert.equal(await panel.page.locator('svg.curves .tangent').count(), 1);
    assert.equal(await panel.page.locator('svg.gradient .mark').count(), 3);
    await panel.page.locator('svg.gradient .mark').first().focus();
    // softmax(2, 1, 0.1) − 1
    assert.equal(await line(), 'class 0: gradient -0.34099886');
    await panel.show({ ...show(ignoring), row: 2 });
    await panel.page.getByText('This row is ignored or its label names no class').waitFor();
  });

  it('of a binary loss are both answers as rectangles, and every entry on the curve of its label', async () => {
    // −ln 0.9, no end, −ln 0.4, −ln 0.8
    const binary = inspectionOf('binaryCrossEntropy', {
      probabilities: ['probs', [0.9, 0, 0.6, 0.2]],
      labels: ['targets', [1, 1, 0, 0]],
    });
    await panel.show(show(binary));
    await tab('Code lengths').click();
    assert.deepEqual(await panel.page.locator('svg.code-lengths .mark .printed').allTextContents(), [
      '0.10536052',
      '∞',
      '0.91629073',
      '0.22314355',
    ]);
    await panel.page.locator('svg.code-lengths .mark').nth(1).focus();
    assert.match(await panel.page.locator('.mark-line').innerText(), /^yes to class 1: height 1, length ∞/);
    await tab('Loss and gradient').click();
    assert.equal(await panel.page.locator('.entry-point').count(), 3);
    assert.equal(await panel.page.locator('.entry-point.no').count(), 2);
    assert.equal(await panel.page.locator('svg.gradient .mark').count(), 4);
  });

  it('of all rows are walked through in two directions, as shapes and as pixels', async () => {
    await panel.show(show(batch));
    await tab('Heatmap').click();
    await panel.page.locator('svg.heatmap .mark').first().focus();
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('ArrowRight');
    assert.equal(await line(), 'row 1, class 1: probability 0.80247906');
    await panel.show(show(wide));
    assert.equal(await panel.page.locator('svg.heatmap .mark').count(), 1);
    await panel.page.locator('svg.heatmap .mark').focus();
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('ArrowRight');
    assert.equal(await line(), 'row 1, class 1: probability 0.025');
    await panel.page.keyboard.press('Enter');
    assert.deepEqual((await panel.posted()).at(-1), { type: 'reveal', array: 0, index: 41 });
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
      try {
        const seen = new Set<string>();
        for (const inspection of [divergence, ignoring, wide, many]) {
          await panel.show(show(inspection));
          for (const tab of await panel.page.locator('.picture-section').getByRole('tab').all()) {
            const name = await tab.innerText();
            // Each picture once; the dark theme looks at each in every case.
            if (theme !== 'dark' && seen.has(name)) continue;
            seen.add(name);
            await tab.click();
            const overflow = await panel.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
            assert.ok(overflow <= 0, `${overflow} pixels too wide: ${name}`);
            assert.deepEqual(await accessibilityViolations(panel.page, '.picture-section'), []);
          }
        }
        assert.deepEqual(panel.trouble, []);
      } finally {
        await panel.close();
      }
    });
  }
});
