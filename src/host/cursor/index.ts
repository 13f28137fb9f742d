/**
 * What follows the cursor: the context key by which menus know that an array is there, and the status bar's item while a
 * selection parses as numbers.
 */

import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import { inspectArray } from '../../inspect/index.ts';
import { defaultOptions, statusBarEnabled } from '../configuration.ts';
import { commands, contextKeys, statusBarItem } from '../identifiers.ts';
import { translate } from '../language.ts';
import { firstResult } from '../results.ts';
import { numbersOf, selectedLength } from '../selectedArrays.ts';
import type { Services } from '../services.ts';

/** A pause after which the cursor has come to rest. */
const restMilliseconds = 60;

/** A selection of more characters is no glance. */
const longestGlance = 5_000;

class CursorWatch implements vscode.Disposable {
  readonly #services: Services;
  readonly #item: vscode.StatusBarItem;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #cancellation = new vscode.CancellationTokenSource();
  #isAtArray = false;

  constructor(services: Services) {
    this.#services = services;
    this.#item = vscode.window.createStatusBarItem(statusBarItem, vscode.StatusBarAlignment.Right, 100);
    this.#item.name = translate(message('Numbers in the selection'));
    this.#item.command = commands.inspectSelection;
  }

  /** The cursor moved, or another editor is active. */
  moved(): void {
    this.#cancellation.cancel();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#look(), restMilliseconds);
  }

  async #look(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    this.#showSelection(editor);
    if (!editor) return await this.#setAtArray(false);
    this.#cancellation.dispose();
    this.#cancellation = new vscode.CancellationTokenSource();
    const { token } = this.#cancellation;
    const { document, selection } = editor;
    const { arrays } = this.#services;
    const { line } = selection.active;
    const isReady = await arrays.ready(document, line, line + 1, token);
    if (token.isCancellationRequested) return;
    await this.#setAtArray(isReady && arrays.meantAt(document, selection.active) !== undefined);
  }

  async #setAtArray(isAtArray: boolean): Promise<void> {
    if (isAtArray === this.#isAtArray) return;
    this.#isAtArray = isAtArray;
    await vscode.commands.executeCommand('setContext', contextKeys.atArray, isAtArray);
  }

  #showSelection(editor: vscode.TextEditor | undefined): void {
    const result = editor && statusBarEnabled() ? resultOfSelection(editor) : undefined;
    if (!result) {
      this.#item.hide();
      return;
    }
    this.#item.text = `$(graph) ${result.short}`;
    this.#item.tooltip = result.long;
    this.#item.accessibilityInformation = { label: result.long };
    this.#item.show();
  }

  dispose(): void {
    clearTimeout(this.#rest);
    this.#cancellation.cancel();
    this.#cancellation.dispose();
    this.#item.dispose();
  }
}

function resultOfSelection({ document, selection }: vscode.TextEditor) {
  if (selection.isEmpty || selectedLength(document, selection) > longestGlance) return undefined;
  const read = numbersOf(document, selection);
  if (!('array' in read) || read.array.data.length < 2) return undefined;
  const count = read.array.data.length;
  const result = firstResult(inspectArray(read.array, [], { defaults: defaultOptions(document) }));
  return {
    short: translate(message('{0} numbers', count)),
    long: translate(message('{0} numbers selected. {1}', count, result)),
  };
}

export function register(services: Services): vscode.Disposable {
  const watch = new CursorWatch(services);
  watch.moved();
  return vscode.Disposable.from(
    watch,
    vscode.window.onDidChangeTextEditorSelection(() => watch.moved()),
    vscode.window.onDidChangeActiveTextEditor(() => watch.moved()),
  );
}
