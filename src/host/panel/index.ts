/**
 * The panels: one beside the editor that the next inspection uses again, and those that were pinned. They come back after
 * a window reload from the state their pages saved.
 */

import * as vscode from 'vscode';
import type { Inspection } from '../../inspect/index.ts';
import { type PanelReference, parsePanelReference, parseToPanel, type ShowMessage } from '../../protocol/index.ts';
import { isQuantityId } from '../../quantities/index.ts';
import type { DocumentArrays } from '../documentArrays.ts';
import { panelViewType, settingsSection } from '../identifiers.ts';
import { toVscodePosition } from '../places.ts';
import type { Stopwatch } from '../stopwatch.ts';
import type { Shown } from './requests.ts';
import { PanelTab } from './tab.ts';

export class Panel implements vscode.Disposable {
  readonly #resources: {
    readonly extensionUri: vscode.Uri;
    readonly arrays: DocumentArrays;
    readonly log: vscode.LogOutputChannel;
    readonly stopwatch: Stopwatch;
  };
  readonly #registrations: vscode.Disposable;
  readonly #didShow = new vscode.EventEmitter<Shown>();
  /** Somebody asked for an inspection, which the panel shows now. */
  readonly onDidShow = this.#didShow.event;
  #tabs: readonly PanelTab[] = [];

  constructor(
    extensionUri: vscode.Uri,
    arrays: DocumentArrays,
    { log, stopwatch }: { readonly log: vscode.LogOutputChannel; readonly stopwatch: Stopwatch },
  ) {
    this.#resources = { extensionUri, arrays, log, stopwatch };
    this.#registrations = vscode.Disposable.from(
      vscode.window.registerWebviewPanelSerializer(panelViewType, {
        deserializeWebviewPanel: async (panel, state: unknown) => await this.#restore(panel, state),
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(settingsSection)) return;
        for (const tab of this.#tabs) tab.send();
      }),
    );
  }

  /** The panel in front, or the one that was opened last. */
  get current(): PanelTab | undefined {
    return this.#tabs.find(({ webview }) => webview.active) ?? this.#tabs.at(-1);
  }

  /**
   * Shows an inspection, in the open panel where there is one that is not pinned.
   * @param isChosen its quantity was chosen by somebody, and is asked again when the document changes
   */
  show(inspection: Inspection, source?: vscode.Uri, isChosen = false): void {
    const shown = { inspection, source, isChosen };
    this.#didShow.fire(shown);
    const open = this.#tabs.find(({ isPinned }) => !isPinned);
    if (open) {
      open.webview.reveal(undefined, true);
      open.show(shown);
      return;
    }
    const pinned = this.#tabs.at(-1)?.webview.viewColumn;
    const column = { viewColumn: pinned ?? vscode.ViewColumn.Beside, preserveFocus: true };
    this.#adopt(vscode.window.createWebviewPanel(panelViewType, 'Surprisal', column), shown);
  }

  /** A panel of the last window; nothing was saved where there is nothing to show in it. */
  async #restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const saved = parseToPanel(state, isQuantityId);
    const reference = parsePanelReference(state);
    const kept = saved?.type === 'show' ? saved : reference;
    const shown = saved?.type === 'show' ? shownIn(saved) : reference && (await this.#askedAgain(reference));
    // A panel that was opened before this one came back has its place, unless it was pinned.
    const isInTheWay = kept?.isPinned !== true && this.#tabs.some(({ isPinned }) => !isPinned);
    if (!kept || !shown || isInTheWay) panel.dispose();
    else this.#adopt(panel, shown, kept);
  }

  /** The answer of now, of what was too large to be saved. */
  async #askedAgain({ source, position }: PanelReference): Promise<Shown | undefined> {
    const { arrays, log } = this.#resources;
    const uri = vscode.Uri.parse(source);
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      const at = document.validatePosition(toVscodePosition(position));
      if (!(await arrays.readyAt(document, at))) return undefined;
      const array = arrays.at(document, at);
      return array && { inspection: arrays.inspect(document, array), source: uri };
    } catch (error) {
      log.warn(`A panel could not come back: ${source} cannot be read.`, error);
      return undefined;
    }
  }

  #adopt(
    panel: vscode.WebviewPanel,
    shown: Shown,
    kept: { readonly id?: string; readonly isPinned?: boolean } = {},
  ): void {
    const tab = new PanelTab(panel, shown, kept, this.#resources);
    this.#tabs = [...this.#tabs, tab];
    panel.onDidDispose(() => {
      this.#tabs = this.#tabs.filter((other) => other !== tab);
    });
  }

  dispose(): void {
    this.#registrations.dispose();
    this.#didShow.dispose();
    for (const { webview } of this.#tabs) webview.dispose();
  }
}

function shownIn({ inspection, source, isChosen = false }: ShowMessage): Shown {
  return { inspection, source: source === undefined ? undefined : vscode.Uri.parse(source), isChosen };
}
