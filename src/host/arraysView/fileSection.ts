/** The section of the active editor: its arrays as rows, whose first results come in slices, those in view first. */

import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import { comparePositions, type NumericArray, type Position } from '../../finder/index.ts';
import type { PinnedArray } from '../../protocol/index.ts';
import { mostListed } from '../commands/arrayItems.ts';
import { translate } from '../language.ts';
import { firstResultOf, shortPreview } from '../results.ts';
import type { Services } from '../services.ts';
import { slice, turn } from '../slices.ts';
import { placeOf } from '../target.ts';
import { mostDigitsInTree } from './digits.ts';
import type { ArrayRow, SectionRow } from './rows.ts';

export interface FileSection {
  readonly row: SectionRow;
  /** Computes the first results; `report` is called now and then, and at the end, when some have come. */
  compute(token: vscode.CancellationToken, report: () => void): Promise<void>;
}

/** Rows that come later are shown in so many steps that nobody thinks the list stands still. */
const reportMilliseconds = 250;

/** The section of a document, or undefined where it has no array or is not wanted any more. */
export async function fileSection(
  services: Services,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
): Promise<FileSection | undefined> {
  const { arrays, pins } = services;
  const found = await pins.find(document, token);
  const everything = found && (await arrays.all(document, token));
  if (!found || !everything) return undefined;
  const all = withoutRowsOfRagged(everything);
  if (all.length === 0) return undefined;
  const listed = all.slice(0, mostListed);
  const ordinals = new Map<string, number>();
  const rows = listed.map((array) => {
    const pin = pins.pinOf(array, found);
    return rowOf(document, array, pin, nextOrdinal(ordinals, array));
  });
  const left = all.length - rows.length;
  const notice = { kind: 'notice', text: translate(message('{0} more arrays are not listed.', left)) } as const;
  return {
    row: { kind: 'section', id: 'file', rows: left > 0 ? [...rows, notice] : rows, count: all.length },
    compute: (wanted, report) => compute(services, document, rows, listed, wanted, report),
  };
}

/** The rows of a ragged list are arrays, too, but what a reader wants to know is that they do not fit together. */
function withoutRowsOfRagged(all: readonly NumericArray[]): readonly NumericArray[] {
  let end: Position = { line: 0, character: 0 };
  return all.filter((array) => {
    if (comparePositions(array.start, end) < 0) return false;
    if (array.ragged) end = array.end;
    return true;
  });
}

/** How many arrays of its name stand before an array; for its row's id. */
function nextOrdinal(ordinals: Map<string, number>, { name = '' }: NumericArray): number {
  const ordinal = ordinals.get(name) ?? 0;
  ordinals.set(name, ordinal + 1);
  return ordinal;
}

function rowOf(
  document: vscode.TextDocument,
  array: NumericArray,
  pin: PinnedArray | undefined,
  ordinal: number,
): ArrayRow {
  const place = placeOf(document, array);
  return {
    kind: 'array',
    id: JSON.stringify(['file', place.uri, array.name, ordinal]),
    ...(array.name !== undefined && { name: array.name }),
    place: pin ? { ...place, key: pin.key } : place,
    namesFile: false,
    pinned: pin !== undefined,
    lost: false,
  };
}

async function compute(
  { arrays, stopwatch }: Services,
  document: vscode.TextDocument,
  rows: readonly ArrayRow[],
  listed: readonly NumericArray[],
  token: vscode.CancellationToken,
  report: () => void,
): Promise<void> {
  const { version } = document;
  const order = inViewFirst(document, listed);
  let reported = performance.now();
  for (let next = 0; next < order.length; ) {
    // Another question may have been asked meanwhile, which leaves this one's lines to be read again.
    if (!(await arrays.readyWhole(document, token))) return;
    // The event of an edit makes a new list.
    if (document.isClosed || document.version !== version) return;
    stopwatch.measure('list', () => {
      for (const over = slice(); next < order.length && !over(); next++) {
        const row = rows[order[next]];
        const array = listed[order[next]];
        row.first = firstResultOf(arrays, document, array, mostDigitsInTree);
        if (row.name === undefined && row.first.standing !== 'uncomputed') row.preview = shortPreview(array.data);
      }
    });
    if (performance.now() - reported > reportMilliseconds) {
      report();
      reported = performance.now();
    }
    await turn();
    if (token.isCancellationRequested) return;
  }
  report();
}

/** The positions of arrays: of those that an editor shows, then of the others. */
function inViewFirst(document: vscode.TextDocument, listed: readonly NumericArray[]): readonly number[] {
  const ranges = vscode.window.visibleTextEditors
    .filter((editor) => editor.document === document)
    .flatMap(({ visibleRanges }) => visibleRanges);
  const isInView = ({ start, end }: NumericArray) =>
    ranges.some((range) => start.line <= range.end.line && end.line >= range.start.line);
  const positions = listed.map((_, position) => position);
  const inView = positions.filter((position) => isInView(listed[position]));
  return [...inView, ...positions.filter((position) => !isInView(listed[position]))];
}
