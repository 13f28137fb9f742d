/**
 * Preparation steps: what a framework does to probabilities before it takes their logarithms, rescaling and clipping.
 */

import type { Tensor } from '../../core/index.ts';
import type { Expression, Variable } from '../expression.ts';
import type { Step } from '../types.ts';
import type { Stage } from './categorical.ts';
import { apply, at, list, minus, number, over, sum } from './notation.ts';
import { type ShownRow, step } from './rows.ts';
import { reasons, titles } from './words.ts';

/** max(ε, min(1 − ε, p)): a probability that is kept away from 0 and 1. */
export function clippedProbability(p: Expression, epsilon: number): Expression {
  return apply('max', number(epsilon), apply('min', minus(number(1), number(epsilon)), p));
}

/** Each stage as a list made from the one before; the first is made from `source`, the last one is p. */
export function stageSteps(row: ShownRow, source: Variable, stages: readonly Stage[]): Step[] {
  const names = ['b', 'c', 'd'];
  let before = source;
  return stages.map((stage, position) => {
    const isLast = position === stages.length - 1;
    const after = row.derived(isLast ? 'p' : names[position], stage.value);
    const made = stageStep(row, stage, before, after, row.id(`${stage.kind}${position + 1}`));
    before = after;
    return made;
  });
}

function stageStep(row: ShownRow, { range }: Stage, before: Variable, after: Variable, id: string): Step {
  const entry = at(before, 'i', 'value');
  if (range === undefined) {
    const right = over(entry, sum('j', row.length, at(before, 'j', 'value'), row.shown()));
    return step(id, titles.rescaling, after, list('i', row.length, right, row.shown()), reasons.rescaled);
  }
  const right = list('i', row.length, clippedProbability(entry, range[0]), row.shown());
  return step(id, titles.clipping, after, right, reasons.clipped);
}

/** Whether clipping moved any of these numbers. */
export function isMoved(before: Float64Array | Tensor, after: Float64Array | Tensor): boolean {
  const [a, b] = [before, after].map((side) => ('shape' in side ? side.data : side));
  return a.some((value, k) => value !== b[k]);
}
