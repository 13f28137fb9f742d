/**
 * The tree of the side view. It works only while it can be seen: VS Code asks a hidden view for nothing, and what is under
 * way when it is hidden, or when its question is overtaken, ends at its next turn.
 */

import * as vscode from 'vscode';
import { translate } from '../language.ts';
import type { Services } from '../services.ts';
import { pause } from '../slices.ts';
import { tooLargeForExtensions } from '../tooLarge.ts';
import { type FileSection, fileSection } from './fileSection.ts';
import { treeItem } from './items.ts';
import { pinnedSection } from './pinnedSection.ts';
import { recentSection } from './recentSection.ts';
import type { NoticeRow, Row } from './rows.ts';

/** A pause in typing after which the list is made anew. */
const restMilliseconds = 250;

/** So long a section waits for its results, so that a short list comes at once and whole. */
const patienceMilliseconds = 100;

/** The section of the active editor, and how far its results are. */
interface ShownFile {
  readonly section: FileSection;
  /** resolves when all results are there; undefined until somebody wants to see them */
  results: Promise<void> | undefined;
  finished: boolean;
}

export class ArraysTree implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  readonly #services: Services;
  readonly #changed = new vscode.EventEmitter<Row | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #rest: number | undefined;
  /** of the list that is being made or was made last */
  #wanted = new vscode.CancellationTokenSource();
  /** a list was given up before it was whole, and no newer one was asked for */
  #interrupted = false;
  #isListing = false;
  #rows: readonly Row[] = [];
  #file: ShownFile | undefined;
  /** the document that was active last: looking at the panel must not empty the list */
  #document = vscode.window.activeTextEditor?.document;

  constructor(services: Services) {
    this.#services = services;
  }

  async getChildren(parent?: Row): Promise<Row[]> {
    if (!parent) return [...(await this.#list())];
    if (parent.kind !== 'section') return [];
    if (parent === this.#file?.section.row) await this.#waitForResults(this.#file);
    return [...parent.rows];
  }

  getTreeItem(row: Row): vscode.TreeItem {
    return treeItem(row);
  }

  async #list(): Promise<readonly Row[]> {
    this.#giveUp();
    const { token } = this.#wanted;
    this.#interrupted = false;
    this.#isListing = true;
    const section = this.#document && (await fileSection(this.#services, this.#document, token));
    const pinned = await pinnedSection(this.#services, token);
    // An overtaken list changes nothing; the newer one is on its way.
    if (token.isCancellationRequested) return this.#rows;
    this.#isListing = false;
    this.#file = section && { section, results: undefined, finished: false };
    const rows = [tooLargeNotice(), section?.row, pinned, recentSection(this.#services.recent)];
    this.#rows = rows.filter((each) => each !== undefined);
    return this.#rows;
  }

  /** Begins to compute the results, and waits a moment for them; those that come later are shown as they come. */
  async #waitForResults(file: ShownFile): Promise<void> {
    let waited = false;
    file.results ??= file.section
      .compute(this.#wanted.token, () => {
        if (waited && this.#file === file) this.#changed.fire(file.section.row);
      })
      .then(
        () => {
          file.finished = true;
        },
        (error: unknown) => this.#services.log.error('The results of the side view failed.', error),
      );
    if (!file.finished) await Promise.race([file.results, pause(patienceMilliseconds)]);
    waited = true;
  }

  /** Follows the active editor; without one, the last document stays as long as an editor shows it. */
  follow(editor: vscode.TextEditor | undefined): void {
    if (!editor && vscode.window.visibleTextEditors.some(({ document }) => document === this.#document)) return;
    this.#document = editor?.document;
    this.refresh('now');
  }

  /** Tells whether an edit of this document changes the list. */
  shows(document: vscode.TextDocument): boolean {
    return document === this.#document || this.#services.pins.has(document);
  }

  /** The list is another one: at once for another editor, after a rest while somebody types. */
  refresh(when: 'now' | 'afterRest'): void {
    clearTimeout(this.#rest);
    this.#giveUp();
    if (when === 'now') this.#changed.fire(undefined);
    else this.#rest = setTimeout(() => this.#changed.fire(undefined), restMilliseconds);
  }

  /** The view was hidden, or can be seen again. */
  setVisible(visible: boolean): void {
    if (!visible) this.#giveUp();
    else if (this.#interrupted) this.#changed.fire(undefined);
  }

  #giveUp(): void {
    const { results, finished } = this.#file ?? {};
    if (this.#isListing || (results && !finished)) this.#interrupted = true;
    this.#isListing = false;
    this.#wanted.cancel();
    this.#wanted.dispose();
    this.#wanted = new vscode.CancellationTokenSource();
  }

  dispose(): void {
    clearTimeout(this.#rest);
    this.#wanted.cancel();
    this.#wanted.dispose();
    this.#changed.dispose();
  }
}

/** Why the list is empty where VS Code shows us no text. A row, since the view's own message is not seen in an empty view. */
function tooLargeNotice(): NoticeRow | undefined {
  const tooLarge = tooLargeForExtensions();
  return tooLarge && { kind: 'notice', text: translate(tooLarge) };
}
