/**
 * Gradient steps: the slopes of a loss by the logits of a row, as they stand in the gradient of the reduced result, and
 * the check that they add up to 0.
 */

import { compensatedSum, type Message, type Tensor } from '../../core/index.ts';
import type { Expression, Variable } from '../expression.ts';
import type { QuantityOptions, Step } from '../types.ts';
import { at, list, number, over, perBase, type Show, sum } from './notation.ts';
import { baseOf, type ReducedLoss } from './reducing.ts';
import { inReduction } from './reducingSteps.ts';
import { type ShownRow, step } from './rows.ts';
import { reasons, titles } from './words.ts';

/** What the gradient of a row is made of. */
export interface RowSlopes {
  /** the slope of the row's own loss by zᵢ·T, in nats */
  readonly slope: (show: Show) => Expression;
  readonly reason: Message;
  /** which entries to write out */
  readonly shown: readonly number[];
  /** whether the slopes of one row add up to 0: the gradient of a function that does not change when all logits move */
  readonly addsUpToZero: boolean;
}

/** The letter g for a row of the gradient; a slope of −0 is written as 0. */
export function slopesOf(row: ShownRow, gradient: Tensor): Variable {
  return row.own(
    'g',
    row.derived('g', gradient).value.data.map((slope) => slope + 0),
  );
}

/** The gradient of a row: in letters for the first one, with the numbers, and its sum. */
export function rowGradientSteps(
  row: ShownRow,
  g: Variable,
  loss: ReducedLoss,
  options: QuantityOptions,
  { slope, reason, shown, addsUpToZero }: RowSlopes,
): Step[] {
  const { temperature } = options;
  const share = (show: Show) => {
    const scaled = temperature === undefined ? slope(show) : over(slope(show), number(temperature));
    return inReduction(loss, row.row, perBase(baseOf(options), scaled));
  };
  const numbers = list('i', row.length, share('value'), shown);
  const steps = [
    ...(row.isFirst ? [step(row.id('slope'), titles.gradient, g, list('i', row.length, share('symbol')), reason)] : []),
    step(
      row.id('gradient'),
      row.isFirst ? titles.gradientNumbers : titles.gradient,
      g,
      numbers,
      row.isFirst ? reasons.substitute : reason,
    ),
  ];
  return addsUpToZero ? [...steps, ...sumSteps(row, g)] : steps;
}

/** Slopes that are small beside the labels they were made of are rounded; their sum then says nothing. */
const largestRemainder = 1e-13;

/** That the slopes add up to 0, with the largest of them among those written out. */
function sumSteps(row: ShownRow, g: Variable): Step[] {
  const slopes = g.value.data;
  const sizes = slopes.map(Math.abs);
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  const isZero = Math.abs(compensatedSum(slopes)) <= largestRemainder * largest;
  if (!Number.isFinite(largest) || !isZero) return [];
  const total = sum('i', row.length, at(g, 'i', 'value'), row.shown(sizes.indexOf(largest)));
  return [step(row.id('gradient-sum'), titles.gradientSum, total, number(0), reasons.slopesCancel)];
}
