/**
 * Categorical checks: second routes to a categorical loss, and its gradient with the check of its sum.
 */

import { compensatedSum } from '../../core/index.ts';
import type { Variable } from '../expression.ts';
import type { Step } from '../types.ts';
import type { CategoricalLoss } from './categorical.ts';
import { isIgnored, type LossRow } from './categoricalRow.ts';
import { conventionOf } from './conventions.ts';
import type { Question } from './define.ts';
import { apply, at, list, minus, negative, number, over, perBase, plus, sum, times, weigh } from './notation.ts';
import { baseOf, inReduction } from './reducing.ts';
import { step } from './rows.ts';
import type { SoftmaxRow } from './softmaxSteps.ts';
import { reasons, titles } from './words.ts';

/** A second route to the same number, where there is one. */
export function checkSteps(row: LossRow, computed: CategoricalLoss, base: number | 'e'): Step[] {
  const { loss, u, predictions, softmax, target } = row;
  const reachable = softmax === undefined || softmax.range === 'plain';
  if (!reachable || computed.prediction === 'logProbabilities') return [];
  const logP = apply('log', at(predictions, 'k'));
  if (target !== undefined) {
    const right = negative(sum('k', row.length, weigh(at(u, 'k'), logP)));
    const steps = isAllNumbers(predictions)
      ? [step(row.id('one-hot'), titles.check, loss, perBase(base, right), reasons.oneHot)]
      : [];
    return softmax && row.length === 2 && row.weight === 1
      ? [...steps, twoClassStep(row, softmax, target, base)]
      : steps;
  }
  const weights = u.value.data;
  const isDistribution = weights.every((weight) => weight >= 0) && Math.abs(compensatedSum(weights) - 1) < 1e-12;
  if (!isDistribution) return [];
  const entropy = negative(sum('k', row.length, weigh(at(u, 'k'), apply('log', at(u, 'k')))));
  const divergence = sum('k', row.length, minus(weigh(at(u, 'k'), apply('log', at(u, 'k'))), weigh(at(u, 'k'), logP)));
  const right = perBase(base, plus(entropy, divergence));
  return [step(row.id('entropy-plus-divergence'), titles.check, loss, right, reasons.entropyPlusDivergence)];
}

const isAllNumbers = (variable: Variable) => variable.value.data.every((value) => !Number.isNaN(value));

function twoClassStep(row: LossRow, softmax: SoftmaxRow, target: number, base: number | 'e'): Step {
  const { z, temperature } = softmax;
  const difference = minus(at(z, 1 - target, 'value'), at(z, target, 'value'));
  const scaled = temperature === 1 ? difference : over(difference, number(temperature));
  return step(
    row.id('two-classes'),
    titles.check,
    row.loss,
    perBase(base, apply('softplus', scaled)),
    reasons.twoClasses,
  );
}

/** The gradient of the result by this row's logits, and that it adds up to 0. */
export function gradientSteps(row: LossRow, computed: CategoricalLoss, { options }: Question): Step[] {
  const gradient = computed.gradients?.logits;
  if (gradient === undefined || row.softmax === undefined) return [];
  const g = row.derived('g', gradient);
  const shown = row.shown(row.target);
  if (isIgnored(row, computed)) {
    return [step(row.id('gradient'), titles.gradient, g, list('i', row.length, number(0), shown), reasons.ignored)];
  }
  const isTrue = conventionOf(options).gradientForm === 'true' || computed.indices !== undefined;
  const labelSum = isTrue ? compensatedSum(row.u.value.data) : 1;
  const p = at(row.predictions, 'i', 'value');
  const slope = minus(labelSum === 1 ? p : times(number(labelSum), p), at(row.u, 'i', 'value'));
  const scaled = options.temperature === undefined ? slope : over(slope, number(options.temperature));
  const right = list('i', row.length, inReduction(computed.loss, row.row, perBase(baseOf(options), scaled)), shown);
  const steps = [step(row.id('gradient'), titles.gradient, g, right, reasons.softmaxMinusLabels)];
  if (isTrue && g.value.data.every(Number.isFinite)) {
    const total = sum('i', row.length, at(g, 'i', 'value'), shown);
    steps.push(step(row.id('gradient-sum'), titles.gradientSum, total, number(0), reasons.logSoftmaxSum));
  }
  return steps;
}
