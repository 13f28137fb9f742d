/**
 * Label steps: how smoothing and class weights turn the labels as given into those that count, and which of them do.
 */

import type { Expression, Variable } from '../expression.ts';
import type { QuantityOptions, Step } from '../types.ts';
import { at, list, minus, number, over, plus, times } from './notation.ts';
import { type ShownRow, step } from './rows.ts';
import { reasons, titles } from './words.ts';

/** y·(1 − s) + s/K. */
export function smoothedLabel(label: Expression, smoothing: number, classCount: number): Expression {
  return plus(times(label, minus(number(1), number(smoothing))), over(number(smoothing), number(classCount)));
}

/** Where smoothing or class weights change the labels y of a row: uₖ = wₖ·(yₖ·(1 − s) + s/K). */
export function labelSteps(row: ShownRow, y: Variable, u: Variable, options: QuantityOptions, target?: number): Step[] {
  const { labelSmoothing = 0, classWeights } = options;
  if (labelSmoothing === 0 && classWeights === undefined) return [];
  const label = at(y, 'k', 'value');
  const smoothed = labelSmoothing === 0 ? label : smoothedLabel(label, labelSmoothing, row.length);
  const weights =
    classWeights && row.own('w', 'data' in classWeights ? classWeights.data : Float64Array.from(classWeights));
  const body = weights ? times(at(weights, 'k', 'value'), smoothed) : smoothed;
  const right = list('k', row.length, body, row.shown(target));
  return weights
    ? [step(row.id('targets'), titles.targets, u, right, reasons.classWeights)]
    : [step(row.id('smoothing'), titles.smoothing, u, right, reasons.labelsSpread)];
}

/** The only class with a label other than 0, where that label is 1. */
export function onlyLabel(labels: Float64Array): number | undefined {
  const position = labels.findIndex((label) => label !== 0);
  if (labels[position] !== 1) return undefined;
  return labels.every((label, k) => k === position || label === 0) ? position : undefined;
}

/** A row of zeros with a single 1. */
export function oneHotRow(position: number, length: number): Float64Array {
  const row = new Float64Array(length);
  row[position] = 1;
  return row;
}
