/**
 * Pictures of every kind of hover, the side view and the walkthrough, in each theme and in two languages, kept in artifacts/
 * to be looked at.
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { runningEditor } from '../editor.ts';
import { openWorkbench, themeNames, type Workbench } from '../workbench.ts';

interface Pictured {
  readonly name: string;
  readonly text: string;
  readonly column: number;
}

const pictured: readonly Pictured[] = [
  { name: 'probabilities', text: 'probabilities = [0.7, 0.2, 0.1]', column: 20 },
  { name: 'logits', text: 'logits = [2.0, 1.0, 0.1, -1.5, 0.3, 4.0, 1.1]', column: 12 },
  { name: 'pair', text: 'labels = [0, 0, 1]\nprobabilities = [0.1, 0.3, 0.6]', column: 20 },
  { name: 'matrix', text: 'labels = [0, 1]\nlogits = [[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]]', column: 32 },
  { name: 'problem', text: 'probabilities = [0.7, 0.2, 0.093]', column: 20 },
  { name: 'ragged', text: 'logits = [[1.0, 2.0], [3.0]]', column: 12 },
];

/** What a program printed stands in a log. */
const printed = { name: 'printed', text: 'probs: tensor([0.1000, 0.2000, 0.3000,  ..., 0.1000])', column: 18 };

/** So many empty lines that no array takes another one's for its partner. */
const apart = 9;

const lines: number[] = [];
let program = '';
for (const { text } of pictured) {
  program += `${text}\n${'\n'.repeat(apart)}`;
  lines.push(program.trimEnd().split('\n').length);
}

/** The titles of what is opened here, in the two languages. */
const languages = [
  { locale: undefined, walkthrough: 'Surprisal: Open Walkthrough', list: /In this file/ },
  { locale: 'zh-cn', walkthrough: 'Surprisal: 打开演练', list: /文件/ },
] as const;

if (runningEditor().host === 'node')
  for (const { locale, walkthrough, list } of languages) {
    describe(`pictures in ${locale ?? 'English'}`, () => {
      let workbench: Workbench;
      const called = locale === undefined ? '' : `-${locale}`;

      before(async () => {
        workbench = await openWorkbench({
          viewport: { width: 1440, height: 800 },
          ...(locale !== undefined && { locale }),
        });
        fs.writeFileSync(path.join(workbench.folder, 'pictures.py'), program);
        fs.writeFileSync(path.join(workbench.folder, 'printed.txt'), `${printed.text}\n`);
        await workbench.openFile('printed.txt');
        await workbench.openFile('pictures.py');
        await workbench.page.getByRole('tab', { name: 'Surprisal' }).first().click();
        await workbench.page.locator('.pane-body .monaco-list-row').filter({ hasText: list }).first().waitFor();
      });

      after(() => workbench.close());

      for (const theme of themeNames) {
        it(`of the hovers and the side view in ${theme}`, async () => {
          await workbench.setTheme(theme);
          for (const [index, { name, column }] of pictured.entries()) {
            await workbench.focusEditor('pictures.py');
            await workbench.goTo(lines[index], column);
            await workbench.showValuesByKeys(/·/);
            await workbench.screenshot(`kinds-${name}-${theme}${called}`, workbench.hoverWidget);
            if (name === 'pair') await workbench.screenshot(`side-${theme}${called}`);
            await workbench.hideHover();
          }
          await workbench.focusEditor('printed.txt');
          await workbench.goTo(1, printed.column);
          await workbench.showValuesByKeys(/·/);
          await workbench.screenshot(`kinds-${printed.name}-${theme}${called}`, workbench.hoverWidget);
          await workbench.hideHover();
        });
      }

      it('of the walkthrough in each theme', async () => {
        await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
        await workbench.runCommand(walkthrough);
        await workbench.page.locator('.getting-started-detail-columns, .gettingStartedContainer').first().waitFor();
        for (const theme of themeNames) {
          await workbench.setTheme(theme);
          await workbench.page.waitForTimeout(500);
          await workbench.screenshot(`walkthrough-${theme}${called}`);
        }
      });
    });
  }
