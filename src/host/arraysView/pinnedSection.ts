/** The section of the pinned arrays: as they are now, or, where their documents are closed, as they were seen last. */

import * as vscode from 'vscode';
import { elementCount } from '../../core/index.ts';
import type { Inspection } from '../../inspect/index.ts';
import type { PinnedArray } from '../../protocol/index.ts';
import type { FoundPin } from '../pins.ts';
import { firstResultIn, mostNumbersInPassing, shortPreview, uncomputed } from '../results.ts';
import type { Services } from '../services.ts';
import { slice, turn } from '../slices.ts';
import { mostDigitsInTree } from './digits.ts';
import type { ArrayRow, SectionRow } from './rows.ts';

/** Undefined where nothing is pinned, or when it is not wanted any more. */
export async function pinnedSection(
  services: Services,
  token: vscode.CancellationToken,
): Promise<SectionRow | undefined> {
  const { pins } = services;
  if (pins.all.length === 0) return undefined;
  const lost = new Set<PinnedArray>();
  const seen = new Map<PinnedArray, PinnedArray>();
  for (const document of vscode.workspace.textDocuments.filter((each) => pins.has(each))) {
    const found = await pins.find(document, token);
    if (!found || !(await look(services, document, found, seen, token))) return undefined;
    const uri = document.uri.toString();
    for (const pin of pins.all) if (pin.uri === uri && !found.has(pin)) lost.add(pin);
  }
  const rows = pins.all.map((pin, index) => rowOf(seen.get(pin) ?? pin, index, lost.has(pin)));
  pins.see(seen);
  return { kind: 'section', id: 'pinned', rows, count: rows.length };
}

/** Computes the pins of one document in slices; false when it was edited meanwhile, or is not wanted any more. */
async function look(
  { arrays, stopwatch }: Services,
  document: vscode.TextDocument,
  found: ReadonlyMap<PinnedArray, FoundPin>,
  seen: Map<PinnedArray, PinnedArray>,
  token: vscode.CancellationToken,
): Promise<boolean> {
  const { version } = document;
  let over = slice();
  for (const [pin, { array, key }] of found) {
    const inspection = stopwatch.measure('list', () =>
      elementCount(array.shape) <= mostNumbersInPassing ? arrays.inspect(document, array) : undefined,
    );
    seen.set(pin, { uri: pin.uri, key, position: array.start, ...(inspection && { snapshot: inspection }) });
    if (!over()) continue;
    await turn();
    if (!(await arrays.readyWhole(document, token)) || document.version !== version) return false;
    over = slice();
  }
  return true;
}

function rowOf({ uri, key, position, snapshot }: PinnedArray, index: number, lost: boolean): ArrayRow {
  const numbers = snapshot?.arrays[0]?.tensor.data;
  return {
    kind: 'array',
    id: `pinned ${index}`,
    ...(key.name !== undefined && { name: key.name }),
    ...(key.name === undefined && numbers && { preview: shortPreview(numbers) }),
    place: { uri, line: position.line, character: position.character, key },
    namesFile: true,
    pinned: true,
    lost,
    first: firstOf(snapshot, key.shape),
  };
}

function firstOf(snapshot: Inspection | undefined, shape: readonly number[]) {
  return snapshot ? firstResultIn(snapshot, mostDigitsInTree) : uncomputed(shape);
}
