/**
 * Arrays as items of a pick list: name, line, shape, what they are taken for, and the first numbers.
 */

import * as vscode from 'vscode';
import { message, showShape } from '../../core/index.ts';
import { isSamePosition, type NumericArray } from '../../finder/index.ts';
import { significantDigits } from '../configuration.ts';
import { translate } from '../language.ts';
import { withoutIcons } from '../plainText.ts';
import { firstNumbers } from '../results.ts';

export interface ArrayItem extends vscode.QuickPickItem {
  readonly array: NumericArray;
}

/** A list longer than this helps nobody; what is left out is said. */
export const mostListed = 500;

const previewedNumbers = 6;
const previewedDigits = 4;

/** The first numbers of an array as text. */
export function previewOf({ data }: Pick<NumericArray, 'data'>): string {
  return firstNumbers(data, previewedNumbers, Math.min(previewedDigits, significantDigits()));
}

/** The name of an array, or words for one that has none. */
export function nameOf({ name }: Pick<NumericArray, 'name'>): string {
  return name ?? translate(message('array without a name'));
}

/** Arrays as items of a pick list, each with a second line; a list that is cut says so in its last entry. */
export function arrayItems(
  arrays: readonly NumericArray[],
  detailOf: (array: NumericArray) => string = previewOf,
): readonly vscode.QuickPickItem[] {
  const items = arrays.slice(0, mostListed).map((array) => arrayItem(array, detailOf(array)));
  return arrays.length > mostListed ? [...items, cutNotice(arrays.length)] : items;
}

/** The arrays of a document that go with one of them, as items of a pick list, the nearest first. */
export function itemsToGoWith(
  asked: NumericArray,
  all: readonly NumericArray[],
  fits: (other: NumericArray) => boolean,
): readonly vscode.QuickPickItem[] {
  const away = (other: NumericArray) => Math.abs(other.start.line - asked.start.line);
  const isWhole = (other: NumericArray) => !other.ragged && !other.truncated;
  const fitting = all.filter((other) => !isSamePosition(other.start, asked.start) && isWhole(other) && fits(other));
  return arrayItems(fitting.sort((a, b) => away(a) - away(b)));
}

/** Whether an item of a pick list stands for an array. */
export function isArrayItem(item: vscode.QuickPickItem): item is ArrayItem {
  return 'array' in item;
}

function arrayItem(array: NumericArray, detail: string): ArrayItem {
  const shape = array.ragged || array.truncated ? translate(message('irregular')) : showShape(array.shape);
  return {
    label: withoutIcons(nameOf(array)),
    description: translate(message('line {0} · {1}', array.start.line + 1, shape)),
    detail: withoutIcons(detail),
    array,
  };
}

/** The last entry of a list that was cut. */
function cutNotice(total: number): vscode.QuickPickItem {
  return {
    label: translate(message('{0} more arrays are not listed.', total - mostListed)),
    kind: vscode.QuickPickItemKind.Separator,
  };
}
