/**
 * The reader's language: Messages of the lower floors become text here, and the panel gets the same bundle.
 */

import * as vscode from 'vscode';
import type { Message } from '../core/index.ts';
import type { PanelLanguage } from '../protocol/index.ts';

/** Texts of our own without arguments, translated: the editor's language stays what it is until it starts anew. */
const known = new Map<string, string>();

/** The message in the reader's language. */
export function translate({ text, args }: Message): string {
  if (args.length > 0) return vscode.l10n.t(text, ...args);
  const translated = known.get(text) ?? vscode.l10n.t(text);
  known.set(text, translated);
  return translated;
}

/** What the panel needs to translate by itself. */
export function panelLanguage(): PanelLanguage {
  const bundle: Record<string, string> = {};
  for (const [template, translation] of Object.entries(vscode.l10n.bundle ?? {})) {
    if (typeof translation === 'string') bundle[template] = translation;
  }
  return { locale: vscode.env.language, bundle };
}
