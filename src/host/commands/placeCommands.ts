/**
 * The commands that go to an array: behind links and rows of the side view, and at the cursor. Their arguments may come
 * from anywhere, so they are parsed, and a call with wrong ones is refused with a line in the log.
 */

import * as vscode from 'vscode';
import { type Message, message } from '../../core/index.ts';
import type { NumericArray } from '../../finder/index.ts';
import { type ArrayKey, KeyedArrays } from '../../inspect/index.ts';
import { parseArrayKey } from '../../protocol/index.ts';
import { commands } from '../identifiers.ts';
import { translate } from '../language.ts';
import type { Shown } from '../panel/requests.ts';
import { reveal } from '../places.ts';
import type { RecentInspection } from '../recent.ts';
import type { Services } from '../services.ts';
import { tooLargeForExtensions } from '../tooLarge.ts';

/** Where an array stands: what links and tree items carry. Plain JSON, so that it can travel in a command link. */
export interface ArrayPlace {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
  /** of an array that is to be found wherever it stands now */
  readonly key?: ArrayKey;
}

/** The place of an array in a document. */
export function placeOf(document: vscode.TextDocument, array: Pick<NumericArray, 'start'>): ArrayPlace {
  return { uri: document.uri.toString(), line: array.start.line, character: array.start.character };
}

/** The place an argument stands for: a place, or a row of the side view, which has one. */
export function parsePlace(value: unknown): ArrayPlace | undefined {
  const candidate = typeof value === 'object' && value !== null && 'place' in value ? value.place : value;
  if (typeof candidate !== 'object' || candidate === null) return undefined;
  const { uri, line, character, key: given } = candidate as Partial<Record<string, unknown>>;
  if (typeof uri !== 'string' || uri === '' || !isIndex(line) || !isIndex(character)) return undefined;
  const key = parseArrayKey(given);
  return { uri, line, character, ...(key && { key }) };
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** A place in a document that is open now. */
export interface Located {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
  /** the array with the key of the place is not there any more */
  readonly lost: boolean;
}

/** Finds the place an argument stands for, opening its document; undefined, with a line in the log, where it is none. */
export async function locate(services: Services, command: string, argument: unknown): Promise<Located | undefined> {
  const place = parsePlace(argument);
  if (!place) {
    services.log.warn(`${command} was called with an argument that is no place in a document; nothing was done.`);
    return undefined;
  }
  const document = await documentOf(vscode.Uri.parse(place.uri, true));
  const old = document.validatePosition(new vscode.Position(place.line, place.character));
  if (!place.key) return { document, position: old, lost: false };
  const { arrays } = services;
  if (!(await arrays.ready(document, 0, document.lineCount))) return undefined;
  const found = new KeyedArrays(arrays.of(document).within(0, document.lineCount)).find(place.key, place);
  const position = found ? new vscode.Position(found.start.line, found.start.character) : old;
  return { document, position, lost: !found };
}

/**
 * The same for a command that means the cursor where it is given no argument: from the palette, or from the menu of an
 * editor, which gives the address of its document.
 */
export async function locateMeant(
  services: Services,
  command: string,
  argument: unknown,
): Promise<Located | undefined> {
  if (argument !== undefined && !(argument instanceof vscode.Uri)) return await locate(services, command, argument);
  const editor = vscode.window.activeTextEditor;
  if (editor) return { document: editor.document, position: editor.selection.active, lost: false };
  sayNothing(tooLargeForExtensions() ?? message('Open a file and put the cursor into an array first.'));
  return undefined;
}

/** Says why a command did nothing. */
export function sayNothing(sentence: Message): void {
  void vscode.window.showInformationMessage(translate(sentence));
}

/** The document at an address. One that was never saved is only there as long as it is open: opened anew it is empty. */
async function documentOf(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const address = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === address);
  if (open) return open;
  if (uri.scheme === 'untitled') throw new Error(translate(message('{0} is not open any more.', uri.path)));
  return await vscode.workspace.openTextDocument(uri);
}

/**
 * The inspection an argument stands for: a recent one as it was, otherwise that of the array at the place as it is now,
 * and of a pin whose array or document is gone the one it was seen with last.
 */
export async function inspectionAt(services: Services, command: string, argument: unknown): Promise<Shown | undefined> {
  const recent = recentOf(services, argument);
  if (recent) return recent;
  const place = parsePlace(argument);
  const pin = place?.key && services.pins.withKey(place.uri, place.key);
  const snapshot = pin?.snapshot && { inspection: pin.snapshot, source: vscode.Uri.parse(pin.uri) };
  try {
    const located = await locateMeant(services, command, argument);
    if (!located || !(await services.arrays.readyAt(located.document, located.position))) return undefined;
    if (located.lost && snapshot) return snapshot;
    const inspection = located.lost ? undefined : services.arrays.inspectMeantAt(located.document, located.position);
    if (inspection) return { inspection, source: located.document.uri };
  } catch (error) {
    if (snapshot) return snapshot;
    throw error;
  }
  sayNothing(message('No array of numbers stands there.'));
  return undefined;
}

/** The recent inspection that a row of the side view stands for. */
function recentOf({ recent }: Services, argument: unknown): RecentInspection | undefined {
  if (typeof argument !== 'object' || argument === null || !('recent' in argument)) return undefined;
  return recent.all.find(({ id }) => id === argument.recent);
}

/** Opens the panel on the array, or the empty list, that starts at a place. */
export async function openPanel(services: Services, argument: unknown): Promise<void> {
  if (argument === undefined) {
    services.log.warn(`${commands.openPanel} was called without a place in a document; nothing was done.`);
    return;
  }
  const found = await inspectionAt(services, commands.openPanel, argument);
  if (found) services.panel.show(found.inspection, found.source);
}

/** Selects the array at a place in its editor. */
export async function revealArray(services: Services, argument: unknown): Promise<void> {
  const located = await locate(services, commands.revealArray, argument);
  if (!located || !(await services.arrays.readyAt(located.document, located.position))) return;
  const array = located.lost ? undefined : services.arrays.meantAt(located.document, located.position);
  await reveal(located.document.uri, array ?? { start: located.position, end: located.position });
}
