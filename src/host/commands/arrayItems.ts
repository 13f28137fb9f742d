/**
 * Arrays as items of a pick list: name, line, shape, what they are taken for, and the first numbers.
 */

import * as vscode from 'vscode';
import { message, showShape } from '../../core/index.ts';
import type { NumericArray } from '../../finder/index.ts';
import { formatNumber } from '../../present/index.ts';
import { significantDigits } from '../configuration.ts';
import { translate } from '../language.ts';
import { withoutIcons } from '../plainText.ts';

export interface ArrayItem extends vscode.QuickPickItem {
  readonly array: NumericArray;
}

/** A list longer than this helps nobody; what is left out is said. */
export const mostListed = 500;

const previewedNumbers = 6;

/** The first numbers of an array as text. */
export function previewOf({ data }: Pick<NumericArray, 'data'>): string {
  const shown = Array.from(data.subarray(0, previewedNumbers), (value) =>
    formatNumber(value, { significantDigits: Math.min(4, significantDigits()) }),
  );
  return data.length > previewedNumbers ? `${shown.join(', ')}, …` : shown.join(', ');
}

/** The name of an array, or words for one that has none. */
export function nameOf({ name }: Pick<NumericArray, 'name'>): string {
  return name ?? translate(message('array without a name'));
}

/** An array as an item of a pick list; `detail` is its second line. */
export function arrayItem(array: NumericArray, detail: string): ArrayItem {
  const shape = array.ragged || array.truncated ? translate(message('irregular')) : showShape(array.shape);
  return {
    label: withoutIcons(nameOf(array)),
    description: translate(message('line {0} · {1}', array.start.line + 1, shape)),
    detail: withoutIcons(detail),
    array,
  };
}

/** The last entry of a list that was cut. */
export function cutNotice(total: number): vscode.QuickPickItem {
  return {
    label: translate(message('{0} more arrays are not listed.', total - mostListed)),
    kind: vscode.QuickPickItemKind.Separator,
  };
}
