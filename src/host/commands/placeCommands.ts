/**
 * The commands behind links and tree items. Their arguments may come from anywhere, so they are parsed, and a call with
 * wrong ones is refused with a line in the log.
 */

import * as vscode from 'vscode';
import type { NumericArray } from '../../finder/index.ts';
import { commands } from '../identifiers.ts';
import { reveal } from '../places.ts';
import type { Services } from '../services.ts';

/** Where an array stands: what links and tree items carry. Plain JSON, so that it can travel in a command link. */
export interface ArrayPlace {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** The place of an array in a document. */
export function placeOf(document: vscode.TextDocument, array: Pick<NumericArray, 'start'>): ArrayPlace {
  return { uri: document.uri.toString(), line: array.start.line, character: array.start.character };
}

function parsePlace(value: unknown): ArrayPlace | undefined {
  // A tree item hands itself over; its place is one of its fields.
  const candidate = typeof value === 'object' && value !== null && 'place' in value ? value.place : value;
  if (typeof candidate !== 'object' || candidate === null) return undefined;
  const { uri, line, character } = candidate as Partial<Record<string, unknown>>;
  if (typeof uri !== 'string' || uri === '' || !isIndex(line) || !isIndex(character)) return undefined;
  return { uri, line, character };
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

interface Located {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
}

async function locate({ log }: Services, command: string, argument: unknown): Promise<Located | undefined> {
  const place = parsePlace(argument);
  if (!place) {
    log.warn(`${command} was called with an argument that is no place in a document; nothing was done.`);
    return undefined;
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
  return { document, position: document.validatePosition(new vscode.Position(place.line, place.character)) };
}

/** Opens the panel on the array, or the empty list, that starts at a place. */
export async function openPanel(services: Services, argument: unknown): Promise<void> {
  const located = await locate(services, commands.openPanel, argument);
  if (!located || !(await services.arrays.readyAt(located.document, located.position))) return;
  const inspection = services.arrays.inspectMeantAt(located.document, located.position);
  if (inspection) services.panel.show(inspection, located.document.uri);
}

/** Selects the array at a place in its editor. */
export async function revealArray(services: Services, argument: unknown): Promise<void> {
  const located = await locate(services, commands.revealArray, argument);
  if (!located || !(await services.arrays.readyAt(located.document, located.position))) return;
  const array = services.arrays.meantAt(located.document, located.position);
  await reveal(located.document.uri, array ?? { start: located.position, end: located.position });
}
