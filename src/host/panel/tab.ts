/**
 * One panel: a webview that shows an inspection, follows its document, and is sent whole snapshots. What VS Code made it
 * for and where it stands is the panels' concern; here is what it shows.
 */

import * as vscode from 'vscode';
import { type Message, message } from '../../core/index.ts';
import { visibleText } from '../../present/index.ts';
import { type EncodedToPanel, encodeToPanel, type FromPanel, parseFromPanel } from '../../protocol/index.ts';
import { nameOf } from '../commands/arrayItems.ts';
import { significantDigits } from '../configuration.ts';
import type { DocumentArrays } from '../documentArrays.ts';
import { reportFailure } from '../failure.ts';
import { commands } from '../identifiers.ts';
import { panelLanguage } from '../language.ts';
import { fileName } from '../places.ts';
import type { Stopwatch } from '../stopwatch.ts';
import { placeOf } from '../target.ts';
import { pageHtml, pageRoot } from './html.ts';
import { Lights } from './lights.ts';
import { LiveLink } from './live.ts';
import { randomName } from './randomName.ts';
import { answerRequest, type Shown } from './requests.ts';
import { writeNumbers } from './writeNumbers.ts';

/** How long a document rests before what is shown of it is looked for anew. */
const restMilliseconds = 150;

const longestName = 60;

export class PanelTab implements vscode.Disposable {
  readonly webview: vscode.WebviewPanel;
  readonly #extensionUri: vscode.Uri;
  readonly #arrays: DocumentArrays;
  readonly #log: vscode.LogOutputChannel;
  readonly #stopwatch: Stopwatch;
  readonly #lights = new Lights();
  readonly #subscriptions: vscode.Disposable[] = [];
  #id: string;
  #live: LiveLink;
  #isGone = false;
  #isPinned: boolean;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #wanted = new vscode.CancellationTokenSource();

  constructor(
    webview: vscode.WebviewPanel,
    shown: Shown,
    { id = randomName(), isPinned = false }: { readonly id?: string; readonly isPinned?: boolean },
    {
      extensionUri,
      arrays,
      log,
      stopwatch,
    }: {
      readonly extensionUri: vscode.Uri;
      readonly arrays: DocumentArrays;
      readonly log: vscode.LogOutputChannel;
      readonly stopwatch: Stopwatch;
    },
  ) {
    this.webview = webview;
    this.#extensionUri = extensionUri;
    this.#arrays = arrays;
    this.#log = log;
    this.#stopwatch = stopwatch;
    this.#id = id;
    this.#isPinned = isPinned;
    this.#live = new LiveLink(shown, arrays);
    webview.webview.options = { enableScripts: true, localResourceRoots: [pageRoot(extensionUri)] };
    webview.iconPath = { light: this.#icon('light'), dark: this.#icon('dark') };
    this.#subscriptions.push(
      webview.webview.onDidReceiveMessage((received: unknown) => {
        const parsed = parseFromPanel(received);
        if (parsed) void this.#receive(parsed);
        else this.#log.warn('The panel sent a message that is none of the protocol; it was dropped.');
      }),
      vscode.workspace.onDidChangeTextDocument((event) => this.#edited(event)),
      vscode.window.onDidChangeTextEditorSelection((event) => this.#cursorMoved(event)),
      webview.onDidDispose(() => this.dispose()),
    );
    // The page has it from the start, and asks for news once it stands.
    webview.webview.html = pageHtml(webview.webview, this.#extensionUri, 'wide', this.#encoded());
    this.#setTitle();
  }

  /** Whether the next inspection has to open beside it. */
  get isPinned(): boolean {
    return this.#isPinned;
  }

  /** Another inspection takes the place of the present one. */
  show(shown: Shown): void {
    this.#stop();
    this.#lights.clear();
    this.#id = randomName();
    this.#live = new LiveLink(shown, this.#arrays);
    this.#isGone = false;
    this.send();
  }

  /** Sends all that is shown; the page knows by its id what it had already. */
  send(): void {
    this.#setTitle();
    void this.webview.webview.postMessage(this.#stopwatch.measure('panel', () => this.#encoded()));
  }

  #encoded(): EncodedToPanel {
    const { inspection, source, isChosen } = this.#live.shown;
    const note = this.#note();
    return encodeToPanel({
      type: 'show',
      inspection,
      language: panelLanguage(),
      significantDigits: significantDigits(),
      id: this.#id,
      ...(source && { source: source.toString() }),
      ...(note && { note }),
      ...(isChosen && { isChosen }),
      ...(this.#isGone && { isGone: true }),
      ...(this.#isPinned && { isPinned: true }),
    });
  }

  /** Asks the page for the numbers that were changed in it, to be written where they stand. */
  askForNumbers(): void {
    void this.webview.webview.postMessage(encodeToPanel({ type: 'writeBack' }));
  }

  async #receive(received: FromPanel): Promise<void> {
    const { shown } = this.#live;
    try {
      switch (received.type) {
        case 'ready':
          this.send();
          // What was kept since the window was loaded last may have changed.
          this.#lookSoon();
          break;
        case 'open':
          // The panel is what it would open.
          break;
        case 'pin':
          this.#isPinned = received.isPinned;
          this.send();
          break;
        case 'light':
          await this.#lights.show(received, this.#live, this.#arrays);
          break;
        case 'compare':
          await this.#compare();
          break;
        case 'writeBack':
          await writeNumbers(received.array, received.changes, this.#live, this.#arrays);
          break;
        default:
          await answerRequest(received, shown, this.#arrays);
      }
    } catch (error) {
      reportFailure(this.#log, `The panel's request “${received.type}”`, error);
    }
  }

  /** Another array of the document, for the one that was asked about. */
  async #compare(): Promise<void> {
    const { source } = this.#live.shown;
    const start = this.#live.startOf(0);
    if (!source || !start) return;
    const document = await vscode.workspace.openTextDocument(source);
    await vscode.commands.executeCommand(commands.compareWith, placeOf(document, { start }));
  }

  #edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0 || !this.#live.isAbout(document)) return;
    this.#live.edited(contentChanges);
    this.#lookSoon();
  }

  #cursorMoved({ textEditor: { document, selection } }: vscode.TextEditorSelectionChangeEvent): void {
    if (!this.#live.isAbout(document) || !this.webview.visible) return;
    const place = this.#lights.placeAt(selection.active, document, this.#live, this.#arrays);
    if (place) void this.webview.webview.postMessage(encodeToPanel({ type: 'light', ...place }));
  }

  #stop(): void {
    clearTimeout(this.#rest);
    this.#wanted.cancel();
  }

  #lookSoon(): void {
    this.#stop();
    this.#rest = setTimeout(() => {
      this.#look().catch((error: unknown) => this.#log.error('The panel could not follow its document.', error));
    }, restMilliseconds);
  }

  /** Looks for what is shown in its document as it is now. */
  async #look(): Promise<void> {
    this.#stop();
    this.#wanted.dispose();
    this.#wanted = new vscode.CancellationTokenSource();
    const { token } = this.#wanted;
    const document = vscode.workspace.textDocuments.find((open) => this.#live.isAbout(open));
    if (!document) return;
    const isThere = await this.#live.refresh(document, token);
    if (isThere === undefined || token.isCancellationRequested) return;
    this.#isGone = !isThere;
    this.send();
  }

  /** Where it stands, or that it stands there no more. */
  #note(): Message | undefined {
    const { inspection, source } = this.#live.shown;
    const start = this.#live.startOf(0);
    if (!source || !start) return undefined;
    const { name } = inspection.arrays[0];
    const array = visibleText(nameOf(name === undefined ? {} : { name }), longestName);
    const file = visibleText(fileName(source));
    return this.#isGone
      ? message('{0} is no longer in {1}: these are its last numbers.', array, file)
      : message('{0}, line {1} of {2}', array, start.line + 1, file);
  }

  #setTitle(): void {
    const { name } = this.#live.shown.inspection.arrays[0] ?? {};
    this.webview.title = name === undefined ? 'Surprisal' : `Surprisal: ${name}`;
  }

  /** A tab draws its icon as a picture, which cannot take the theme's colour by itself. */
  #icon(theme: 'light' | 'dark'): vscode.Uri {
    return vscode.Uri.joinPath(this.#extensionUri, 'media', `icon-${theme}.svg`);
  }

  dispose(): void {
    this.#stop();
    this.#wanted.dispose();
    this.#lights.dispose();
    for (const subscription of this.#subscriptions.splice(0)) subscription.dispose();
  }
}
