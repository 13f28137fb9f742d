/**
 * The panel in a plain Chromium: its bundle, its content security policy, VS Code's theme variables, and a host that
 * writes down what the panel posts and saves. No VS Code is needed.
 */

import * as fs from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type EncodedToPanel, encodeToPanel, type FromPanel, type ToPanel } from '../../src/protocol/index.ts';
import { type ThemeName, themeVariables } from './themes.ts';

declare const PROJECT_ROOT: string;

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.html': 'text/html; charset=utf-8',
};

export interface PanelPageOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  /** compact: the page of the inspector */
  readonly layout?: 'wide' | 'compact';
  /** how much larger than usual everything is drawn */
  readonly zoom?: number;
  /** what the host had saved before the panel was opened */
  readonly state?: unknown;
  /** a bundle in place of the panel's own */
  readonly script?: string;
}

/** The page's side of the host; VS Code gives a webview the same three functions. */
declare global {
  interface Window {
    posted: FromPanel[];
    saved: unknown;
  }
}

/** A running panel. */
export class PanelPage {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #server: http.Server;
  readonly #trouble: string[];

  constructor(page: Page, context: BrowserContext, server: http.Server, trouble: string[]) {
    this.page = page;
    this.#context = context;
    this.#server = server;
    this.#trouble = trouble;
  }

  /** What the browser complained about: policy violations, uncaught errors, failed loads. */
  get trouble(): readonly string[] {
    return this.#trouble;
  }

  /** Sends the panel what to draw, as the host does, and waits until formulas are set. */
  async show(message: ToPanel): Promise<void> {
    await this.page.evaluate(async (encoded) => {
      // This listener comes after the page's own: what was there before must not be taken for what is sent now.
      const heard = new Promise((resolve) => window.addEventListener('message', resolve, { once: true }));
      window.postMessage(encoded, '*');
      await heard;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }, encodeToPanel(message) as EncodedToPanel);
    await this.page.locator(message.type === 'show' ? 'h1' : '.sentence').waitFor();
    if (message.type === 'show' && message.inspection.outcome.kind === 'value') await this.formulas();
  }

  /** Waits until KaTeX has set the formulas. */
  async formulas(): Promise<void> {
    await this.page.locator('.formula .katex').first().waitFor();
  }

  /** What the page asked of the host; what it said of lights comes whenever the pointer moves, and is apart. */
  posted(): Promise<FromPanel[]> {
    return this.page.evaluate(() => window.posted.filter(({ type }) => type !== 'light'));
  }

  lights(): Promise<FromPanel[]> {
    return this.page.evaluate(() => window.posted.filter(({ type }) => type === 'light'));
  }

  /** What the page keeps for the next time: it saves at rest, and at once when it is about to be hidden. */
  saved(): Promise<unknown> {
    return this.page.evaluate(() => {
      document.dispatchEvent(new Event('visibilitychange'));
      return window.saved;
    });
  }

  async close(): Promise<void> {
    await this.#context.close();
    this.#server.close();
    open.delete(this);
  }
}

/** Opens the built panel (dist/panel) in a page of its own. */
export async function openPanel(options: PanelPageOptions = {}): Promise<PanelPage> {
  const { theme = 'dark', width = 900, height = 900, zoom = 1 } = options;
  const server = await serve(pageText(theme, options), options.script);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`;
  browser ??= launch();
  const context = await (await browser).newContext({
    // As a browser zooms: as many pixels of the screen, of which each of the page takes more.
    viewport: { width: Math.floor(width / zoom), height: Math.floor(height / zoom) },
    deviceScaleFactor: zoom,
    reducedMotion: 'reduce',
    forcedColors: theme.startsWith('high-contrast') ? 'active' : 'none',
    colorScheme: theme.endsWith('light') ? 'light' : 'dark',
  });
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(String(error)));
  await page.goto(address);
  await page.waitForFunction(() => window.posted.some(({ type }) => type === 'ready'));
  const panel = new PanelPage(page, context, server, trouble);
  open.add(panel);
  return panel;
}

/** One browser for all pages; each has a context of its own. */
let browser: Promise<Browser> | undefined;
const open = new Set<PanelPage>();

async function launch(): Promise<Browser> {
  const { chromiumArguments, ensureChromium } = await chromiumScript();
  return await chromium.launch({ executablePath: await ensureChromium(), args: chromiumArguments });
}

// A test that failed leaves its page open, which would keep the run from ending.
after(async () => {
  for (const panel of open) await panel.close();
  await (await browser)?.close();
});

/** The project's own search for a Chromium: a script that runs as it stands, so it is no part of this bundle. */
async function chromiumScript(): Promise<typeof import('../../scripts/chromium.mjs')> {
  return await import(pathToFileURL(path.join(PROJECT_ROOT, 'scripts/chromium.mjs')).href);
}

const nonce = 'a-nonce-for-tests';

/** The page as the host writes it, with a host that only takes notes. */
function pageText(theme: ThemeName, { state, layout = 'wide' }: PanelPageOptions): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self'; font-src 'self'; img-src 'self' data:`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="panel.css">
<link rel="modulepreload" nonce="${nonce}" href="chunk.js">
<title>Surprisal</title>
<script nonce="${nonce}">
  for (const [name, value] of Object.entries(${JSON.stringify(themeVariables[theme])})) {
    document.documentElement.style.setProperty(name, value);
  }
  window.posted = [];
  window.saved = ${JSON.stringify(state) ?? 'undefined'};
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => { window.posted.push(message); },
    getState: () => window.saved,
    setState: (state) => { window.saved = state; },
  });
</script>
</head>
<body class="vscode-${theme}" data-layout="${layout}">
<div id="app"></div>
<script type="module" nonce="${nonce}" src="panel.js"></script>
</body>
</html>`;
}

async function serve(index: string, script?: string): Promise<http.Server> {
  const folder = path.join(PROJECT_ROOT, 'dist/panel');
  const server = http.createServer((request, response) => {
    const name = path.normalize(decodeURIComponent((request.url ?? '/').split('?')[0]));
    if (name === '/index.html') {
      response.writeHead(200, { 'content-type': types['.html'] }).end(index);
      return;
    }
    const file = name === '/panel.js' && script !== undefined ? script : path.join(folder, name);
    if ((file !== script && !file.startsWith(folder)) || !fs.existsSync(file)) {
      response.writeHead(name === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' });
    response.end(fs.readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
