/** The inspector of the side view in Chromium: the panel's parts in a narrow page, quiet while it follows the cursor. */

import * as assert from 'node:assert/strict';
import { message } from '../../src/core/index.ts';
import type { Inspection } from '../../src/inspect/index.ts';
import { encodeToPanel, type SentenceMessage, type ShowMessage } from '../../src/protocol/index.ts';
import { accessibilityViolations } from '../axe.ts';
import { batch, inspectionOf, pair } from '../unit/present/inspections.ts';
import { openPanel, type PanelPage } from './panelPage.ts';
import { themeVariables } from './themes.ts';

/** Rows of 1/2, 1/2 and of 1/4, 3/4, each with an entropy of its own. */
const rows = inspectionOf('entropy', {
  p: [
    'p',
    [
      [0.5, 0.5],
      [0.25, 0.75],
    ],
  ],
});
const scores = inspectionOf('softmax', {
  logits: ['logits', Array.from({ length: 12 }, (_, row) => [0, Math.log(row + 1)])],
});
const problem = inspectionOf('sparseCategoricalCrossEntropy', {
  probabilities: ['p', [[0.5, 0.5]]],
  labels: ['labels', [7]],
});
const language = { locale: 'en', bundle: {} };

function show(inspection: Inspection, more: Partial<ShowMessage> = {}): ShowMessage {
  return { type: 'show', inspection, language, significantDigits: 8, source: 'file:///a.py', ...more };
}

function sentence(opens: boolean): SentenceMessage {
  return { type: 'sentence', sentence: message('Nothing stands here: {0}', '<b>'), language, opens };
}

describe('the inspector', () => {
  let inspector: PanelPage;

  before(async () => {
    inspector = await openPanel({ layout: 'compact', width: 280 });
  });

  after(() => inspector.close());

  it('shows result, picture and a short derivation, and leaves tables to the panel', async () => {
    await inspector.show(show(pair, { note: message('line {0}', 9) }));
    const text = await inspector.page.locator('main').innerText();
    // −ln 0.6 = 0.51082562…, divided by ln 2: 0.73696559…
    for (const shown of ['line 9', 'Categorical cross entropy', '0.51082562', '0.73696559', 'Picture', 'predictions']) {
      assert.ok(text.includes(shown), shown);
    }
    assert.equal(await inspector.page.locator('.step').count(), 3);
    // the numbers of the two inputs, which can be changed, and no other
    assert.equal(await inspector.page.locator('table').count(), 2);
    assert.equal(await inspector.page.locator('.inputs-section table').count(), 2);
  });

  it('begins with the row it is sent', async () => {
    await inspector.show(show(batch, { row: 1 }));
    await inspector.page.locator('.row-picker select').waitFor();
    assert.equal(await inspector.page.locator('.row-picker select').inputValue(), '1');
    await inspector.show(show(batch));
    assert.equal(await inspector.page.locator('.row-picker select').inputValue(), '0');
  });

  it('follows the row in value, picture and derivation', async () => {
    const text = () => inspector.page.locator('main').innerText();
    await inspector.show(show(batch, { row: 1 }));
    // ln(e^0.5 + e^2.5 + e^0.3) − 2.5 = 0.22004…; the mean with row 0's 0.41703… is 0.31853…
    assert.match(await text(), /0\.3185/);
    assert.match(await text(), /Row 1 of 2: 0\.2200/);
    const spoken = await inspector.page.locator('.formula').nth(1).getAttribute('aria-label');
    // e^2.5 / (e^0.5 + e^2.5 + e^0.3) = 0.80247906…
    assert.match(spoken ?? '', /0\.80247906/);
    await inspector.show(show(batch, { row: 0 }));
    assert.match(await text(), /Row 0 of 2: 0\.4170/);
    await inspector.page.locator('.row-picker select').selectOption('1');
    assert.match(await text(), /Row 1 of 2: 0\.2200/);
  });

  it('shows the value of the row where there is one a row', async () => {
    await inspector.show(show(rows, { row: 1 }));
    // ln 4 − 0.75 ln 3 = 0.56233514…, the entropy of the row of 1/4 and 3/4
    assert.equal(await inspector.page.locator('.row-title').innerText(), 'Row 1 of 2');
    assert.equal(await inspector.page.locator('.amount dd').first().innerText(), '0.56233514');
    await inspector.show(show(scores, { row: 11 }));
    // softmax of 0 and ln 12: 1/13 and 12/13
    const result = inspector.page.locator('.result');
    assert.match(await result.locator('table').innerText(), /0\.07692\d+\s+0\.92307\d+/);
    assert.equal(await result.locator('tbody tr').count(), 1);
  });

  it('begins with the unit that was asked for', async () => {
    const inBits = inspectionOf('entropy', { p: ['p', [0.5, 0.25, 0.25]] }, { base: 2 });
    await inspector.show(show(inBits));
    // 1.5 bits are 1.5 ln 2 = 1.03972077… nats
    assert.deepEqual(await inspector.page.locator('.amount dd').allInnerTexts(), ['1.5', '1.0397208']);
    assert.deepEqual(await inspector.page.locator('.amount dt').allInnerTexts(), ['bits', 'nats']);
  });

  it('opens and closes the derivation by keyboard, and keeps it so', async () => {
    await inspector.show(show(pair));
    const summary = inspector.page.locator('summary');
    await summary.focus();
    await inspector.page.keyboard.press('Enter');
    await inspector.page.locator('details:not([open])').waitFor();
    await inspector.page.evaluate((sent) => window.postMessage(sent, '*'), encodeToPanel(show(batch)));
    await inspector.page.locator('.row-picker').waitFor();
    assert.equal(await inspector.page.locator('.step').count(), 0);
    const again = await openPanel({ layout: 'compact', state: await inspector.saved() });
    assert.equal(await again.page.locator('details[open]').count(), 0);
    await again.close();
    await summary.click();
    await inspector.page.locator('.step').first().waitFor();
  });

  it('asks for the editor, the clipboard and the panel', async () => {
    await inspector.show(show(pair));
    const last = async () => (await inspector.posted()).at(-1);
    await inspector.page.getByRole('button', { name: 'Show in editor: labels' }).click();
    assert.deepEqual(await last(), { type: 'reveal', array: 1 });
    await inspector.page.getByRole('button', { name: 'Open panel' }).click();
    assert.deepEqual(await last(), { type: 'open' });
    await inspector.page.getByRole('button', { name: 'Copy value' }).click();
    assert.equal((await last())?.type, 'copy');
  });

  it('announces nothing by itself', async () => {
    await inspector.show(show(problem));
    assert.match(await inspector.page.locator('.problem').innerText(), /7/);
    assert.equal(await inspector.page.locator('[role="alert"], [role="status"]').count(), 0);
  });

  it('forgets what was said of a bar of another picture', async () => {
    await inspector.show(show(pair));
    await inspector.page.locator('.bars .mark').first().focus();
    assert.match(await inspector.page.locator('.mark-line').innerText(), /^class 0/);
    await inspector.show(show(batch));
    await inspector.page
      .locator('.mark-line')
      .filter({ hasText: /^Arrow keys/ })
      .waitFor();
  });

  it('changes options and numbers, keeps them while the cursor stays in the array, and goes back', async () => {
    const { page } = inspector;
    await inspector.show(show(batch, { id: 'one', row: 0 }));
    assert.equal(await page.locator('.way-back').count(), 0);
    await page.getByLabel('Reduction', { exact: true }).selectOption({ label: 'sum' });
    // 0.41703001628 + 0.22004952302
    await page.getByText('0.63707954').first().waitFor();
    await page.locator('.editable td[data-index="0"]').first().focus();
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await page.locator('.editable td.changed').waitFor();
    await inspector.show(show(batch, { id: 'one', row: 1 }));
    assert.equal(await page.locator('.editable td.changed').innerText(), '1');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('0.63707954').first().waitFor();
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByText('0.31853977').first().waitFor();
    await inspector.show(show(pair, { id: 'two' }));
    assert.equal(await page.locator('.way-back').count(), 0);
  });

  it('has one temperature for the picture and the option', async () => {
    await inspector.show(show(batch, { id: 'three' }));
    const { page } = inspector;
    await page.getByRole('tab', { name: 'Softmax machine' }).click();
    await page.locator('.picture-section').getByRole('slider', { name: 'Temperature' }).focus();
    await page.keyboard.press('End');
    const field = await page.getByRole('textbox', { name: 'Temperature' }).elementHandle();
    await page.waitForFunction((input) => (input as HTMLInputElement).value === '20', field);
  });

  it('says a sentence where there is nothing, as text, and offers the panel where that has more', async () => {
    await inspector.show(sentence(false));
    assert.equal(await inspector.page.locator('.sentence').innerText(), 'Nothing stands here: <b>');
    assert.equal(await inspector.page.getByRole('button').count(), 0);
    await inspector.show(sentence(true));
    await inspector.page.getByRole('button', { name: 'Open panel' }).waitFor();
  });

  it('keeps what it shows and draws it again before the host answers', async () => {
    await inspector.show(show(pair));
    const again = await openPanel({ layout: 'compact', state: await inspector.saved() });
    await again.page.getByRole('heading', { name: 'Categorical cross entropy' }).waitFor();
    assert.deepEqual(again.trouble, []);
    await again.close();
  });

  it('did all this within its policy and without errors', () => assert.deepEqual(inspector.trouble, []));
});

async function isReadable(inspector: PanelPage): Promise<void> {
  const noted = { note: message('line {0}', 9), row: 1 };
  for (const shown of [show(batch, noted), show(scores, noted), show(problem), sentence(true)]) {
    await inspector.show(shown);
    const overflow = await inspector.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${overflow} pixels too wide`);
    assert.deepEqual(await accessibilityViolations(inspector.page), [], shown.type);
  }
}

describe('the inspector in every theme', () => {
  for (const theme of Object.keys(themeVariables) as (keyof typeof themeVariables)[]) {
    it(`is accessible in ${theme}, in 280 pixels, and at 200 %`, async () => {
      for (const zoom of [1, 2]) {
        const inspector = await openPanel({ theme, layout: 'compact', width: 280, zoom });
        try {
          await isReadable(inspector);
        } finally {
          await inspector.close();
        }
      }
    });
  }
});
