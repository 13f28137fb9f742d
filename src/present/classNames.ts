/** What classes are called: by the name that somebody gave them, else by their place along the axis of the classes. */

import { message } from '../core/index.ts';
import { type Inspection, longestClassName } from '../inspect/index.ts';
import { arrangementOf } from './arrangement.ts';
import type { Wording } from './translate.ts';
import { visibleText } from './visible.ts';

/** "cat", or "3": where it is clear that a class is meant. */
export function classLabel(place: number, inspection: Inspection): string {
  return nameOf(place, inspection) ?? String(place);
}

/** "cat", or "class 3". */
export function className(place: number, inspection: Inspection, { translate }: Wording): string {
  return nameOf(place, inspection) ?? translate(message('class {0}', place));
}

/** Elements that nothing is shared among, as those of a logistic function, are no classes. */
function nameOf(place: number, { classNames, inputs }: Inspection): string | undefined {
  const name = inputs.x === undefined ? classNames?.[place] : undefined;
  return name === undefined ? undefined : visibleText(name, longestClassName);
}

/**
 * Where the classes of an array run in a grid of it, whose columns are its last axis: undefined where its numbers belong to
 * no classes, or where its rows are more than these.
 */
export function classesAlong(inspection: Inspection, array: number): 'columns' | 'rows' | undefined {
  const arrangement = arrangementOf(inspection);
  if (!arrangement || arrangement.result === 'expanded' || inspection.inputs.x !== undefined) return undefined;
  const { primary, layout } = arrangement;
  const { shape } = inspection.arrays[array].tensor;
  const isAlike = shape.length === primary.shape.length && shape[layout.axis] === layout.length;
  if (!isAlike || layout.length < 2) return undefined;
  if (layout.axis === shape.length - 1) return 'columns';
  return shape.length === 2 ? 'rows' : undefined;
}
