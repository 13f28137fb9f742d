/**
 * The inspector: a narrow webview in the side bar that follows the cursor. It works only while it can be seen, waits for
 * the cursor to rest, and keeps what it shows when there is no array at the cursor.
 */

import * as vscode from 'vscode';
import { type Message, message } from '../../core/index.ts';
import { isSamePosition } from '../../finder/index.ts';
import { visibleText } from '../../present/index.ts';
import {
  encodeToPanel,
  type FromPanel,
  parseFromPanel,
  type SentenceMessage,
  type ToPanel,
} from '../../protocol/index.ts';
import { nameOf } from '../commands/arrayItems.ts';
import { significantDigits } from '../configuration.ts';
import { reportFailure } from '../failure.ts';
import { commands, settingsSection, views } from '../identifiers.ts';
import { panelLanguage } from '../language.ts';
import { pageHtml, pageRoot } from '../panel/html.ts';
import { randomName } from '../panel/randomName.ts';
import { answerRequest } from '../panel/requests.ts';
import { fileName, toVscodePosition } from '../places.ts';
import type { Services } from '../services.ts';
import { placeOf } from '../target.ts';
import { onDidChangeTabWithoutEditor, tooLargeForExtensions } from '../tooLarge.ts';
import { trackedPosition } from '../trackedPosition.ts';
import { type Followed, followedAt } from './followed.ts';

const longestName = 60;

/** How long the cursor rests before the array at it is looked for. */
const restMilliseconds = 150;

class Inspector implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #services: Services;
  readonly #extensionUri: vscode.Uri;
  #view: vscode.WebviewView | undefined;
  #rest: number | undefined;
  #wanted = new vscode.CancellationTokenSource();
  /** what was at the cursor last */
  #followed: Followed | undefined;
  /** of the array that is followed: as long as it is that one, what was changed in the page stays */
  #question = randomName();
  /** the message the page has, to send no other that says the same */
  #sent: string | undefined;

  constructor(services: Services, extensionUri: vscode.Uri) {
    this.#services = services;
    this.#extensionUri = extensionUri;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [pageRoot(this.#extensionUri)] };
    view.webview.onDidReceiveMessage((received: unknown) => {
      const parsed = parseFromPanel(received);
      if (parsed) void this.#receive(parsed);
      else this.#services.log.warn('The inspector sent a message that is none of the protocol; it was dropped.');
    });
    view.onDidChangeVisibility(() => {
      // A page that is seen again is made anew, and says when it is ready.
      if (!view.visible) this.#stop();
    });
    view.onDidDispose(() => {
      this.#stop();
      if (this.#view === view) this.#view = undefined;
    });
    view.webview.html = pageHtml(view.webview, this.#extensionUri, 'compact');
  }

  /** The cursor moved, or what stands around it changed. */
  cursorMoved(): void {
    this.#stop();
    if (this.#view?.visible) this.#rest = setTimeout(() => this.#lookNow(), restMilliseconds);
  }

  /** What is said of an array has to be said anew. */
  wordingChanged(): void {
    this.#sent = undefined;
    this.cursorMoved();
  }

  /** A document was edited: what is shown of it may stand elsewhere now. */
  edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (this.#followed?.document === document) {
      const position = trackedPosition(this.#followed.position, contentChanges);
      this.#followed = { ...this.#followed, position };
    }
    if (document === this.#followed?.document || document === vscode.window.activeTextEditor?.document) {
      this.cursorMoved();
    }
  }

  #stop(): void {
    clearTimeout(this.#rest);
    this.#wanted.cancel();
  }

  async #receive(received: FromPanel): Promise<void> {
    const { arrays, log } = this.#services;
    try {
      if (received.type === 'ready') {
        this.#sent = undefined;
        await this.#look();
      } else if (received.type === 'open') {
        await this.#openPanel();
      } else if (received.type === 'reveal' || received.type === 'copy') {
        const { inspection, document } = this.#followed ?? {};
        await answerRequest(received, inspection && document && { inspection, source: document.uri }, arrays);
      }
    } catch (error) {
      reportFailure(log, `The inspector's request “${received.type}”`, error);
    }
  }

  async #openPanel(): Promise<void> {
    if (!this.#followed) return;
    const { document, position } = this.#followed;
    await vscode.commands.executeCommand(commands.openPanel, placeOf(document, { start: position }));
  }

  #lookNow(): void {
    this.#look().catch((error: unknown) =>
      this.#services.log.error('The inspector could not follow the cursor.', error),
    );
  }

  /** Looks for the array at the cursor and shows it, or keeps the last one and says where it is from. */
  async #look(): Promise<void> {
    this.#stop();
    this.#wanted.dispose();
    this.#wanted = new vscode.CancellationTokenSource();
    const { token } = this.#wanted;
    const editor = vscode.window.activeTextEditor;
    const tooLarge = tooLargeForExtensions();
    if (tooLarge) {
      this.#followed = undefined;
      this.#post(sentence(tooLarge));
      return;
    }
    // Another tab, such as the panel, has no cursor that could mean something else.
    if (!editor && this.#sent !== undefined) return;
    const atCursor = editor && (await this.#followedAt(editor.document, editor.selection.active, token));
    if (token.isCancellationRequested) return;
    if (atCursor) {
      if (!isSameArray(atCursor, this.#followed)) this.#question = randomName();
      this.#followed = atCursor;
      this.#send(atCursor, whereMessage(atCursor));
      return;
    }
    const kept = await this.#stillThere(token);
    if (token.isCancellationRequested) return;
    this.#followed = kept;
    if (kept) this.#send(kept, editor ? keptMessage(kept) : whereMessage(kept));
    else
      this.#post(
        sentence(message('Put the cursor into an array of numbers, or on its line: its result is shown here.')),
      );
  }

  async #followedAt(
    document: vscode.TextDocument,
    cursor: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<Followed | undefined> {
    const { arrays, stopwatch } = this.#services;
    if (!(await arrays.readyAt(document, cursor, token))) return undefined;
    return stopwatch.measure('inspector', () => followedAt(arrays, document, cursor));
  }

  /** What was followed last, as it is now; as it was where it is not found, such as while somebody types in it. */
  async #stillThere(token: vscode.CancellationToken): Promise<Followed | undefined> {
    const last = this.#followed;
    if (!last || last.document.isClosed) return last;
    const now = await this.#followedAt(last.document, toVscodePosition(last.position), token);
    return now && isSamePosition(now.position, last.position) ? { ...now, row: last.row } : last;
  }

  #send({ inspection, document, count, row }: Followed, note: Message): void {
    if (!inspection) {
      const tooLarge = message(
        'This array has {0} numbers, too many to follow the cursor: the panel shows the result.',
        count,
      );
      this.#post({ ...sentence(tooLarge), opens: true });
      return;
    }
    const digits = significantDigits();
    const language = panelLanguage();
    const source = document.uri.toString();
    const id = this.#question;
    this.#post({ type: 'show', inspection, language, significantDigits: digits, source, note, row, id });
  }

  #post(show: ToPanel): void {
    if (!this.#view?.visible) return;
    const encoded = encodeToPanel(show);
    const { language, ...said } = encoded;
    const content = JSON.stringify(said);
    if (content === this.#sent) return;
    this.#sent = content;
    void this.#view.webview.postMessage(encoded);
  }

  dispose(): void {
    this.#stop();
    this.#wanted.dispose();
  }
}

function isSameArray({ document, position }: Followed, other: Followed | undefined): boolean {
  return other?.document === document && isSamePosition(position, other.position);
}

function sentence(said: Message): SentenceMessage {
  return { type: 'sentence', sentence: said, language: panelLanguage(), opens: false };
}

function whereMessage(followed: Followed): Message {
  return message('{0}, line {1} of {2}', ...whereParts(followed));
}

function keptMessage(followed: Followed): Message {
  return message('No array at the cursor. Still {0}, line {1} of {2}', ...whereParts(followed));
}

function whereParts({ name, position, document }: Followed): [name: string, line: number, file: string] {
  const shownName = nameOf(name === undefined ? {} : { name });
  return [visibleText(shownName, longestName), position.line + 1, visibleText(fileName(document.uri))];
}

export function register(services: Services, extensionUri: vscode.Uri): vscode.Disposable {
  const inspector = new Inspector(services, extensionUri);
  return vscode.Disposable.from(
    inspector,
    vscode.window.registerWebviewViewProvider(views.inspector, inspector),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) inspector.cursorMoved();
    }),
    services.decided.onDidChange(() => inspector.wordingChanged()),
    vscode.window.onDidChangeActiveTextEditor(() => inspector.cursorMoved()),
    onDidChangeTabWithoutEditor(() => inspector.cursorMoved()),
    vscode.workspace.onDidChangeTextDocument((event) => inspector.edited(event)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingsSection)) inspector.wordingChanged();
    }),
  );
}
