/**
 * Compare With…: a second array, and what to compare the two by. Every comparison that fits is listed with its value, so
 * that the list itself is an answer.
 */

import * as vscode from 'vscode';
import { message, sameShape, showShape } from '../../core/index.ts';
import type { NumericArray } from '../../finder/index.ts';
import { type Comparison, comparisonsOf, type Operand } from '../../inspect/index.ts';
import { summarize } from '../../present/index.ts';
import { commands } from '../identifiers.ts';
import { translate } from '../language.ts';
import { withoutIcons } from '../plainText.ts';
import { mostNumbersInPassing, wording } from '../results.ts';
import type { Services } from '../services.ts';
import { findTarget, inform } from '../target.ts';
import { itemsToGoWith, nameOf } from './arrayItems.ts';
import { pickOrType } from './quantityInputs.ts';

export async function compareWith(services: Services, argument: unknown): Promise<void> {
  const target = await findTarget(services, commands.compareWith, argument);
  if (!target) return;
  const { document, array } = target;
  const first: Operand = { array, typed: false };
  const second = await pickSecond(services, document, array);
  if (!second) return;
  const comparisons = comparisonsOf(first, second, services.arrays.contextOf(document));
  if (comparisons.length === 0) {
    inform(
      message(
        'Shapes {0} and {1} do not go together: comparing takes equal shapes, or labels with one entry for each row.',
        showShape(array.shape),
        showShape(second.array.shape),
      ),
    );
    return;
  }
  const picked = await pickComparison(comparisons, first, second);
  if (picked) services.panel.show(picked.inspect(), document.uri, true);
}

/** Another array of the document, those that fit by their shape first, or typed numbers. */
async function pickSecond(
  { arrays }: Services,
  document: vscode.TextDocument,
  first: NumericArray,
): Promise<Operand | undefined> {
  const all = await arrays.all(document);
  if (!all) return undefined;
  const words = {
    title: translate(message('Compare “{0}” with', nameOf(first))),
    placeHolder: translate(message('Pick the array to compare with')),
  };
  const items = itemsToGoWith(first, all, (other) => fitsShape(first, other));
  return await pickOrType(items, words, translate(message('The numbers to compare with')));
}

function fitsShape({ shape: a }: NumericArray, { shape: b }: NumericArray): boolean {
  return sameShape(a, b) || sameShape(a.slice(0, -1), b) || sameShape(a, b.slice(0, -1));
}

/** Picks one of the comparisons; each shows its value. */
export async function pickComparison(
  comparisons: readonly Comparison[],
  first: Operand,
  second: Operand,
): Promise<Comparison | undefined> {
  const operands = [first, second] as const;
  const isSmall = operands.every(({ array }) => array.data.length <= mostNumbersInPassing);
  const items = comparisons.map((comparison) => {
    const roles = Object.entries(comparison.inputs).map(([role, index]) => {
      const description = comparison.quantity.inputs.find((input) => input.role === role);
      return translate(message('{0}: {1}', description?.symbol ?? role, nameOf(operands[index].array)));
    });
    return {
      label: translate(comparison.quantity.title),
      description: isSmall ? (summarize(comparison.inspect(), wording()).result ?? '') : '',
      detail: withoutIcons(roles.join(' · ')),
      comparison,
    };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: translate(message('Compare “{0}” with “{1}”', nameOf(first.array), nameOf(second.array))),
    placeHolder: translate(message('Pick what to compare them by')),
    matchOnDetail: true,
  });
  return picked?.comparison;
}
