/**
 * The hover of every kind of array: by mouse and by our own keys, its links in view without scrolling, and every number in
 * the accessible view.
 */

import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openWorkbench, type Workbench } from '../workbench.ts';
import { hoverCases, lines, program } from './hoverCases.ts';

/** Numbers as they are written in a hover. */
const number = /-?\d+(?:\.\d+)?(?:e-?\d+)?/g;

describe('the hover', () => {
  let workbench: Workbench;

  before(async () => {
    // By mouse nothing shows: what shows was asked for.
    const settings = { 'surprisal.hover.mode': 'onCommand' };
    workbench = await openWorkbench({ viewport: { width: 1500, height: 1000 }, settings });
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

  it('is silent to the mouse in this mode', async () => {
    await workbench.goTo(lines[0], 1);
    await workbench.noHover('0.7, 0.2', lines[0]);
  });

  it('did all this without trouble behind the scenes', () => workbench.expectNoTrouble());
});
