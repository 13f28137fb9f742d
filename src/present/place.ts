/** A number of an input in words: which letter it is, in which row, of which class, and what it is. */

import { elementCount, message } from '../core/index.ts';
import type { Inspection } from '../inspect/index.ts';
import type { InputRole } from '../quantities/index.ts';
import { arrangementOf, rowCountOf } from './arrangement.ts';
import { className } from './classNames.ts';
import { formatNumber } from './numbers.ts';
import { quantityOf } from './quantity.ts';
import { arrayTitle } from './summary.ts';
import type { Wording } from './translate.ts';

/** "z, class 3: 0.1" or "z, row 1, class 3: 0.1"; undefined where the array has no such number. */
export function placeSentence(
  inspection: Inspection,
  array: number,
  index: number,
  wording: Wording,
): string | undefined {
  const value = inspection.arrays[array]?.tensor.data[index];
  if (value === undefined) return undefined;
  const { translate } = wording;
  const { row, position } = positionOf(inspection, array, index);
  const along = (place: number): string =>
    inspection.inputs.x === undefined ? className(place, inspection, wording) : translate(message('place {0}', place));
  const named = [
    symbolOf(inspection, array) ?? arrayTitle(inspection.arrays[array], array, wording),
    ...(row === undefined ? [] : [translate(message('row {0}', row))]),
    ...(position === undefined ? [] : [along(position)]),
  ].reduce((before, next) => translate(message('{0}, {1}', before, next)));
  return translate(message('{0}: {1}', named, formatNumber(value, wording)));
}

function symbolOf(inspection: Inspection, array: number): string | undefined {
  const role = (Object.entries(inspection.inputs) as [InputRole, number][]).find(([, played]) => played === array)?.[0];
  return quantityOf(inspection)?.inputs.find((input) => input.role === role)?.symbol;
}

/** The row of the picker, and the place along it; a label that names a class has a row only. */
function positionOf(inspection: Inspection, array: number, index: number) {
  const arrangement = arrangementOf(inspection);
  const count = elementCount(inspection.arrays[array].tensor.shape);
  if (!arrangement) return { row: undefined, position: index };
  const { layout, primary } = arrangement;
  const hasRows = rowCountOf(arrangement) > 1;
  if (count !== primary.data.length) return { row: count > 1 ? index : undefined, position: undefined };
  const block = layout.length * layout.stride;
  const row = Math.floor(index / block) * layout.stride + (index % layout.stride);
  const position = Math.floor((index % block) / layout.stride);
  return { row: hasRows ? row : undefined, position };
}
