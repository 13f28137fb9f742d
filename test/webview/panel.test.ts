/** The panel in Chromium: the numbers it shows, its policy, its keyboard, what it posts and what it keeps. */

import * as assert from 'node:assert/strict';
import type { Inspection } from '../../src/inspect/index.ts';
import { encodeToPanel, type ShowMessage } from '../../src/protocol/index.ts';
import { accessibilityViolations } from '../axe.ts';
import { batch, inspectionOf, pair } from '../unit/present/inspections.ts';
import { openPanel, type PanelPage } from './panelPage.ts';
import { themeVariables } from './themes.ts';

/** A loss of e^−120: log(1 + e^−120) is 0 in single precision. */
const confident = inspectionOf('sparseSoftmaxCrossEntropyWithLogits', {
  logits: ['logits', [[120, 0]]],
  labels: ['labels', [0]],
});

function show(inspection: Inspection, bundle: Readonly<Record<string, string>> = {}): ShowMessage {
  return { type: 'show', inspection, language: { locale: 'en', bundle }, significantDigits: 8, source: 'file:///a.py' };
}

describe('the panel', () => {
  let panel: PanelPage;

  before(async () => {
    panel = await openPanel();
  });

  after(() => panel.close());

  it('shows the result in nats and bits, the inputs, a table and a derivation', async () => {
    await panel.show(show(pair));
    const text = await panel.page.locator('main').innerText();
    for (const shown of ['Categorical cross entropy', '0.51082562', '0.73696559', 'predictions', 'Derivation']) {
      assert.ok(text.includes(shown), shown);
    }
    assert.equal((await panel.page.locator('tr.target, tbody tr').count()) > 0, true);
    const spoken = await panel.page.locator('.formula').first().getAttribute('aria-label');
    assert.equal(spoken, 'L equals minus the sum over k of y of k times the natural logarithm of p of k');
  });

  it('asks for the editor and the clipboard', async () => {
    await panel.show(show(pair));
    await panel.page.getByRole('button', { name: 'Show in editor: labels' }).click();
    assert.deepEqual((await panel.posted()).at(-1), { type: 'reveal', array: 1 });
    await panel.page.getByRole('button', { name: 'Copy value' }).click();
    const copied = (await panel.posted()).at(-1);
    assert.equal(copied?.type === 'copy' && Math.abs(Number(copied.text) + Math.log(0.6)) < 1e-15, true);
  });

  it('shows the row that is picked', async () => {
    await panel.show(show(batch));
    await panel.page.locator('.row-picker select').selectOption('1');
    await panel.page.getByText('Row 1', { exact: true }).waitFor();
    assert.match(await panel.page.locator('tr.target').innerText(), /^1\s+2\.5\s+0\.80247906/);
  });

  it('says a problem and draws the rest', async () => {
    const problem = inspectionOf('sparseCategoricalCrossEntropy', {
      probabilities: ['p', [[0.5, 0.5]]],
      labels: ['labels', [7]],
    });
    await panel.show(show(problem));
    assert.match(await panel.page.getByRole('alert').innerText(), /7/);
    assert.match(await panel.page.locator('main').innerText(), /Inputs[\s\S]*Picture/);
  });

  it('keeps what it shows and draws it again before the host answers', async () => {
    await panel.show(show(pair));
    const again = await openPanel({ state: await panel.saved() });
    await again.page.getByRole('heading', { name: 'Categorical cross entropy' }).waitFor();
    assert.deepEqual(again.trouble, []);
    await again.close();
  });

  it('takes no state that is none', async () => {
    const broken = { ...encodeToPanel(show(pair)), inspection: { arrays: 7 }, row: 'x' };
    const again = await openPanel({ state: broken });
    assert.equal(await again.page.locator('h1').count(), 0);
    await again.show(show(pair));
    assert.deepEqual(again.trouble, []);
    await again.close();
  });

  it('shows names of the document as text', async () => {
    await panel.show(show(inspectionOf('entropy', { p: ['<img src=x onerror=alert(1)>', [0.5, 0.5]] })));
    assert.equal(await panel.page.locator('main img').count(), 0);
    assert.match(await panel.page.locator('.name').innerText(), /^<img/);
  });

  it('speaks the language of its bundle', async () => {
    await panel.show(show(pair, { Inputs: '输入', 'Categorical cross entropy': '分类交叉熵' }));
    await panel.page.getByRole('heading', { name: '分类交叉熵' }).waitFor();
    await panel.page.getByRole('heading', { name: '输入' }).waitFor();
  });

  it('shows beside the exact value what single precision makes of it, and explains it', async () => {
    await panel.show(show(batch));
    const line = panel.page.locator('.float32');
    // (log(e² + e¹ + e^0.1) − 2 + log(e^0.5 + e^2.5 + e^0.3) − 2.5)/2 = 0.31853977, to PyTorch's four decimals
    assert.match(await line.innerText(), /^In float32: 0\.31\d+ nats\s+PyTorch prints 0\.3185/);
    assert.match((await line.getAttribute('title')) ?? '', /single precision/);
    assert.equal(await line.locator('.spoken').innerText(), await line.getAttribute('title'));
    assert.equal(await line.locator('.lost').count(), 0);
    const sizeOf = (selector: string) =>
      panel.page.locator(selector).evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    assert.ok((await sizeOf('.float32')) < (await sizeOf('.amount:first-child dd')));
  });

  it('says in words and with a sign what single precision lost', async () => {
    await panel.show(show(confident));
    assert.match(await panel.page.locator('.amounts').innerText(), /7\.6676481e-53/);
    assert.match(await panel.page.locator('.float32').innerText(), /In float32: 0\.0 nats/);
    assert.match(await panel.page.locator('.float32 .lost').innerText(), /^⚠ Lost in single precision$/);
  });

  it('says it in the language of its bundle', async () => {
    const bundle = {
      'In float32: {0}': '在 float32 下：{0}',
      'Lost in single precision': '在单精度下丢失',
      nats: '奈特',
    };
    await panel.show(show(confident, bundle));
    await panel.page.getByText('在 float32 下：0.0').waitFor();
    await panel.page.getByText('在单精度下丢失').waitFor();
  });

  it('did all this within its policy and without errors', () => assert.deepEqual(panel.trouble, []));
});

describe('the panel in a wide window', () => {
  it('has the picture beside the derivation, and the same order for the keyboard', async () => {
    const panel = await openPanel({ width: 1200 });
    await panel.show(show(batch));
    const boxes = await Promise.all(
      ['.derivation-section', '.picture-section', 'section[aria-labelledby="table-title"]'].map((part) =>
        panel.page.locator(part).boundingBox(),
      ),
    );
    const [derivation, picture, table] = boxes.map((box) => box ?? { x: 0, y: 0, width: 0, height: 0 });
    assert.equal(picture.y, derivation.y);
    assert.ok(picture.x >= derivation.x + derivation.width);
    assert.ok(table.y >= derivation.y + derivation.height);
    assert.equal(table.x, derivation.x);
    // however far one reads, it stays in sight
    await panel.page.locator('.derivation-section .step').last().scrollIntoViewIfNeeded();
    const after = await panel.page.locator('.picture-section').boundingBox();
    assert.ok(after && after.y + after.height > 100 && after.y < 900, JSON.stringify(after));
    await panel.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const [pictureEnd, tableEnd] = await Promise.all([
      panel.page.locator('.picture-section').boundingBox(),
      panel.page.locator('section[aria-labelledby="table-title"]').boundingBox(),
    ]);
    assert.ok(pictureEnd && tableEnd && pictureEnd.y + pictureEnd.height <= tableEnd.y, 'beside the derivation alone');
    assert.equal(await panel.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    await panel.close();
  });
});

describe('the panel in every theme', () => {
  for (const theme of Object.keys(themeVariables) as (keyof typeof themeVariables)[]) {
    it(`is accessible in ${theme}, and 320 pixels are enough`, async () => {
      const panel = await openPanel({ theme, width: 320 });
      await panel.show(show(batch));
      const overflow = await panel.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `${overflow} pixels too wide`);
      assert.deepEqual(await accessibilityViolations(panel.page), []);
      await panel.show(show(confident));
      await panel.page.locator('.float32 .lost').waitFor();
      assert.deepEqual(await accessibilityViolations(panel.page), []);
      await panel.close();
    });
  }
});
