/**
 * The hover: the result of the array under the pointer. It stands below what the language server says, since it is
 * registered for every document.
 */

import * as vscode from 'vscode';
import { elementCount, message } from '../../core/index.ts';
import type { NumericArray, Range } from '../../finder/index.ts';
import { inspectEmptyList, namesAnInput } from '../../inspect/index.ts';
import { type HoverPart, hoverParts } from '../../present/index.ts';
import { placeOf } from '../commands/placeCommands.ts';
import { hoverMaxRows, hoverMode } from '../configuration.ts';
import { commands } from '../identifiers.ts';
import { translate } from '../language.ts';
import { toVscodeRange } from '../places.ts';
import { mostNumbersInPassing, wording } from '../results.ts';
import type { Services } from '../services.ts';

class ArrayHover implements vscode.HoverProvider {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (token.isCancellationRequested || hoverMode(document) === 'off') return undefined;
    const { arrays, stopwatch } = this.#services;
    if (!(await arrays.readyAt(document, position, token))) return undefined;
    return stopwatch.measure('hover', () => this.#answer(document, position));
  }

  #answer(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const { arrays } = this.#services;
    const array = arrays.at(document, position);
    if (array) return hover(array, this.#partsOf(document, array));
    const empty = arrays.of(document).emptyListAt(position);
    // Empty lists are everywhere; only one that is named as an input of a loss is worth a word.
    if (!empty || !namesAnInput(empty.name)) return undefined;
    return hover(empty, hoverParts(inspectEmptyList(empty), wording(), { links: panelLink(document, empty) }));
  }

  #partsOf(document: vscode.TextDocument, array: NumericArray): readonly HoverPart[] {
    const links = panelLink(document, array);
    const count = elementCount(array.shape);
    if (count > mostNumbersInPassing) {
      const sentence = message(
        'This array has {0} numbers, more than a hover computes: the panel shows the result.',
        count,
      );
      return [
        { kind: 'text', text: translate(sentence) },
        { kind: 'markdown', text: `\n\n${links}` },
      ];
    }
    return hoverParts(this.#services.arrays.inspect(document, array), wording(), { maxRows: hoverMaxRows(), links });
  }
}

/** A link that opens the panel on the array, as Markdown. */
function panelLink(document: vscode.TextDocument, array: Pick<Range, 'start'>): string {
  const argument = encodeURIComponent(JSON.stringify([placeOf(document, array)]));
  return `[${translate(message('Open panel'))}](command:${commands.openPanel}?${argument})`;
}

function hover(at: Range, parts: readonly HoverPart[]): vscode.Hover {
  const content = new vscode.MarkdownString();
  // Only this command may be run from the hover; nothing of the document is ever appended as Markdown.
  content.isTrusted = { enabledCommands: [commands.openPanel] };
  for (const { kind, text } of parts) {
    if (kind === 'text') content.appendText(text);
    else content.appendMarkdown(text);
  }
  return new vscode.Hover(content, toVscodeRange(at));
}

export function register(services: Services): vscode.Disposable {
  return vscode.languages.registerHoverProvider('*', new ArrayHover(services));
}
