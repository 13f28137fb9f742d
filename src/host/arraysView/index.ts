/**
 * The side view: the arrays of the active editor with their first result. It works only while it can be seen.
 */

import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import type { NumericArray } from '../../finder/index.ts';
import { mostListed, nameOf } from '../commands/arrayItems.ts';
import { type ArrayPlace, placeOf } from '../commands/placeCommands.ts';
import { commands, settingsSection, views } from '../identifiers.ts';
import { translate } from '../language.ts';
import { type LineOfList, lineOfList } from '../results.ts';
import type { Services } from '../services.ts';
import { slice, turn } from '../slices.ts';

/** An array, or the notice that the list was cut. */
type Entry =
  | {
      readonly kind: 'array';
      readonly array: NumericArray;
      readonly line: LineOfList;
      readonly place: ArrayPlace;
    }
  | { readonly kind: 'more'; readonly count: number };

/** A pause in typing after which the list is made anew. */
const restMilliseconds = 250;

class ArraysView implements vscode.TreeDataProvider<Entry>, vscode.Disposable {
  readonly #services: Services;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  #rest: number | undefined;
  /** the document that was active last: looking at the panel must not empty the list */
  #document = vscode.window.activeTextEditor?.document;

  constructor(services: Services) {
    this.#services = services;
  }

  async getChildren(parent?: Entry): Promise<Entry[]> {
    const document = this.#document;
    if (parent || !document) return [];
    const { arrays, stopwatch } = this.#services;
    if (!(await arrays.ready(document, 0, document.lineCount))) return [];
    const found = arrays.of(document).within(0, document.lineCount);
    const { version } = document;
    const entries: Entry[] = [];
    for (let over = slice(); entries.length < Math.min(found.length, mostListed); over = slice()) {
      stopwatch.measure('list', () => {
        while (entries.length < Math.min(found.length, mostListed) && !over()) {
          entries.push(this.#entryOf(document, found[entries.length]));
        }
      });
      await turn();
      // The event of the edit brings VS Code here again.
      if (document.isClosed || document.version !== version) return entries;
    }
    if (found.length > mostListed) entries.push({ kind: 'more', count: found.length - mostListed });
    return entries;
  }

  #entryOf(document: vscode.TextDocument, array: NumericArray): Entry {
    const line = lineOfList(this.#services.arrays, document, array);
    return { kind: 'array', array, line, place: placeOf(document, array) };
  }

  getTreeItem(entry: Entry): vscode.TreeItem {
    if (entry.kind === 'more') {
      return new vscode.TreeItem(translate(message('{0} more arrays are not listed.', entry.count)));
    }
    const { array, line, place } = entry;
    const { text: result, troubled } = line;
    const item = new vscode.TreeItem(nameOf(array));
    item.description = result;
    item.tooltip = translate(message('line {0}: {1}', array.start.line + 1, result));
    item.iconPath = new vscode.ThemeIcon(troubled ? 'warning' : 'symbol-array');
    item.contextValue = 'array';
    item.accessibilityInformation = {
      label: translate(message('{0}, line {1}: {2}', nameOf(array), array.start.line + 1, result)),
    };
    item.command = { command: commands.revealArray, title: translate(message('Reveal')), arguments: [place] };
    return item;
  }

  /** Follows the active editor; without one, the last document stays as long as an editor shows it. */
  follow(editor: vscode.TextEditor | undefined): void {
    if (!editor && vscode.window.visibleTextEditors.some(({ document }) => document === this.#document)) return;
    this.#document = editor?.document;
    this.refresh('now');
  }

  /** Tells whether an edit of this document changes the list. */
  shows(document: vscode.TextDocument): boolean {
    return document === this.#document;
  }

  /** The list is another one: at once for another editor, after a rest while somebody types. */
  refresh(when: 'now' | 'afterRest'): void {
    clearTimeout(this.#rest);
    if (when === 'now') this.#changed.fire();
    else this.#rest = setTimeout(() => this.#changed.fire(), restMilliseconds);
  }

  dispose(): void {
    clearTimeout(this.#rest);
    this.#changed.dispose();
  }
}

export function register(services: Services): vscode.Disposable {
  const provider = new ArraysView(services);
  // VS Code asks a hidden view for nothing, so an event it does not see costs nothing either.
  const view = vscode.window.createTreeView(views.arrays, { treeDataProvider: provider });
  return vscode.Disposable.from(
    provider,
    view,
    vscode.window.onDidChangeActiveTextEditor((editor) => provider.follow(editor)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingsSection)) provider.refresh('now');
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (provider.shows(document)) provider.refresh('afterRest');
    }),
  );
}
