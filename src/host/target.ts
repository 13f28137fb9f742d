/**
 * What a command acts on: the array at a place that a link, a menu or a tree item carries, or else the array that the
 * cursor means.
 */

import * as vscode from 'vscode';
import { type Message, message } from '../core/index.ts';
import type { NumericArray } from '../finder/index.ts';
import { KeyedArrays } from '../inspect/index.ts';
import { type ArrayPlace, placeOrRefusal } from './arrayPlace.ts';
import { translate } from './language.ts';
import { toVscodePosition } from './places.ts';
import { withoutLinks } from './plainText.ts';
import type { Services } from './services.ts';
import { tooLargeForExtensions } from './tooLarge.ts';

/** The place of an array in a document. */
export function placeOf(document: vscode.TextDocument, array: Pick<NumericArray, 'start'>): ArrayPlace {
  return { uri: document.uri.toString(), line: array.start.line, character: array.start.character };
}

/** A position in a document whose arrays around it are ready. */
export interface Located {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
  /** the array with the key of the place is not there any more */
  readonly lost: boolean;
}

/** An array in a document. */
export interface Target {
  readonly document: vscode.TextDocument;
  readonly array: NumericArray;
}

/** The position that an argument names; undefined where it names none, which the log says. */
export async function locate(services: Services, command: string, argument: unknown): Promise<Located | undefined> {
  const place = placeOrRefusal(command, argument, services.log);
  if (!place) return undefined;
  const document = await documentOf(vscode.Uri.parse(place.uri, true));
  const old = document.validatePosition(new vscode.Position(place.line, place.character));
  const { arrays } = services;
  if (!place.key) return (await arrays.readyAt(document, old)) ? { document, position: old, lost: false } : undefined;
  const all = await arrays.all(document);
  if (!all) return undefined;
  const found = new KeyedArrays(all).find(place.key, place);
  return { document, position: found ? toVscodePosition(found.start) : old, lost: !found };
}

/** The document at an address. One that was never saved is only there as long as it is open: opened anew it is empty. */
async function documentOf(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const address = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === address);
  if (open) return open;
  if (uri.scheme === 'untitled') throw new Error(translate(message('{0} is not open any more.', uri.path)));
  return await vscode.workspace.openTextDocument(uri);
}

/** A menu of the editor hands over its document's address, a view's title nothing at all. */
function isNoPlace(argument: unknown): boolean {
  return argument === undefined || argument instanceof vscode.Uri;
}

/** The position of the cursor, or of the place that an argument names. Without an editor the user reads why. */
export async function locateOrCursor(
  services: Services,
  command: string,
  argument: unknown,
): Promise<Located | undefined> {
  if (!isNoPlace(argument)) return await locate(services, command, argument);
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    inform(tooLargeForExtensions() ?? message('Open a file and put the cursor into an array first.'));
    return undefined;
  }
  const { document, selection } = editor;
  if (!(await services.arrays.readyAt(document, selection.active))) return undefined;
  return { document, position: selection.active, lost: false };
}

/** The array at a place or at the cursor. Where there is none the user reads what would be one. */
export async function findTarget(services: Services, command: string, argument: unknown): Promise<Target | undefined> {
  const located = await locateOrCursor(services, command, argument);
  if (!located) return undefined;
  const array = located.lost ? undefined : services.arrays.meantAt(located.document, located.position);
  if (!array) {
    sayThatNothingStandsThere();
    return undefined;
  }
  return { document: located.document, array };
}

/** Says that no array is at the cursor, and what would be one. */
export function sayThatNothingStandsThere(): void {
  inform(
    message(
      'No array of numbers stands at the cursor: it takes a bracketed list of two numbers or more, such as [0.7, 0.2, 0.1].',
    ),
  );
}

/** One sentence to somebody who asked for something. */
export function inform(sentence: Message): void {
  void vscode.window.showInformationMessage(withoutLinks(translate(sentence)));
}

/** How long the status bar says what a command did; where it could be seen may be closed. */
const saidMilliseconds = 4_000;

/** One sentence about what a command did, to somebody who expects it to. */
export function say(sentence: Message): void {
  vscode.window.setStatusBarMessage(translate(sentence), saidMilliseconds);
}
