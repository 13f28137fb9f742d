/** The command links of a hover: Markdown of our own, whose arguments are places in a document. */

import type * as vscode from 'vscode';
import { type Message, message } from '../../core/index.ts';
import type { Range } from '../../finder/index.ts';
import type { ArrayRole } from '../../inspect/index.ts';
import { escapeMarkdown, roleTitle } from '../../present/index.ts';
import { commands } from '../identifiers.ts';
import { translate } from '../language.ts';
import { placeOf } from '../target.ts';

/** The commands that a hover may run. */
export const linkedCommands: readonly string[] = [
  commands.openPanel,
  commands.explainCall,
  commands.compareWith,
  commands.copyAs,
  commands.hideHere,
  commands.treatAs,
];

/** The links below every result. */
export function linksOf(document: vscode.TextDocument, array: Pick<Range, 'start'>): string {
  const place = encoded(placeOf(document, array));
  return [
    link(message('Open panel'), commands.openPanel, place),
    link(message('Compare with…'), commands.compareWith, place),
    link(message('Copy…'), commands.copyAs, place),
    link(message('Hide here…'), commands.hideHere, place),
  ].join(' · ');
}

/** The link below what has no result: a list without numbers. */
export function panelLink(document: vscode.TextDocument, list: Pick<Range, 'start'>): string {
  return link(message('Open panel'), commands.openPanel, encoded(placeOf(document, list)));
}

/** The link below the result of a call. */
export function callLink(document: vscode.TextDocument, call: Pick<Range, 'start'>): string {
  return link(message('Open panel'), commands.explainCall, encoded(placeOf(document, call)));
}

/** The link that takes an array for something else. */
export function flipLink(document: vscode.TextDocument, array: Pick<Range, 'start'>, role: ArrayRole): string {
  const title = message('Treat as {0}', translate(roleTitle(role)));
  return link(title, commands.treatAs, encoded(placeOf(document, array), role));
}

function link(title: Message, command: string, argumentsOfCommand: string): string {
  return `[${escapeMarkdown(translate(title))}](command:${command}?${argumentsOfCommand})`;
}

/** A command's arguments as they stand in an address. */
function encoded(...args: readonly unknown[]): string {
  return encodeURIComponent(JSON.stringify(args)).replaceAll('(', '%28').replaceAll(')', '%29');
}
