/** Five hundred names that try to be more than text, through everything that shows names: each is read as it was written. */

import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { eventually } from '../eventually.ts';
import { openWorkbench, panelText, type Workbench } from '../workbench.ts';
import { payloads } from './payloads.ts';

/** Longer names say nothing about an array, and are not shown. */
const longestName = 90;

/** The payloads in names of several. Each stands beside labels, since a pair's names are shown whatever they say. */
const names: string[] = [];
for (const payload of payloads) {
  const last = names.at(-1);
  if (last !== undefined && last.length + payload.length < longestName) names[names.length - 1] = `${last} ${payload}`;
  else names.push(payload);
}

const gap = 8;
const text = `{\n${names
  .map((name, index) => `"labels ${index}": [1, 0, 0],\n${JSON.stringify(name)}:\n[2.0, 1.0, 0.1]`)
  .join(`,\n${'\n'.repeat(gap)}`)}\n}\n`;
const lineOf = (index: number) => 4 + index * (gap + 3);

/** As a hover shows it: white space runs together, and what turns or hides the text after it is spelled out. */
function shown(content: string): string {
  const spelled = (character: string) => `[U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`;
  return content.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}]/gu, spelled);
}

describe('hostile names', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      viewport: { width: 1700, height: 1000 },
      settings: { 'editor.wordWrap': 'off' },
    });
    fs.writeFileSync(path.join(workbench.folder, 'hostile.json'), text);
    await workbench.openFile('hostile.json');
  });

  after(() => workbench.close());

  for (const [index, name] of names.entries()) {
    it(`${index + 1} of ${names.length} are text in the hover`, async () => {
      await workbench.goTo(lineOf(index), 4);
      await workbench.showValuesByKeys(/0\.41703002|0\.65900114/);
      const seen = await workbench.hoverWidget.evaluate((hover) => ({
        text: hover instanceof HTMLElement ? hover.innerText : '',
        links: [...hover.querySelectorAll('a')].map((link) => link.textContent),
        images: [...hover.querySelectorAll('img')].map((image) => image.src.slice(0, 14)),
        // The hover has buttons of its own, with icons; these are the ones that the names ask for.
        others: hover.querySelectorAll('script, style, svg, details, iframe, input, video, .codicon-zap').length,
      }));
      assert.ok(shown(seen.text).includes(shown(name)), `${name}\nis not shown as it is: ${seen.text}`);
      for (const link of seen.links)
        assert.match(link ?? '', /^(Open panel|Compare with…|Copy…|Hide here…|Treat as .*)$/);
      for (const image of seen.images) assert.equal(image, 'data:image/svg');
      assert.equal(seen.others, 0, 'elements or icons of the document are live');
    });
  }

  it('are text in the list of arrays', async () => {
    await workbench.focusEditor('hostile.json');
    // The list opens at the cursor, and holds only the rows in view.
    await workbench.goTo(1);
    await workbench.runCommand('Surprisal: List Arrays in This File');
    const rows = await workbench.quickPickEntries();
    const icons = await workbench.page.locator('.quick-input-list .monaco-list-row .codicon-zap').count();
    assert.equal(icons, 0, 'an icon of the document is live');
    assert.ok(shown(rows.join(' ')).includes(shown(names[0])), rows[0]);
    await workbench.page.keyboard.press('Escape');
  });

  it('are text in the panel', async () => {
    for (const index of [0, Math.floor(names.length / 2), names.length - 1]) {
      await workbench.focusEditor('hostile.json');
      await workbench.goTo(lineOf(index), 4);
      await workbench.runCommand('Surprisal: Inspect Array at Cursor');
      const wanted = shown(names[index]).slice(0, 30).trim();
      // The value is the same in all of them: what was shown before is told apart by its name alone.
      await eventually(async () => shown(await panelText(workbench, /0\.41703002/)).includes(wanted));
    }
  });

  it('did nothing behind the scenes', () => workbench.expectNoTrouble());
});
