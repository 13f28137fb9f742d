/** The hover of every kind of array in 简体中文 and 繁體中文: no sentence of it stayed English. */

import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openWorkbench, type Workbench } from '../workbench.ts';
import { hoverCases, lines, program } from './hoverCases.ts';

/** Three words in a row; terms that stay as they are have fewer. */
const sentence = /[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/;

for (const locale of ['zh-cn', 'zh-tw']) {
  describe(`hovers in ${locale}`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await openWorkbench({ locale, viewport: { width: 1500, height: 1000 } });
      fs.writeFileSync(path.join(workbench.folder, 'cases.py'), program);
      await workbench.openFile('cases.py');
    });

    after(() => workbench.close());

    for (const [index, { what, column }] of hoverCases.entries()) {
      it(`of ${what} have no English sentence`, async () => {
        await workbench.goTo(lines[index], column);
        const seen = await workbench.showValuesByKeys(/打开面板|開啟面板/);
        assert.doesNotMatch(seen, sentence);
      });
    }

    it('did all this without trouble behind the scenes', () => workbench.expectNoTrouble());
  });
}
