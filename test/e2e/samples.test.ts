/** Every worked example of the samples, with the mouse: the numbers of the hover, then the same ones in the panel. */

import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { findArrays } from '../../src/finder/index.ts';
import { sampleAnswers, sampleFiles } from '../sampleAnswers.ts';
import { runningEditor } from './editor.ts';
import { openWorkbench, panelText, type Workbench } from './workbench.ts';

const languages: Readonly<Record<string, string>> = { '.py': 'python', '.ts': 'typescript', '.json': 'json' };

describe('the samples, by mouse', () => {
  let workbench: Workbench;

  before(async () => {
    // So high that every line is in view.
    workbench = await openWorkbench({ viewport: { width: 1400, height: 1600 } });
  });

  after(() => workbench.close());

  const files = runningEditor().edition === 'newest' ? sampleFiles : sampleFiles.slice(0, 1);
  for (const file of files) {
    describe(file, () => {
      before(() => workbench.openFile(file));

      for (const { array, example, shown } of sampleAnswers) {
        it(`shows ${example} in hover and panel`, async () => {
          const content = fs.readFileSync(path.join(workbench.folder, file), 'utf8');
          const found = findArrays(content, languages[path.extname(file)])[array];
          const line = found.start.line + 1;
          const numbers = content.split('\n')[found.start.line].slice(found.start.character, found.end.character);
          const hover = await workbench.hoverOnLine(line, numbers, new RegExp(escaped(shown[0])));
          // Over a batch the hover is about the row under the mouse; the panel has them all.
          assert.ok(hover.includes(shown[0]), `${shown[0]} is missing in the hover: ${hover}`);
          await workbench.hoverWidget.getByText('Open panel').click();
          const panel = await panelText(workbench, new RegExp(escaped(shown[0])));
          for (const number of shown) assert.ok(panel.includes(number), `${number} is missing in the panel: ${panel}`);
        });
      }
    });
  }

  it('without a violation, an error or a request', () => workbench.expectNoTrouble());
});

function escaped(text: string): string {
  return text.replace(/[.[\]]/g, '\\$&');
}
