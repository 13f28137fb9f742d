/** Hover, panel, palette and side view speak the display language. */

import * as assert from 'node:assert/strict';
import { inspectorText, openWorkbench, panelText, type Workbench } from '../workbench.ts';

interface Language {
  readonly locale: string;
  /** "categorical cross entropy" */
  readonly crossEntropy: RegExp;
  /** the title of "Inspect Array at Cursor" */
  readonly inspect: string;
  /** the headings "Inputs" and "Derivation" */
  readonly headings: readonly RegExp[];
}

const languages: readonly Language[] = [
  { locale: 'zh-cn', crossEntropy: /交叉熵/, inspect: '检查光标处的数组', headings: [/输入/, /推导/] },
  { locale: 'zh-tw', crossEntropy: /交叉熵/, inspect: '檢查游標處的陣列', headings: [/輸入/, /推導/] },
];

for (const { locale, crossEntropy, inspect, headings } of languages) {
  describe(`in ${locale}`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await openWorkbench({ locale });
      await workbench.openFile('softmax_and_losses.py');
    });

    after(() => workbench.close());

    it('the hover is translated', async () => {
      const hover = await workbench.hover('[0.1, 0.15, 0.05, 0.6, 0.1]', /0\.51082562/);
      assert.match(hover, crossEntropy);
      // Names, formulas, units and option names stay as they are; sentences do not.
      assert.doesNotMatch(hover, /read as|every row|Open panel/);
    });

    it('the command and the panel are translated', async () => {
      await workbench.goTo(9, 20);
      await workbench.runCommand(`Surprisal: ${inspect}`);
      const panel = await panelText(workbench, /0\.51082562/);
      for (const heading of headings) assert.match(panel, heading);
      assert.doesNotMatch(panel, /Both sides|Show in editor|How surprising/);
      await workbench.screenshot(`panel-${locale}`);
    });

    it('the side view is translated', async () => {
      await workbench.focusEditor('softmax_and_losses.py');
      await workbench.page.getByRole('tab', { name: 'Surprisal' }).first().click();
      const inspector = await inspectorText(workbench, /0\.51082562/);
      assert.match(inspector, crossEntropy);
      assert.doesNotMatch(inspector, /line|cursor|Open panel|Picture/);
      await workbench.sideViewRow(crossEntropy).first().waitFor();
      const rows = (await workbench.sideViewRow(/./).allInnerTexts()).join('\n');
      // Names of the document stay as they are, and so do nats.
      assert.doesNotMatch(rows, /In this file|Recent|\bline\b|warning|problem|Entropy|entropy/);
      await workbench.screenshot(`side-view-${locale}`);
    });

    it('without trouble behind the scenes', () => workbench.expectNoTrouble());
  });
}
