/** How the arrays of an inspection lie: which one is walked, along which axis, and what came out for its rows. */

import { type AxisLayout, alongAxis, sameShape, type Tensor, tensor } from '../core/index.ts';
import type { Inspection } from '../inspect/index.ts';
import type { QuantityDefinition } from '../quantities/index.ts';
import { quantityOf } from './quantity.ts';

/** How the arrays of an inspection lie: the input whose rows are walked, its rows, and what came out. */
export interface Arrangement {
  readonly definition: QuantityDefinition | undefined;
  readonly primary: Tensor;
  /** which array of the inspection that input is */
  readonly array: number;
  readonly layout: AxisLayout;
  /** one number an element, one a row, or a whole row for every element (one-hot rows of labels) */
  readonly result: 'element' | 'row' | 'expanded' | 'none';
  /** the result before its reduction */
  readonly entries: Tensor | undefined;
}

/** How the arrays lie, or undefined where there is nothing to lay out. */
export function arrangementOf(inspection: Inspection): Arrangement | undefined {
  const definition = quantityOf(inspection);
  const main = definition?.inputs.find(({ role }) => role !== 'labels' && inspection.inputs[role] !== undefined);
  const index = (main && inspection.inputs[main.role]) ?? inspection.inputs.labels ?? 0;
  const given = inspection.arrays[index]?.tensor;
  if (!given || given.data.length === 0) return undefined;
  const primary = given.shape.length === 0 ? tensor(given.data, [1]) : given;
  const layout = alongAxis(primary.shape, axisOf(inspection, primary.shape.length));
  const { outcome } = inspection;
  if (outcome.kind === 'problem')
    return { definition, primary, array: index, layout, result: 'none', entries: undefined };
  const entries = outcome.entries ?? outcome.value;
  return { definition, primary, array: index, layout, result: resultOf(entries, given, layout), entries };
}

/** The axis of the options where the array has it; a bad axis is the quantity's to complain about. */
function axisOf({ options }: Inspection, rank: number): number {
  const axis = options.axis ?? -1;
  return Number.isInteger(axis) && axis >= -rank && axis < rank ? axis : -1;
}

function resultOf(entries: Tensor, given: Tensor, layout: AxisLayout): Arrangement['result'] {
  if (sameShape(entries.shape, given.shape)) return 'element';
  if (entries.data.length === layout.rowCount) return 'row';
  return sameShape(entries.shape.slice(0, -1), given.shape) ? 'expanded' : 'none';
}

/** How many rows there are to pick from. */
export function rowCountOf({ result, layout, primary }: Arrangement): number {
  return result === 'expanded' ? primary.data.length : layout.rowCount;
}

/** The class that a row's label names: an index label, or undefined. */
export function targetOf(inspection: Inspection, arrangement: Arrangement, row: number): number | undefined {
  const labels = inspection.arrays[inspection.inputs.labels ?? -1]?.tensor;
  const { layout, definition, primary } = arrangement;
  const description = definition?.inputs.find(({ role }) => role === 'labels');
  if (!labels || description?.elements !== 'classIndex' || labels.data.length !== layout.rowCount) return undefined;
  if (labels === primary) return undefined;
  const target = labels.data[row];
  return Number.isInteger(target) && target >= 0 && target < layout.length ? target : undefined;
}
