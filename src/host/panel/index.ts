/**
 * The panels: one beside the editor that the next inspection uses again, and those that were pinned. They come back after
 * a window reload from the state their pages saved.
 */

import * as vscode from 'vscode';
import type { Inspection } from '../../inspect/index.ts';
import { parseToPanel } from '../../protocol/index.ts';
import { isQuantityId } from '../../quantities/index.ts';
import type { DocumentArrays } from '../documentArrays.ts';
import { panelViewType, settingsSection } from '../identifiers.ts';
import type { Shown } from './requests.ts';
import { PanelTab } from './tab.ts';

export class Panel implements vscode.Disposable {
  readonly #resources: {
    readonly extensionUri: vscode.Uri;
    readonly arrays: DocumentArrays;
    readonly log: vscode.LogOutputChannel;
  };
  readonly #registrations: vscode.Disposable;
  readonly #didShow = new vscode.EventEmitter<Shown>();
  /** Somebody asked for an inspection, which the panel shows now. */
  readonly onDidShow = this.#didShow.event;
  #tabs: readonly PanelTab[] = [];

  constructor(extensionUri: vscode.Uri, arrays: DocumentArrays, log: vscode.LogOutputChannel) {
    this.#resources = { extensionUri, arrays, log };
    this.#registrations = vscode.Disposable.from(
      vscode.window.registerWebviewPanelSerializer(panelViewType, {
        deserializeWebviewPanel: async (panel, state: unknown) => this.#restore(panel, state),
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

  #restore(panel: vscode.WebviewPanel, state: unknown): void {
    const saved = parseToPanel(state, isQuantityId);
    if (saved?.type !== 'show' || (!saved.isPinned && this.#tabs.some(({ isPinned }) => !isPinned))) {
      // Nothing was saved, or a panel was opened before this one came back: an empty one would only be in the way.
      panel.dispose();
      return;
    }
    const source = saved.source === undefined ? undefined : vscode.Uri.parse(saved.source);
    const { inspection, isChosen = false } = saved;
    this.#adopt(panel, { inspection, source, isChosen }, saved);
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
