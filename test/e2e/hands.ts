/**
 * Two ways to do the same things in a webview: with the mouse, and by keyboard alone. The keyboard reaches everything as
 * somebody without a mouse does, by Tab from wherever it is, so what cannot be reached fails the test.
 */

import * as assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

export interface Hand {
  readonly name: string;
  /** Presses a button, or opens what opens. */
  press(control: Locator): Promise<void>;
  /** Answers a yes or no with the other one. */
  toggle(checkbox: Locator): Promise<void>;
  /** Chooses an option of a select by what it says. */
  choose(select: Locator, option: string): Promise<void>;
  /** Writes into a field, in the place of what it says, and leaves no doubt that it is meant. */
  write(field: Locator, text: string): Promise<void>;
  /** Chooses one of the tabs of a list. */
  chooseTab(list: Locator, title: string): Promise<void>;
  /** Chooses an entry of the menu that a button opens. */
  chooseFromMenu(button: Locator, title: string): Promise<void>;
  /** Changes a number of the grid of an input. */
  changeNumber(grid: Locator, index: number, text: string): Promise<void>;
  /** Points at a term of a formula, the first of those that stand for an input's number. */
  pointAtTerm(formula: Locator): Promise<void>;
  /** Moves a slider to its end. */
  toTheEnd(slider: Locator): Promise<void>;
}

/** More stops than any page of ours has. */
const mostStops = 400;

export function mouse(): Hand {
  return {
    name: 'by mouse',
    press: (control) => control.click(),
    toggle: (checkbox) => checkbox.click(),
    async choose(select, option) {
      await select.selectOption({ label: option });
    },
    async write(field, text) {
      await field.click({ clickCount: 3 });
      await field.fill(text);
      await field.press('Enter');
    },
    chooseTab: (list, title) => list.getByRole('tab', { name: title, exact: true }).click(),
    async chooseFromMenu(button, title) {
      await button.click();
      await menuItem(button, title).click();
    },
    async changeNumber(grid, index, text) {
      await grid.locator(`td[data-index="${index}"]`).dblclick();
      const field = grid.locator('input');
      await field.fill(text);
      await field.press('Enter');
    },
    async pointAtTerm(formula) {
      await formula.locator('[data-role][data-index]').first().hover();
    },
    async toTheEnd(slider) {
      const box = await slider.boundingBox();
      assert.ok(box, 'the slider can be seen');
      await slider.hover();
      await slider.page().mouse.down();
      await slider.page().mouse.move(box.x + box.width + 20, box.y + box.height / 2, { steps: 5 });
      await slider.page().mouse.up();
    },
  };
}

/**
 * Selects what stands in the field that has the focus. Not by Ctrl+A: VS Code takes that key from a webview, and gives its
 * meaning back a moment later, when the first letter is already typed.
 */
async function selectLine(page: Page): Promise<void> {
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
}

/** @param enter gives the keyboard to the webview, from wherever it is */
export function keyboard(page: Page, enter: () => Promise<void>): Hand {
  const reach = async (wanted: Locator): Promise<void> => {
    await wanted.waitFor();
    // What was there a moment ago may be drawn anew.
    for (let stop = 0; stop < mostStops; stop += 1) {
      if (await hasFocus(wanted)) return;
      // Past the page's end the keyboard is in the workbench.
      if (await isInside(wanted)) await page.keyboard.press('Tab');
      else await enter();
    }
    throw new Error(`Tab never came to ${wanted}`);
  };
  return {
    name: 'by keyboard',
    async press(control) {
      await reach(control);
      await page.keyboard.press('Enter');
    },
    async toggle(checkbox) {
      await reach(checkbox);
      await page.keyboard.press('Space');
    },
    async choose(select, option) {
      await reach(select);
      const options = await select.locator('option').allInnerTexts();
      const place = options.findIndex((text) => text.trim() === option);
      assert.ok(place >= 0, `${option} is none of ${options.join(', ')}`);
      await page.keyboard.press('Home');
      for (let step = 0; step < place; step += 1) await page.keyboard.press('ArrowDown');
    },
    async write(field, text) {
      await reach(field);
      await selectLine(page);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    async chooseTab(list, title) {
      await reach(list.locator('[role="tab"][tabindex="0"]'));
      const titles = await list.getByRole('tab').allInnerTexts();
      const place = titles.findIndex((text) => text.trim() === title);
      assert.ok(place >= 0, `${title} is none of ${titles.join(', ')}`);
      await page.keyboard.press('Home');
      for (let step = 0; step < place; step += 1) await page.keyboard.press('ArrowRight');
    },
    async chooseFromMenu(button, title) {
      await reach(button);
      await page.keyboard.press('Enter');
      const item = menuItem(button, title);
      await item.waitFor();
      while (!(await hasFocus(item))) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    },
    async changeNumber(grid, index, text) {
      await reach(grid.locator('[tabindex="0"]'));
      await page.keyboard.press('Control+Home');
      const cell = grid.locator(`td[data-index="${index}"]`);
      // Above the numbers stand the names of the classes.
      if (!(await hasFocus(grid.locator('td[data-index="0"]')))) await page.keyboard.press('ArrowDown');
      for (let step = 0; !(await hasFocus(cell)); step += 1) {
        assert.ok(step < 50, 'the arrow keys never came to the number');
        await page.keyboard.press('ArrowRight');
      }
      await page.keyboard.press('Enter');
      await selectLine(page);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    async pointAtTerm(formula) {
      await reach(formula);
      await page.keyboard.press('ArrowRight');
    },
    async toTheEnd(slider) {
      await reach(slider);
      await page.keyboard.press('End');
    },
  };
}

function menuItem(button: Locator, title: string): Locator {
  return button.locator('xpath=..').getByRole('menuitem', { name: title, exact: true });
}

/** An element that is drawn anew at this moment has no focus. */
async function hasFocus(element: Locator): Promise<boolean> {
  return await element
    .evaluate((node) => node === node.ownerDocument.activeElement, undefined, { timeout: 2_000 })
    .catch(() => false);
}

async function isInside(element: Locator): Promise<boolean> {
  return await element
    .evaluate((node) => node.ownerDocument.hasFocus(), undefined, { timeout: 2_000 })
    .catch(() => true);
}
