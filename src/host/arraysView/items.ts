/** The rows as VS Code shows them: label, description, icon, tooltip, and the same in words for a screen reader. */

import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import { visibleText } from '../../present/index.ts';
import { nameOf } from '../commands/arrayItems.ts';
import { commands } from '../identifiers.ts';
import { translate } from '../language.ts';
import { fileName } from '../places.ts';
import type { FirstResult } from '../results.ts';
import type { ArrayRow, Row, SectionRow } from './rows.ts';

export function treeItem(row: Row): vscode.TreeItem {
  switch (row.kind) {
    case 'section':
      return sectionItem(row);
    case 'notice':
      return new vscode.TreeItem(row.text);
    case 'array':
      return arrayItem(row);
  }
}

function sectionItem({ id, count }: SectionRow): vscode.TreeItem {
  const item = new vscode.TreeItem(sectionTitle(id, count), vscode.TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.contextValue = 'section';
  return item;
}

function sectionTitle(id: SectionRow['id'], count: number): string {
  switch (id) {
    case 'file':
      return translate(message('In this file ({0})', count));
    case 'pinned':
      return translate(message('Pinned ({0})', count));
    case 'recent':
      return translate(message('Recent ({0})', count));
  }
}

function arrayItem(row: ArrayRow): vscode.TreeItem {
  const { first } = row;
  const name = visibleText(row.name ?? row.preview ?? nameOf(row), longestName);
  const spokenName = visibleText(nameOf(row), longestName);
  const lost = row.lost ? [translate(message('not found any more'))] : [];
  const item = new vscode.TreeItem(name);
  item.id = row.id;
  item.description = visibleText([descriptionOf(first, whereInShort(row)), ...lost].join(' · '));
  item.iconPath = iconOf(row);
  item.contextValue = contextOf(row);
  const words = first ? [inWords(first)] : [];
  item.tooltip = [name, ...words, whereInFull(row), ...lost].map((line) => visibleText(line)).join('\n');
  const pinned = row.pinned ? [translate(message('pinned'))] : [];
  item.accessibilityInformation = {
    label: visibleText([nameAndPlace(row, spokenName), ...pinned, ...lost, ...words].reduce(listed)),
  };
  item.command = row.place
    ? { command: commands.revealArray, title: translate(message('Reveal')), arguments: [row.place] }
    : { command: commands.openPanel, title: translate(message('Open panel')), arguments: [{ recent: row.recent }] };
  return item;
}

function listed(before: string, next: string): string {
  return translate(message('{0}, {1}', before, next));
}

/** A key of JSON can be a whole page. */
const longestName = 60;

/** The menus of package.json ask for these. */
function contextOf({ place, pinned }: ArrayRow): string {
  if (!place) return 'computation';
  return pinned ? 'arrayPinned' : 'array';
}

/** The value comes first, since the view is narrow; then where it stands; what it is the value of may be cut. */
function descriptionOf(first: FirstResult | undefined, where: string): string {
  if (!first) return where;
  const { standing, text, title = '', warning = '' } = first;
  switch (standing) {
    case 'value':
      return `${text} · ${where} · ${title}`;
    case 'warning':
      return `${text} · ${where} · ${translate(message('warning: {0}', warning))}`;
    case 'problem':
      return translate(message('problem · {0} · {1}', where, text));
    case 'unpaired':
    case 'uncomputed':
      return `${where} · ${text}`;
  }
}

function iconOf({ first, lost }: ArrayRow): vscode.ThemeIcon {
  if (lost) return new vscode.ThemeIcon('circle-slash');
  switch (first?.standing) {
    case 'warning':
      return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
    case 'problem':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
    default:
      return new vscode.ThemeIcon('symbol-array');
  }
}

function whereInShort({ place, namesFile }: ArrayRow): string {
  if (!place) return translate(message('typed in'));
  if (!namesFile) return translate(message('line {0}', place.line + 1));
  return `${fileName(vscode.Uri.parse(place.uri))}:${place.line + 1}`;
}

function whereInFull({ place }: ArrayRow): string {
  if (!place) return translate(message('typed in'));
  return `${vscode.workspace.asRelativePath(vscode.Uri.parse(place.uri))}:${place.line + 1}`;
}

/** A first result as a sentence of its own. */
function inWords({ standing, text, title = '', warning = '' }: FirstResult): string {
  if (standing === 'value') return translate(message('{0}: {1}', title, text));
  if (standing === 'warning') return translate(message('{0}: {1}, warning: {2}', title, text, warning));
  return standing === 'problem' ? translate(message('problem: {0}', text)) : text;
}

function nameAndPlace({ place, namesFile }: ArrayRow, name: string): string {
  if (!place) return translate(message('{0}, typed in', name));
  const line = place.line + 1;
  if (!namesFile) return translate(message('{0}, line {1}', name, line));
  return translate(message('{0}, line {1} of {2}', name, line, fileName(vscode.Uri.parse(place.uri))));
}
