/**
 * The hover of every kind of array: by mouse and by our own keys, its links in view without scrolling, and every number in
 * the accessible view.
 */

import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openWorkbench, type Workbench } from '../workbench.ts';
import { hoverCases } from './hoverCases.ts';

/** So many empty lines that no array takes another one's for its partner. */
const apart = 7;

/** The line of each case's last line, from 1. */
const lines: number[] = [];
let program = '';
for (const { text } of hoverCases) {
  program += `${text}\n${'\n'.repeat(apart)}`;
  lines.push(program.trimEnd().split('\n').length);
}

/** Numbers as they are written in a hover. */
const number = /-?\d+(?:\.\d+)?(?:e-?\d+)?/g;

describe('the hover', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ viewport: { width: 1500, height: 1000 } });
    fs.writeFileSync(path.join(workbench.folder, 'cases.py'), program);
    await workbench.openFile('cases.py');
  });

  after(() => workbench.close());

  for (const [index, { what, column, shows }] of hoverCases.entries()) {
    it(`speaks about ${what}, by keys and in plain text`, async () => {
      await workbench.goTo(lines[index], column);
      const seen = await workbench.showValuesByKeys(shows);
      const inView = await workbench.hoverWidget.getByText('Open panel').isVisible();
      assert.ok(inView, 'the links are out of view');
      const plain = await workbench.accessibleHoverText();
      const missing = [...seen.matchAll(number)].map(([text]) => text).filter((text) => !plain.includes(text));
      assert.deepEqual(missing, [], `not in the accessible view: ${plain}`);
    });
  }

  it('did all this without trouble behind the scenes', () => workbench.expectNoTrouble());
});
