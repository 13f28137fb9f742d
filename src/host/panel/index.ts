/**
 * The panel: one webview beside the editor that shows an Inspection. It is sent whole snapshots, answers `ready` with
 * all it has, and comes back after a window reload from the state its page saved.
 */

import * as vscode from 'vscode';
import type { Inspection } from '../../inspect/index.ts';
import { encodeToPanel, type FromPanel, parseFromPanel, parseToPanel, type ShowMessage } from '../../protocol/index.ts';
import { isQuantityId } from '../../quantities/index.ts';
import { significantDigits } from '../configuration.ts';
import type { DocumentArrays } from '../documentArrays.ts';
import { reportFailure } from '../failure.ts';
import { panelViewType, settingsSection } from '../identifiers.ts';
import { panelLanguage } from '../language.ts';
import { pageHtml, pageRoot } from './html.ts';
import { answerRequest, type Shown } from './requests.ts';

export class Panel implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #arrays: DocumentArrays;
  readonly #log: vscode.LogOutputChannel;
  readonly #registrations: vscode.Disposable;
  readonly #didShow = new vscode.EventEmitter<Shown>();
  /** Somebody asked for an inspection, which the panel shows now. */
  readonly onDidShow = this.#didShow.event;
  #panel: vscode.WebviewPanel | undefined;
  #shown: Shown | undefined;

  constructor(extensionUri: vscode.Uri, arrays: DocumentArrays, log: vscode.LogOutputChannel) {
    this.#extensionUri = extensionUri;
    this.#arrays = arrays;
    this.#log = log;
    this.#registrations = vscode.Disposable.from(
      vscode.window.registerWebviewPanelSerializer(panelViewType, {
        deserializeWebviewPanel: async (panel, state: unknown) => this.#restore(panel, state),
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settingsSection)) this.#send();
      }),
    );
  }

  /** Shows an inspection, in the open panel where there is one. */
  show(inspection: Inspection, source?: vscode.Uri): void {
    this.#shown = { inspection, source };
    this.#didShow.fire(this.#shown);
    if (this.#panel) {
      this.#panel.reveal(undefined, true);
      this.#send();
      return;
    }
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.#adopt(vscode.window.createWebviewPanel(panelViewType, 'Surprisal', column));
  }

  #restore(panel: vscode.WebviewPanel, state: unknown): void {
    const saved = parseToPanel(state, isQuantityId);
    if (saved?.type !== 'show' || this.#panel) {
      // Nothing was saved, or a panel was opened before this one came back: an empty one would only be in the way.
      panel.dispose();
      return;
    }
    const source = saved.source === undefined ? undefined : vscode.Uri.parse(saved.source);
    this.#shown = { inspection: saved.inspection, source };
    this.#adopt(panel);
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel = panel;
    panel.webview.options = { enableScripts: true, localResourceRoots: [pageRoot(this.#extensionUri)] };
    panel.iconPath = { light: this.#icon('light'), dark: this.#icon('dark') };
    panel.webview.onDidReceiveMessage((received: unknown) => {
      const parsed = parseFromPanel(received);
      if (parsed) void this.#receive(parsed);
      else this.#log.warn('The panel sent a message that is none of the protocol; it was dropped.');
    });
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
    panel.webview.html = pageHtml(panel.webview, this.#extensionUri, 'wide');
    this.#setTitle();
  }

  /** A tab draws its icon as a picture, which cannot take the theme's colour by itself. */
  #icon(theme: 'light' | 'dark'): vscode.Uri {
    return vscode.Uri.joinPath(this.#extensionUri, 'media', `icon-${theme}.svg`);
  }

  async #receive(received: FromPanel): Promise<void> {
    try {
      if (received.type === 'ready') this.#send();
      // The panel is what `open` would open.
      else if (received.type !== 'open') await answerRequest(received, this.#shown, this.#arrays);
    } catch (error) {
      reportFailure(this.#log, `The panel's request “${received.type}”`, error);
    }
  }

  #send(): void {
    if (!this.#panel || !this.#shown) return;
    const { inspection, source } = this.#shown;
    const show: ShowMessage = {
      type: 'show',
      inspection,
      language: panelLanguage(),
      significantDigits: significantDigits(),
      ...(source && { source: source.toString() }),
    };
    this.#setTitle();
    void this.#panel.webview.postMessage(encodeToPanel(show));
  }

  #setTitle(): void {
    const name = this.#shown?.inspection.arrays[0]?.name;
    if (this.#panel) this.#panel.title = name === undefined ? 'Surprisal' : `Surprisal: ${name}`;
  }

  dispose(): void {
    this.#registrations.dispose();
    this.#didShow.dispose();
    this.#panel?.dispose();
  }
}
