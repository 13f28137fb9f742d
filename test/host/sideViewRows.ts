/** The rows of the side view, as VS Code asks the extension for them. */

import * as vscode from 'vscode';
import { ok } from './assert.ts';

/** A row as VS Code shows it. */
export interface Listed {
  readonly section: string;
  readonly label: string;
  readonly description: string;
  readonly spoken: string;
  readonly icon: string;
  readonly context: string;
  readonly row: unknown;
}

/** The side view's own data. */
async function tree(): Promise<vscode.TreeDataProvider<unknown>> {
  const extension = vscode.extensions.getExtension<{ tree: vscode.TreeDataProvider<unknown> }>('surprisal.surprisal');
  ok(extension, 'the extension is not there');
  return (await extension.activate()).tree;
}

/** All rows of the side view, each with the section it stands in. */
export async function rows(): Promise<Listed[]> {
  const provider = await tree();
  const listed: Listed[] = [];
  for (const section of (await provider.getChildren()) ?? []) {
    const { id = '' } = await provider.getTreeItem(section);
    for (const row of (await provider.getChildren(section)) ?? []) {
      const item = await provider.getTreeItem(row);
      listed.push({
        section: id,
        label: String(item.label),
        description: String(item.description ?? ''),
        spoken: item.accessibilityInformation?.label ?? '',
        icon: item.iconPath instanceof vscode.ThemeIcon ? item.iconPath.id : '',
        context: item.contextValue ?? '',
        row,
      });
    }
  }
  return listed;
}

/** The titles of its sections. */
export async function sections(): Promise<string[]> {
  const provider = await tree();
  const items = ((await provider.getChildren()) ?? []).map((section) => provider.getTreeItem(section));
  return (await Promise.all(items)).map(({ label }) => String(label));
}
