/**
 * The page of panel and inspector: nothing in it but the addresses of script and style, under a policy that allows no
 * other, and which of the two it is.
 */

import * as vscode from 'vscode';
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

/** The page. The doctype matters: KaTeX sets formulas only in standards mode. */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri, layout: PageLayout): string {
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
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Surprisal</title>
<link rel="stylesheet" href="${address('panel.css')}">
</head>
<body data-layout="${layout}">
<div id="app"></div>
<script type="module" nonce="${nonce}" src="${address('panel.js')}"></script>
</body>
</html>`;
}
