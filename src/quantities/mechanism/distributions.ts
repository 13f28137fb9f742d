/**
 * Distributions: p and q as a quantity counts with them, rescaled where the framework does so, and the steps that say it.
 */

import { requireBetween, rescaleRows, type Tensor } from '../../core/index.ts';
import type { Variable } from '../expression.ts';
import type { Inputs, QuantityOptions, Step } from '../types.ts';
import { axisOf, conventionOf } from './conventions.ts';
import type { Question } from './define.ts';
import { given } from './inputs.ts';
import { at, list, over, sum } from './notation.ts';
import { type ShownRow, step } from './rows.ts';
import { reasons, titles } from './words.ts';

type DistributionRole = 'p' | 'q';

/** The distributions in force. @throws InputError `domain` for a negative number that would be rescaled, `axis` */
export function distributions(roles: readonly DistributionRole[], inputs: Inputs, options: QuantityOptions): Tensor[] {
  return roles.map((role) => {
    const source = given(inputs, role);
    if (!conventionOf(options).rescales) return source;
    requireBetween(role, source, 0, Number.POSITIVE_INFINITY);
    return rescaleRows(source, axisOf(options));
  });
}

/** The letters of a row's distributions, and the steps that rescale them from the numbers as given. */
export function rescalingSteps(
  row: ShownRow,
  roles: readonly DistributionRole[],
  parts: Readonly<Record<string, Tensor>>,
  { inputs, options }: Question,
): { readonly letters: Variable[]; readonly steps: Step[] } {
  if (!conventionOf(options).rescales) {
    return { letters: roles.map((role) => row.input(role, given(inputs, role), role)), steps: [] };
  }
  const letters = roles.map((role) => row.derived(role, parts[role]));
  const steps = roles.map((role, position) => {
    const source = row.input(role === 'p' ? 'a' : 'b', given(inputs, role), role);
    const total = sum('j', row.length, at(source, 'j', 'value'), row.shown());
    const right = list('i', row.length, over(at(source, 'i', 'value'), total), row.shown());
    return step(row.id(`rescaling-${role}`), titles.rescaling, letters[position], right, reasons.rescaled);
  });
  return { letters, steps };
}
