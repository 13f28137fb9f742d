/**
 * Inspect Selection: what is selected, in the panel. Two selections, or a selection with two arrays in it, are a pair and
 * are compared; a selection without a bracketed array is read as numbers in any notation.
 */

import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import { comparisonsOf, inspectArray, type Operand } from '../../inspect/index.ts';
import { defaultOptions } from '../configuration.ts';
import { arraysWithin, longestReadSelection, numbersOf, selectedLength } from '../selectedArrays.ts';
import type { Services } from '../services.ts';
import { inform } from '../target.ts';
import { pickComparison } from './compareWith.ts';

export async function inspectSelection(services: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const selections = editor?.selections.filter(({ isEmpty }) => !isEmpty) ?? [];
  if (!editor || selections.length === 0) {
    inform(message('Select an array, or any numbers, first.'));
    return;
  }
  const { document } = editor;
  const operands: Operand[] = [];
  for (const selection of selections) {
    const selected = await operandsOf(services, document, selection);
    if (!selected) return;
    operands.push(...selected);
    if (operands.length >= 2) break;
  }
  const [first, second] = operands;
  if (first && second) await showPair(services, document, first, second);
  else if (first?.typed) services.panel.show(inspectArray(first.array, [], { defaults: defaultOptions(document) }));
  else if (first) services.panel.show(services.arrays.inspect(document, first.array), document.uri);
}

/** The arrays of one selection; undefined where it has none, which the user reads. */
async function operandsOf(
  { arrays }: Services,
  document: vscode.TextDocument,
  selection: vscode.Selection,
): Promise<readonly Operand[] | undefined> {
  const within = await arraysWithin(arrays, document, selection);
  if (within.length > 0) return within;
  // Somebody who selects a part of an array means that part.
  if (selectedLength(document, selection) > longestReadSelection) {
    inform(message('No array stands in this selection, and it is too long to be read as numbers.'));
    return undefined;
  }
  const read = numbersOf(document, selection);
  if ('array' in read) return [read];
  inform(read);
  return undefined;
}

async function showPair(
  { arrays, panel }: Services,
  document: vscode.TextDocument,
  first: Operand,
  second: Operand,
): Promise<void> {
  const comparisons = comparisonsOf(first, second, arrays.contextOf(document));
  if (comparisons.length === 0) {
    inform(
      message('These two arrays cannot be compared: they need the same shape, or labels with one entry for each row.'),
    );
    return;
  }
  const picked = await pickComparison(comparisons, first, second);
  if (picked) panel.show(picked.inspect(), document.uri, true);
}
