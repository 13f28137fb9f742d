/** A hover from its parts: Markdown of our own as it is, words of a document literally. */

import * as vscode from 'vscode';
import type { Range } from '../../finder/index.ts';
import type { HoverPart } from '../../present/index.ts';
import { toVscodeRange } from '../places.ts';
import { linkedCommands } from './links.ts';
import { literally } from './literally.ts';

export function toHover(at: Range, parts: readonly HoverPart[]): vscode.Hover {
  const content = new vscode.MarkdownString();
  // Only these commands may be run from the hover.
  content.isTrusted = { enabledCommands: linkedCommands };
  for (const { kind, text } of parts) {
    content.appendMarkdown(kind === 'text' ? literally(text) : text);
  }
  return new vscode.Hover(content, toVscodeRange(at));
}
