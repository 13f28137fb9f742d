/**
 * The workbench as a person meets it: opened on a copy of the samples, driven with mouse and keyboard, read from the
 * screen. It also notes what a person does not see: CSP violations, errors of the page, requests that leave this machine.
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Frame, type Locator, type Page } from 'playwright-core';
import { runningEditor } from './editor.ts';

declare const PROJECT_ROOT: string;

/** How long the workbench may take for anything; two cores carry a server, an extension host and a browser. */
const patience = 30_000;

/** How long one try may take of what is tried again. */
const oneTry = 6_000;

/** What VS Code calls each theme kind, how the browser says it to a page, and the class it gives to the workbench. */
const themes = {
  dark: { colorScheme: 'dark', forcedColors: 'none', className: 'vs-dark' },
  light: { colorScheme: 'light', forcedColors: 'none', className: 'vs' },
  'high-contrast': { colorScheme: 'dark', forcedColors: 'active', className: 'hc-black' },
  'high-contrast-light': { colorScheme: 'light', forcedColors: 'active', className: 'hc-light' },
} as const;

export type Theme = keyof typeof themes;
export const themeNames = Object.keys(themes) as readonly Theme[];

/** What went wrong behind the scenes. */
export interface Trouble {
  /** "Content Security Policy" complaints of the browser, in any frame */
  readonly violations: readonly string[];
  /** uncaught errors of any frame and errors of the extension host that VS Code logged */
  readonly errors: readonly string[];
  /** requests to anything but this machine */
  readonly outside: readonly string[];
}

export interface WorkbenchOptions {
  /** opened instead of a copy of samples/; not copied */
  readonly folder?: string;
  /** the .code-workspace file of several folders, opened instead of one; `folder` says where they stand */
  readonly workspace?: string;
  /** user settings over the quiet ones */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** display language, such as 'zh-cn' */
  readonly locale?: string;
  readonly theme?: Theme;
  readonly viewport?: { readonly width: number; readonly height: number };
}

const open = new Set<Workbench>();

/** Opens the workbench and waits until it is there. Close it in an `after` hook; what is left open is closed at the end. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const editor = runningEditor();
  const { theme = 'dark', viewport = { width: 1400, height: 900 } } = options;
  const scratch = fs.mkdtempSync(path.join(editor.scratch, 'window-'));
  const folder = options.folder ?? path.join(scratch, 'samples');
  if (options.folder === undefined) fs.cpSync(path.join(PROJECT_ROOT, 'samples'), folder, { recursive: true });
  const settings = fs.readFileSync(editor.settingsFile, 'utf8');
  fs.writeFileSync(editor.settingsFile, JSON.stringify({ ...JSON.parse(settings), ...options.settings }, undefined, 2));
  const browser = await chromium.launch({ ...editor.browser });
  const { colorScheme, forcedColors } = themes[theme];
  const page = await browser.newPage({ viewport, colorScheme, forcedColors, locale: options.locale ?? 'en-US' });
  page.setDefaultTimeout(patience);
  if (options.locale !== undefined) {
    await page.addInitScript((language) => {
      (globalThis as { _VSCODE_NLS_LANGUAGE?: string })._VSCODE_NLS_LANGUAGE = language;
    }, options.locale);
  }
  const workbench = new Workbench(browser, page, folder, () => {
    // The next workbench of this editor starts from the settings this one found.
    fs.writeFileSync(editor.settingsFile, settings);
    fs.rmSync(scratch, { recursive: true, force: true });
  });
  open.add(workbench);
  const url = new URL(editor.address);
  if (options.workspace === undefined) url.searchParams.set('folder', folder);
  else url.searchParams.set('workspace', options.workspace);
  url.searchParams.set('tkn', editor.token);
  await page.goto(url.href);
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  return workbench;
}

/**
 * What the panel says, once it matches.
 * @returns the text as it is seen
 */
export async function panelText(workbench: Workbench, wanted: RegExp): Promise<string> {
  return await pageText(workbench, '#app > .wide', wanted);
}

/** The same of the inspector in the side view. */
export async function inspectorText(workbench: Workbench, wanted: RegExp): Promise<string> {
  return await pageText(workbench, '#app > .compact', wanted);
}

async function pageText(workbench: Workbench, selector: string, wanted: RegExp): Promise<string> {
  const deadline = Date.now() + patience;
  let seen = '';
  while (Date.now() < deadline) {
    const frame = await workbench.webview(selector);
    // The page may be made anew while it is read.
    seen = await frame
      .locator('body')
      .innerText()
      .catch(() => '');
    if (wanted.test(seen)) return seen;
    await sleep(100);
  }
  throw new Error(`${selector} never matched ${wanted}; it says: ${seen}`);
}

export class Workbench {
  readonly page: Page;
  /** what is open: a copy of samples/ that may be written to */
  readonly folder: string;
  readonly #browser: Browser;
  readonly #cleanUp: () => void;
  readonly #violations: string[] = [];
  readonly #errors: string[] = [];
  readonly #outside: string[] = [];

  constructor(browser: Browser, page: Page, folder: string, cleanUp: () => void) {
    this.#browser = browser;
    this.page = page;
    this.folder = folder;
    this.#cleanUp = cleanUp;
    this.#watch();
  }

  #watch(): void {
    const { page } = this;
    page.on('console', (message) => {
      const text = message.text();
      if (/Content Security Policy/i.test(text)) this.#violations.push(`${text} (${message.location().url})`);
      else if (message.type() === 'error' && isOurs(text)) this.#errors.push(text);
    });
    page.on('pageerror', (error) => this.#errors.push(error.stack ?? error.message));
    page.on('websocket', (socket) => this.#noteRequest(socket.url()));
    page.on('request', (request) => {
      this.#noteRequest(request.url());
    });
  }

  #noteRequest(address: string): void {
    const { protocol, hostname } = new URL(address);
    const leaves = ['http:', 'https:', 'ws:', 'wss:'].includes(protocol) && hostname !== '127.0.0.1';
    // Resources of the extension have made-up addresses, which a service worker of the workbench answers.
    if (leaves && !hostname.endsWith('.vscode-resource.vscode-cdn.net')) this.#outside.push(address);
  }

  get trouble(): Trouble {
    return { violations: this.#violations, errors: this.#errors, outside: this.#outside };
  }

  /** Throws if anything at all went wrong behind the scenes. */
  expectNoTrouble(): void {
    const all = [...this.#violations, ...this.#errors, ...this.#outside];
    if (all.length > 0) throw new Error(`behind the scenes:\n${all.join('\n')}`);
  }

  /** Opens a file by its name with Go to File, and waits for its text. */
  async openFile(name: string): Promise<void> {
    const base = path.basename(name);
    const tab = this.page.locator(`.editor-group-container.active .tab.active[data-resource-name="${base}"]`);
    await this.#throughQuickInput('Control+P', name, async () => {
      await this.#quickRow(base).click({ timeout: oneTry });
      await tab.waitFor({ timeout: oneTry });
    });
    await this.#lines.locator('.view-line span span').first().waitFor();
  }

  /**
   * Opens a quick input by its key, types into it and goes on. Where the machine is busy the key can be lost, the input
   * can close because something else takes the focus, and a new file can be unknown to the search: then it is tried again.
   */
  async #throughQuickInput(key: string, text: string, goOn: () => Promise<void>): Promise<void> {
    for (let triesLeft = 4; ; triesLeft--) {
      try {
        await this.page.keyboard.press(key);
        await this.#quickInput.fill(text, { timeout: oneTry });
        return await goOn();
      } catch (error) {
        if (triesLeft === 0) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Goes back to a file that is open already, so that keys go to its text. */
  async focusEditor(name: string): Promise<void> {
    const tab = this.page.locator(`.tab[data-resource-name="${path.basename(name)}"]`).first();
    await tab.click();
    await this.page
      .locator(`.editor-group-container.active .tab.active[data-resource-name="${path.basename(name)}"]`)
      .waitFor();
  }

  /** Runs a command by its title, as the palette shows it. */
  async runCommand(title: string): Promise<void> {
    await this.#throughQuickInput('F1', `>${title}`, async () => {
      await this.#quickRow(title).click({ timeout: oneTry });
    });
    // The command may open a quick input of its own; the palette's entries are not to be taken for its.
    await this.page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLInputElement>('.quick-input-widget input[type="text"]')].every(
        (input) => input.getClientRects().length === 0 || !input.value.startsWith('>'),
      ),
    );
  }

  /** Chooses the entry of an open quick pick whose text contains this. */
  async pick(text: string): Promise<void> {
    // A long list holds only the rows in view; typing brings the wanted one there.
    await this.#quickInput.fill(text);
    await this.#quickRow(text).click();
  }

  /** Waits for the step of a quick pick whose title or hint matches, then chooses the entry that contains this text. */
  async pickStep(step: RegExp, text: string): Promise<void> {
    const deadline = Date.now() + patience;
    for (;;) {
      const seen = await this.#quickInputWords();
      if (step.test(seen)) break;
      if (Date.now() > deadline) throw new Error(`no step matched ${step}; the quick input says: ${seen}`);
      await sleep(50);
    }
    await this.pick(text);
  }

  /** The entries of an open quick pick. */
  async quickPickEntries(): Promise<string[]> {
    await this.#quickInputRows.first().waitFor();
    return await this.#quickInputRows.allInnerTexts();
  }

  /** Answers an open input box. */
  async answer(text: string): Promise<void> {
    await this.#quickInput.fill(text);
    await this.#quickInput.press('Enter', { timeout: oneTry });
  }

  /** Keeps a file where the open dialog proposes to. */
  async acceptSaveDialog(): Promise<void> {
    await this.page.locator('.quick-input-widget:visible .quick-input-title').waitFor();
    await this.page.locator('.quick-input-widget:visible .monaco-button', { hasText: 'OK' }).waitFor();
    await this.#quickInput.press('Enter');
    await this.#quickInput.waitFor({ state: 'hidden', timeout: oneTry });
  }

  /** Types into an open input box without accepting it. */
  async typeAnswer(text: string): Promise<void> {
    await this.#quickInput.fill(text);
  }

  /** Waits until the open input box says this below its input, such as why an answer is not accepted. */
  async quickInputSays(wanted: RegExp): Promise<string> {
    const message = this.page.locator('.quick-input-widget .quick-input-message').filter({ hasText: wanted });
    return await message.innerText();
  }

  /** Moves the cursor to a line (and column) of the active editor, both counted from 1, and brings it into view. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.#throughQuickInput('Control+G', `:${line}:${column}`, async () => {
      // Not Enter: the quick input closes at the key's first half, and the second breaks a line in the editor.
      await this.#quickInputRows.first().click({ timeout: oneTry });
      await this.#quickInput.waitFor({ state: 'hidden', timeout: oneTry });
    });
  }

  /** Puts the cursor into the middle of a text that is in view in the active editor. */
  async clickOn(text: string, occurrence = 0): Promise<void> {
    const { x, y } = await this.#locate({ text, occurrence });
    await this.page.mouse.click(x, y);
  }

  /**
   * Rests the mouse on a text that is in view in the active editor until a hover shows that matches.
   * @returns the text of the hover as it is seen
   */
  async hover(text: string, wanted: RegExp, occurrence = 0): Promise<string> {
    return await this.#hoverUntil({ text, occurrence }, wanted);
  }

  /** The same for a text on a certain line, counted from 1. */
  async hoverOnLine(line: number, text: string, wanted: RegExp): Promise<string> {
    return await this.#hoverUntil({ text, occurrence: 0, line }, wanted);
  }

  /**
   * Shows the values at the cursor by our own keys, until a hover shows that matches.
   * @returns the text of the hover as it is seen
   */
  async showValuesByKeys(wanted: RegExp): Promise<string> {
    const deadline = Date.now() + patience;
    let seen: string[] = [];
    while (Date.now() < deadline) {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('Control+K');
      await this.page.keyboard.press('Control+Alt+V');
      for (let look = 0; look < 20; look++) {
        await sleep(100);
        seen = await this.hoverTexts();
        const found = seen.find((hoverText) => wanted.test(hoverText));
        if (found !== undefined) return found;
      }
    }
    throw new Error(`no hover matched ${wanted} after the keys; seen: ${JSON.stringify(seen)}`);
  }

  /** What the accessible view says about the hover that is open: plain text, as a screen reader gets it. */
  async accessibleHoverText(): Promise<string> {
    const view = this.page.locator('.accessible-view:visible .view-lines').first();
    for (let triesLeft = 4; ; triesLeft--) {
      // Showing it again focuses it; the accessible view is that of what has the focus.
      await this.page.keyboard.press('Control+K');
      await this.page.keyboard.press('Control+I');
      await sleep(200);
      await this.page.keyboard.press('Alt+F2');
      try {
        await view.locator('.view-line').first().waitFor({ timeout: oneTry });
        break;
      } catch (error) {
        if (triesLeft === 0) throw error;
      }
    }
    const text = await view.evaluate((lines) =>
      [...lines.querySelectorAll('.view-line')]
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((line) => (line.textContent ?? '').replaceAll('\u00a0', ' '))
        .join('\n'),
    );
    await this.page.keyboard.press('Escape');
    await view.waitFor({ state: 'hidden' });
    return text;
  }

  /** Rests the mouse on a text of a line for a while; throws if one of our hovers shows. */
  async noHover(text: string, line: number): Promise<void> {
    await this.hideHover();
    const { x, y } = await this.#locate({ text, occurrence: 0, line });
    await this.page.mouse.move(x, y, { steps: 4 });
    await sleep(1_500);
    const ours = (await this.hoverTexts()).filter((hoverText) => hoverText.includes('Open panel'));
    if (ours.length > 0) throw new Error(`a hover shows: ${ours[0]}`);
  }

  /** Waits until the lines in view of the active editor match. */
  async editorSays(wanted: RegExp): Promise<void> {
    const deadline = Date.now() + oneTry;
    let seen = '';
    while (Date.now() < deadline) {
      seen = (await this.#lines.innerText()).replaceAll('\u00a0', ' ');
      if (wanted.test(seen)) return;
      await sleep(100);
    }
    throw new Error(`the editor never said ${wanted}; it says: ${seen}`);
  }

  /** Waits until the status bar matches. */
  async statusSays(wanted: RegExp): Promise<void> {
    await this.page.locator('.part.statusbar').filter({ hasText: wanted }).waitFor({ timeout: oneTry });
  }

  /** Takes the mouse off the text and waits until no hover is seen. */
  async hideHover(): Promise<void> {
    await this.page.mouse.move(5, 5);
    await this.page.keyboard.press('Escape');
    await this.hoverWidget.waitFor({ state: 'hidden' });
  }

  async #hoverUntil(sought: Sought, wanted: RegExp): Promise<string> {
    const deadline = Date.now() + patience;
    let seen: string[] = [];
    while (Date.now() < deadline) {
      const { x, y } = await this.#locate(sought);
      // Away first: a hover that came before the extension was ready does not fill by itself, and one that is still
      // open would be kept.
      await this.hideHover();
      await this.page.mouse.move(x, y, { steps: 4 });
      for (let look = 0; look < 15; look++) {
        await sleep(100);
        seen = await this.hoverTexts();
        const found = seen.find((hoverText) => wanted.test(hoverText));
        if (found !== undefined) return found;
      }
    }
    throw new Error(`no hover on ${JSON.stringify(sought.text)} matched ${wanted}; seen: ${JSON.stringify(seen)}`);
  }

  /** The texts of all hovers that are seen now. */
  async hoverTexts(): Promise<string[]> {
    return await this.page.locator('.monaco-hover').evaluateAll((hovers) =>
      hovers
        .filter((hover): hover is HTMLElement => hover instanceof HTMLElement && hover.getClientRects().length > 0)
        .map((hover) => hover.innerText.replaceAll('\u00a0', ' '))
        .filter((hoverText) => hoverText.trim() !== ''),
    );
  }

  /** The hover of the editor, for its links and its look. */
  get hoverWidget(): Locator {
    return this.page
      .locator('.monaco-hover:visible')
      .filter({ has: this.page.locator('.monaco-hover-content') })
      .last();
  }

  /**
   * The document inside a webview.
   * @param selector something that only the wanted webview has; it is waited for
   */
  async webview(selector = 'body > *'): Promise<Frame> {
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      for (const frame of this.page.frames()) {
        if (!frame.url().includes('/fake.html')) continue;
        // A frame may go while it is looked at: webviews are made anew when they move.
        const found = await frame
          .locator(selector)
          .count()
          .catch(() => 0);
        if (found > 0) return frame;
      }
      await sleep(100);
    }
    throw new Error(
      `no webview with ${selector}; frames: ${this.page
        .frames()
        .map((frame) => frame.url())
        .join(', ')}`,
    );
  }

  /** Lets the system ask for another theme; the workbench and its webviews follow. */
  async setTheme(theme: Theme): Promise<void> {
    const { colorScheme, forcedColors, className } = themes[theme];
    await this.page.emulateMedia({ colorScheme, forcedColors });
    await this.page.locator(`.monaco-workbench.${className}`).waitFor();
    for (const frame of this.page.frames().filter((candidate) => candidate.url().includes('/fake.html'))) {
      // A frame may go while it is waited for.
      await frame
        .locator(`body[data-vscode-theme-kind="vscode-${theme}"]`)
        .waitFor()
        .catch((error: unknown) => {
          if (!frame.isDetached()) throw error;
        });
    }
  }

  /** Shows the side view and gives the keyboard to its list, as a person does from the palette. */
  async focusSideView(): Promise<void> {
    const focused = this.page.locator('.pane-body .monaco-list:focus');
    for (let triesLeft = 3; ; triesLeft--) {
      await this.runCommand('Surprisal: Focus on Arrays View');
      try {
        return await focused.waitFor({ timeout: oneTry });
      } catch (error) {
        // The palette gives the focus back to the editor when it closes, now and then after the command took it.
        if (triesLeft === 0) throw error;
      }
    }
  }

  /** A row of the side view's list whose text contains this; of a section, the rows below its own row. */
  sideViewRow(text: string | RegExp): Locator {
    return this.page.locator('.pane-body .monaco-list-row').filter({ hasText: text });
  }

  /** The messages in the corner of the window. */
  async notifications(): Promise<string[]> {
    return await this.page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
  }

  /** Waits for a message in the corner of the window that matches. */
  async notification(wanted: RegExp): Promise<string> {
    const message = this.page
      .locator('.notifications-toasts .notification-list-item-message')
      .filter({ hasText: wanted });
    return await message.first().innerText();
  }

  /** Loads the window anew, as "Developer: Reload Window" does, and waits until it is there. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    // The command, not the browser's reload: it lets the workbench save what its webviews keep.
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
  }

  /** Keeps the window, or a part of it, as a picture in artifacts/. */
  async screenshot(name: string, part?: Locator): Promise<string> {
    const file = path.join(runningEditor().artifacts, `${name}.png`);
    await (part ?? this.page).screenshot({ path: file, animations: 'disabled' });
    return file;
  }

  /** The same for a rectangle of the window. */
  async screenshotOf(
    name: string,
    clip: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  ): Promise<void> {
    await this.page.screenshot({
      path: path.join(runningEditor().artifacts, `${name}.png`),
      clip,
      animations: 'disabled',
    });
  }

  async close(): Promise<void> {
    open.delete(this);
    await this.#browser.close();
    this.#cleanUp();
  }

  get #quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible input[type="text"]:visible');
  }

  /** Title and hint of the open quick input. */
  async #quickInputWords(): Promise<string> {
    const title = await this.page.locator('.quick-input-widget .quick-input-title').allInnerTexts();
    const hints = await this.#quickInput.evaluateAll((inputs) =>
      inputs.map((input) => `${input.getAttribute('placeholder') ?? ''} ${input.getAttribute('aria-label') ?? ''}`),
    );
    return [...title, ...hints].join(' ').trim();
  }

  get #quickInputRows(): Locator {
    return this.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
  }

  #quickRow(text: string): Locator {
    return this.#quickInputRows.filter({ hasText: text }).first();
  }

  get #lines(): Locator {
    // A notebook lies over its group, not in it.
    const notebook = '.notebookOverlay .cell .view-lines:visible';
    return this.page.locator(`.editor-group-container.active .monaco-editor .view-lines, ${notebook}`).first();
  }

  /** The middle of a text on the screen. Token elements come and go, so this looks at the text they make together. */
  async #locate(sought: Sought): Promise<{ x: number; y: number }> {
    const deadline = Date.now() + patience;
    for (;;) {
      const place = await this.#lines.evaluate(findOnScreen, sought);
      if (place !== undefined) return place;
      if (Date.now() > deadline) throw new Error(`${JSON.stringify(sought.text)} is not in view in the active editor`);
      await sleep(100);
    }
  }
}

/** A text in the active editor: which of its occurrences in view, or on which line (counted from 1). */
interface Sought {
  readonly text: string;
  readonly occurrence: number;
  readonly line?: number;
}

/** Runs in the page. Lines are not in order in the DOM; their places on the screen are. */
function findOnScreen(
  lines: Element,
  { text, occurrence, line: wanted }: Sought,
): { x: number; y: number } | undefined {
  let left = occurrence;
  const top = (line: Element) => line.getBoundingClientRect().top;
  const numbers = [...(lines.closest('.monaco-editor')?.querySelectorAll('.margin .line-numbers') ?? [])];
  const beside = numbers.find((number) => number.textContent?.trim() === String(wanted));
  if (wanted !== undefined && beside === undefined) return undefined;
  const inOrder = [...lines.querySelectorAll('.view-line')].sort((a, b) => top(a) - top(b));
  for (const line of inOrder) {
    if (beside !== undefined && Math.abs(top(line) - top(beside)) > 2) continue;
    // The editor writes spaces as no-break spaces.
    const lineText = (line.textContent ?? '').replaceAll('\u00a0', ' ');
    for (let start = lineText.indexOf(text); start >= 0; start = lineText.indexOf(text, start + 1)) {
      if (left-- > 0) continue;
      let offset = start + Math.floor(text.length / 2);
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0;
        if (offset < length) {
          const range = document.createRange();
          range.setStart(node, offset);
          range.setEnd(node, offset + 1);
          const { left: x, top: y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }
        offset -= length;
      }
    }
  }
  return undefined;
}

/** The workbench's own complaints about what this server does not have are none of ours. */
function isOurs(consoleError: string): boolean {
  return /surprisal/i.test(consoleError);
}

// For every test file that uses this module: a picture of what a failed test saw, and nothing left running.
afterEach(async function () {
  if (this.currentTest?.state !== 'failed') return;
  const title = this.currentTest.fullTitle().replace(/[^\w]+/g, '-');
  for (const workbench of open) await workbench.screenshot(`failed-${title}`);
});

after(async () => {
  for (const workbench of [...open]) await workbench.close();
});
