/**
 * The hover: the result of the array under the pointer. It stands below what the language server says, since it is
 * registered for every document. It answers in a few milliseconds or not at all, and only where an array is probably one
 * of scores or probabilities, unless somebody asks.
 */

import * as vscode from 'vscode';
import { elementCount, message } from '../../core/index.ts';
import type { EmptyList, NumericArray } from '../../finder/index.ts';
import {
  type ArrayRole,
  elementAt,
  hoverInterest,
  type Inspection,
  inspectEmptyList,
  interestInPair,
  isShown,
  namesAnInput,
  rolesToOffer,
  rowAt,
} from '../../inspect/index.ts';
import { hoverParts } from '../../present/index.ts';
import { type HoverMode, hoverDetail, hoverMaxRows, hoverMode } from '../configuration.ts';
import { hiddenKey } from '../hidden.ts';
import { translate } from '../language.ts';
import { toVscodePosition } from '../places.ts';
import { mostNumbersInPassing, wording } from '../results.ts';
import type { SharedServices } from '../services.ts';
import { turn } from '../slices.ts';
import { barsOfTheme } from './bars.ts';
import { toHover } from './content.ts';
import { flipLink, linksOf, panelLink } from './links.ts';
import { isInTheWay, isQuiet } from './quiet.ts';

/** Shows the hover at the cursor whatever the mode is. */
export interface AskedHover {
  show(editor: vscode.TextEditor): Promise<void>;
  /** whether somebody asked for the hover at this place just now */
  isAsked(document: vscode.TextDocument, position: vscode.Position): boolean;
}

/** An array that is practised on has no more numbers. */
const mostPractised = 100;

/** How long the editor may take to ask on behalf of the command. */
const askedMilliseconds = 1_000;

class ArrayHover implements vscode.HoverProvider, AskedHover {
  readonly #services: SharedServices;
  #hasPractised = false;
  /** the place that somebody asked about: the next question there is answered in every mode */
  #asked: { readonly document: vscode.TextDocument; readonly position: vscode.Position } | undefined;

  constructor(services: SharedServices) {
    this.#services = services;
  }

  async show({ document, selection }: vscode.TextEditor): Promise<void> {
    const asked = { document, position: selection.active };
    this.#asked = asked;
    await vscode.commands.executeCommand('editor.action.showHover');
    // The editor asks in a turn of its own; who passes by there later is not meant.
    setTimeout(() => {
      if (this.#asked === asked) this.#asked = undefined;
    }, askedMilliseconds);
  }

  isAsked(document: vscode.TextDocument, position: vscode.Position): boolean {
    return this.#asked?.document === document && this.#asked.position.isEqual(position);
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const mode: HoverMode | 'asked' = this.isAsked(document, position) ? 'asked' : hoverMode(document);
    if (token.isCancellationRequested || mode === 'off' || mode === 'onCommand') return undefined;
    if (mode !== 'asked' && isQuiet(document, position.line)) return undefined;
    const { arrays, stopwatch } = this.#services;
    if (!(await arrays.readyAt(document, position, token))) return undefined;
    return stopwatch.measure('hover', () => this.#answer(document, position, mode));
  }

  /**
   * The first hover would take as long as the engine needs to get to know all this code. So it is prepared at the first
   * array that can be seen, in pieces that hold nobody up, and thrown away.
   */
  async practise(editors: readonly vscode.TextEditor[]): Promise<void> {
    const { arrays, stopwatch } = this.#services;
    for (const { document, visibleRanges } of editors) {
      const [{ start, end }] = visibleRanges.length > 0 ? visibleRanges : [new vscode.Range(0, 0, 0, 0)];
      if (this.#hasPractised || !(await arrays.ready(document, start.line, end.line + 1))) continue;
      const array = arrays
        .of(document)
        .within(start.line, end.line + 1)
        .find(({ shape }) => elementCount(shape) <= mostPractised);
      if (this.#hasPractised || !array) continue;
      this.#hasPractised = true;
      const practise = async <Result>(work: () => Result): Promise<Result> => {
        await turn();
        return stopwatch.measure('practice', work);
      };
      await practise(() => hoverInterest(array, arrays.placed(document, array).surroundings, false));
      const inspection = await practise(() => arrays.inspect(document, array));
      await practise(() => linksOf(document, array));
      await practise(() => hoverOn(document, array, inspection, toVscodePosition(array.start)));
    }
  }

  #answer(
    document: vscode.TextDocument,
    position: vscode.Position,
    mode: 'asked' | 'auto' | 'eager',
  ): vscode.Hover | undefined {
    const { arrays } = this.#services;
    const array = mode === 'asked' ? arrays.meantAt(document, position) : arrays.at(document, position);
    if (!array) return this.#answerForEmptyList(document, arrays.of(document).emptyListAt(position));
    const inspection = isSmall(array) ? arrays.inspect(document, array, elementUnder(array, position)) : undefined;
    if (mode !== 'asked' && !this.#isWanted(document, array, inspection, mode)) return undefined;
    return inspection ? hoverOn(document, array, inspection, position) : hoverOnLarge(document, array);
  }

  /** Whether somebody who only passes by is told about the array. */
  #isWanted(
    document: vscode.TextDocument,
    array: NumericArray,
    inspection: Inspection | undefined,
    mode: 'auto' | 'eager',
  ): boolean {
    const { arrays, hidden } = this.#services;
    if (isInTheWay(document, array) || hidden.hides(document.uri, () => hiddenKey(array))) return false;
    const asked = arrays.placed(document, array);
    const partnersPlace = inspection?.arrays[1]?.place;
    const partner = partnersPlace && arrays.of(document).at(partnersPlace.start);
    const interest = partner
      ? interestInPair(asked, arrays.placed(document, partner))
      : hoverInterest(array, asked.surroundings, false);
    return isShown(interest, mode);
  }

  /** Empty lists are everywhere; only one that is named as an input of a loss is worth a word. */
  #answerForEmptyList(document: vscode.TextDocument, list: EmptyList | undefined): vscode.Hover | undefined {
    if (!list || !namesAnInput(list.name)) return undefined;
    return toHover(list, hoverParts(inspectEmptyList(list), wording(), { links: panelLink(document, list) }));
  }
}

/** Whether a hover computes it. */
function isSmall({ shape }: NumericArray): boolean {
  return elementCount(shape) <= mostNumbersInPassing;
}

function hoverOnLarge(document: vscode.TextDocument, array: NumericArray): vscode.Hover {
  const sentence = message(
    'This array has {0} numbers, more than a hover computes: the panel shows the result.',
    elementCount(array.shape),
  );
  return toHover(array, [
    { kind: 'text', text: translate(sentence) },
    { kind: 'markdown', text: `\n\n${linksOf(document, array)}` },
  ]);
}

function hoverOn(
  document: vscode.TextDocument,
  array: NumericArray,
  inspection: Inspection,
  position: vscode.Position,
): vscode.Hover {
  const bars = barsOfTheme();
  const [asked] = inspection.arrays;
  const other = rolesToOffer(asked).find((role) => !seldomMeant.includes(role));
  const parts = hoverParts(inspection, wording(), {
    detail: hoverDetail(),
    maxRows: hoverMaxRows(),
    links: linksOf(document, array),
    ...(other && { flip: flipLink(document, array, other) }),
    ...(bars && { bars }),
  });
  const row = rowAt(array, position);
  return toHover(row?.range ?? array, parts);
}

/** Roles that hardly anybody flips an array to from a hover; the command offers them, too. */
const seldomMeant: readonly ArrayRole[] = ['weights', 'counts'];

/** The number that is pointed at; none where the pointer stands on a bracket around them all. */
function elementUnder(array: NumericArray, position: vscode.Position): number | undefined {
  const element = elementAt(array, position);
  if (element === undefined) return undefined;
  const { start } = array.cell(0);
  const { end } = array.cell(array.data.length - 1);
  const isInside = !position.isBefore(toVscodePosition(start)) && !position.isAfter(toVscodePosition(end));
  return isInside ? element : undefined;
}

/** Registers the hover; what comes back shows it at the cursor when a command asks. */
export function register(services: SharedServices): vscode.Disposable & AskedHover {
  const provider = new ArrayHover(services);
  void provider.practise(vscode.window.visibleTextEditors);
  const registrations = vscode.Disposable.from(
    vscode.languages.registerHoverProvider('*', provider),
    vscode.window.onDidChangeVisibleTextEditors((editors) => provider.practise(editors)),
  );
  return {
    show: (editor) => provider.show(editor),
    isAsked: (document, position) => provider.isAsked(document, position),
    dispose: () => registrations.dispose(),
  };
}
