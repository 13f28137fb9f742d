/**
 * The page of panel and inspector: nothing in it but the addresses of script and style, under a policy that allows no
 * other, which of the two it is, and what it shows first.
 */

import * as vscode from 'vscode';
import type { EncodedToPanel } from '../../protocol/index.ts';
import { randomName } from './randomName.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character]);
}

/** Where the bundled page lives. */
export function pageRoot(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'panel');
}

/** Wide for the panel, compact for the side bar. */
export type PageLayout = 'wide' | 'compact';

/** A longer first message is no part of the page, which asks for it then. */
const longestFirst = 256 * 1024;

/**
 * The page. The doctype matters: KaTeX sets formulas only in standards mode.
 * @param first the message that the page shows at once, without asking for it: as data of an element, never as a script
 */
export function pageHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  layout: PageLayout,
  first?: EncodedToPanel,
): string {
  const nonce = randomName();
  const address = (file: string) =>
    escapeAttribute(webview.asWebviewUri(vscode.Uri.joinPath(pageRoot(extensionUri), file)).toString());
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data:`,
  ].join('; ');
  const data = first === undefined ? '' : ` data-first="${escapeAttribute(JSON.stringify(first))}"`;
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Surprisal</title>
<link rel="stylesheet" href="${address('panel.css')}">
<link rel="modulepreload" nonce="${nonce}" href="${address('chunk.js')}">
</head>
<body data-layout="${layout}">
<div id="app"${data.length <= longestFirst ? data : ''}></div>
<script type="module" nonce="${nonce}" src="${address('panel.js')}"></script>
</body>
</html>`;
}
